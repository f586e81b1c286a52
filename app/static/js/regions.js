// Regions: whole elements from the server, morphed in by id; what stands there and is newer stays.
// Tells `samenboom:region` {element, current}, which may be cancelled to hold it back (later: `show`),
// `samenboom:question` when another question may stand there (what is typed from then on belongs to it, whatever is still
// to come), and `samenboom:updated` {region} when all that came has been drawn.
import { keeper, steady } from "./place.js";
import { filled, isPart, relay } from "./places.js";
import { renew } from "./renew.js";

// What a person opened or closed stays so, whatever the server first drew.
const { htmx } = window;
htmx?.config.morphIgnore.push("open");

let newest = Number(document.body.dataset.seq ?? 0);

/** The number up to which this page has all news. */
export const highest = () => newest;

function emit(name, detail) {
  return document.dispatchEvent(new CustomEvent(name, { cancelable: true, detail }));
}

/** Morph a region in, with the parts that came for it, whether or not someone holds it back. */
export function show(element) {
  steady(() => lay(element));
  tell(nameOf(element));
}

function lay(element) {
  const parts = [...(waiting.get(element.id)?.values() ?? [])];
  waiting.delete(element.id);
  for (const each of [element, ...parts]) put(each, parts.length > 0);
  if (document.getElementById(element.id)?.matches(".now")) emit("samenboom:question");
}

const nameOf = ({ id }) => id.slice("region-".length).split(".")[0];
const tell = (region) => emit("samenboom:updated", { region });

/** Do what follows from news of these regions: once, and in a turn of its own, for a slow phone has more to do. */
export function following(regions, act) {
  let waits = 0;
  document.addEventListener("samenboom:updated", ({ detail }) => {
    if (waits || !regions.includes(detail.region)) return;
    waits = setTimeout(() => {
      waits = 0;
      steady(act);
    });
  });
}

function put(element, isAtOnce = false) {
  const current = document.getElementById(element.id);
  if (!current) return;
  const isWhole = isPart(element) || isBare(current) || isBare(element) || current.matches(".now");
  if (!isWhole || isInUse(current, element))
    for (const [stands, next] of changed(current, element)) adapt(stands, next, current);
  else renew(current, isAtOnce ? element : firstOf(element, current));
}

// What stands around the pieces has little to keep.
function adapt(stands, next, region) {
  if (stands === region || isInUse(stands, next)) morph(next, stands);
  else renew(stands, next);
}

// What grows much does so a little at a time: cards of a cluster that stands open, places of pieces of a wall. What is new
// has its head to draw as well, and so begins with less.
const GROWS = [
  ["[data-card]", 3, 4],
  ["[data-part]", 4, 16],
];

function firstOf(element, current) {
  if (element.matches(".far, .folds")) return element;
  const beyond = GROWS.flatMap(([what, few, many]) => {
    const stand = current.querySelectorAll(what).length;
    return [...element.querySelectorAll(what)].slice(stand + (isBare(current) ? few : many));
  });
  if (beyond.length) goOn(element.cloneNode(true));
  for (const each of beyond) each.remove();
  return element;
}

// What was empty or will be has nothing to keep.
const isBare = (region) => region.children.length === 0;

const changed = (current, next) => (!isPart(next) && relay(current, next)) || [[current, next]];

// What a person is busy with (focus, a fold that is or will be open) is morphed with care; all else is replaced.
const isInUse = (part, next) =>
  part.contains(document.activeElement) ||
  part.querySelector("details[open], input:not([type=hidden])") ||
  next.querySelector("details[open]");

function morph(element, current) {
  if (!htmx) return current.replaceWith(filled(element));
  // A shell has empty places for its parts: those that stand there stay as they are.
  htmx.config.morphSkip = isPart(current) ? "" : "[data-part][data-seq]";
  return htmx.swap({ text: element.outerHTML, target: current, sourceElement: current, swap: "outerMorph" });
}

function isOlder(element, current) {
  return Number(element.dataset.seq ?? Number.POSITIVE_INFINITY) < Number(current.dataset.seq ?? 0);
}

