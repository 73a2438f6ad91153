// The state in the address, so that a link reproduces the view. What an address says is checked.
let writing = false, read = "";
function toHash() {
  const found = new URLSearchParams();
  found.set("view", state.view);
  if (state.scene && state.scene !== "made" && viewOf(state.view).scenes[0] && viewOf(state.view).scenes[0].id !== state.scene) found.set("scene", state.scene);
  if (state.view === "body") { found.set("focus", state.focus); found.set("depth", String(state.depth)); }
  if (state.view === "path") { found.set("from", state.from); found.set("to", state.to); }
  if (state.day !== D.day) found.set("day", state.day);
  if (state.sel) found.set("sel", state.sel);
  if (state.pair) found.set("pair", state.pair.id);
  if (state.open) found.set("open", state.open);
  for (const facet of FACETS) {
    const set = [...state.ticked[facet.id]].sort().join(",");
    const usual = facet.id === "status" ? (state.view === "changes" ? "" : "unknown,yes") : "";
    if (set !== usual) found.set(facet.id, set);
  }
  const view = viewOf(state.view), usual = usualLinks();
  if ([...usual].sort().join() !== [...state.links].sort().join()) found.set("links", [...state.links].sort().join(","));
  if ([...view.overlays].sort().join() !== [...state.overlays].sort().join()) found.set("overlays", [...state.overlays].sort().join(","));
  return "#" + found.toString().replace(/%2C/g, ",");
}
function writeHash() {
  if (!writing) return;
  const hash = toHash();
  if (hash !== location.hash) history.replaceState(null, "", hash);
  read = hash;
}
const knows = (facet, value) => ids.some((id) => valuesOf(facet, id).includes(value));
function readHash() {
  const given = new URLSearchParams(location.hash.slice(1)), has = (name) => given.get(name) || "";
  if (!given.size) return false;
  writing = false;
  setNow();
  const day = has("day");
  state.day = /^\d{4}-\d\d-\d\d$/.test(day) ? day : D.day;
  if (D.bodies[has("focus")]) state.focus = has("focus");
  if (["1", "2", "3"].includes(has("depth"))) state.depth = +has("depth");
  if (D.bodies[has("from")] && D.bodies[has("to")]) { state.from = has("from"); state.to = has("to"); }
  const view = viewOf(has("view")) && !(has("view") === "body" && !state.focus) && !(has("view") === "path" && !state.from) ? has("view") : "overview";
  state.view = view;
  clearFilters();
  for (const facet of FACETS) if (given.has(facet.id)) state.ticked[facet.id] = new Set(has(facet.id).split(",").filter((one) => /^[a-z0-9-]+$/.test(one) && knows(facet, one)));
  state.scene = has("scene");
  pickScene();
  enterLinks();
  if (given.has("links")) state.links = new Set(has("links").split(",").filter((kind) => D.words.links[kind]));
  if (given.has("overlays")) state.overlays = new Set(has("overlays").split(",").filter((one) => OVERLAYS.some((known) => known[0] === one)));
  openView(view, { scene: has("scene"), keep: true });
  if (scene.groups.some((group) => group.id === has("open"))) { state.open = has("open"); update(); fit(bandBounds()); }
  const pair = overlayPairs().find((one) => one.id === has("pair"));
  if (pair) { state.pair = pair; paint(); tell("select"); }
  else if (has("sel") && place(has("sel"))) { state.sel = has("sel"); paint(); tell("select"); }
  writing = true;
  return true;
}
after.update.push(writeHash);
after.select.push(writeHash);
after.view.push(writeHash);
addEventListener("hashchange", () => { if (location.hash !== read) readHash(); });
