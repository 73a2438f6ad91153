// Draws what is seen with vis-network: bodies, groups, cells, ties. Positions come from the scene.
const nodes = new vis.DataSet(), edges = new vis.DataSet();
const box = $("net");
let net = null;
const colours = () => (state.dark ? D.looks.dark : D.looks.light);

function lit() { // what stays bright when something is chosen; null: everything
  if (state.pair) return new Set([state.pair.row.one, state.pair.row.other]);
  if (!state.sel || !D.bodies[state.sel]) return null;
  const found = new Set([state.sel]);
  for (const tie of seen.ties) if (tie.a === state.sel || tie.b === state.sel) found.add(tie.a).add(tie.b);
  for (const { row } of overlayPairs()) if (row.one === state.sel || row.other === state.sel) found.add(row.one).add(row.other);
  return found;
}
// Labels were broken into lines for Arial. Where the reader's machine has a wider font instead, they
// are drawn as much smaller, so that they keep within their place.
const SAMPLE = "the quick brown fox jumps over the lazy dog", IN_ARIAL = 350.2;
const LABEL = Math.floor(180 * Math.min(1, IN_ARIAL / ruler(18).measureText(SAMPLE).width)) / 10;
function bodyItem(id, bright) {
  const body = D.bodies[id], c = colours(), [x, y] = place(id), dim = bright && !bright.has(id);
  const unknown = now.body[id] === "unknown", gone = now.body[id] === "no";
  const mark = (unknown ? " ?" : "") + (isUnverified(body) ? " *" : "") + (gone ? " †" : "");
  const fill = dim ? c.dim : D.looks.families[body.sector][1];
  const hub = isArrangement(id);
  return {
    id, x, y: hub ? y + 12 : y, label: D.labels[id] + mark, title: full(id), hidden: false,
    shape: hub ? "box" : D.looks.shapes[body.level] || "dot", size: id === state.sel ? 19 : 14,
    color: { background: hub ? c.lane : fill, border: dim ? c.dim : c.ink, highlight: { background: hub ? c.lane : fill, border: c.ink }, hover: { background: hub ? c.lane : fill, border: c.ink } },
    borderWidth: id === state.sel ? 4 : 1.6, borderWidthSelected: 4,
    shapeProperties: { borderDashes: unknown ? [3, 3] : gone ? [8, 4] : false, borderRadius: 10 },
    margin: 6, font: { color: dim ? c.dimink : c.ink, strokeWidth: hub ? 0 : 4, strokeColor: c.ground, size: LABEL, face: "Arial, Helvetica, sans-serif", vadjust: 0 },
  };
}
function groupItem({ group, members }) {
  const c = colours(), open = state.open === group.id;
  return {
    id: group.id, x: group.at[0], y: group.at[1] + 12, shape: "box", margin: 7, title: group.label + ": " + plural(members.length, "body", "bodies"),
    label: open ? "close\n" + members.length : "+ " + members.length + "\nmore", borderWidth: group.id === state.sel ? 4 : 1.6, borderWidthSelected: 4,
    color: { background: open ? c.ink : c.lane, border: c.soft, highlight: { background: open ? c.ink : c.lane, border: c.ink }, hover: { background: open ? c.ink : c.ground, border: c.ink } },
    shapeProperties: { borderDashes: [6, 4], borderRadius: 4 },
    font: { color: open ? c.ground : c.soft, size: LABEL, face: "Arial, Helvetica, sans-serif", strokeWidth: 0 },
  };
}
function cellItem([id, x, y, at]) {
  const row = D.answers.gaps.rows[at], [, light, dark, dashed] = D.looks.cells[row.class], c = colours();
  const fill = state.dark ? dark : light, count = row.holders.length;
  const label = row.class === "none" ? "nobody" : row.class === "unsure" ? "unsure" : row.class === "part" ? count + " in part" : count + (row.class === "one" ? " only" : "") + (row.class === "implicit" ? " implied" : row.class === "voluntary" ? " voluntary" : "");
  return {
    id, x, y, label, shape: "box", title: word("functions", row.function) + ", " + word("levels", row.where) + ": " + D.looks.cells[row.class][0],
    widthConstraint: { minimum: 150, maximum: 150 }, heightConstraint: { minimum: 14 }, margin: 3,
    color: { background: fill, border: dashed ? c.ink : c.line, highlight: { background: fill, border: c.ink }, hover: { background: fill, border: c.ink } },
    borderWidth: id === state.sel ? 4 : dashed ? 2 : 1, borderWidthSelected: 4, shapeProperties: { borderDashes: dashed ? [4, 3] : false, borderRadius: 2 },
    font: { color: c.ink, size: 16, face: "Arial, Helvetica, sans-serif", strokeWidth: 0 },
  };
}
function edgeItem(id, from, to, look, bright, title, weak) {
  const c = colours(), on = !bright || (bright.has(from) && bright.has(to) && (!state.sel || from === state.sel || to === state.sel || state.pair));
  const colour = on ? (state.dark ? look.dark : look.light) : c.dim;
  return {
    id, from, to, title, width: on ? look.width : 1, dashes: weak ? [1, 4] : look.dashes.length ? look.dashes : false,
    arrows: { to: { enabled: look.arrow } }, color: { color: colour, highlight: colour, hover: colour, opacity: 1 },
    smooth: seen.ties.length > 600 ? false : { enabled: true, type: "curvedCW", roundness: 0.1 },
  };
}
function items() {
  const bright = lit();
  const people = [...seen.bodies].map((id) => bodyItem(id, bright));
  const lines = seen.ties.map((tie) => edgeItem("tie-" + tie.at, tie.a, tie.b, D.looks.links[tie.family], bright,
    short(tie.a) + " " + word("links", tie.kind) + " " + short(tie.b), now.tie[tie.at] === "unknown" || isUnverified(tie)));
  const pairs = overlayPairs().map((pair) => edgeItem(pair.id, pair.row.one, pair.row.other, D.looks.links[pair.overlay],
    state.pair ? new Set(state.pair.id === pair.id ? [pair.row.one, pair.row.other] : []) : bright, short(pair.row.one) + " and " + short(pair.row.other) + ": " + D.looks.links[pair.overlay].label, false));
  for (const [group, hub] of hubsOfGroups()) lines.push({ ...edgeItem("of-" + group, group, hub, D.looks.links[viewOf(state.view).links[0] || "membership"], bright, "", false), dashes: [2, 3] });
  return [[...people, ...seen.groups.map(groupItem), ...scene.cells.map(cellItem)], [...lines, ...pairs]];
}
function hubsOfGroups() { // a group that stands for the further members of one hub is tied to it
  return seen.groups.map(({ group }) => [group.id, group.id.slice(7)]).filter(([, hub]) => seen.bodies.has(hub));
}
function put(set, wanted) {
  const keep = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(wanted);
}
function paint() {
  const [people, lines] = items();
  edges.remove(edges.getIds().filter((id) => !lines.some((line) => line.id === id)));
  put(nodes, people);
  put(edges, lines);
  box.classList.toggle("tall", isMatrix());
  box.style.background = colours().ground;
  if (net) { if (state.sel && nodes.get(state.sel)) net.selectNodes([state.sel], false); else net.unselectAll(); }
}
after.update.push(paint);
function startDrawing() {
  net = new vis.Network(box, { nodes, edges }, D.options);
  const inner = box.querySelector(".vis-network"), canvas = box.querySelector("canvas");
  if (inner) inner.tabIndex = -1;
  if (canvas) canvas.setAttribute("aria-hidden", "true");
  net.on("beforeDrawing", (context) => drawFrame(context));
  net.on("afterDrawing", (context) => drawRings(context));
  net.on("click", (at) => {
    if (at.nodes.length) choose(at.nodes[0]);
    else if (at.edges.length) chooseEdge(at.edges[0]);
    else clearChoice();
  });
}
