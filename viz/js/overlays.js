// Answers laid over any view: missing coordination, overlaps, single points of failure.
const TOP = 15;
const OVERLAYS = [["missing", "Missing coordination", "missing"], ["overlap", "Overlaps that nobody coordinates", "overlaps"],
  ["single", "Single points of failure", "gaps"]];
function pairsOf(overlay) {
  const answer = overlay === "missing" ? "missing" : "overlaps";
  const most = scene.pairs[answer] || TOP;
  return D.answers[answer].rows.slice(0, most)
    .map((row, rank) => ({ id: overlay + "-" + rank, overlay, row, rank }))
    .filter(({ row }) => seen.bodies.has(row.one) && seen.bodies.has(row.other));
}
// Answers are computed for the day of the file; on another day they would be wrong, so they rest.
const asleep = () => state.day !== D.day;
function overlayPairs() {
  if (asleep()) return [];
  return ["missing", "overlap"].filter((one) => state.overlays.has(one)).flatMap(pairsOf);
}
const SINGLE = new Map();
for (const row of D.answers.gaps.rows) {
  if (row.class !== "one") continue;
  row.holders.forEach((id) => SINGLE.set(id, [...(SINGLE.get(id) || []), row]));
}
const isSingle = (id) => state.overlays.has("single") && !asleep() && SINGLE.has(id);
function drawOverlays() {
  $("overlays").replaceChildren(...OVERLAYS.map(([id, label]) => {
    const count = id === "single" ? [...seen.bodies].filter((one) => SINGLE.has(one)).length : pairsOf(id).length;
    const look = id === "single" ? null : lineSwatch(D.looks.links[id]);
    return tick("overlay:" + id, state.overlays.has(id), look || el("span", "◎", { class: "ring", "aria-hidden": "true" }), label, count, (on) => {
      if (on) state.overlays.add(id); else state.overlays.delete(id);
      update(); refocus("overlay:" + id);
    });
  }));
  $("overlays").append(el("p", asleep() ? "Computed for " + date(D.day) + ", not for the day shown, so not drawn."
    : "Computed for " + date(D.day) + ". The strongest pairs among the bodies shown.", { class: "hint" }));
}
after.update.push(drawOverlays);
