// Two bodies side by side.
function compareWith(id) {
  $("from").value = full(id);
  $("tools").open = true;
  $("to").focus();
  say("Name the second body, then choose Compare");
}
const inCare = (role) => !role.objects || role.objects.some((one) => anybody.includes(one));
const functionsOf = (id) => new Set(rolesOf.get(id).filter((role) => now.role.get(role) !== "no" && inCare(role)).map((role) => role.function));
const partnersOf = (id) => new Set(near.get(id).filter(isChannel).map((tie) => (tie.a === id ? tie.b : tie.a)));
function compare(one, other) {
  setNow();
  $("from").value = full(one); $("to").value = full(other);
  const lists = (make, show) => {
    const a = make(one), b = make(other), sorted = (set) => [...set].map(show).sort();
    return [[...sorted(new Set([...a].filter((x) => !b.has(x))))], sorted(new Set([...a].filter((x) => b.has(x)))), sorted(new Set([...b].filter((x) => !a.has(x))))];
  };
  const rows = [
    ["Kind", [[word("kinds", D.bodies[one].kind)], [], [word("kinds", D.bodies[other].kind)]]],
    ["Level", [[word("levels", D.bodies[one].level)], [], [word("levels", D.bodies[other].level)]]],
    ["Functions", lists(functionsOf, (id) => word("functions", id))],
    ["In touch with", lists(partnersOf, short)],
  ];
  const table = el("table"), head = el("tr"), body = el("tbody"), top = el("thead");
  ["", short(one) + " only", "Both", short(other) + " only"].forEach((text) => head.append(text ? el("th", text, { scope: "col" }) : el("td")));
  top.append(head);
  for (const [name, cells] of rows) {
    const row = el("tr");
    row.append(el("th", name, { scope: "row" }));
    cells.forEach((list) => { const cell = el("td"); const ul = el("ul"); list.forEach((text) => ul.append(el("li", text))); cell.append(list.length ? ul : el("span", "none", { class: "hint" })); row.append(cell); });
    body.append(row);
  }
  table.append(el("caption", full(one) + " and " + full(other) + " on " + date(state.day)), top, body);
  const direct = near.get(one).filter((tie) => (tie.a === other || tie.b === other) && now.tie[tie.at] !== "no");
  startCiting();
  const links = section("Links between the two", direct.map((tie) => tieItem(tie, one)));
  const scroll = el("div", null, { class: "scroll", tabindex: "0", role: "region", "aria-label": "Comparison" });
  scroll.append(table);
  $("comparison").replaceChildren(scroll, ...(links.length ? links : [el("p", "No link between the two is recorded.")]));
  $("tools").open = true;
  $("comparison").scrollIntoView({ block: "nearest" });
  say("Comparison of " + short(one) + " and " + short(other) + " shown");
}
