// The key, which is the filter: each value with its look and how many bodies of the view have it.
const NS = "http://www.w3.org/2000/svg";
function svgEl(tag, attributes) {
  const made = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
const PATHS = {
  square: "M3 3h14v14H3z", triangle: "M10 2l8 15H2z", triangleDown: "M10 18l8-15H2z", diamond: "M10 1l9 9-9 9-9-9z",
  box: "M3 5h14a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z",
  dot: "M10 2a8 8 0 1 0 .01 0z", hexagon: "M5 2h10l5 8-5 8H5L0 10z",
  star: "M10 0l2.6 6.9 7.4.3-5.8 4.6 2 7.1L10 14.800l-6.200 4.100 2-7.100L0 7.200l7.400-.3z",
};
function swatch(shape, fill) {
  const svg = svgEl("svg", { viewBox: "-1 -1 22 22", width: 18, height: 18, "aria-hidden": "true", class: "swatch" });
  svg.append(svgEl("path", { d: PATHS[shape], fill: fill || "currentColor", stroke: "currentColor", "stroke-width": 1.5 }));
  return svg;
}
function lineSwatch(look) {
  const svg = svgEl("svg", { viewBox: "0 0 40 12", width: 40, height: 12, "aria-hidden": "true", class: "swatch" });
  const line = svgEl("path", { d: "M1 6h38", fill: "none", "stroke-width": Math.max(2, look.width), stroke: state.dark ? look.dark : look.light });
  if (look.dashes.length) line.setAttribute("stroke-dasharray", look.dashes.join(" "));
  svg.append(line);
  return svg;
}
function tick(name, checked, look, text, count, change) {
  const label = el("label", null, { class: "tick" });
  const box = el("input", null, { type: "checkbox", checked, "data-name": name });
  box.checked = checked;
  box.addEventListener("change", () => change(box.checked));
  label.append(box);
  if (look) label.append(look);
  label.append(el("span", text, { class: "what" }));
  if (count !== undefined) label.append(el("span", count, { class: "count" }));
  return label;
}
function facetCounts(facet) {
  const pass = passes(facet.id), count = new Map();
  for (const id of everyone()) {
    if (!pass(id)) continue;
    for (const value of new Set(valuesOf(facet, id))) count.set(value, (count.get(value) || 0) + 1);
  }
  for (const value of state.ticked[facet.id]) if (!count.has(value)) count.set(value, 0);
  return count;
}
const ORDER = {
  level: (v) => Object.keys(D.words.levels).indexOf(v), sector: (v) => Object.keys(D.looks.families).indexOf(v),
  status: (v) => ["yes", "unknown", "no"].indexOf(v),
};
function drawFacet(facet) {
  const count = facetCounts(facet), host = $("facet-" + facet.id);
  const order = ORDER[facet.id];
  const values = [...count.keys()].sort((a, b) => (order ? order(a) - order(b) : count.get(b) - count.get(a) || (a < b ? -1 : 1)));
  const rows = values.map((value) => {
    let look = null;
    if (facet.id === "level") look = swatch(D.looks.shapes[value] || "dot");
    if (facet.id === "sector") look = swatch(value === "shared" ? "box" : "dot", D.looks.families[value][1]);
    return tick(facet.id + ":" + value, state.ticked[facet.id].has(value), look, facet.text(value), count.get(value), (on) => {
      if (on) state.ticked[facet.id].add(value); else state.ticked[facet.id].delete(value);
      update();
      refocus(facet.id + ":" + value);
    });
  });
  host.replaceChildren(...(rows.length ? rows : [el("p", "Nothing of this in the view.", { class: "hint" })]));
}
function refocus(name) { // a redrawn box keeps the keyboard
  const box = [...document.querySelectorAll("input[data-name]")].find((one) => one.dataset.name === name);
  if (box) box.focus({ preventScroll: true });
}
function drawLinks() {
  const kinds = new Map();
  for (const tie of D.ties) {
    if (now.tie[tie.at] === "no" || !seen.bodies.has(tie.a) || !seen.bodies.has(tie.b)) continue;
    if (!kinds.has(tie.family)) kinds.set(tie.family, new Map());
    kinds.get(tie.family).set(tie.kind, (kinds.get(tie.family).get(tie.kind) || 0) + 1);
  }
  const rows = [];
  for (const [family, look] of Object.entries(D.looks.links)) {
    if (!kinds.has(family)) continue;
    const own = [...kinds.get(family).keys()].sort();
    const total = [...kinds.get(family).values()].reduce((a, b) => a + b, 0);
    const set = (list, on, name) => { list.forEach((kind) => (on ? state.links.add(kind) : state.links.delete(kind))); update(); refocus(name); };
    rows.push(tick("family:" + family, own.every((kind) => state.links.has(kind)), lineSwatch(look), look.label, total,
      (on) => set(own, on, "family:" + family)));
    if (own.length > 1) {
      own.forEach((kind) => {
        const row = tick("link:" + kind, state.links.has(kind), null, word("links", kind), kinds.get(family).get(kind), (on) => set([kind], on, "link:" + kind));
        row.classList.add("under");
        rows.push(row);
      });
    }
  }
  $("facet-links").replaceChildren(...(rows.length ? rows : [el("p", "No links between the bodies shown.", { class: "hint" })]));
}
function drawCells() { // the key of the coverage matrix, with how many cells of each kind there are
  $("cellbox").hidden = !isMatrix();
  $("key").hidden = isMatrix();
  if (!isMatrix()) return;
  $("cells").replaceChildren(...Object.entries(D.looks.cells).map(([id, [label, light, dark, dashed]]) => {
    const row = el("p", null, { class: "cellkey" }), svg = svgEl("svg", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true", class: "swatch" });
    svg.append(svgEl("rect", { x: 1, y: 1, width: 24, height: 14, fill: state.dark ? dark : light, stroke: "currentColor", "stroke-dasharray": dashed ? "4 3" : "none" }));
    row.append(svg, el("span", label, { class: "what" }), el("span", scene.cells.filter((cell) => D.answers.gaps.rows[cell[3]].class === id).length, { class: "count" }));
    return row;
  }));
}
after.update.push(drawCells);
after.update.push(() => { FACETS.forEach(drawFacet); drawLinks(); });
FACETS.forEach((facet) => {
  const open = facet.key && !matchMedia("(max-width: 900px)").matches;
  const box = el("details", null, { class: "facet", open: open || D.opening.ticked[facet.id] !== undefined });
  box.append(el("summary", facet.label), el("div", null, { id: "facet-" + facet.id, role: "group", "aria-label": facet.label }));
  $(facet.key ? "key" : "filters").append(box);
});
$("clear").addEventListener("click", () => { clearFilters(); enterLinks(); update(); say("Filters cleared. " + $("count").textContent); });
