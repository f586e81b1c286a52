// What does not fit pages. A wall overflows sideways, in whole columns ([data-paged], all of them turn together);
// all else downwards. Nothing shrinks, nothing is cut. A tree has pages of its own (leiboom_slices.js).
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

// Where pages begin, from the top: never more than a screen on.
function stops() {
  const found = [0];
  while (found.at(-1) < beyond() - 2)
    found.push(Math.min(beyond(), found.at(-1) + stage.clientHeight * SHOWN));
  return found;
}

function nearest(all) {
  const distances = all.map((stop) => Math.abs(stop - stage.scrollTop));
  return distances.indexOf(Math.min(...distances));
}

// With a large zoom a page that is turned may be higher than the screen: then it is read downwards first.
function place() {
  const all = stops();
  return { all, now: page * all.length + nearest(all), of: across() * all.length };
}

/** On which page we are (from 0), of how many. */
export function where() {
  const { now, of } = place();
  return { now, of };
}

function write() {
  if (across() === 1) page = 0;
  const { now, of } = place();
  const said = word("page")
    .replace("{n}", now + 1)
    .replace("{of}", of);
  number(of > 1 ? said : "", { first: now === 0, last: now >= of - 1 });
}

/** Say in the ground where we are, "" when all is in sight, and whether one can go back and on. */
export function number(said, { first, last }) {
  const pager = document.getElementById("pager");
  pager.hidden = !said;
  pager.querySelector("[data-do=back]").disabled = first;
  pager.querySelector("[data-do=on]").disabled = last;
  document.getElementById("page-number").textContent = said;
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

/** A page on (1) or back (-1), or to the end (Infinity). */
export function on(by) {
  const { all, now, of } = place();
  const next = Math.min(of - 1, Math.max(0, now + by));
  page = Math.floor(next / all.length);
  turn();
  stage.scrollTop = all[next % all.length];
  write();
}
