// Answering what is asked: one question at a time, with one's own shape. An answer goes to the outbox at once; its
// reason follows when it is written. Loaded when a question is open.
import { discard, drafts, stash } from "./draft.js";
import { mark } from "./mark.js";
import { after } from "./mine.js";
import { hold } from "./moved.js";
import { asked as place } from "./now.js";
import { isOnItsWay, isStuck, put, remove } from "./outbox.js";
import { say, word } from "./say.js";
import { read, write } from "./store.js";

const form = document.getElementById("answer-form");
const because = document.getElementById("because");
const field = document.getElementById("reason");
const adding = document.getElementById("add-reason");
const state = document.getElementById("answer-state");
const choices = [...form.querySelectorAll(".choice")];
const SHAPES = { yes: "", "yes-if": "-half", no: "-open" };
let current = null;

const questions = () => [...document.querySelectorAll("#region-asked .q")];
const nameOf = (asked, answer) => `reason:${asked}:${answer}`;

// Question to its answer: what the server has, then what came after it on this phone.
function answers() {
  const [kept, entries] = after("answer", "answer-support");
  const found = new Map(
    kept.map(({ asked, answer, text }) => [asked, { answer, reason: text ?? "", how: "kept" }]),
  );
  for (const entry of entries) {
    const { answer, reason = "" } = entry.data;
    const sent = isOnItsWay(entry.id) && !isStuck() ? "sending" : "phone";
    const how = entry.refused ? "refused" : entry.stored ? "kept" : sent;
    found.set(entry.asked, { answer, reason, how, why: entry.refused });
  }
  return found;
}

const mine = () => answers().get(current?.dataset.asked);
const began = (answer) => drafts()[nameOf(current.dataset.asked, answer)]?.text;

function keepReason(answer, text, was = false) {
  const { asked } = current.dataset;
  stash(nameOf(asked, answer), text.trim() ? { kind: "answer", asked, text, was } : null);
}

// The last answer wins: one that is not on its way yet gives way, and what was typed with it stays on the phone.
function give(answer, reason) {
  const { about, asked } = current.dataset;
  const before = mine();
  if (before?.reason && before.answer !== answer) keepReason(before.answer, before.reason, true);
  discard(nameOf(asked, answer));
  const over = (entry) => entry.type === "answer-support" && entry.data.about === about;
  put("answer-support", { about, answer, ...(reason && { reason }) }, { over, asked, step: place().step });
}

function choose(button) {
  const before = mine();
  const isSame = before?.answer === button.value;
  if (!isSame || before.how === "refused")
    give(button.value, began(button.value) ?? (isSame ? before.reason : ""));
  show();
  if (button.value !== "yes") field.focus();
}

function addReason() {
  const found = mine();
  if (found) give(found.answer, field.value.trim());
  show();
}

const isTyping = () => Boolean(current) && field.value.trim() !== (mine()?.reason ?? "").trim();

// A question can be closed, and be asked anew, while an answer waits on the phone: that answer was for another round.
function dropLate() {
  const open = new Set(questions().map((each) => each.dataset.asked));
  for (const entry of after("answer", "answer-support")[1]) {
    if (open.has(entry.asked) || entry.stored || isOnItsWay(entry.id)) continue;
    const { answer, reason: text } = entry.data;
    if (text) stash(nameOf(entry.asked, answer), { kind: "answer", asked: entry.asked, text });
    remove(entry.id);
  }
}

function drawState(found) {
  const saved = found?.how === "kept";
  const told = found?.how === "refused" ? `${word("refused")} ${found.why}` : word(found?.how ?? "");
  state.hidden = !found;
  state.classList.toggle("waits", !saved);
  state.querySelector("use").setAttribute("href", saved ? "#check" : "#on-phone");
  state.querySelector(".how").textContent = saved ? word("saved") : told;
}

function drawReason(found) {
  const isAsked = Boolean(found) && found.answer !== "yes";
  because.classList.toggle("on", isAsked);
  if (!isAsked) return;
  const button = choices.find((each) => each.value === found.answer);
  if (button.nextElementSibling !== because) button.after(because);
  document.querySelector("label[for=reason]").textContent =
    button.querySelector("span").firstChild.textContent;
  const text = began(found.answer) ?? found.reason;
  if (document.activeElement !== field || field.dataset.of !== nameOf(current.dataset.asked, found.answer)) {
    field.value = text;
    field.dataset.of = nameOf(current.dataset.asked, found.answer);
  }
  adding.hidden = !isTyping();
}

function drawTurn(all, found) {
  document.getElementById("turn").hidden = all.length < 2;
  const at = all.indexOf(current);
  const words = word("which")
    .replace("%(n)s", at + 1)
    .replace("%(of)s", all.length);
  document.getElementById("question-count").textContent = words;
  document.getElementById("question-after").classList.toggle("go", found.has(current.dataset.asked));
  document
    .getElementById("question-marks")
    .replaceChildren(...all.map((each) => shape(found.get(each.dataset.asked))));
}

const shape = (found) => mark(found ? SHAPES[found.answer] : "-none");

function pick(all, found) {
  const known = all.find((each) => each.dataset.asked === (current?.dataset.asked ?? read("question")));
  return known ?? all.find((each) => !found.has(each.dataset.asked)) ?? all[0];
}

function show() {
  const all = questions();
  const found = answers();
  if (!all.length) return;
  current = pick(all, found);
  for (const each of all) each.hidden = each !== current;
  const own = found.get(current.dataset.asked);
  for (const button of choices) button.setAttribute("aria-pressed", button.value === own?.answer);
  drawReason(own);
  drawState(own);
  drawTurn(all, found);
}

function go(by) {
  const all = questions();
  current = all[(all.indexOf(current) + by + all.length) % all.length];
  write("question", current.dataset.asked);
  show();
  current.tabIndex = -1;
  current.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.matches(".choice")) choose(event.submitter);
});
adding.addEventListener("click", addReason);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  addReason();
});
field.addEventListener("input", () => {
  keepReason(mine().answer, field.value);
  adding.hidden = !isTyping();
});
document.getElementById("question-before").addEventListener("click", () => go(-1));
document.getElementById("question-after").addEventListener("click", () => go(1));
// The question that one writes about is closed: it stays until its writer goes along.
document.addEventListener("samenboom:region", (event) => {
  const { element } = event.detail;
  if (element.id !== "region-asked" || !because.classList.contains("on") || !isTyping()) return;
  if (element.querySelector(`[data-asked="${current.dataset.asked}"]`)) return;
  event.preventDefault();
  hold(element);
});
document.addEventListener("samenboom:updated", ({ detail }) => {
  if (detail.region !== "asked") return;
  dropLate();
  show();
});
document.addEventListener("samenboom:mine", show);
document.addEventListener("samenboom:outbox", ({ detail }) => {
  if (detail.stored?.type === "answer-support") say(word("saved"));
  if (detail.refused?.type === "answer-support") dropLate();
});
dropLate();
show();
