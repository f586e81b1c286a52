// Regions: whole elements from the server, morphed in by id; what stands there and is newer stays.
// Tells `samenboom:region` {element, current}, which may be cancelled to hold it back (later: `show`),
// and `samenboom:updated` {region} when it has been drawn.
import { keeper, steady } from "./place.js";
import { isPart, relay } from "./places.js";

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
  for (const each of [element, ...parts]) put(each);
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

function put(element) {
  const current = document.getElementById(element.id);
  if (!current) return;
  const isWhole = isPart(element) || isBare(current) || isBare(element);
  if (isWhole && !isInUse(current, element)) renew(current, element);
  else for (const [stands, next] of changed(current, element)) morph(next, stands);
}

// A piece of a wall stays itself: the browser knows how high it is and whether it is in sight, of a new one it would have
// to guess, and look again (reading.css).
function renew(current, next) {
  const staysItself = current.matches(".wall, .cluster") && current.tagName === next.tagName;
  if (!staysItself) return current.replaceWith(document.adoptNode(next));
  for (const { name, value } of next.attributes) current.setAttribute(name, value);
  current.replaceChildren(...document.adoptNode(next).childNodes);
}

// What was empty or will be has nothing to keep.
const isBare = (region) => region.children.length === 0;

const changed = (current, next) => (!isPart(next) && relay(current, next)) || [[current, next]];

// What a person is busy with (focus, a fold that is or will be open) is morphed with care; all else is replaced.
const isInUse = (part, next) =>
  part.contains(document.activeElement) ||
  part.querySelector("details[open], input") ||
  next.querySelector("details[open]");

function morph(element, current) {
  if (!htmx) return replace(element, current);
  // A shell has empty places for its parts: those that stand there stay as they are.
  htmx.config.morphSkip = isPart(current) ? "" : "[data-part][data-seq]";
  return htmx.swap({ text: element.outerHTML, target: current, sourceElement: current, swap: "outerMorph" });
}

function replace(element, current) {
  for (const place of element.querySelectorAll("[data-part]")) {
    const stands = document.getElementById(place.id);
    if (stands && !place.dataset.seq) place.replaceWith(stands);
  }
  current.replaceWith(document.adoptNode(element));
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
const AT_A_TIME = 4;
const SLOW = 14; // of the 16 ms that a picture may take
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
      once();
    });
  });
  setTimeout(once, UNSEEN);
}

// To parse a big wall at once would keep a slow phone busy as well: each piece is parsed when its turn comes.
function* parsed(html) {
  for (const element of [...new DOMParser().parseFromString(html, "text/html").body.children]) {
    if (!element.id.startsWith("region-")) continue;
    newest = Math.max(newest, Number(element.dataset.seq ?? 0));
    yield element;
  }
}

/** Take in a frame: every region in it that is on this page and not older than what stands there. */
export function apply(html) {
  queue.push(...html.split(JOINT));
  if (isAtWork) return;
  isAtWork = true;
  work();
}

// The first morph of a page takes a slow phone three times as long as the next: done while nothing happens yet.
setTimeout(() => {
  const trial = document.createElement("i");
  trial.hidden = true;
  document.body.append(trial);
  if (htmx) morph(trial.cloneNode(), trial);
  trial.remove();
}, 500);
