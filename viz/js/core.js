// The data, the state and the small tools that every ability shares. No ability lives here.
const D = JSON.parse(document.getElementById("data").textContent);
function unpack({ columns, words, count }) { // the opposite of `packed` in facts.py
  const rows = Array.from({ length: count }, () => ({}));
  for (const [name, values] of Object.entries(columns)) {
    const coded = Object.hasOwn(words, name) ? words[name] : null;
    values.forEach((value, at) => { const real = coded ? coded[value] : value; if (real !== null) rows[at][name] = real; });
  }
  return rows;
}
const byId = (rows) => Object.fromEntries(rows.map((row) => [row.id, row]));
D.bodies = byId(unpack(D.bodies));
D.sources = byId(unpack(D.sources));
for (const view of D.views) for (const one of view.scenes) for (const group of one.groups) {
  const [x, y, across, right, down] = group.grid;
  group.members = Object.fromEntries(group.members.map((id, at) => [id, [x + (at % across) * right, y + Math.floor(at / across) * down]]));
}
// What an address or a cell names is looked up in these: only their own names may be found.
[D.bodies, D.sources, D.words.links, D.looks.families, ...D.views.flatMap((view) => view.scenes.flatMap((one) => [one.nodes, ...one.groups.map((group) => group.members)]))]
  .forEach((table) => Object.setPrototypeOf(table, null));
for (const one of Object.values(D.answers)) one.rows = unpack(one.rows);
D.ties = unpack(D.ties);
D.roles = unpack(D.roles);
const $ = (id) => document.getElementById(id);

// What the reader has chosen. `ticked` holds the filters; nothing ticked means everything.
const state = {
  view: "", scene: "", sel: "", day: D.day, ticked: {}, links: new Set(), overlays: new Set(),
  open: "", focus: "", depth: 1, from: "", to: "", pair: null, dark: false,
};

// Functions that run when the picture has changed, in the order of the files.
const after = { update: [], select: [], view: [] };
const tell = (what) => after[what].forEach((run) => run());

function el(tag, text, more) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(more || {})) {
    if (key === "class") made.className = value;
    else if (key === "on") made.addEventListener("click", value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  return made;
}
const button = (text, run, more) => el("button", text, { type: "button", on: run, ...more });
const plural = (n, one, many) => n.toLocaleString("en-GB") + " " + (n === 1 ? one : many || one + "s");
let saying = 0;
function say(text) { // a live region is read out when its text changes, even to the same words
  $("say").textContent = text + (saying++ % 2 ? "\u00a0" : "");
}

const ids = Object.keys(D.bodies);
const near = new Map(ids.map((id) => [id, []]));
D.ties.forEach((tie, at) => { tie.at = at; near.get(tie.a).push(tie); near.get(tie.b).push(tie); });
const rolesOf = new Map(ids.map((id) => [id, []]));
D.roles.forEach((role) => rolesOf.get(role.holder).push(role));
