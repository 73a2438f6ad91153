// The details of what is chosen: a body, a pair, a cell, a group.
function section(title, items, list) {
  const found = [];
  if (items.length) { const host = el(list || "ul"); host.append(...items); found.push(el("h3", title + " (" + items.length + ")"), host); }
  return found;
}
const byHolding = (state_) => ({ yes: 0, unknown: 1, no: 2 })[state_];
function fieldsOf(id) {
  const body = D.bodies[id], rows = [
    ["Kind", word("kinds", body.kind) + (body.group ? " (stands for many bodies)" : "")],
    ["Level", word("levels", body.level)], ["Sector", D.looks.families[body.sector][0]], ["Area", word("areas", body.area)],
    ["Life", life(body.established, body.dissolved) + ({ yes: "", unknown: "; not known whether it exists on ", no: "; does not exist on " })[now.body[id]] + (now.body[id] === "yes" ? "" : date(state.day))],
    ["Status", term("status", body.status)], ["By law", body.statutory ? "Yes" : ""], ["Legal basis", body.legal_basis],
    ["Also called", (body.aliases || []).join("; ")], ["Papers", body.papers && term("papers", body.papers)], ["Members listed", body.membership && term("completeness", body.membership)],
    ["Evidence", term("support", body.support) + (body.checked ? ", checked " + date(body.checked) : "")],
    ["In doubt", (body.doubtful || []).join(", ").replace(/_/g, " ")], ["Note", body.note],
  ];
  const list = el("dl");
  rows.filter(([, text]) => text).forEach(([name, text]) => list.append(el("dt", name), el("dd", text)));
  if (body.url) { const cell = el("dd"); cell.append(linkTo(body.url, body.url)); list.append(el("dt", "Website"), cell); }
  return list;
}
function answersOf(id) {
  const found = [];
  for (const [answer, title] of [["missing", "Missing coordination"], ["overlaps", "Overlaps that nobody coordinates"]]) {
    const rows = D.answers[answer].rows.filter((row) => row.one === id || row.other === id);
    found.push(...section(title, rows.slice(0, 10).map((row) => {
      const item = el("li", null, { class: answer });
      item.append(go(row.one === id ? row.other : row.one), ": " + pairText(row));
      return item;
    })));
    if (rows.length > 10) found.push(el("p", "and " + (rows.length - 10) + " more: see the tables below.", { class: "hint" }));
  }
  found.push(...section("Single point of failure", (SINGLE.get(id) || []).map((row) => el("li", word("functions", row.function) + " at level " + word("levels", row.where) + ": nobody else holds it"))));
  return found;
}
function bodyPanel(id) {
  const body = D.bodies[id], parts = [];
  startCiting();
  const head = el("p", body.remit || (isArrangement(id) ? term("arrangement-type", body.type) : word("kinds", body.kind)) + ".");
  head.append(cite(body.sources));
  const doing = el("p", null, { class: "doing" });
  doing.append(button("Show its neighbours", () => focusOn(id, 1)), button("Path from here", () => pathFrom(id)), button("Compare", () => compareWith(id)));
  const roles = [...rolesOf.get(id)].sort((a, b) => byHolding(now.role.get(a)) - byHolding(now.role.get(b)));
  const ties = [...near.get(id)].sort((a, b) => byHolding(now.tie[a.at]) - byHolding(now.tie[b.at]));
  const told = (table) => D[table].filter((row) => (row.organisations || []).includes(id)).map((row) => {
    const item = el("li", date(row.date) + ": " + (row.statement || row.summary));
    item.append(cite(row.sources));
    return item;
  });
  parts.push(head, doing, fieldsOf(id), ...section("Roles", roles.map(roleItem)),
    ...section("Links", ties.filter((tie) => tie.kind !== "member").map((tie) => tieItem(tie, id))),
    ...section(isArrangement(id) ? "Members and forums" : "Forums, agreements, systems", ties.filter((tie) => tie.kind === "member").map((tie) => tieItem(tie, id))),
    ...answersOf(id), ...section("Published findings", told("findings")), ...section("History", told("events")));
  parts.push(el("h3", "Sources (" + cited.size + ")"), cited.size ? sourceList() : el("p", "No source."));
  return [full(id), parts];
}
function pairPanel({ row, overlay, rank }) {
  const parts = [], which = el("p");
  startCiting();
  which.append(go(row.one), " and ", go(row.other));
  parts.push(el("p", (overlay === "missing" ? "Missing coordination" : "Overlap that nobody coordinates") + ", rank " + (rank + 1) + " on " + date(D.day), { class: overlay }), which, el("p", pairText(row)));
  if (overlay === "missing") parts.push(el("p", row.mediators.length ? "Mediated, surely or perhaps, by: " + row.mediators.map(short).join(", ") + ", which runs, orders or watches the work of the one and is in touch with the other." : row.through.length ? "Both are in touch with: " + row.through.map(short).join(", ") : row.steps ? "The shortest path of coordination has " + row.steps + " steps." : "No path of coordination within three steps."));
  parts.push(el("p", searchedText(row)));
  if (row.unsure) parts.push(el("p", plural(row.unsure, "tie") + " between them may hold: in doubt, or dates missing."));
  for (const id of [row.one, row.other]) {
    const own = rolesOf.get(id).filter((role) => now.role.get(role) !== "no" && (row.shared.includes(role.function) || (row.dependent || []).some((need) => need.split(">").includes(role.function))));
    parts.push(...section(short(id), own.map(roleItem)));
  }
  const doing = el("p", null, { class: "doing" });
  doing.append(button("Compare the two", () => compare(row.one, row.other)), button("Find a path", () => showPath(row.one, row.other)));
  parts.push(doing, el("h3", "Sources (" + cited.size + ")"), sourceList());
  return [short(row.one) + " and " + short(row.other), parts];
}
function cellPanel(id) {
  const row = D.answers.gaps.rows[scene.cells.find((cell) => cell[0] === id)[3]], parts = [];
  startCiting();
  parts.push(el("p", D.looks.cells[row.class][0] + " (" + term("strength", row.strength) + (row.stated ? ")" : ", our inference)")), el("p", meaning("functions", row.function)));
  parts.push(...section("Held by", row.holders.map((one) => { const item = el("li"); item.append(go(one)); return item; })));
  parts.push(el("p", "With safety named: " + row.explicit + ". By statute: " + row.statutory + ". Further bodies that may hold it: " + row.unsure + ". Roles of this function at any level: " + row.roles + "."), el("p", searchedText(row)));
  parts.push(...section("Expected by", (row.expected_by || []).map((name) => {
    const item = el("li", D.words.requirements[name].label + ": " + D.words.requirements[name].text);
    item.append(cite(D.words.requirements[name].sources));
    return item;
  })));
  parts.push(el("h3", "Sources (" + cited.size + ")"), sourceList());
  return [word("functions", row.function) + ", " + word("levels", row.where), parts];
}
function drawPanel() {
  let found = null;
  if (state.pair) found = pairPanel(state.pair);
  else if (D.bodies[state.sel]) found = bodyPanel(state.sel);
  else if (state.sel.startsWith("cell--")) found = cellPanel(state.sel);
  document.body.classList.toggle("chosen", Boolean(found));
  $("panel").hidden = !found;
  if (!found) return;
  const head = el("div", null, { class: "panelhead" });
  head.append(el("h2", found[0], { id: "paneltitle" }), button("Close", () => { clearChoice(); box.focus(); }, { id: "close" }));
  $("panel").replaceChildren(head, ...found[1]);
  $("panel").scrollTop = 0;
}
after.select.push(drawPanel);
after.update.push(() => { if (!$("panel").hidden) drawPanel(); });

