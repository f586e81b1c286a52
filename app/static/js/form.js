// The one field: Enter or the button puts what was said in the outbox, and the keyboard stays for the next one.
import { isChosen } from "./choose.js";
import { hideLeft, left, tidy } from "./counter.js";
import { drawing, fill, turn } from "./draft.js";
import { asked } from "./now.js";
import { put } from "./outbox.js";
import { say, word } from "./say.js";
import { isProposal, saying } from "./saying.js";

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

/** Put words back in the field, to be said anew. */
export function again(text, picture) {
  changing = null;
  label();
  turn();
  fill(text, picture);
  field.focus();
}

/** The room was drawn anew; who was changing a card and goes along, changes it no more. */
export function follow() {
  if (changing && changing.place !== now()) changing = null;
  label();
  turn(changing?.id);
}

/** Whether someone has words in the field, or a drawing, that were not sent. */
export const isWriting = () => tidy(field.value) !== "" || drawing().length > 0;

function label() {
  const says = isProposal(asked().kind) ? "propose" : "send";
  button.textContent = word(changing ? "change" : says);
  stop.hidden = !changing;
}

function leave() {
  fill("", drawing().length ? [] : undefined);
  changing = null;
  label();
  turn();
}

function fault(text) {
  if (!text) return drawing().length ? "title" : "empty";
  if (left() < 0) return "long";
  return changing || isChosen() ? "" : "choose";
}

function hand(text) {
  const place = { ...asked(), change: changing?.id };
  const { step, kind, round } = place;
  put(...saying(place, text, drawing()), { step, kind, round });
}

form.noValidate = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = tidy(field.value);
  const wrong = fault(text);
  remark(wrong && word(wrong));
  if (wrong === "long") hideLeft();
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
label();
