// The names of all slices at the left. When they are more than fit, those around the current one stand there: their
// numbers tell that there are others.

/** Point at the slice with this id. */
export function point(tree, id) {
  const items = [...tree.querySelectorAll(".strip li")];
  const at = items.findIndex((item) => target(item) === id);
  for (const [place, item] of items.entries()) {
    item.hidden = false;
    item.classList.toggle("here", place === at);
    if (place === at) item.firstElementChild.setAttribute("aria-current", "true");
    else item.firstElementChild.removeAttribute("aria-current");
  }
  narrow(items, at);
}

/** The id of the slice to which a name leads. */
export const target = (item) => item.querySelector("a").hash.slice(1);

// The farthest goes first, on the side where there are more.
function narrow(items, at) {
  const list = items[0].parentElement;
  let [first, last] = [0, items.length - 1];
  while (list.scrollHeight > list.clientHeight + 1 && first < last) {
    if (last - at >= at - first) items[last--].hidden = true;
    else items[first++].hidden = true;
  }
}
