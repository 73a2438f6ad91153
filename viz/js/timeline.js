// The day that is shown: a slider over years with step buttons; unknown dates are drawn dotted.
const first = D.events.reduce((year, event) => Math.min(year, +event.date.slice(0, 4)), +D.day.slice(0, 4) - 10);
const days = [];
for (let year = Math.max(1990, first); year <= +D.day.slice(0, 4) + 2; year++) days.push(year + "-01-01");
if (!days.includes(D.day)) days.push(D.day);
days.sort();
const slider = $("day");
slider.max = String(days.length - 1);
function setDay(day) {
  state.day = day;
  if (makers[state.view]) pickScene();
  update();
  drawDay();
}
function drawDay() {
  const at = days.findIndex((day) => day >= state.day);
  slider.value = String(at < 0 ? days.length - 1 : at);
  $("dayshown").textContent = date(state.day) + (state.day === D.day ? " (day of this map)" : "");
  slider.setAttribute("aria-valuetext", date(state.day));
}
let waiting = 0;
slider.addEventListener("input", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => setDay(days[+slider.value])); });
const step = (by) => { const at = Math.min(days.length - 1, Math.max(0, +slider.value + by)); setDay(days[at]); say($("count").textContent); };
$("earlier").addEventListener("click", () => step(-1));
$("later").addEventListener("click", () => step(1));
$("today").addEventListener("click", () => { setDay(D.day); say($("count").textContent); });
after.view.push(drawDay);
