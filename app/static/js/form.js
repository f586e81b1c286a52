// The one field: Enter or the button puts a card in the outbox, and the keyboard stays for the next one.
import { left, tidy } from "./counter.js";
import { fill, turn } from "./draft.js";
import { asked } from "./now.js";
import { put } from "./outbox.js";
import { say, word } from "./say.js";

const form = document.getElementById("card-form");
const field = document.getElementById("text");
const button = document.getElementById("send");
const note = document.getElementById("note");
const stop = document.getElementById("stop");
let changing = null;

const now = () => document.getElementById("region-now").dataset.place;

/** Put a sentence under the field and say it; empty takes it away. */
export function remark(text) {
  note.textContent = text;
  note.hidden = !text;
  say(text);
}

/** Put the words of a card in the field, to change them; what stood there comes back afterwards. */
export function change(card) {
  changing = { id: card.id, place: now() };
  turn(card.id);
  if (!field.value) fill(card.text);
  label();
  field.focus();
}

/** Put words back in the field as a new card. */
export function again(text) {
  changing = null;
  label();
  turn();
  fill(text);
  field.focus();
}

/** The room was drawn anew; who was changing a card and goes along, changes it no more. */
export function follow() {
  if (changing && changing.place !== now()) changing = null;
  label();
  turn(changing?.id);
}

/** Whether someone has words in the field that were not sent. */
export const isWriting = () => tidy(field.value) !== "";

function label() {
  button.textContent = word(changing ? "change" : "send");
  stop.hidden = !changing;
}

function leave() {
  fill("");
  changing = null;
  label();
  turn();
}

function fault(text) {
  if (!text) return "empty";
  if (left() < 0) return "long";
  return asked().kind === "sign" && !changing && !asked().about ? "choose" : "";
}

function hand(text) {
  const { kind, round, about, step } = asked();
  if (changing) return put("edit-card", { card: changing.id, text }, step);
  return put("add-card", { kind, round, text, ...(about && { about }) }, step);
}

form.noValidate = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = tidy(field.value);
  const wrong = fault(text);
  remark(wrong && word(wrong));
  if (wrong === "choose") document.querySelector("#choose summary")?.focus();
  else field.focus();
  if (wrong) return;
  hand(text);
  leave();
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  button.click();
});
field.addEventListener("input", () => note.hidden || isWriting() === false || remark(""));
stop.addEventListener("click", leave);
