// What someone is writing, kept per step from the first letter on: it survives reload, lock and restart.
// Changing a card has a draft of its own, so that it takes the place of nothing.
import { asked } from "./now.js";
import { read, write } from "./store.js";

const field = document.getElementById("text");
const nameOf = ({ change, kind, round }) => (change ? `change:${change}` : `${kind}:${round}`);
let place = asked();

/** All that was begun and not sent: `{kind, round, step, about, change, text}`; `change` is a card's id. */
export const drafts = () => read("drafts") ?? {};

/** The drafts that do not stand in the field. */
export const elsewhere = () => Object.entries(drafts()).filter(([name]) => name !== nameOf(place));

/** Throw a draft away, by its name. */
export function discard(name) {
  const { [name]: _, ...others } = drafts();
  write("drafts", others);
}

/** Keep what stands in the field, for the step it was written in. */
export function keep() {
  if (!field.value.trim()) return discard(nameOf(place));
  const about = asked().about;
  return write("drafts", { ...drafts(), [nameOf(place)]: { ...place, about, text: field.value } });
}

/** Put a text in the field, as if it had been typed. */
export function fill(text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Another step, or the changing of a card: what was written for it before comes back. */
export function turn(change = "") {
  const next = { ...asked(), change };
  if (nameOf(next) === nameOf(place)) return;
  keep();
  place = next;
  fill(drafts()[nameOf(place)]?.text ?? "");
}

if (!field.value) fill(drafts()[nameOf(place)]?.text ?? "");
field.addEventListener("input", keep);
