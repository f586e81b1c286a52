// The frame around the parts of a region. On a big wall most news of a frame is one place more, one fewer, or another
// order: then the places are laid anew, and the rest of the page is left alone (a slow phone would feel a whole morph).

/** Whether an element is a part, or the place of one. */
export const isPart = (element) => element.dataset.part !== undefined;
const hasParts = (element) => element.querySelector("[data-part]") !== null;
const others = (element) => [...element.children].filter((child) => !isPart(child));

// Words that stand beside parts, in the same element.
const bare = (element) =>
  [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data.trim() : "")).join("");

const isFrameAlike = (one, other) =>
  one.cloneNode(false).isEqualNode(other.cloneNode(false)) && bare(one) === bare(other);

function isAlike(one, other) {
  if (hasParts(one) || hasParts(other)) return isFrameAlike(one, other);
  return one.tagName === other.tagName && one.id === other.id;
}

// Nothing is put before all is found: what leaves one frame may be what another waits for.
function* relaid(frame, next, puts) {
  const rest = others(frame);
  const wanted = [];
  for (const child of [...next.children]) {
    const stands = isPart(child) ? null : first(rest, child);
    wanted.push(stands ?? filled(child));
    if (!stands) continue;
    if (hasParts(stands) || hasParts(child)) yield* relaid(stands, child, puts);
    else if (!stands.isEqualNode(child)) yield [stands, child];
  }
  puts.push([frame, wanted]);
}

// What stands before it in vain is gone: order is kept.
function first(rest, child) {
  const place = rest.findIndex((each) => isAlike(each, child));
  return place < 0 ? null : rest.splice(0, place + 1).at(-1);
}

/** A new element, with the parts that stand already in their places. */
export function filled(element) {
  if (isPart(element)) return standing(element) ?? document.adoptNode(element);
  for (const place of element.querySelectorAll("[data-part]")) {
    const part = standing(place);
    if (part) place.replaceWith(part);
  }
  return document.adoptNode(element);
}

// A place without a number is where a part stands, or comes to stand.
const standing = (place) => (place.dataset.seq ? null : document.getElementById(place.id));

function put(frame, wanted) {
  const stay = new Set(wanted);
  for (const child of [...frame.children]) if (!stay.has(child)) child.remove();
  wanted.forEach((child, n) => {
    if (frame.children[n] !== child) frame.insertBefore(child, frame.children[n] ?? null);
  });
}

/**
 * Lay the places of a frame as they are in the next one. Gives the pairs without places, as they are and as they are to
 * be, that are left to change; nothing when the frame itself became another one, and nothing was done.
 */
export function relay(current, next) {
  const { seq } = current.dataset;
  current.dataset.seq = next.dataset.seq;
  if (!hasParts(current) || !isFrameAlike(current, next)) {
    current.dataset.seq = seq;
    return null;
  }
  const puts = [];
  const left = [...relaid(current, next, puts)];
  for (const [frame, wanted] of puts) put(frame, wanted);
  return left;
}
