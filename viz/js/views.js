// Switching between views and their pictures, the honest count, and what was left out.
const usualLinks = () => new Set(scene.links && scene.links.length ? scene.links : D.ties.filter((tie) => viewOf(state.view).links.includes(tie.family)).map((tie) => tie.kind));
function enterLinks() { // each view starts with the links that answer its question
  const view = viewOf(state.view);
  state.links = usualLinks();
  state.overlays = new Set(view.overlays);
}
function openView(id, more) {
  const wanted = { scene: "", keep: false, ...more };
  state.view = viewOf(id) ? id : "overview";
  state.scene = wanted.scene; state.open = ""; state.sel = ""; state.pair = null;
  const status = state.ticked.status;
  pickScene();
  if (!wanted.keep) { enterLinks(); if (state.view === "changes") status.clear(); else if (!status.size) { status.add("yes").add("unknown"); } }
  update(); tell("view"); tell("select"); fit();
}
const tabs = new Map(D.views.map((view) => {
  const made = button(view.title, () => { if (view.id === "body" && !state.focus) state.focus = ids.reduce((a, b) => (near.get(b).length > near.get(a).length ? b : a)); openView(view.id); say(view.title + ". " + view.question + " " + $("count").textContent); }, { "data-view": view.id });
  $("views").append(made);
  return [view.id, made];
}));
function drawChooser() {
  const view = viewOf(state.view), many = view.scenes.length > 1;
  $("chooser").hidden = !many;
  if (!many) return;
  $("choosertitle").textContent = view.choose;
  $("scene").replaceChildren(...view.scenes.map((one) => {
    const option = el("option", one.title + (view.id === "function" ? " (" + (Object.keys(one.nodes).length + one.groups.reduce((n, g) => n + Object.keys(g.members).length, 0)) + ")" : ""), { value: one.id });
    option.selected = one.id === state.scene;
    return option;
  }));
}
$("scene").addEventListener("change", () => { state.scene = $("scene").value; state.open = ""; state.sel = ""; state.pair = null; pickScene(); enterLinks(); update(); tell("select"); fit(); say($("count").textContent); });
after.view.push(() => {
  tabs.forEach((made, id) => { if (id === state.view) made.setAttribute("aria-current", "true"); else made.removeAttribute("aria-current"); });
  $("question").textContent = viewOf(state.view).question + (makers[state.view] && scene.title ? " " + scene.title : "");
  drawChooser();
});
function leftOut() {
  const found = [...scene.left], all = new Set(everyone());
  const others = ids.filter((id) => !all.has(id) && now.body[id] !== "no").length;
  if (others) found.push(plural(others, "other body", "other bodies") + " of that day not in this view: they are not part of its question or have no place in the picture.");
  if (seen.filtered) found.push(plural(seen.filtered, "body", "bodies") + " taken out by the filters.");
  if (seen.gone) found.push(plural(seen.gone, "body", "bodies") + " that do not exist on " + date(state.day) + ".");
  if (seen.unlinked) found.push(plural(seen.unlinked, "link") + " between the bodies shown not drawn: tick the kind under Links.");
  for (const name of ["missing", "overlaps"]) {
    if (!scene.pairs[name]) continue;
    const then = name === "missing" ? "by how much the work of the two needs each other; what a third body mediates comes last" : "what the law lays on one of the two";
    found.push("First what was searched for, then " + then + "; " + D.answers[name].all + " pairs found in all.");
  }
  return found;
}
after.update.push(() => {
  const inside = seen.groups.reduce((n, { group, members }) => n + (group.id === state.open ? 0 : members.length), 0);
  const present = ids.filter((id) => now.body[id] !== "no").length;
  const text = isMatrix() ? plural(scene.cells.length, "expected cell") + ", " + scene.cells.filter((cell) => ["none", "unsure"].includes(D.answers.gaps.rows[cell[3]].class)).length + " with nobody for certain, " + scene.cells.filter((cell) => D.answers.gaps.rows[cell[3]].class === "part").length + " held in part"
    : "Showing " + seen.bodies.size + " of " + plural(present, "body", "bodies") + (inside ? " (" + inside + " more in groups)" : "") + ", " + plural(seen.ties.length, "link") + (overlayPairs().length ? ", " + plural(overlayPairs().length, "computed pair") : "");
  $("count").textContent = text + " on " + date(state.day);
  const list = leftOut();
  $("left").replaceChildren(...list.map((line) => el("li", line)));
  $("leftcount").textContent = list.length ? "What is left out, and why (" + list.length + ")" : "Nothing is left out";
});
