// Fewer points, the same line: what a finger draws has a point every few pixels, most of them on the way between two.
const FINE = 2;
const COARSE = 64;

function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  if (!length) return Math.hypot(x - x1, y - y1);
  return Math.abs(dy * (x - x1) - dx * (y - y1)) / length;
}

function farthest(points, from, to) {
  let [at, most] = [from, 0];
  for (let index = from + 1; index < to; index += 1) {
    const off = distance(points[index], points[from], points[to]);
    if (off > most) [at, most] = [index, off];
  }
  return { at, most };
}

/** The points that stray more than `tolerance` from the line between their neighbours (Ramer, Douglas, Peucker). */
export function simplified(points, tolerance = FINE) {
  const keep = new Set([0, points.length - 1]);
  const stretches = [[0, points.length - 1]];
  while (stretches.length) {
    const [from, to] = stretches.pop();
    const { at, most } = farthest(points, from, to);
    if (most <= tolerance) continue;
    keep.add(at);
    stretches.push([from, at], [at, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

/** The points in at most `room` signs as JSON: as fine as fits; null when nothing does. */
export function fitted(points, room) {
  for (let tolerance = FINE; tolerance <= COARSE; tolerance *= 2) {
    const found = simplified(points, tolerance);
    if (JSON.stringify(found).length <= room) return found;
  }
  return null;
}
