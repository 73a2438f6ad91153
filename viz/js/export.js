// Taking the picture and the rows away: SVG, PNG of at least 3,000 pixels, CSV; and print.
function save(blob, name) {
  const link = el("a", null, { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
const fileName = (end) => ["landscape", state.view, state.scene && state.scene !== "all" ? state.scene : "", state.day].filter(Boolean).join("-") + end;
function toPNG() {
  return new Promise((done, fail) => {
    const image = new Image(), address = URL.createObjectURL(new Blob([toSVG()], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas"), by = Math.max(2, 3000 / image.width);
      canvas.width = Math.ceil(image.width * by); canvas.height = Math.ceil(image.height * by);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob(done, "image/png");
    };
    image.onerror = fail;
    image.src = address;
  });
}
// A cell that starts like a formula would be run by a spreadsheet.
const csvCell = (text) => { const whole = (/^[=+\-@\t\r]/.test(text) ? "'" : "") + text; return /[",\n\r]/.test(whole) ? '"' + whole.replace(/"/g, '""') + '"' : whole; };
function toCSV() {
  const [, heads, list, cells] = TABLES[tableName];
  const rows = list().map((one) => cells(one).map((value) => (typeof value === "string" ? value : value.title || value.textContent)));
  return [heads, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
$("svg").addEventListener("click", () => save(new Blob([toSVG()], { type: "image/svg+xml" }), fileName(".svg")));
$("png").addEventListener("click", async () => { save(await toPNG(), fileName(".png")); });
$("csv").addEventListener("click", () => save(new Blob(["\ufeff" + toCSV()], { type: "text/csv" }), fileName("-" + tableName + ".csv")));
$("print").addEventListener("click", () => window.print());
addEventListener("beforeprint", () => {
  const dark = state.dark;
  state.dark = false;
  const drawn = new DOMParser().parseFromString(toSVG(), "image/svg+xml").documentElement;
  state.dark = dark;
  drawn.removeAttribute("width"); drawn.removeAttribute("height");
  $("printed").replaceChildren(document.importNode(drawn, true));
});
