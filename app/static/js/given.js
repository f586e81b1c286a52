// What the server last drew on the stage. We put classes on it (a slice, what is fresh), so what stands there never
// equals the news; news that changes nothing must not draw a whole tree again.
let given = null;

/** What stands there now, untouched, is what the server drew. */
export function keep(stage) {
  given = stage.cloneNode(true);
}

/** Whether a drawing says nothing new; then only its number counts. */
export function isKnown(drawing, stage) {
  given.dataset.seq = drawing.dataset.seq;
  const isSame = given.isEqualNode(drawing);
  if (isSame) stage.dataset.seq = drawing.dataset.seq;
  else given = drawing.cloneNode(true);
  return isSame;
}
