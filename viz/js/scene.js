// Which picture is shown and what of it: bodies, groups, cells and ties. Nothing is drawn here.
const viewOf = (id) => D.views.find((view) => view.id === id);
const EMPTY = { id: "", title: "", nodes: {}, groups: [], cells: [], frame: { w: 0, h: 0, rows: [], cols: [] }, pairs: {}, left: [] };
let scene = EMPTY;
const makers = {}; // views whose pictures are made here because they depend on what the reader chose

// What is shown of the scene after filters: recomputed by see().
const seen = { bodies: new Set(), groups: [], ties: [], filtered: 0, gone: 0, unlinked: 0 };

function pickScene() {
  const view = viewOf(state.view);
  scene = makers[state.view] ? makers[state.view]() : view.scenes.find((one) => one.id === state.scene) || view.scenes[0] || EMPTY;
  state.scene = scene.id;
}
function place(id) {
  if (scene.nodes[id]) return scene.nodes[id];
  const group = scene.groups.find((one) => one.id === id || one.members[id]);
  if (group) return group.id === id ? group.at : group.id === state.open ? group.members[id] : null;
  const cell = scene.cells.find((one) => one[0] === id);
  return cell ? [cell[1], cell[2]] : null;
}
const groupOf = (id) => scene.groups.find((group) => group.members[id]);
function everyone() { // all bodies of the scene, gathered ones too
  return [...Object.keys(scene.nodes), ...scene.groups.flatMap((group) => Object.keys(group.members))];
}
function see() {
  setNow();
  seen.bodies = new Set(); seen.groups = []; seen.filtered = 0; seen.gone = 0;
  const pass = passes();
  const keep = (id) => {
    if (pass(id)) return true;
    if (now.body[id] === "no") seen.gone++; else seen.filtered++;
    return false;
  };
  for (const id of Object.keys(scene.nodes)) if (keep(id)) seen.bodies.add(id);
  for (const group of scene.groups) {
    const members = Object.keys(group.members).filter(keep);
    if (!members.length) continue;
    seen.groups.push({ group, members });
    if (group.id === state.open) members.forEach((id) => seen.bodies.add(id));
  }
  const tieDay = (tie) => now.tie[tie.at] !== "no" || (state.view === "changes" && tie.family === "succession");
  // Far from the body in focus only the ways that lead to it are drawn, not what lies across.
  const across = (tie) => scene.rings && scene.rings.get(tie.a) > 1 && scene.rings.get(tie.a) === scene.rings.get(tie.b);
  const both = D.ties.filter((tie) => seen.bodies.has(tie.a) && seen.bodies.has(tie.b) && tie.a !== tie.b && tieDay(tie) && !across(tie));
  seen.ties = both.filter((tie) => state.links.has(tie.kind) && tiePasses(tie));
  seen.unlinked = both.length - seen.ties.length;
}
function update() {
  see();
  tell("update");
}
