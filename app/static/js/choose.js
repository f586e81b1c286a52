// A sign or a proposal is about a goal: the choice survives updates and reload, and folds to one line once made.
import { asked } from "./now.js";
import { isProposal } from "./saying.js";
import { read, write } from "./store.js";

const ROW = "#region-choices input[type=radio]";
const AT = ["about", "at"];
const rows = (name) => [...document.querySelectorAll(`${ROW}[name=${name}]`)];
const chosenOf = (name) => rows(name).find((row) => row.checked);

function call(input) {
  const shown = document.getElementById("chosen");
  if (!shown || !input) return;
  const [number, words] = input.closest("label").querySelectorAll(".no, .words");
  shown.replaceChildren(number.cloneNode(true), " ", words.cloneNode(true));
}

function restore(name) {
  const all = rows(name);
  const kept = all.find((row) => row.value === read(name)) ?? chosenOf(name);
  const found = kept ?? all.find((row) => row.defaultChecked) ?? (all.length === 1 ? all[0] : null);
  if (found) found.checked = true;
  return found;
}

function show() {
  document.body.dataset.says = restore("type")?.value ?? asked().type;
  const found = AT.map(restore).find(Boolean);
  if (isChosen()) call(found);
  else if (found)
    document.getElementById("chosen").textContent = document.getElementById("chosen").dataset.none;
}

/** Whether a goal was chosen that fits what is said: other words are for a subgoal; below the deepest fits none. */
export function isChosen() {
  const { kind, type, at, about } = asked();
  if (kind === "sign") return Boolean(about);
  if (!isProposal(kind)) return true;
  if (kind === "indicator") return Boolean(at) && at !== "main";
  if (type === "propose-wording") return kind === "wording" || (Boolean(at) && at !== "main");
  return Boolean(at) && !chosenOf("at")?.closest(".is-full");
}

function fold() {
  if (!isChosen()) return;
  document.getElementById("choose").open = false;
  document.getElementById("text").focus();
}

function change({ target }) {
  if (!target.matches?.(ROW)) return;
  write(target.name, target.value);
  show();
  if (target.name === "type" && !isChosen()) document.getElementById("choose").open = true;
}

const isPlace = (target) => target.matches?.(ROW) && AT.includes(target.name);

document.addEventListener("change", change);
// A tap chooses and goes on to the field; arrow keys only move the choice, Enter goes on.
document.addEventListener("click", ({ target, detail }) => isPlace(target) && detail > 0 && fold());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !isPlace(event.target)) return;
  event.preventDefault();
  fold();
});
document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "choices" && show());
show();
if (chosenOf("about") || (asked().kind === "indicator" && isChosen()))
  document.getElementById("choose").open = false;