function choose(id) {
  const group = scene.groups.find((one) => one.id === id);
  if (group) {
    state.open = state.open === id ? "" : id;
    state.sel = id; state.pair = null;
    update(); tell("select"); fit(bandBounds());
    say(group.label + (state.open ? " opened, " : " closed, ") + plural(Object.keys(group.members).length, "body", "bodies"));
    return;
  }
  state.sel = id; state.pair = null;
  paint(); tell("select");
  if (D.bodies[id]) say(full(id) + ", " + word("levels", D.bodies[id].level) + ", " + plural(seen.ties.filter((tie) => tie.a === id || tie.b === id).length, "link") + " shown");
  else say($("paneltitle").textContent);
}
function chooseEdge(id) {
  const pair = overlayPairs().find((one) => one.id === id);
  if (pair) { state.pair = pair; state.sel = ""; paint(); tell("select"); say($("paneltitle").textContent); return; }
  const tie = D.ties[+String(id).slice(4)];
  if (tie) choose(tie.a);
}
function clearChoice() {
  if (!state.sel && !state.pair) return;
  state.sel = ""; state.pair = null;
  paint(); tell("select"); say("Nothing chosen");
}
$("panel").addEventListener("keydown", (event) => { if (event.key === "Escape") { clearChoice(); box.focus(); } });
