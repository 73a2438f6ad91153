// Moving through the picture by keys: arrows go to the nearest thing in that direction.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const stops = () => [...seen.bodies, ...seen.groups.map((one) => one.group.id), ...scene.cells.map((cell) => cell[0])];
function neighbour(from, way) {
  const [x, y] = place(from);
  let best = null, least = Infinity;
  for (const id of stops()) {
    if (id === from) continue;
    const spot = place(id), along = (spot[0] - x) * way[0] + (spot[1] - y) * way[1], aside = Math.abs((spot[0] - x) * way[1]) + Math.abs((spot[1] - y) * way[0]);
    if (along < 4 || aside > along * 2.5) continue;
    if (along + 2 * aside < least) { least = along + 2 * aside; best = id; }
  }
  return best;
}
box.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (way) {
    event.preventDefault();
    const from = state.sel && place(state.sel) ? state.sel : null;
    const to = from ? neighbour(from, way) : stops().sort((a, b) => place(a)[1] - place(b)[1] || place(a)[0] - place(b)[0])[0];
    if (!to) return;
    if (scene.groups.some((group) => group.id === to)) { // walking over a group does not open it
      state.sel = to; state.pair = null;
      paint(); tell("select");
      say(scene.groups.find((group) => group.id === to).label + ", group; Enter opens it");
    } else choose(to);
    centre(to);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (scene.groups.some((group) => group.id === state.sel)) choose(state.sel);
    else if (!$("panel").hidden) $("panel").focus();
  } else if (event.key === "Escape") clearChoice();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
});
