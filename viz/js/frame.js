// Draws what lies behind the bodies (bands and headings) and rings over single points of failure.
function headingLines(context, text, width) {
  const lines = [""];
  for (const part of text.split(" ")) {
    const longer = lines[lines.length - 1] ? lines[lines.length - 1] + " " + part : part;
    if (context.measureText(longer).width > width && lines[lines.length - 1]) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.flatMap((line) => (line.includes(" ") || context.measureText(line).width <= width ? [line] : [line.slice(0, Math.ceil(line.length / 2)) + "-", line.slice(Math.ceil(line.length / 2))]));
}
const isMatrix = () => scene.cells.length > 0;
const SIDE = 54; // room for the names of rows, left of the frame
function drawFrame(context) {
  const c = colours(), frame = scene.frame;
  context.textBaseline = "middle";
  frame.rows.forEach(([label, top, height], at) => {
    context.fillStyle = at % 2 ? c.ground : c.lane;
    context.fillRect(-SIDE, top - (isMatrix() ? 0 : 4), frame.w + SIDE + 8, height + (isMatrix() ? 0 : 8));
    context.fillStyle = isMatrix() ? c.ink : c.soft;
    if (isMatrix()) {
      context.font = "17px Arial, Helvetica, sans-serif"; context.textAlign = "left";
      context.fillText(label, -SIDE + 8, top + height / 2);
    } else {
      context.font = "bold 19px Arial, Helvetica, sans-serif";
      const lines = headingLines(context, label, height + 4);
      context.save();
      context.translate(-SIDE + 26, top + height / 2);
      context.rotate(-Math.PI / 2);
      context.textAlign = "center";
      lines.slice(0, 2).forEach((line, index) => context.fillText(line, 0, (index - (Math.min(2, lines.length) - 1) / 2) * 21));
      context.restore();
    }
  });
  context.font = "bold 18px Arial, Helvetica, sans-serif";
  context.textAlign = "center";
  context.fillStyle = c.soft;
  frame.cols.forEach(([label, left, width]) => {
    const lines = headingLines(context, label, width - 10);
    lines.forEach((line, index) => context.fillText(line, left + width / 2, -24 - (lines.length - 1 - index) * 20));
  });
  const group = scene.groups.find((one) => one.id === state.open);
  if (group) {
    context.fillStyle = c.ink; context.textAlign = "left";
    context.fillText(group.label, 0, frame.h + 42);
  }
}
function drawRings(context) {
  context.lineWidth = 3;
  context.strokeStyle = state.dark ? "#FF7A6E" : "#C4200F";
  for (const id of seen.bodies) {
    if (!isSingle(id)) continue;
    const [x, y] = place(id);
    for (const radius of [21, 27]) { context.beginPath(); context.arc(x, isArrangement(id) ? y + 12 : y, radius, 0, 2 * Math.PI); context.stroke(); }
  }
}
