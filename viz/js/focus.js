// One body and its neighbourhood, laid out anew: rings become rows by distance, packed by sector.
const ROOM = 60;
const STEP_X = 132, STEP_Y = 94;
function rowsScene(rows, title, left) { // rows of bodies, each folded to a width that fits the picture
  const nodes_ = Object.create(null), stripes = [], total = rows.reduce((n, row) => n + row[1].length, 0);
  const most = Math.max(5, Math.min(12, Math.ceil(Math.sqrt(total * 1.7))));
  let y = 0;
  for (const [label, list] of rows) {
    const top = y, folds = Math.ceil(list.length / most), each = Math.ceil(list.length / folds);
    for (let fold = 0; fold < folds; fold++) {
      const part = list.slice(fold * each, (fold + 1) * each), indent = (most - part.length) / 2;
      part.forEach((id, at) => { nodes_[id] = [(indent + at + 0.5) * STEP_X, y + 26]; });
      y += STEP_Y;
    }
    stripes.push([label, top, y - top]);
    y += 20;
  }
  return { ...EMPTY, id: "made", title, nodes: nodes_, frame: { w: most * STEP_X, h: y - 20, rows: stripes, cols: [] }, left };
}
function around(id, depth) {
  const found = new Map([[id, 0]]);
  let edge = [id];
  for (let step = 1; step <= depth; step++) {
    const next = [];
    for (const one of edge) for (const tie of near.get(one)) {
      const other = tie.a === one ? tie.b : tie.a;
      if (now.tie[tie.at] === "no" || found.has(other)) continue;
      found.set(other, step);
      next.push(other);
    }
    edge = next;
  }
  return found;
}
const sectorOrder = Object.keys(D.looks.families);
makers.body = () => {
  setNow();
  if (!D.bodies[state.focus]) return EMPTY;
  const found = around(state.focus, state.depth);
  const weight = (id) => near.get(id).length + rolesOf.get(id).length;
  const kept = [...found.keys()].sort((a, b) => found.get(a) - found.get(b) || weight(b) - weight(a) || (a < b ? -1 : 1)).slice(0, ROOM);
  const rows = [["", [state.focus]]];
  for (let step = 1; step <= state.depth; step++) {
    const list = kept.filter((id) => found.get(id) === step)
      .sort((a, b) => isArrangement(a) - isArrangement(b) || sectorOrder.indexOf(D.bodies[a].sector) - sectorOrder.indexOf(D.bodies[b].sector) || (a < b ? -1 : 1));
    if (list.length) rows.push([step === 1 ? "Linked directly" : step + " steps away", list]);
  }
  const left = found.size > kept.length ? [plural(found.size - kept.length, "body", "bodies") + " within " + state.depth + " steps left out: those with the fewest roles and links."] : [];
  if (state.depth > 1) left.push("Links between two bodies that are both two or more steps away.");
  return { ...rowsScene(rows, full(state.focus), left), rings: found };
};
function focusOn(id, depth) {
  state.focus = id; state.depth = depth;
  openView("body");
  choose(id);
  box.focus();
}
$("depth").addEventListener("change", () => { state.depth = +$("depth").value; openView("body", { keep: true }); choose(state.focus); });
after.view.push(() => { $("depthbox").hidden = state.view !== "body"; $("depth").value = String(state.depth); });
