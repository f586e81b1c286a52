// The frame around the parts of a region. On a big wall most news of a frame is one place more, one fewer, or another
// order: then the places are laid anew, and the rest of the page is left alone (a slow phone would feel a whole morph).

/** Whether an element is a part, or the place of one. */
export const isPart = (element) => element.dataset.part !== undefined;
const hasParts = (element) => element.querySelector("[data-part]") !== null;
const others = (element) => [...element.children].filter((child) => !isPart(child));

// Words that stand beside parts, in the same element.
const bare = (element) =>
  [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data.trim() : "")).join("");

function isFrameAlike(one, other) {
  const [some, more] = [others(one), others(other)];
  return (
    one.cloneNode(false).isEqualNode(other.cloneNode(false)) &&
    bare(one) === bare(other) &&
    some.length === more.length &&
    some.every((each, n) => isAlike(each, more[n]))
  );
}

function isAlike(one, other) {
  if (hasParts(one) || hasParts(other)) return isFrameAlike(one, other);
  return one.tagName === other.tagName && one.id === other.id;
}

function* relaid(frame, next) {
  const rest = others(frame);
  const wanted = [];
  for (const child of next.children) {
    const stands = isPart(child) ? document.getElementById(child.id) : rest.shift();
    wanted.push(stands ?? document.importNode(child, true));
    if (isPart(child)) continue;
    if (hasParts(stands) || hasParts(child)) yield* relaid(stands, child);
    else if (!stands.isEqualNode(child)) yield [stands, child];
  }
  put(frame, wanted);
}

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
  if (hasParts(current) && isFrameAlike(current, next)) return [...relaid(current, next)];
  current.dataset.seq = seq;
  return null;
}
