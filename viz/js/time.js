// Whether a fact holds on a day: yes, no, or unknown because a date is missing or partial.
function holds(span, day) {
  if (span[0] === "never") return "no";
  const [certainFrom, certainUntil, possibleFrom, possibleUntil] = span.length > 2 ? span : [...span, ...span];
  if (certainFrom <= day && (!certainUntil || day < certainUntil)) return "yes";
  return possibleFrom <= day && (!possibleUntil || day < possibleUntil) ? "unknown" : "no";
}
// The answers for the day that is shown, worked out once a day.
const now = { day: "", body: {}, tie: [], role: new Map() };
function setNow() {
  if (now.day === state.day) return;
  now.day = state.day;
  for (const id of ids) now.body[id] = holds(D.bodies[id].span, state.day);
  now.tie = D.ties.map((tie) => holds(tie.span, state.day));
  now.role = new Map(D.roles.map((role) => [role, holds(role.span, state.day)]));
}
