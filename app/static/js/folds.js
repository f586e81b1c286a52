// What changed in the tree is marked for a moment; what changed in a folded branch is told on its fold, until it is
// opened. Loaded where the tree is shown.
const LASTS = 4_000;
const tree = () => document.getElementById("region-tree");
const places = () => [...tree().querySelectorAll("[data-changed]")];
const untold = new Set();
const fresh = new Set();
let known = new Map();

const numbers = () => new Map(places().map(({ id, dataset }) => [id, dataset.changed]));

function closedAround(element) {
  const found = [];
  let fold = element.parentElement.closest("details");
  for (; fold; fold = fold.parentElement.closest("details")) if (!fold.open) found.push(fold.id);
  return found;
}

const wordsOf = (element) => element.querySelector(":scope > details > summary") ?? element;

function note(element) {
  for (const id of closedAround(element)) untold.add(id);
  fresh.add(element.id);
  setTimeout(() => {
    fresh.delete(element.id);
    show();
  }, LASTS);
}

function show() {
  for (const fold of tree().querySelectorAll("details[id^=fold-]")) {
    const news = fold.querySelector(":scope > summary > .news");
    if (news) news.hidden = !untold.has(fold.id);
  }
  for (const element of places()) wordsOf(element).classList.toggle("fresh", fresh.has(element.id));
}

function look() {
  const now = numbers();
  if (known.size)
    for (const element of places()) if (known.get(element.id) !== now.get(element.id)) note(element);
  known = now;
  show();
}

document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "tree" && look());
// Opening a fold is no bubbling event.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.open && untold.delete(target.id)) show();
  },
  true,
);
look();
