// The filters: which bodies pass. How they are shown is in legend.js.
const wider = (table, id) => { // a word and all wider ones
  const found = [];
  for (let at = id; at && !found.includes(at); at = D.words[table][at] && D.words[table][at].parent) found.push(at);
  return found;
};
const meets = (table, one, other) => wider(table, one).includes(other) || wider(table, other).includes(one);
const words = (list) => (list && list.length ? list : ["all"]);

// On whom a role acts of which nothing is told: anybody within health and care.
const anybody = Object.keys(D.words.terms.object || {}).filter((one) => !D.words.terms.object[one].flags.includes("outside"));

// Filters of a body say which values it has; filters of a role must all be met by one of its roles.
const FACETS = [
  { id: "level", label: "Level (shape)", of: (id) => [D.bodies[id].level], text: (v) => word("levels", v), key: true },
  { id: "sector", label: "Sector (colour)", of: (id) => [D.bodies[id].sector], text: (v) => D.looks.families[v][0], key: true },
  { id: "status", label: "On the day shown", of: (id) => [now.body[id]], key: true,
    text: (v) => ({ yes: "Exists", unknown: "Date not known (?)", no: "Does not exist" })[v] },
  { id: "kind", label: "Kind", of: (id) => [D.bodies[id].kind], text: (v) => word("kinds", v) },
  { id: "function", label: "Function", role: (role) => [role.function], text: (v) => word("functions", v) },
  { id: "setting", label: "Setting of care", role: (role) => words(role.settings), tree: "settings", text: (v) => word("settings", v) },
  { id: "topic", label: "Topic", role: (role) => words(role.topics), tree: "topics", text: (v) => word("topics", v) },
  { id: "object", label: "On whom or on what", role: (role) => role.objects || anybody, text: (v) => term("object", v) },
  { id: "basis", label: "Basis of the duty", role: (role) => [role.basis], text: (v) => term("basis", v) },
  { id: "explicit", label: "Patient safety in the duty", role: (role) => [role.explicit ? "named" : "implied"],
    text: (v) => (v === "named" ? "Named" : "Implied") },
  { id: "support", label: "Evidence", of: (id) => [D.bodies[id].support], text: (v) => term("support", v) },
];
FACETS.forEach((facet) => { state.ticked[facet.id] = new Set(); });

const chosen = (facet, value) => {
  const wanted = state.ticked[facet.id];
  return wanted.has(value) || (facet.tree && [...wanted].some((one) => meets(facet.tree, one, value)));
};
function passes(but) { // a test of a body, leaving out one filter (for its counts)
  const active = FACETS.filter((facet) => facet.id !== but && state.ticked[facet.id].size);
  const ofBody = active.filter((facet) => facet.of), ofRole = active.filter((facet) => facet.role);
  return (id) => ofBody.every((facet) => facet.of(id).some((value) => chosen(facet, value)))
    && (!ofRole.length || rolesOf.get(id).some((role) => now.role.get(role) !== "no"
      && ofRole.every((facet) => facet.role(role).some((value) => chosen(facet, value)))));
}
function valuesOf(facet, id) {
  return facet.of ? facet.of(id) : rolesOf.get(id).filter((role) => now.role.get(role) !== "no").flatMap(facet.role);
}
const tiePasses = (tie) => !state.ticked.support.size || state.ticked.support.has(tie.support);
function clearFilters() {
  FACETS.forEach((facet) => state.ticked[facet.id].clear());
  state.ticked.status = new Set(state.view === "changes" ? [] : ["yes", "unknown"]);
}
