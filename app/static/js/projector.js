// The projector's page: keys and small buttons, and what happens around a new drawing of the stage.
// Keys: + and − zoom, 0 back to 1, c the code, q quiet, f full screen, arrows and Page Up/Down to page.
import "./live.js";
import "./timer.js";
import { mark, remember } from "./fresh.js";
import { dense } from "./leiboom.js";
import { after, before } from "./motion.js";
import { fold, on } from "./pager.js";
import { say, word } from "./say.js";
import { larger, reset, smaller, apply as zoom } from "./zoom.js";

const STAGE = "region-stage";
const KEYS_OFF = "samenboom:keys-off";
let told = "";

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
  back: () => on(-1),
  on: () => on(1),
};
const LETTERS = {
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  0: "reset",
  c: "code",
  q: "quiet",
  f: "full",
};
const PAGES = { PageDown: "on", ArrowRight: "on", PageUp: "back", ArrowLeft: "back" };

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return leave();
  const what = PAGES[event.key] ?? (keysAreOn() ? LETTERS[event.key.toLowerCase()] : undefined);
  if (!what) return;
  event.preventDefault();
  DO[what]();
}

function leave() {
  if (document.body.classList.contains("large-code")) toggleCode();
  if (!$("quiet").hidden) toggleQuiet();
}

function press({ target }) {
  const what = target.closest("[data-do]")?.dataset.do;
  if (what) DO[what]();
}

// The tools show while the mouse moves.
let asleep = 0;
function wake() {
  document.body.classList.add("awake");
  clearTimeout(asleep);
  asleep = setTimeout(() => document.body.classList.remove("awake"), 2500);
}

// Sizes first, then pages: what fits is known only when the type is there.
function measured(change) {
  change?.();
  dense($(STAGE));
  fold($(STAGE));
}

function tell() {
  const text = $(STAGE).dataset.say;
  if (told && text !== told) say(text);
  told = text;
}

const ENDS = { lost: "lost", gone: "gone", forbidden: "gone", erased: "erased" };
function link({ detail: { state } }) {
  const text = state in ENDS ? word(ENDS[state]) : "";
  $("link").hidden = !text;
  $("link").textContent = text;
}

function drawn({ detail: { region } }) {
  if (region === "pause" && !$("region-pause").hidden) say($("region-pause").textContent.trim());
  if (region !== "stage") return;
  measured();
  after($(STAGE));
  mark($(STAGE));
  tell();
}

document.addEventListener(
  "samenboom:region",
  ({ detail }) => detail.element.id === STAGE && before($(STAGE)),
);
document.addEventListener("samenboom:updated", drawn);
document.addEventListener("samenboom:link", link);
document.addEventListener("keydown", key);
document.addEventListener("click", press);
document.addEventListener("pointermove", wake);
document.addEventListener("fullscreenchange", () => pressed("full", Boolean(document.fullscreenElement)));
window.addEventListener("resize", () => measured());
zoom();
pressed("keys", keysAreOn());
remember($(STAGE));
tell();
document.fonts.ready.then(() => {
  measured();
  document.body.dataset.ready = "";
});
