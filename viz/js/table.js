// The same content as tables, filtered with the map, a hundred rows a page.
const PAGE = 100;
let tableName = "bodies", page = 0;
const who = (id) => go(id);
const answer = { yes: "yes", unknown: "not sure", no: "no" };
const looked = (row) => row.searched ? "yes" : "not yet";
const TABLES = {
  bodies: ["Bodies", ["Name", "Kind", "Level", "Sector", "Life", "On the day", "Evidence", "Sources"],
    () => [...new Set([...seen.bodies, ...seen.groups.flatMap((one) => one.members)])].sort((a, b) => D.bodies[a].name.localeCompare(D.bodies[b].name, "en-GB")),
    (id) => [go(id, full(id)), word("kinds", D.bodies[id].kind), word("levels", D.bodies[id].level), D.looks.families[D.bodies[id].sector][0], life(D.bodies[id].established, D.bodies[id].dissolved), answer[now.body[id]], [term("support", D.bodies[id].support), ...doubts(D.bodies[id]).slice(1)].join("; "), String((D.bodies[id].sources || []).length || "no source")],
    (id) => D.bodies[id].name],
  links: ["Links", ["From", "Link", "To", "Dates", "On the day", "Evidence", "Sources"], () => seen.ties,
    (tie) => [who(tie.a), tie.kind === "member" ? "is " + term("capacity", tie.capacity || "member").toLowerCase() + " of" : word("links", tie.kind), who(tie.b), life(tie.since, tie.until), answer[now.tie[tie.at]], term("support", tie.support), String((tie.sources || []).length || "no source")]],
  roles: ["Roles", ["Body", "Function", "Basis", "Safety", "Settings", "Topics", "Acts on", "On the day", "Evidence"],
    () => { const all = new Set([...seen.bodies, ...seen.groups.flatMap((one) => one.members)]); return D.roles.filter((role) => all.has(role.holder) && now.role.get(role) !== "no"); },
    (role) => [who(role.holder), word("functions", role.function), term("basis", role.basis), role.explicit ? "named" : "implied", words(role.settings).map((one) => word("settings", one)).join(", "), words(role.topics).map((one) => word("topics", one)).join(", "), (role.objects || []).map((one) => term("object", one)).join(", "), answer[now.role.get(role)], term("support", role.support)]],
  gaps: ["Gaps", ["Function", "Level", "State", "Held by", "Expectation", "Searched for"], () => D.answers.gaps.rows.filter((row) => row.class !== "covered"),
    (row) => [word("functions", row.function), word("levels", row.where), D.looks.cells[row.class][0], row.holders.map(short).join(", ") || "nobody", term("strength", row.strength), looked(row)]],
  overlaps: ["Overlaps", ["One", "Other", "What both do", "Weight", "Searched for"], () => D.answers.overlaps.rows, (row) => [who(row.one), who(row.other), pairText(row), String(row.weight), looked(row)]],
  missing: ["Missing coordination", ["One", "Other", "Why", "Weight", "Common partners", "Searched for"], () => D.answers.missing.rows, (row) => [who(row.one), who(row.other), pairText(row), String(row.weight), row.through.map(short).join(", ") || "none", looked(row)]],
};
function drawTable() {
  const [title, heads, list, cells] = TABLES[tableName], rows = list(), last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  page = Math.min(page, last);
  const shown = rows.length > 500 || rows.length > PAGE ? rows.slice(page * PAGE, (page + 1) * PAGE) : rows;
  const table = el("table"), head = el("tr"), body = el("tbody"), top = el("thead");
  heads.forEach((text) => head.append(el("th", text, { scope: "col" })));
  top.append(head);
  for (const one of shown) {
    const row = el("tr");
    cells(one).forEach((value, at) => { const cell = el(at ? "td" : "th", typeof value === "string" ? value : undefined, at ? {} : { scope: "row" }); if (typeof value !== "string") cell.append(value); row.append(cell); });
    body.append(row);
  }
  table.append(el("caption", title + ": " + plural(rows.length, "row")), top, body);
  $("table").replaceChildren(rows.length ? table : el("p", title + ": nothing of this in the view.", { class: "hint" }));
  $("pages").hidden = last === 0;
  $("pageshown").textContent = "Page " + (page + 1) + " of " + (last + 1);
  $("back").disabled = page === 0; $("next").disabled = page === last;
}
const picks = Object.entries(TABLES).map(([name, [title]]) => {
  const made = button(title, () => { tableName = name; page = 0; pressTable(); drawTable(); say(TABLES[name][0] + ": " + plural(TABLES[name][2]().length, "row")); }, { "data-table": name });
  $("tablepick").append(made);
  return made;
});
const pressTable = () => picks.forEach((made) => made.setAttribute("aria-pressed", String(made.dataset.table === tableName)));
$("back").addEventListener("click", () => { page--; drawTable(); });
$("next").addEventListener("click", () => { page++; drawTable(); });
const ANSWERS = ["gaps", "overlaps", "missing"];
after.view.push(() => { // a view that shows an answer starts with its table
  tableName = ANSWERS.includes(state.view) ? state.view : ANSWERS.includes(tableName) ? "bodies" : tableName;
  page = 0;
  pressTable();
});
let tableDue = 0; // the map comes first; the table follows when the browser is idle
after.update.push(() => { clearTimeout(tableDue); tableDue = setTimeout(drawTable, 60); });
pressTable();
