// The projector's page: keys and small buttons, and what happens around a new drawing of the stage.
// Keys: + and − zoom, 0 back to 1, c the code, q quiet, f full screen, r read aloud; Page Up/Down (presenter remotes), Home, End and
// arrows to page.
import "./live.js";
import "./timer.js";
import { mark, remember } from "./fresh.js";
import { isPast, lay, leap, leave as leaveSlices, show, step, toggle } from "./leiboom_slices.js";
import { after, look } from "./motion.js";
import { fold, on } from "./pager.js";
import { close, isOpen, leads, open, refresh } from "./panel.js";
import { say, word } from "./say.js";
import * as sheets from "./sheets.js";
import { larger, reset, smaller, apply as zoom } from "./zoom.js";

const STAGE = "region-stage";
const KEYS_OFF = "samenboom:keys-off";
let told = "";
let stood = ""; // the step of the last tree
let walked = ""; // the step of the drawing before
let shown = ""; // what stood in the light

const $ = (id) => document.getElementById(id);
const pressed = (what, is) => document.querySelector(`[data-do="${what}"]`).setAttribute("aria-pressed", is);

function toggleCode() {
  pressed("code", document.body.classList.toggle("large-code"));
}

function toggleQuiet() {
  const quiet = $("quiet");
  quiet.hidden = !quiet.hidden;
  pressed("quiet", !quiet.hidden);
  if (!quiet.hidden) say(quiet.textContent.trim());
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

// Single letters can be turned off, for who steers by voice (WCAG 2.1.4).
const keysAreOn = () => !localStorage.getItem(KEYS_OFF);
function toggleKeys() {
  if (keysAreOn()) localStorage.setItem(KEYS_OFF, "1");
  else localStorage.removeItem(KEYS_OFF);
  pressed("keys", keysAreOn());
}

const DO = {
  smaller: () => measured(smaller),
  larger: () => measured(larger),
  reset: () => measured(reset),
  code: toggleCode,
  quiet: toggleQuiet,
  full: toggleFull,
  keys: toggleKeys,
  slices: () => around(toggle),
  aloud: () => around(sheets.toggle),
  back: () => page(-1),
  on: () => page(1),
  first: () => page(Number.NEGATIVE_INFINITY),
  last: () => page(Number.POSITIVE_INFINITY),
};
const LETTERS = {
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  0: "reset",
  c: "code",
  q: "quiet",
  f: "full",
  r: "aloud",
};
const PAGES = {
  PageDown: "on",
  ArrowRight: "on",
  PageUp: "back",
  ArrowLeft: "back",
  Home: "first",
  End: "last",
};
const SLICES = { ArrowDown: 1, ArrowUp: -1 };

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return isOpen() ? shut() : leave();
  if (event.key in SLICES && sheets.isOpen()) return page(SLICES[event.key]) ?? event.preventDefault();
  if (event.key in SLICES && !over()) return leap(SLICES[event.key]) && event.preventDefault();
  const what = PAGES[event.key] ?? (keysAreOn() ? LETTERS[event.key.toLowerCase()] : undefined);
  if (!what) return;
  event.preventDefault();
  DO[what]();
}

function leave() {
  if (document.body.classList.contains("large-code")) toggleCode();
  if (!$("quiet").hidden) toggleQuiet();
  if (sheets.isOpen()) around(sheets.close);
  else leaveSlices();
}

// From a sheet to the tree, or the other way: both are measured where they are shown.
function around(change) {
  if (change !== sheets.toggle) sheets.close();
  change();
  if (!sheets.isOpen()) place({});
}

// What covers the stage: a panel that was opened here, else what the facilitator put in the light.
const over = () => [$("panel"), $("region-spotlight")].find((each) => !each.hidden);

function shut() {
  if (close()) place({});
}

async function ask(event, address) {
  event.preventDefault();
  if (await open(address)) place({});
  else window.location.assign(address);
}

function press(event) {
  const address = leads(event.target);
  if (address) return ask(event, address);
  if (event.target.closest(".shut")) {
    event.preventDefault();
    return shut();
  }
  const what = event.target.closest("[data-do]")?.dataset.do;
  const name = event.target.closest(".strip a");
  if (what) DO[what]();
  if (!name) return;
  event.preventDefault();
  show(name.hash.slice(1));
}

