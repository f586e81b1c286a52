// Gathering by ticking: tick cards, choose where they go. Ticks stay through every update of the screen.
import { word } from "../say.js";
import { message, send } from "./send.js";
import { open, wordsOf } from "./sheets.js";

const form = document.getElementById("pick-form");
const count = document.getElementById("pick-count");
const menu = document.getElementById("pick-menu");
const opener = document.getElementById("pick-open");
const choices = document.getElementById("pick-list");
const fresh = document.getElementById("pick-new");
const indicator = document.getElementById("pick-indicator");
const picked = new Set();
let sort = "cards";

const boxes = () => document.querySelectorAll("[data-tick]");

function draw() {
  for (const box of boxes()) box.checked = picked.has(box.value);
  const isSigns = sort !== "cards";
  form.hidden = picked.size === 0;
  document.body.classList.toggle("is-picking", picked.size > 0);
  count.textContent = word("chosen").replace("%(n)s", picked.size);
  menu.hidden = isSigns;
  fresh.hidden = isSigns;
  indicator.hidden = !isSigns;
  if (!picked.size) fold(true);
}

function fold(isFolded) {
  choices.hidden = isFolded;
  opener.setAttribute("aria-expanded", String(!isFolded));
}

function none() {
  picked.clear();
  draw();
}

// Where the ticked cards were is where one goes on: at the next card that stays.
function done() {
  const all = [...boxes()];
  const last = all.filter((box) => picked.has(box.value)).pop();
  const stay = all.filter((box) => !picked.has(box.value) && box.getClientRects().length);
  const next = stay.find((box) => last?.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  none();
  (next ?? stay[0])?.focus({ preventScroll: true });
}

function tick({ value, checked, dataset }) {
  if (dataset.tick !== sort) picked.clear();
  sort = dataset.tick;
  if (checked) picked.add(value);
  else picked.delete(value);
  draw();
}

// What is no longer on the screen is no longer chosen.
function forget() {
  const there = new Set([...boxes()].map((box) => box.value));
  for (const id of picked) if (!there.has(id)) picked.delete(id);
  draw();
}

function choice(id, name) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: name });
  button.addEventListener("click", () => move(id));
  row.append(button);
  return row;
}

function unfold() {
  const { clusters } = JSON.parse(document.getElementById("region-stage").dataset.places);
  const rows = clusters.map(({ id, name }) => choice(id, name || word("unnamed")));
  const lies = [...boxes()].some((box) => picked.has(box.value) && box.closest(".clu"));
  choices.replaceChildren(...rows, ...(lies ? [choice(null, word("loose"))] : []));
  if (!choices.children.length) return open("cluster", { cards: [...picked] });
  fold(false);
  choices.querySelector("button").focus();
}

async function move(cluster) {
  const cards = [...picked];
  done();
  const answer = await send("move-cards", { cards, cluster });
  message(answer.done ? "" : answer.why);
}

function grow() {
  const cards = [...picked];
  open(
    "indicator",
    { "sources.cards": cards, goal: sort.slice("signs:".length) },
    wordsOf(`words-${cards[0]}`),
    "text",
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.name === "cluster") move(event.submitter.value);
});
document.addEventListener("change", ({ target }) => target.matches("[data-tick]") && tick(target));
document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "stage" && forget());
document.addEventListener("samenboom:done", ({ detail }) => detail.sheet && picked.size && done());
opener.addEventListener("click", () => (choices.hidden ? unfold() : fold(true)));
fresh.addEventListener("click", (event) => {
  event.preventDefault();
  open("cluster", { cards: [...picked] });
});
indicator.addEventListener("click", grow);
document.getElementById("pick-none").addEventListener("click", none);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (choices.hidden) none();
  else {
    fold(true);
    opener.focus();
  }
});
draw();
