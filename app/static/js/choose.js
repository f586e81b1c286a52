// Signs are about a subgoal: the choice survives updates and reload, and folds to one line once made.
import { read, write } from "./store.js";

const rows = () => [...document.querySelectorAll("input[name=about]")];

function name(input) {
  const shown = document.getElementById("chosen");
  if (!shown || !input) return;
  const [number, words] = input.closest("label").querySelectorAll(".no, .words");
  shown.replaceChildren(number.cloneNode(true), " ", words.cloneNode(true));
}

function restore() {
  const kept = read("about");
  const all = rows();
  const wish = all.find((row) => row.checked) ?? all.find((row) => row.value === kept) ?? null;
  const found = wish ?? (all.length === 1 ? all[0] : null);
  if (!found) return;
  found.checked = true;
  name(found);
}

function fold() {
  const chosen = rows().find((row) => row.checked);
  if (!chosen) return;
  document.getElementById("choose").open = false;
  document.getElementById("text").focus();
}

document.addEventListener("change", ({ target }) => {
  if (target.name !== "about") return;
  write("about", target.value);
  name(target);
});
// A tap chooses and goes on to the field; arrow keys only move the choice, Enter goes on.
document.addEventListener("click", ({ target, detail }) => target.name === "about" && detail > 0 && fold());
document.addEventListener("keydown", (event) => {
  if (event.target.name !== "about" || event.key !== "Enter") return;
  event.preventDefault();
  fold();
});
document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "choices" && restore());
restore();
if (rows().some((row) => row.checked)) document.getElementById("choose").open = false;