// News that changes nothing here (a wall that is not revealed yet) only moves the number on.
function isSame(element, current) {
  const { seq } = current.dataset;
  if (seq) current.dataset.seq = element.dataset.seq;
  const same = current.isEqualNode(element);
  if (seq && !same) current.dataset.seq = seq;
  return same;
}

// Parts of a region that is held back wait with it, the newest of each.
const waiting = new Map();
const shellOf = (element) => element.id.split(".")[0];

function isHeld(element) {
  if (!isPart(element) || !waiting.has(shellOf(element))) return false;
  waiting.get(shellOf(element)).set(element.id, element);
  return true;
}

function offer(element, current) {
  const isWelcome = emit("samenboom:region", { element, current });
  if (isWelcome) lay(element);
  else if (!waiting.has(element.id)) waiting.set(element.id, new Map());
  return isWelcome;
}

// A slow phone takes in a big wall a little at a time: in between it draws, and answers its person. Was that much to draw,
// then the next piece comes alone.
const AT_A_TIME = 1;
const SLOW = 14; // of the 16 ms that a picture may take
const REST = 20; // after a slow one: what puts it on the screen is then ready for the next
const UNSEEN = 100; // a page that nobody sees is never drawn
const JOINT = "<!--next-->"; // live/frames.py
const queue = [];
const touched = new Set();
const later = [];
let wasSlow = false;
let isAtWork = false;
let keep = null;

function take(element) {
  const current = document.getElementById(element.id);
  if (isHeld(element) || !current || isOlder(element, current) || isSame(element, current)) return;
  if (isPart(element)) put(element);
  else if (!offer(element, current)) return;
  touched.add(nameOf(element));
}

function work() {
  const until = performance.now() + AT_A_TIME;
  keep ??= keeper();
  drawn(() => {
    isAtWork = queue.length > 0;
    if (isAtWork) work();
  });
  keep(() => {
    do for (const element of parsed(queue.shift())) take(element);
    while (queue.length && !wasSlow && performance.now() < until);
  });
  if (!queue.length) rest();
}

function rest() {
  keep = null;
  for (const region of touched) setTimeout(steady, 0, () => tell(region));
  touched.clear();
  for (const act of later.splice(0)) act();
}

/** Act once all news that came stands there: what undo takes back is then what one sees. */
export function atRest(act) {
  if (queue.length) later.push(act);
  else act();
}

// What comes before the page has drawn itself would make it draw more at once.
function drawn(next) {
  let isDone = false;
  const once = () => {
    if (!isDone) next();
    isDone = true;
  };
  requestAnimationFrame(() => {
    const began = performance.now();
    setTimeout(() => {
      wasSlow = performance.now() - began > SLOW;
      setTimeout(once, wasSlow ? REST : 0);
    });
  });
  setTimeout(once, UNSEEN);
}

// To parse a big wall at once would keep a slow phone busy as well: each piece is parsed when its turn comes.
function* parsed(piece) {
  if (typeof piece !== "string") return yield piece;
  for (const element of [...new DOMParser().parseFromString(piece, "text/html").body.children]) {
    if (!element.id.startsWith("region-")) continue;
    newest = Math.max(newest, Number(element.dataset.seq ?? 0));
    yield element;
  }
}

// A wall that leaves goes first: else hundreds of cards are moved once more by a new question.
const LEAVES = /^\s*<[^>]* class="part"[^>]* hidden>/;
const leaversFirst = (one, other) => LEAVES.test(other) - LEAVES.test(one);

/** Take in a frame: every region in it that is on this page and not older than what stands there. */
export function apply(html) {
  queue.push(...html.split(JOINT).sort(leaversFirst));
  begin();
}

// The rest of a piece comes before all other news.
function goOn(element) {
  queue.unshift(element);
  begin();
}

// In a turn of its own: to receive it was work enough.
function begin() {
  if (isAtWork) return;
  isAtWork = true;
  setTimeout(work);
}

// The first morph of a page takes a slow phone three times as long as the next: done while nothing happens yet, and
// changes nothing.
setTimeout(() => {
  const region = document.querySelector("[id^=region-][data-seq]");
  if (htmx && region) morph(region.cloneNode(true), region);
}, 500);
