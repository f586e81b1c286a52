// What lies over the tree, sheet by sheet: the sentences to read aloud in turn, or what the parties say of the whole
// tree and agreed. The tree comes before the first sheet. A sheet that is more than a screen pages first.
import { look, slide } from "./motion.js";
import { number, on, fold as pages, where } from "./pager.js";
import { say, word } from "./say.js";

let stage = null;
let id = ""; // of the sheet that is shown; "" while the tree is
let place = 0;
let heard = null; // the last news that showed by itself

const holder = () => stage?.querySelector(".sheets");
const all = () => [...(holder()?.children ?? [])];

/** Whether a sheet lies over the tree now. */
export const isOpen = () => id !== "";

/**
 * After the stage was drawn: show the same sheet as before, or the one in its place; news shows by itself. `fresh`: a
 * branch that changed takes the sheet away, for then the tree is what the room looks at. True when a sheet is shown.
 */
export function lay(element, fresh = []) {
  stage = element;
  const news = holder()?.dataset.news ?? "";
  const isNews = news !== "" && news !== heard;
  heard = news;
  if (isNews) open(0);
  else if (fresh.some((node) => node.startsWith("node-"))) close();
  if (isOpen()) draw(all().findIndex((sheet) => sheet.id === id));
  button();
  if (isNews) turnToNews();
  return isOpen();
}

// The newest agreement stands on the last page.
function turnToNews() {
  if (holder().dataset.news.startsWith("agreed")) on(Number.POSITIVE_INFINITY);
  say(holder().dataset.say);
}

function button() {
  const found = document.querySelector("[data-do=aloud]");
  found.hidden = !holder();
  found.setAttribute("aria-pressed", isOpen());
  if (holder()) found.textContent = holder().dataset.name;
}

function open(next) {
  [place, id] = [next, all()[next].id];
}

/** Back to the tree. False when it is already there. */
export function close() {
  if (!isOpen()) return false;
  id = "";
  document.body.classList.remove("told");
  button();
  return true;
}

// A sheet that is gone: who took its place; when none is left, the tree.
function draw(found) {
  const sheets = all();
  if (!sheets.length) return close();
  open(Math.min(found < 0 ? place : found, sheets.length - 1));
  document.body.classList.add("told");
  stage.scrollTop = 0;
  for (const sheet of sheets) sheet.classList.toggle("here", sheet.id === id);
  pages(sheets[place]);
  sheets[place].onscroll = tell;
  tell();
}

function tell() {
  const { now, of } = where();
  const count = all().length;
  const many =
    count > 1
      ? word("page")
          .replace("{n}", place + 1)
          .replace("{of}", count)
      : "";
  const within =
    of > 1
      ? word("sheet")
          .replace("{n}", now + 1)
          .replace("{of}", of)
      : "";
  const said = [many, within].filter(Boolean).join(", ");
  number(said, { first: false, last: place === count - 1 && now === of - 1 });
}

function go(next) {
  const before = isOpen() ? place : -1;
  open(Math.max(0, Math.min(next, all().length - 1)));
  draw(place);
  button();
  look(stage);
  if (before === place) return;
  slide(all()[place], Math.sign(place - before));
  if (all()[place].dataset.say) say(all()[place].dataset.say);
}

/**
 * A sheet on (1) or back (-1), or to the end (Infinity). False when that is not for us: there are no sheets, or the tree
 * is shown and has steps of its own before them (`isPast` says whether those are over).
 */
export function step(by, isPast) {
  if (!holder() || (!isOpen() && (by < 0 || !isPast))) return false;
  if (!isOpen()) go(Number.isFinite(by) ? 0 : by);
  else if (isWithin(by)) turn(by);
  else if (place + by < 0 && Number.isFinite(by)) close();
  else go(place + by);
  return true;
}

function isWithin(by) {
  const { now, of } = where();
  return Number.isFinite(by) && now + by >= 0 && now + by < of;
}

function turn(by) {
  on(by);
  tell();
}

/** The tree, or the first sheet. */
export function toggle() {
  if (!close() && holder()) go(0);
}
