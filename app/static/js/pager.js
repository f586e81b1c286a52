// What does not fit pages. A wall overflows sideways, in whole columns ([data-paged], all of them turn together);
// the tree overflows downwards, and there a page begins with a bough. Nothing shrinks, nothing is cut.
import { word } from "./say.js";

const SHOWN = 0.85; // of the height: a line that was last stays in sight
let stage = null;
let drawing = "";
let page = 0;

const paged = () => [...stage.querySelectorAll("[data-paged]")];
const wide = (element) => element.clientWidth + (Number.parseFloat(getComputedStyle(element).columnGap) || 0);

function pagesOf(element) {
  const { scrollWidth, clientWidth } = element;
  return scrollWidth > clientWidth + 2 ? Math.ceil((scrollWidth - clientWidth - 2) / wide(element)) + 1 : 1;
}

const across = () => Math.max(1, ...paged().map(pagesOf));
const beyond = () => Math.max(0, stage.scrollHeight - stage.clientHeight);

// Where pages begin, from the top: at a bough below the crown that stays, and never more than a screen on.
function stops() {
  if (beyond() <= 2) return [0];
  const crown = stage.querySelector(".crown")?.offsetHeight ?? 0;
  const step = (stage.clientHeight - crown) * SHOWN;
  const top = stage.getBoundingClientRect().top - stage.scrollTop + crown;
  const boughs = [...stage.querySelectorAll(".bough")].map(
    (bough) => bough.getBoundingClientRect().top - top - 12,
  );
  const found = [0];
  while (found.at(-1) < beyond()) {
    const [from, to] = [found.at(-1) + step / 3, found.at(-1) + step];
    found.push(Math.min(beyond(), boughs.filter((bough) => bough > from && bough <= to).at(-1) ?? to));
  }
  return found;
}

function nearest(all) {
  const distances = all.map((stop) => Math.abs(stop - stage.scrollTop));
  return distances.indexOf(Math.min(...distances));
}

function write() {
  const sideways = across();
  const all = stops();
  const of = sideways > 1 ? sideways : all.length;
  if (sideways === 1) page = nearest(all);
  const pager = document.getElementById("pager");
  pager.hidden = of === 1;
  pager.querySelector("[data-do=back]").disabled = page === 0;
  pager.querySelector("[data-do=on]").disabled = page >= of - 1;
  document.getElementById("page-number").textContent = word("page")
    .replace("{n}", page + 1)
    .replace("{of}", of);
}

function turn() {
  for (const element of paged()) element.scrollTo({ left: page * wide(element), behavior: "instant" });
}

// What can be turned can be reached with the keyboard.
function reachable() {
  for (const element of paged()) {
    if (pagesOf(element) > 1) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

/** Measure anew; another drawing begins at its first page. */
export function fold(element) {
  stage = element;
  stage.onscroll = write;
  const { kind, step } = stage.dataset;
  if (drawing !== kind + step) {
    page = 0;
    if (drawing) stage.scrollTop = 0;
  }
  drawing = kind + step;
  reachable();
  if (across() > 1) {
    page = Math.min(page, across() - 1);
    turn();
  }
  write();
}

/** A page on (1) or back (-1). */
export function on(by) {
  const all = stops();
  const of = across() > 1 ? across() : all.length;
  page = Math.min(of - 1, Math.max(0, page + by));
  if (across() > 1) turn();
  else stage.scrollTop = all[page];
  write();
}
