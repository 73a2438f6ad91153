// How identifiers are shown to a reader. Only text comes from here, never markup.
const abbreviated = new Map();
for (const id of ids) abbreviated.set(D.bodies[id].abbreviation, (abbreviated.get(D.bodies[id].abbreviation) || 0) + 1);
const short = (id) => (D.bodies[id].abbreviation && abbreviated.get(D.bodies[id].abbreviation) === 1 ? D.bodies[id].abbreviation : D.bodies[id].name);
const full = (id) => D.bodies[id].name + (D.bodies[id].abbreviation ? " (" + D.bodies[id].abbreviation + ")" : "");
const word = (table, id) => (D.words[table] && D.words[table][id] && D.words[table][id].label) || id;
const term = (vocabulary, id) => {
  const found = D.words.terms && D.words.terms[vocabulary] && D.words.terms[vocabulary][id];
  return (found && found.label) || id;
};
const meaning = (table, id) => (D.words[table] && D.words[table][id] && D.words[table][id].definition) || "";
const isArrangement = (id) => D.bodies[id].table === "arrangements";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
function date(day) {
  const [year, month, of] = day.split("-");
  return (of ? +of + " " : "") + (month ? MONTHS[+month - 1] + " " : "") + year;
}
const life = (since, until) => (since ? date(since) : "start not known") + (until ? " to " + date(until) : " on");
const flagged = (vocabulary, id, flag) => {
  const found = D.words.terms && D.words.terms[vocabulary] && D.words.terms[vocabulary][id];
  return Boolean(found && found.flags.includes(flag));
};
// What the reader must know before relying on a record.
function doubts(record) {
  const found = [];
  if (record.support && record.support !== "supported") found.push(term("support", record.support));
  if (record.doubtful && record.doubtful.length) found.push("not confirmed: " + record.doubtful.join(", ").replace(/_/g, " "));
  return found;
}
const isUnverified = (record) => flagged("support", record.support, "unverified");
