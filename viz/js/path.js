// The shortest path of coordination between two bodies, over links that are a channel and arrangements.
function isChannel(tie) { return D.words.links[tie.kind].tie && now.tie[tie.at] !== "no"; }
function shortest(from, to) {
  const came = new Map([[from, null]]), queue = [from];
  for (let at = 0; at < queue.length && !came.has(to); at++) {
    const ways = near.get(queue[at]).filter(isChannel).sort((a, b) => (now.tie[a.at] === "yes" ? 0 : 1) - (now.tie[b.at] === "yes" ? 0 : 1) || a.at - b.at);
    for (const tie of ways) {
      const other = tie.a === queue[at] ? tie.b : tie.a;
      if (!came.has(other)) { came.set(other, tie); queue.push(other); }
    }
  }
  if (!came.has(to)) return null;
  const ties = [];
  for (let at = to; came.get(at); ) { const tie = came.get(at); ties.unshift(tie); at = tie.a === at ? tie.b : tie.a; }
  return ties;
}
function pathFrom(id) {
  $("from").value = full(id);
  $("tools").open = true;
  $("to").focus();
}
function showPath(from, to) {
  setNow();
  state.from = from; state.to = to;
  $("from").value = full(from); $("to").value = full(to);
  const ties = shortest(from, to), list = $("steps");
  $("tools").open = true;
  if (!ties) {
    list.replaceChildren(el("li", "No path of coordination is recorded between the two on " + date(state.day) + "."));
  } else {
    startCiting();
    let at = from;
    list.replaceChildren(...ties.map((tie) => {
      const item = tieItem(tie, at);
      item.prepend(go(at), " ");
      at = tie.a === at ? tie.b : tie.a;
      return item;
    }));
    openView("path");
  }
  say(ties ? "Path of " + plural(ties.length, "step") : list.textContent);
}
makers.path = () => {
  const ties = shortest(state.from, state.to) || [], line = [state.from];
  for (const tie of ties) line.push(tie.a === line[line.length - 1] ? tie.b : tie.a);
  const rows = [];
  for (let at = 0; at < line.length; at += 6) rows.push([at ? "and on" : "Path", line.slice(at, at + 6)]);
  return D.bodies[state.from] ? rowsScene(rows, short(state.from) + " to " + short(state.to), []) : EMPTY;
};
const whoIs = (text) => ids.find((id) => full(id) === text) || find(text)[0];
$("pathform").addEventListener("submit", (event) => {
  event.preventDefault();
  const from = whoIs($("from").value), to = whoIs($("to").value);
  if (from && to && from !== to) { if (event.submitter && event.submitter.value === "compare") compare(from, to); else showPath(from, to); }
  else say("Name two different bodies");
});
D.views.push({ id: "path", title: "Path", question: "The shortest path of coordination between two bodies.", choose: "", overlays: [], links: [...new Set(D.ties.map((tie) => tie.family))], scenes: [] });
$("everybody").append(...ids.map((id) => el("option", null, { value: full(id) })));