// The tools show while the mouse moves.
let asleep = 0;
function wake() {
  document.body.classList.add("awake");
  clearTimeout(asleep);
  asleep = setTimeout(() => document.body.classList.remove("awake"), 2500);
}

// A tree has its own pages when it is large; all else pages or scrolls.
function page(by) {
  if (over()) return on(by);
  const wasOpen = sheets.isOpen();
  if (sheets.step(by, isPast())) return wasOpen && !sheets.isOpen() ? place({}) : undefined;
  if (!step(by)) on(by);
}

// Sizes first, then pages: what fits is known only when the type is there.
function measured(change) {
  change?.();
  if (isFilling()) return;
  place({ anew: true });
  look($(STAGE));
}

// The parts of the stage come right after it.
const isFilling = () => $(STAGE).querySelector("[data-part]:not([data-seq])") !== null;

function place(how) {
  size = [$(STAGE).clientWidth, $(STAGE).clientHeight].join();
  const isLaid = lay($(STAGE), how);
  const isTold = sheets.lay($(STAGE), how.fresh);
  if (over()) return fold(over());
  if (isTold) return;
  if (isLaid) {
    $(STAGE).onscroll = null;
    return;
  }
  fold($(STAGE));
  if (how.fresh?.length) $(how.fresh.at(-1)).scrollIntoView({ block: "nearest" });
}

// The ground may take a line more, or the window another shape.
let size = "";
function resized() {
  if (size !== [$(STAGE).clientWidth, $(STAGE).clientHeight].join()) measured();
}

function tell() {
  const text = $(STAGE).dataset.say;
  if (told && text !== told) say(text);
  told = text;
}

const ENDS = { restarting: "restart", lost: "lost", gone: "gone", forbidden: "gone", erased: "erased" };
function link({ detail: { state } }) {
  const text = state in ENDS ? word(ENDS[state]) : "";
  $("link").hidden = !text;
  $("link").textContent = text;
}

// Who put something in the light wants it seen.
function lit() {
  const { hidden, dataset } = $("region-spotlight");
  const now = hidden ? "" : dataset.say;
  if (now !== shown) close();
  if (now !== shown) say(now);
  shown = now;
  place({});
}

// An open panel follows what happens, also what leaves the stage as it was; when the group goes on it closes.
async function follow() {
  const { step: now } = $(STAGE).dataset;
  if (now !== walked) close();
  walked = now;
  if (await refresh()) place({});
}

function drawn({ detail: { region } }) {
  if (region === "spotlight") return lit();
  if (region === "pause" && !$("region-pause").hidden) say($("region-pause").textContent.trim());
  if (region !== "stage") return;
  const { kind, step: now } = $(STAGE).dataset;
  const isFirst = kind !== "tree" || now !== stood;
  document.body.classList.toggle("filling", isFilling() && isFirst);
  if (isFilling()) return;
  const fresh = mark($(STAGE));
  place({ first: isFirst, fresh });
  if (kind === "tree") stood = now;
  after($(STAGE));
  tell();
}

document.addEventListener("samenboom:region", ({ detail }) => detail.element.id === STAGE && look($(STAGE)));
document.addEventListener("samenboom:updated", drawn);
document.addEventListener("samenboom:link", link);
document.addEventListener("keydown", key);
document.addEventListener("click", press);
document.addEventListener("pointermove", wake);
document.addEventListener("fullscreenchange", () => pressed("full", Boolean(document.fullscreenElement)));
window.addEventListener("resize", () => measured());
new MutationObserver(follow).observe($(STAGE), { attributeFilter: ["data-seq"] });
new ResizeObserver(() => requestAnimationFrame(resized)).observe($(STAGE));
zoom();
pressed("keys", keysAreOn());
remember($(STAGE));
stood = $(STAGE).dataset.kind === "tree" ? $(STAGE).dataset.step : "";
walked = $(STAGE).dataset.step;
shown = $("region-spotlight").dataset.say ?? "";
tell();
measured();
document.fonts.ready.then(() => {
  measured();
  document.body.dataset.ready = "";
});
