// Starts everything: the first picture is ready before the network draws it.
clearFilters();
for (const [name, values] of Object.entries(D.opening.ticked)) state.ticked[name] = new Set(values);
state.focus = D.opening.focus;
state.depth = D.opening.depth;
setTheme(asked.matches);
openView(D.opening.view);
if (D.opening.focus && D.opening.view !== "body" && place(D.opening.focus)) state.sel = D.opening.focus;
if (D.opening.focus && D.opening.view === "body") state.sel = D.opening.focus;
startDrawing();
fit(bandBounds());
net.once("afterDrawing", () => { performance.mark("map-drawn"); document.documentElement.dataset.ready = "1"; });
if (!readHash()) { writing = true; paint(); tell("select"); }
writing = true;
net.redraw();
// For tests and for the curious: nothing in the page reads this.
window.landscape = { state, seen, net, toSVG, toPNG, toCSV, place, stops, choose, goTo, openView, update, scene: () => scene };
