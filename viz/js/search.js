// Finding a body by name, abbreviation or alias, and going to it.
const MOST = 12;
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const names = ids.map((id) => {
  const body = D.bodies[id];
  return [id, [id.replace(/-/g, " "), body.abbreviation || "", body.name, ...(body.aliases || [])].map(plain)];
});
function find(text) {
  const wanted = plain(text).trim();
  if (!wanted) return [];
  const parts = wanted.split(/\s+/), found = [];
  for (const [id, list] of names) {
    if (!parts.every((part) => list.some((name) => name.includes(part)))) continue;
    const rank = list.includes(wanted) ? 0 : list.some((name) => name.startsWith(wanted)) ? 1 : list.some((name) => name.includes(wanted)) ? 2 : 3;
    found.push([rank, near.get(id).length + rolesOf.get(id).length, id]);
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1)).map((one) => one[2]);
}
function goTo(id, more) { // shows a body wherever it is: here, in a group, or else in its own view
  if (!D.bodies[id]) return;
  if (!seen.bodies.has(id)) {
    const group = groupOf(id);
    if (group && seen.groups.some((one) => one.group === group && one.members.includes(id))) { state.open = group.id; update(); fit(bandBounds()); }
    else return focusOn(id, 1);
  }
  choose(id);
  centre(id);
  if (more && more.focus) $("panel").focus();
}
function drawHits() {
  const found = find($("q").value), list = $("hits");
  list.replaceChildren(...found.slice(0, MOST).map((id) => {
    const item = el("li");
    item.append(button(full(id), () => { goTo(id, { focus: true }); }, { "data-go": id }));
    return item;
  }));
  list.hidden = !found.length;
  $("found").textContent = $("q").value.trim() ? plural(found.length, "body", "bodies") + " found" + (found.length > MOST ? ", the first " + MOST + " listed" : "") : "";
}
$("q").addEventListener("input", drawHits);
$("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const found = find($("q").value);
  if (found.length) goTo(found[0]);
});
