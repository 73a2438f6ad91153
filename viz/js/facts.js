// Pieces of the details: links, roles, citations. Each returns elements whose words are text nodes.
let cited = new Map();
const startCiting = () => { cited = new Map(); };
function cite(list) {
  const marks = (list || []).map((name) => {
    if (!cited.has(name)) cited.set(name, cited.size + 1);
    return cited.get(name);
  });
  return el("span", marks.length ? " [" + marks.join(", ") + "]" : " [no source]", { class: "cite" });
}
function linkTo(address, text) { // only web addresses become links, whatever the data says
  let url = null;
  try { url = new URL(address); } catch (_) { url = null; }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return el("span", text);
  const made = el("a", text, { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" });
  made.append(el("span", " (opens in a new tab)", { class: "vh" }));
  return made;
}
function sourceList() {
  const list = el("ol", null, { class: "sources" });
  for (const name of cited.keys()) {
    const source = D.sources[name], item = el("li");
    if (!source) { item.append("Source not in the data"); list.append(item); continue; }
    item.append(linkTo(source.url, source.title || source.url || source.publisher));
    item.append(el("span", ". " + source.publisher + (source.published ? ", " + date(source.published) : "") + (source.accessed ? ". Looked up " + date(source.accessed) : "") + (source.seen ? "" : ". Page not read by us")));
    list.append(item);
  }
  return list;
}
function go(id, name) { return button(name || short(id), () => goTo(id, { focus: true }), { class: "go", "data-go": id, title: D.bodies[id].name }); }
function marks(record, state_) { // dates, whether it holds, what is in doubt
  const found = [];
  if (record.since || record.until) found.push(life(record.since, record.until));
  if (state_ === "unknown") found.push("not sure on " + date(state.day));
  if (state_ === "no") found.push("not on " + date(state.day));
  if (record.status && record.status !== "in-force") found.push(term("status", record.status));
  found.push(...doubts(record));
  const made = el("span", found.length ? " (" + found.join("; ") + ")" : "", { class: "marks" });
  return made;
}
function roleItem(role) {
  const item = el("li");
  item.append(el("strong", word("functions", role.function), { title: meaning("functions", role.function) }));
  const where = words(role.settings).concat(words(role.topics)).filter((one) => one !== "all")
    .map((one) => (D.words.settings[one] ? word("settings", one) : word("topics", one)));
  if (role.objects) where.push("acts on " + role.objects.map((one) => term("object", one).toLowerCase()).join(", "));
  item.append(": " + [term("mode", role.mode), term("basis", role.basis), role.explicit ? "safety named" : "safety implied", ...where].join(", "));
  item.append(marks(role, now.role.get(role)));
  if (role.legal_basis) item.append(el("span", ". " + role.legal_basis + (role.locator ? ", " + role.locator : "")));
  item.append(cite(role.sources));
  if (role.note) item.append(el("p", role.note, { class: "note" }));
  return item;
}
function tieItem(tie, id) {
  const out = tie.a === id, item = el("li"), other = out ? tie.b : tie.a;
  const label = tie.kind === "member" && tie.capacity && out ? "is " + term("capacity", tie.capacity).toLowerCase() + " of" : out ? word("links", tie.kind) : D.words.links[tie.kind].inverse;
  item.append(label + " ", go(other), marks(tie, now.tie[tie.at]), cite(tie.sources));
  if (tie.note) item.append(el("p", tie.note, { class: "note" }));
  return item;
}
const needText = (need) => need.split(">").map((one) => word("functions", one)).join(" needs ");
function searchedText(row) {
  const what = row.where ? (row.holders.length ? "Further holders" : "Holders") : "Ties";
  return what + (row.searched ? " were searched for, and none found." : " have not been searched for yet.");
}
function pairText(row) {
  const shared = row.shared.map((one) => word("functions", one));
  const needs = (row.dependent || []).map(needText);
  return [shared.length ? "Both do: " + shared.join(", ") : "", needs.length ? "Needs: " + needs.join("; ") : ""].filter(Boolean).join(". ");
}
