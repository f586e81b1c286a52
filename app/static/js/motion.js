// It moves so that the eye can follow: shapes land, the wall appears, what moved glides along one axis, then the other.
// Nothing loops, and who asked for less motion gets none.
const EASE = "cubic-bezier(.2,.7,.2,1)";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const COUNTS = ["counting", "checking", "tally"];
const MOVERS = "[data-move][id], .twig";
let stood = { kind: "", piles: [], known: new Set(), places: new Map() };

const movers = (stage) => [...stage.querySelectorAll(MOVERS)];
const news = (stage) => [...stage.querySelectorAll(".laid, .carried")];
const keyOf = (element) => `${element.closest("[id]").id} ${element.className}`;
const pilesOf = (stage) => [...stage.querySelectorAll(".pile")].map((pile) => pile.childElementCount);

/** Where everything stands now, at rest: before the stage is drawn anew, and whenever it was laid out otherwise. */
export function look(stage) {
  stood = {
    kind: stage.dataset.kind,
    piles: pilesOf(stage),
    known: new Set(news(stage).map(keyOf)),
    places: new Map(movers(stage).map((element) => [element.id, element.getBoundingClientRect()])),
  };
}

/** After it was drawn: show what came and what moved. */
export function after(stage) {
  const { kind, piles, known, places } = stood;
  look(stage);
  if (calm.matches) return;
  if (stage.dataset.kind !== kind) return COUNTS.includes(kind) && reveal(stage);
  if (COUNTS.includes(kind)) land(stage, piles);
  else glide(stage, places);
  for (const element of news(stage)) if (!known.has(keyOf(element))) come(element);
}

function land(stage, piles) {
  for (const [index, pile] of [...stage.querySelectorAll(".pile")].entries()) {
    const shapes = [...pile.children].slice(piles[index] ?? 0);
    const duration = shapes.length > 1 ? 250 : 700;
    const from = { transform: "translateY(-3rem)", opacity: 0 };
    for (const shape of shapes) shape.animate([from, {}], { duration, easing: EASE });
  }
}

// What all three carry: the green line draws under the three shapes. Dots appear, row by row.
function come(element) {
  if (element.matches(".carried")) {
    const from = { transform: "scaleX(0)", transformOrigin: "0 50%" };
    element.animate([from, { transformOrigin: "0 50%" }], {
      duration: 420,
      easing: EASE,
      pseudoElement: "::after",
    });
    return;
  }
  for (const [turn, row] of [...element.children].entries()) {
    const timing = { duration: 300, delay: turn * 90, fill: "backwards", easing: EASE };
    row.animate([{ opacity: 0 }, {}], timing);
  }
}

function reveal(stage) {
  const shown = [...stage.querySelectorAll("[data-word], .card, .tile, .checked li")];
  const gap = Math.min(90, 4000 / Math.max(1, shown.length));
  for (const [turn, element] of shown.entries()) {
    element.animate([{ opacity: 0 }, {}], {
      duration: 300,
      delay: turn * gap,
      fill: "backwards",
      easing: EASE,
    });
  }
}

// What was or is out of sight (in another slice of the tree) does not come flying from a corner.
function shift(element, was) {
  const is = stood.places.get(element.id);
  if (!was?.width || !is.width) return { x: 0, y: 0 };
  return { x: was.left - is.left, y: was.top - is.top };
}

// What is carried along by what it hangs in does not move twice.
function glide(stage, places) {
  const shifts = new Map(movers(stage).map((element) => [element, shift(element, places.get(element.id))]));
  for (const [element, { x, y }] of shifts) {
    const carried = shifts.get(element.parentElement.closest(MOVERS)) ?? { x: 0, y: 0 };
    const [across, down] = [x - carried.x, y - carried.y];
    if (Math.hypot(across, down) < 3) continue;
    const way = [{ translate: `${across}px ${down}px` }, { translate: `0 ${down}px` }, { translate: "0 0" }];
    element.animate(way, { duration: 420, easing: EASE });
  }
}

/** A branch of the tree grows out of its place (a rectangle) into a slice. */
export function grow(slice, from) {
  if (calm.matches || !from.width) return;
  const is = slice.getBoundingClientRect();
  const transform = `translate(${from.left - is.left}px, ${from.top - is.top}px) scale(${from.width / is.width})`;
  slice.animate([{ transform, transformOrigin: "0 0" }, { transformOrigin: "0 0" }], {
    duration: 600,
    easing: EASE,
  });
}

/** The next slice (1) comes from below, as its name stands lower; the one before (-1) from above. */
export function slide(slice, way) {
  if (calm.matches) return;
  slice.animate([{ translate: `0 ${way * 2}rem`, opacity: 0 }, {}], { duration: 300, easing: EASE });
}
