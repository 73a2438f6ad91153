// The tour: captions that tell the story of the day, one view after another.
let stop_ = -1;
function tourStop(at) {
  stop_ = at;
  const stop = D.tour[at];
  $("tour").hidden = !stop;
  $("tourstart").setAttribute("aria-expanded", String(Boolean(stop)));
  if (!stop) { $("tourstart").focus(); return; }
  if (state.day !== D.day) setDay(D.day);
  clearFilters();
  openView(stop.view, { scene: stop.scene || "" });
  $("tourtitle").textContent = at + 1 + " of " + D.tour.length + ": " + stop.title;
  $("tourtext").textContent = stop.text;
  $("tourback").disabled = at === 0;
  $("tournext").textContent = at === D.tour.length - 1 ? "End" : "Next";
  $("tour").focus();
}
$("tourstart").addEventListener("click", () => tourStop(0));
$("tourback").addEventListener("click", () => tourStop(stop_ - 1));
$("tournext").addEventListener("click", () => tourStop(stop_ + 1));
$("tourend").addEventListener("click", () => tourStop(-1));
$("tour").addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight" && stop_ < D.tour.length - 1) tourStop(stop_ + 1);
  else if (event.key === "ArrowLeft" && stop_ > 0) tourStop(stop_ - 1);
  else if (event.key === "Escape") tourStop(-1);
});
if (!D.tour.length) $("tourstart").hidden = true;
