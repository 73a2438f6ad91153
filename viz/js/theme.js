// Light and dark: as the system asks, until the reader chooses.
function setTheme(dark) {
  state.dark = dark;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(dark));
  if (net) { update(); net.redraw(); }
}
$("theme").addEventListener("click", () => setTheme(!state.dark));
const asked = matchMedia("(prefers-color-scheme: dark)");
asked.addEventListener("change", () => setTheme(asked.matches));
