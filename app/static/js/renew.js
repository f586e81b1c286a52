// A piece of a region and the place of the question stay themselves, and so does what is equal at the beginning and at
// the end of it: of what is new a browser has to find out how high it is and whether it is in sight. A slow phone feels a
// whole morph, which would keep more, so that is for what a person is busy with (regions.js).

const isSame = (one, other) =>
  one.nodeType === Node.ELEMENT_NODE &&
  one.tagName === other.tagName &&
  one.id === other.id &&
  one.dataset.card === other.dataset.card;

/** Make an element as the next one is, which is used up; of another tag, another id or another card it takes the place. */
export function renew(current, next) {
  if (!isSame(current, next)) return current.replaceWith(next);
  for (const name of current.getAttributeNames()) if (!next.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  const [old, fresh, after] = apart(current, next);
  if (old.length === fresh.length) for (const [n, each] of old.entries()) renew(each, fresh[n]);
  else {
    for (const each of old) each.remove();
    for (const each of fresh) current.insertBefore(each, after);
  }
}

// What differs in two elements, and what comes after it: equal beginnings and ends are left out.
function apart(current, next) {
  const [old, fresh] = [[...current.childNodes], [...next.childNodes]];
  let after = null;
  while (old[0] && fresh[0]?.isEqualNode(old[0])) {
    old.shift();
    fresh.shift();
  }
  while (old.length && fresh.at(-1)?.isEqualNode(old.at(-1))) {
    after = old.pop();
    fresh.pop();
  }
  return [old, fresh, after];
}
