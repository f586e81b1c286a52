// The facilitator's screen: every form is a command; the answer is a sentence when something stands in the way.
import { atRest } from "../regions.js";
import { say, word } from "../say.js";
import { ask, hasDialogs } from "./ask.js";
import { standsInTheWay } from "./look.js";
import "./examples.js";
import "./files.js";
import "./hints.js";
import "./pick.js";
import "./preview.js";
import { dataOf, message, send } from "./send.js";
import "./sheets.js";

let seen = remarks();
let fold = null;
let walked = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.do || form.id === "pick-form") return;
  if (form.dataset.asks === "sure" && !hasDialogs) return;
  event.preventDefault();
  const data = dataOf(form, event.submitter);
  // The same once more is a tap too many. The news may come before the answer: then the form asks for the next thing.
  const what = JSON.stringify(data);
  if (form.busy === what) return;
  fold = form.closest("details")?.id;
  walked = form.dataset.do === "spotlight";
  form.busy = what;
  if (await ask(form)) await run(form, data);
  if (form.busy === what) form.busy = "";
});

// A sheet for one thing and for another: `data-or` names the field that makes it the other command.
function commandOf(form) {
  const [field, other] = (form.dataset.or ?? "").split(":");
  return field && form.elements[field]?.value ? other : form.dataset.do;
}

async function run(form, data) {
  const command = commandOf(form);
  const { done, answer, why, code } = await send(command, data);
  const sheet = form.closest("dialog");
  if (!done) return standsInTheWay(command, data, code) || refused(form, why);
  message(form.dataset.told ?? "");
  if (form.hasAttribute("data-stay")) next(form);
  else if (sheet?.id !== "sheet-look") sheet?.close();
  if (answer.seatCode) showCode(answer.seatCode);
  document.dispatchEvent(new CustomEvent("samenboom:done", { detail: { command, sheet: Boolean(sheet) } }));
  return undefined;
}

function refused(form, why) {
  const note = form.querySelector("[data-refused]");
  if (!note) return message(why);
  note.textContent = why;
  note.hidden = false;
  return undefined;
}

// One after another: words are emptied; of a choice the next one is made, and the rest begins anew.
function next(form) {
  const field = form.elements[form.dataset.stay || "text"];
  const what = field.selectedOptions?.[0].textContent ?? field.value;
  tellKept(form, what);
  if (!field.selectedOptions) field.value = "";
  else goOn(form, field);
  field.focus();
}

// In the sheet itself, for the page behind it is not heard: what was kept; the field is free for the next.
function tellKept(form, what) {
  form.querySelector("[data-refused]").hidden = true;
  const note = form.querySelector("[data-kept]");
  note.dataset.kept = Number(note.dataset.kept) + 1;
  const told = note.dataset.words.replace("%(n)s", note.dataset.kept).replace("%(text)s", () => what);
  note.querySelector("span").textContent = told;
}

function goOn(form, field) {
  for (const radio of form.querySelectorAll("input[type=radio]")) radio.checked = false;
  for (const text of form.querySelectorAll("input[type=text]")) text.value = "";
  if (field.selectedIndex + 1 < field.options.length) field.selectedIndex += 1;
}

function showCode(code) {
  const big = document.getElementById("code-new");
  big.textContent = code;
  if (hasDialogs) big.closest("dialog").showModal();
  else message(code);
}

// What is new under "Let op" is said once.
function remarks() {
  return new Map(
    [...document.querySelectorAll("#region-watch [data-key]")].map((row) => [row.dataset.key, row]),
  );
}

function tellRemarks() {
  const now = remarks();
  const fresh = [...now].filter(([key]) => !seen.has(key)).map(([, row]) => row.textContent.trim());
  seen = now;
  say(fresh.join(" "));
}

const LINKS = { restarting: "restart", lost: "lost", gone: "gone", forbidden: "gone", erased: "erased" };
let isLost = false;
document.addEventListener("samenboom:link", ({ detail }) => {
  if (LINKS[detail.state]) message(word(LINKS[detail.state]));
  else if (isLost && detail.state !== "connecting") message("");
  isLost = detail.state in LINKS;
});
document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "watch" && tellRemarks());

// Another step is read from its question on.
const step = () => document.getElementById("region-stage").dataset.step;
let shown = step();
document.addEventListener("samenboom:updated", () => {
  if (step() === shown) return;
  shown = step();
  document.getElementById("mid").scrollTop = 0;
});

// A row that moved may have lost the button under the finger: then its head has the focus.
document.addEventListener("samenboom:updated", () => {
  if (!fold || document.activeElement !== document.body) return;
  document.querySelector(`#${CSS.escape(fold)} > summary`)?.focus({ preventScroll: true });
});

// At either end of the walk there is one button less: the focus stays beside where it was.
document.addEventListener("samenboom:updated", ({ detail }) => {
  if (detail.region !== "stage" || !walked || document.activeElement !== document.body) return;
  document.getElementById("light-off")?.focus({ preventScroll: true });
});

const KEYS = { z: "undo", y: "redo" };
document.addEventListener("keydown", (event) => {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
  if (!command || event.target.closest("dialog, input[type=text], textarea")) return;
  event.preventDefault();
  const act = event.shiftKey ? "redo" : command;
  atRest(() => document.querySelector(`#region-foot form[data-do=${act}] button`)?.click());
});

// Links within the page open the fold they lead to.
document.addEventListener("click", (event) => {
  const to = event.target.closest("a[href^='#']")?.hash.slice(1);
  const fold = to && document.getElementById(to);
  if (fold?.matches("details")) fold.open = true;
});
