// The picture as SVG, written by hand because vis-network only draws to a canvas: title, key, day, version.
const safe = (text) => String(text).replace(/[&<>"']/g, (mark) => "&#" + mark.charCodeAt(0) + ";");
const KEYED = { square: "M-12-12h24v24h-24z", triangle: "M0-15l14 25h-28z", triangleDown: "M0 15l14-25h-28z", diamond: "M0-16l16 16-16 16-16-16z", dot: "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z", hexagon: "M-8-13h16l8 13-8 13h-16l-8-13z", star: "M0-16l4 11 12 .5-9.400 7.400 3.300 11.500L0 8l-9.900 6.400 3.300-11.500L-16-4.500l12-.5z" };
function texts(lines, x, y, size, fill, more) {
  return lines.map((line, at) => '<text x="' + x + '" y="' + (y + at * (size + 4)) + '" font-size="' + size + '" fill="' + fill + '"' + (more || ' text-anchor="middle"') + ">" + safe(line) + "</text>").join("");
}
function ruler(size) { const context = (ruler.canvas = ruler.canvas || document.createElement("canvas")).getContext("2d"); context.font = size + "px Arial, Helvetica, sans-serif"; return context; }
function svgNode(item, c) {
  const lines = item.label.split("\n"), dash = item.shapeProperties && item.shapeProperties.borderDashes ? ' stroke-dasharray="' + item.shapeProperties.borderDashes.join(" ") + '"' : "";
  const paintAs = ' fill="' + item.color.background + '" stroke="' + item.color.border + '" stroke-width="' + item.borderWidth + '"' + dash;
  if (item.shape === "box") {
    const wide = item.widthConstraint ? 150 : Math.max(...lines.map((line) => ruler(item.font.size).measureText(line).width)) + 14, high = item.widthConstraint ? 24 : lines.length * 22 + 10;
    return '<rect x="' + (item.x - wide / 2).toFixed(1) + '" y="' + (item.y - high / 2) + '" width="' + wide.toFixed(1) + '" height="' + high + '" rx="6"' + paintAs + "/>" + texts(lines, item.x, item.y - (lines.length - 1) * 10 + 6, item.font.size, item.font.color);
  }
  return '<path transform="translate(' + item.x + " " + item.y + ')" d="' + KEYED[item.shape] + '"' + paintAs + "/>" + texts(lines, item.x, item.y + 32, item.font.size, item.font.color, ' text-anchor="middle" stroke="' + c.ground + '" stroke-width="4" paint-order="stroke"');
}
function svgEdge(line, spot, c) {
  const a = spot.get(line.from), b = spot.get(line.to);
  if (!a || !b) return "";
  const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1, bend = line.smooth ? 0.1 : 0;
  const mx = (a.x + b.x) / 2 + dy * bend, my = (a.y + b.y) / 2 - dx * bend, ex = b.x - mx, ey = b.y - my, near_ = Math.hypot(ex, ey) || 1;
  const x = b.x - (ex / near_) * 17, y = b.y - (ey / near_) * 17;
  return '<path d="M' + a.x + " " + a.y + "Q" + mx.toFixed(1) + " " + my.toFixed(1) + " " + x.toFixed(1) + " " + y.toFixed(1) + '" fill="none" stroke="' + line.color.color + '" stroke-width="' + line.width + '"' + (line.dashes ? ' stroke-dasharray="' + line.dashes.join(" ") + '"' : "") + (line.arrows.to.enabled && length > 30 ? ' marker-end="url(#to-' + line.color.color.slice(1) + ')"' : "") + "/>";
}
function svgKey(left, top, width, c, lines) {
  let x = left, y = top, out = "";
  const next = (need) => { if (x + need > left + width) { x = left; y += 30; } };
  const put_ = (drawn, text) => { const need = 60 + ruler(17).measureText(text).width; next(need); out += '<g transform="translate(' + x + " " + y + ')">' + drawn + "</g>" + texts([text], x + 34, y + 6, 17, c.ink, ""); x += need; };
  const here = [...seen.bodies];
  if (isMatrix()) { for (const [label, light, dark] of Object.values(D.looks.cells)) put_('<rect x="-2" y="-10" width="26" height="20" fill="' + (state.dark ? dark : light) + '" stroke="' + c.ink + '"/>', label); return [out, y + 30]; }
  for (const level of Object.keys(D.words.levels)) if (here.some((id) => D.bodies[id].level === level && !isArrangement(id))) put_('<path transform="translate(12 0) scale(.8)" d="' + KEYED[D.looks.shapes[level] || "dot"] + '" fill="' + c.soft + '"/>', word("levels", level));
  if (here.some(isArrangement)) put_('<rect x="-2" y="-10" width="28" height="20" rx="6" fill="' + c.lane + '" stroke="' + c.ink + '"/>', "Forum, agreement, system");
  for (const [id, [label, colour]] of Object.entries(D.looks.families)) if (here.some((one) => D.bodies[one].sector === id)) put_('<circle cx="12" cy="0" r="10" fill="' + colour + '" stroke="' + c.ink + '"/>', label);
  const drawn = new Set(seen.ties.map((tie) => tie.family).concat(overlayPairs().map((pair) => pair.overlay)));
  for (const [id, look] of Object.entries(D.looks.links)) if (drawn.has(id)) put_('<path d="M-6 0h34" stroke="' + (state.dark ? look.dark : look.light) + '" stroke-width="' + Math.max(2, look.width) + '"' + (look.dashes.length ? ' stroke-dasharray="' + look.dashes.join(" ") + '"' : "") + "/>", look.label);
  put_("", "? date not known   * no page found yet   † does not exist on the day");
  return [out, y + 30];
}
function toSVG() {
  const c = colours(), area = bounds(), [people, lines] = items(), spot = new Map(people.map((item) => [item.id, item]));
  const left = area.left - 20, top = area.top - 70, width = Math.max(area.right - area.left + 40, 900), frame = scene.frame;
  let back = "";
  frame.rows.forEach(([label, y, high], at) => {
    back += '<rect x="' + -SIDE + '" y="' + (y - (isMatrix() ? 0 : 4)) + '" width="' + (frame.w + SIDE + 8) + '" height="' + (high + (isMatrix() ? 0 : 8)) + '" fill="' + (at % 2 ? c.ground : c.lane) + '"/>';
    back += isMatrix() ? texts([label], -SIDE + 8, y + high / 2 + 6, 17, c.ink, "") : '<g transform="translate(' + (-SIDE + 20) + " " + (y + high / 2) + ') rotate(-90)">' + texts(headingLines(ruler(19), label, high + 4).slice(0, 2), 0, 0, 17, c.soft, ' text-anchor="middle" font-weight="bold"') + "</g>";
  });
  frame.cols.forEach(([label, x, wide]) => { const parts = headingLines(ruler(18), label, wide - 10); back += texts(parts, x + wide / 2, -18 - (parts.length - 1) * 22, 18, c.soft, ' text-anchor="middle" font-weight="bold"'); });
  const [key, end] = svgKey(left + 20, area.bottom + 40, width - 40, c, lines);
  const title = viewOf(state.view).title + (scene.title && viewOf(state.view).scenes.length !== 1 ? ": " + scene.title : ""), height = end + 50 - top;
  const arrows = [...new Set(lines.map((line) => line.color.color))].map((colour) => '<marker id="to-' + colour.slice(1) + '" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0 10 5 0 10z" fill="' + colour + '"/></marker>').join("");
  const open = scene.groups.find((group) => group.id === state.open);
  return '<svg xmlns="' + NS + '" role="img" viewBox="' + [left, top, width, height].join(" ") + '" width="' + Math.round(width) + '" height="' + Math.round(height) + '" font-family="Arial, Helvetica, sans-serif"><title>' + safe(D.title + ". " + title) + "</title><desc>" + safe($("count").textContent) + "</desc><defs>" + arrows + '</defs><rect x="' + left + '" y="' + top + '" width="' + width + '" height="' + height + '" fill="' + c.ground + '"/>'
    + texts([title + " — " + viewOf(state.view).question], left + 20, top + 34, 24, c.ink, ' font-weight="bold"') + back + (open ? texts([open.label], 0, frame.h + 48, 18, c.ink, ' font-weight="bold"') : "")
    + lines.map((line) => svgEdge(line, spot, c)).join("") + people.map((item) => svgNode(item, c)).join("") + key
    + texts([D.title + ". " + $("count").textContent + ". Data " + D.data.name + " " + D.data.version + ", reviewed " + D.data.reviewed + ", sha256 " + D.data.sha256.slice(0, 12) + "."], left + 20, end + 26, 16, c.soft, "") + "</svg>";
}
