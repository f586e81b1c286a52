// How many signs are left, near the end only. Nothing is cut off: what is pasted stays whole, and says so.
import { asked } from "./now.js";
import { following } from "./regions.js";
import { word } from "./say.js";

const field = document.getElementById("text");
const note = document.getElementById("left");
const NEAR = 20;

/** The words as the server keeps and counts them. */
export const tidy = (text) =>
  text
    .normalize("NFC")
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, " ")
    .trim();

/** How many signs may still be added; below zero: how many too many. */
export const left = () => asked().limit - Array.from(tidy(field.value)).length;

/** One message at a time: the count comes back with the first sign that goes. */
export const hideLeft = () => {
  note.hidden = true;
};

function show() {
  const rest = left();
  note.hidden = rest > NEAR;
  note.classList.toggle("over", rest < 0);
  note.textContent = word(rest < 0 ? "over" : "left").replace("%(n)s", Math.abs(rest));
}

field.addEventListener("input", show);
following(["now"], show);
show();
