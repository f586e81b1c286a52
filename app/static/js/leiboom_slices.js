// A tree in slices: one branch large, the others by name at the left. Stepping has an end on both sides. A tree that
// fits as a whole can be read in slices too: then its picture comes before the first.
import { choose, wear } from "./leiboom.js";
import { fold, sheetOf, turn } from "./leiboom_sheets.js";
import { point } from "./leiboom_strip.js";
import { grow, look, slide } from "./motion.js";
import { number } from "./pager.js";
import { say, word } from "./say.js";

let stage = null;
let whole = ""; // the size of the picture as a whole
let asked = false; // someone wants slices of a tree that fits
let id = ""; // of the slice that is shown
let place = 0; // of it among all slices
let sheet = 0;
let sheets = 1;

const tree = () => stage?.querySelector(".leiboom");
const all = () => [...tree().querySelectorAll(".twig, .set-aside")];
const isSliced = () => document.body.classList.contains("tree-slices");
const isForced = () => whole === "slices";
const canSlice = () => whole !== "" && whole !== "list" && tree().querySelector(".twig") !== null;

/**
 * Give the tree its size and show the slice of now: the one with what is `fresh` (ids), else the same as before.
 * `first`: another tree than before. False when there is no tree, or one that scrolls.
 */
export function lay(element, { anew = false, first = false, fresh = [] } = {}) {
  stage = element;
  if (first && tree()) [asked, id, place, sheet] = [false, "", 0, 0];
  if (tree()) document.getElementById("pager").hidden = true;
  whole = choose(stage, anew || first);
  asked &&= canSlice() && !isForced();
  if (asked) wear("slices", tree());
  button();
  if (isSliced()) find(fresh);
  else if (tree()) clear();
  return whole !== "" && whole !== "list";
}

function button() {
  const found = document.querySelector("[data-do=slices]");
  found.hidden = !canSlice() || isForced();
  found.setAttribute("aria-pressed", asked);
}

function clear() {
  for (const one of all()) one.classList.remove("here", "flows", "odd");
}

// What just changed is shown; else the same slice as before, or the one that took its place.
function find(fresh) {
  const slices = all();
  const news = fresh.map((node) => document.getElementById(node)).filter((node) => node?.closest(".twig"));
  const changed = news.find((node) => node.closest(".twig").id === id) ?? news[0];
  const same = slices.findIndex((slice) => slice.id === id);
  if (!changed) return draw(same < 0 ? Math.min(place, slices.length - 1) : same, sheet);
  const slice = changed.closest(".twig");
  draw(slices.indexOf(slice), 0);
  draw(place, sheetOf(slice, changed));
}

function draw(next, wanted) {
  const slices = all();
  const slice = slices[next];
  [place, id] = [next, slice.id];
  for (const one of slices) one.classList.toggle("here", one === slice);
  unfold(slice, wanted);
  point(tree(), id);
}

// The words in the ground may take a line more, and so height from the panel: then once more.
function unfold(slice, wanted) {
  for (let high = 0; high !== stage.clientHeight; ) {
    high = stage.clientHeight;
    sheets = fold(slice);
    sheet = Math.max(0, Math.min(wanted, sheets - 1));
    tell();
    if (stage.clientHeight > high) break;
  }
  turn(slice, sheet);
}

const fill = (name, n, of) =>
  word(name)
    .replace("{n}", n + 1)
    .replace("{of}", of);

const heading = () => all()[place].querySelector("h2").textContent.replaceAll("\u00ad", "").trim();

function tell() {
  const isTwig = all()[place].matches(".twig");
  const where = isTwig ? fill("slice", place, tree().querySelectorAll(".twig").length) : heading();
  const pages = sheets > 1 ? `, ${fill("sheet", sheet, sheets)}` : "";
  number(where + pages, { first: isFirst(), last: place === all().length - 1 && sheet === sheets - 1 });
}

const isFirst = () => !asked && place === 0 && sheet === 0;

/** Go to a slice by its number (from 0) and sheet, as a person asked. */
function go(next, wanted) {
  const [before, was, from] = [place, sheet, isSliced() ? null : all()[next].getBoundingClientRect()];
  if (from) {
    asked = true;
    wear("slices", tree());
    button();
  }
  draw(next, wanted);
  const slice = all()[place];
  look(stage);
  if (from) grow(slice, from);
  else if (before !== place || was !== sheet) slide(slice, Math.sign(place - before || sheet - was));
  say(`${document.getElementById("page-number").textContent}. ${heading()}`);
}

/** Back to the picture of the whole, when it fits. */
export function leave() {
  if (!asked) return;
  asked = false;
  lay(stage);
  look(stage);
}

/** Slices or the whole, for a tree that fits. */
export function toggle() {
  if (asked) leave();
  else if (canSlice()) go(0, 0);
}

function begin(by) {
  if (by > 0) go(0, 0);
}

function start() {
  if (asked) leave();
  else go(0, 0);
}

/** A sheet or slice on (1) or back (-1), or to the end (Infinity). False when there are no slices to step through. */
export function step(by) {
  if (!tree() || !canSlice()) return false;
  if (by === Number.POSITIVE_INFINITY) go(all().length - 1, by);
  else if (!isSliced()) begin(by);
  else if (place + sheet + by < 0) start();
  else if (sheet + by >= 0 && sheet + by < sheets) go(place, sheet + by);
  else if (place + by < all().length) go(place + by, by > 0 ? 0 : Number.POSITIVE_INFINITY);
  return true;
}

/** Whether there is no slice to step on to: the tree is shown as a whole, or its last slice is. */
export const isPast = () => !tree() || !isSliced() || (place === all().length - 1 && sheet === sheets - 1);

/** A whole slice on or back. False when there are no slices now. */
export function leap(by) {
  if (!tree() || !isSliced()) return false;
  const next = Math.min(all().length - 1, Math.max(0, place + by));
  if (next !== place) go(next, 0);
  return true;
}

/** To the slice with this id. */
export function show(wanted) {
  const next = all().findIndex((slice) => slice.id === wanted);
  if (next >= 0) go(next, 0);
}
