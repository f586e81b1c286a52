// Strokes as lines: `{points: [[x, y], …], colour, width}` on a square of 1000.
const SVG = "http://www.w3.org/2000/svg";

/** What a line of these points is in SVG; a touch without a way is a dot. */
export function pathOf(points) {
  const [first, ...rest] = points.map(([x, y]) => `${x} ${y}`);
  return `M${first}L${(rest.length ? rest : [first]).join(" ")}`;
}

/** A stroke as an element. */
export function line({ points, colour = "ink", width = 8 }) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", `stroke ${colour}`);
  path.setAttribute("d", pathOf(points));
  path.setAttribute("stroke-width", width);
  return path;
}

/** A whole drawing, small, beside the words that say what it is. */
export function picture(strokes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "drawing");
  svg.setAttribute("viewBox", "0 0 1000 1000");
  svg.setAttribute("aria-hidden", "true");
  svg.append(...strokes.map((stroke) => line(Array.isArray(stroke) ? { points: stroke } : stroke)));
  return svg;
}
