// What someone is writing, kept per step from the first letter on: it survives reload, lock and restart.
import { asked } from "./now.js";
import { read, write } from "./store.js";

const field = document.getElementById("text");
const nameOf = ({ kind, round }) => `${kind}:${round}`;
let place = asked();

/** All that was begun and not sent, by step: `{kind, round, step, about, text}`. */
export const drafts = () => read("drafts") ?? {};

/** The drafts of other steps than the one on the screen. */
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

/** The room asks something else now: what was written for it before comes back. */
export function turn() {
  const next = asked();
  if (nameOf(next) === nameOf(place)) return;
  keep();
  place = next;
  fill(drafts()[nameOf(place)]?.text ?? "");
}

if (!field.value) fill(drafts()[nameOf(place)]?.text ?? "");
field.addEventListener("input", keep);
