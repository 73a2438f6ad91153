// Zooming: the whole picture, one body, nearer and farther.
function bounds() {
  const frame = scene.frame, context = ruler(18);
  const lines = Math.max(0, ...frame.cols.map(([label, , width]) => headingLines(context, label, width - 10).length));
  const top = frame.cols.length ? 36 + 20 * lines : 16;
  const area = { left: frame.rows.length ? -SIDE - 2 : -6, top: -top, right: frame.w + 8, bottom: frame.h + 6 };
  const group = scene.groups.find((one) => one.id === state.open);
  if (group) {
    const spots = Object.values(group.members);
    area.bottom = Math.max(...spots.map((spot) => spot[1])) + 90;
    area.right = Math.max(area.right, ...spots.map((spot) => spot[0] + 80));
  }
  return area;
}
function bandBounds() { // the members of the opened group, under their heading
  const group = scene.groups.find((one) => one.id === state.open);
  if (!group) return null;
  const spots = Object.values(group.members), across = spots.map((spot) => spot[0]), down = spots.map((spot) => spot[1]);
  return { left: Math.min(-10, Math.min(...across) - 80), right: Math.max(...across) + 80, top: scene.frame.h + 10, bottom: Math.max(...down) + 90 };
}
const LEAST = 0.64; // a label of 18 units is then 11.5 pixels
function fit(given) {
  if (!net) return;
  const area = given && given.left !== undefined ? given : bounds(), wide = area.right - area.left, high = area.bottom - area.top;
  const width = box.clientWidth, height = box.clientHeight;
  const whole = Math.min(width / wide, height / high, 1.15);
  const scale = width < 700 ? Math.max(whole, LEAST) : whole;
  const x = scale > width / wide + 1e-6 ? area.left + width / scale / 2 : (area.left + area.right) / 2;
  // A board hangs from the top, so that its headings are where the reader looks first.
  const hangs = scene.frame.cols.length || scale > height / high + 1e-6;
  const y = hangs ? area.top + height / scale / 2 : (area.top + area.bottom) / 2;
  net.moveTo({ position: { x, y }, scale, animation: false });
}
function zoom(by) { net.moveTo({ scale: Math.min(4, Math.max(0.08, net.getScale() * by)), animation: false }); }
function centre(id) {
  const spot = place(id);
  if (!spot || !net) return;
  const at = net.canvasToDOM({ x: spot[0], y: spot[1] });
  const inside = at.x > 40 && at.y > 40 && at.x < box.clientWidth - 40 && at.y < box.clientHeight - 60;
  if (!inside || net.getScale() < 0.45) net.moveTo({ position: { x: spot[0], y: spot[1] }, scale: Math.max(net.getScale(), LEAST), animation: false });
}
$("nearer").addEventListener("click", () => zoom(1.25));
$("farther").addEventListener("click", () => zoom(0.8));
$("whole").addEventListener("click", fit);
let lastWidth = innerWidth;
addEventListener("resize", () => { if (innerWidth !== lastWidth) { lastWidth = innerWidth; fit(); } });
