// What someone is writing, kept per step from the first letter on: it survives reload, lock and restart.
// Changing a card has a draft of its own, so that it takes the place of nothing.
import { asked } from "./now.js";
import { read, write } from "./store.js";

const field = document.getElementById("text");
const nameOf = ({ change, kind, round }) => (change ? `change:${change}` : `${kind}:${round}`);
let place = asked();
let strokes = [];
let isDrawing = false;

/** All that was begun and not sent: what was asked (see `asked`), `text`, `drawing`, and `change`: the id of a card. */
export const drafts = () => read("drafts") ?? {};

/** The drafts that do not stand in the field. */
export const elsewhere = () => Object.entries(drafts()).filter(([name]) => name !== nameOf(place));

/** The strokes that were drawn here; and those that go along with the words: none while one writes instead. */
export const drawn = () => strokes;
export const drawing = () => (isDrawing ? strokes : []);

/** Whether one draws here, and does not only write. */
export function lift(isOn) {
  isDrawing = isOn;
}

/** Throw a draft away, by its name. */
export function discard(name) {
  const { [name]: _, ...others } = drafts();
  write("drafts", Object.keys(others).length ? others : null); // in a full browser that makes room
}

/** Keep a draft of another field under a name; null throws it away. */
export function stash(name, draft) {
  if (draft) write("drafts", { ...drafts(), [name]: draft });
  else discard(name);
}

/** Keep what stands in the field, for the step it was written in. */
export function keep() {
  const text = field.value;
  if (!text.trim() && !strokes.length) return discard(nameOf(place));
  const { about, at, type } = asked();
  const picture = strokes.length ? { drawing: strokes } : {};
  return write("drafts", { ...drafts(), [nameOf(place)]: { ...place, about, at, type, text, ...picture } });
}

/** Keep these strokes with what stands in the field. */
export function draw(next) {
  strokes = next;
  keep();
}

/** Put a text in the field, as if it had been typed; with a drawing, that takes the place of what was drawn. */
export function fill(text, picture = strokes) {
  const isOther = picture !== strokes;
  strokes = picture;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (isOther) document.dispatchEvent(new CustomEvent("samenboom:drawing"));
}

function bringBack() {
  const { text = "", drawing: picture = [] } = drafts()[nameOf(place)] ?? {};
  fill(text, picture);
}

/** Another step, or the changing of a card: what was written for it before comes back. All was kept as it came. */
export function turn(change = "") {
  const next = { ...asked(), change };
  if (nameOf(next) === nameOf(place)) return;
  place = next;
  bringBack();
}

if (!field.value) bringBack();
field.addEventListener("input", keep);
document.addEventListener("change", ({ target }) => target.form === field.form && keep());
