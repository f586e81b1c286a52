// One's own cards on the page, each with its true state. Rows are kept, so that focus and what is open stay.
import { discard, elsewhere } from "./draft.js";
import { again, change } from "./form.js";
import { own } from "./mine.js";
import { asked } from "./now.js";
import { isOnItsWay, isStuck, put, remove } from "./outbox.js";
import { drawPath } from "./path.js";
import { following } from "./regions.js";
import { say, word } from "./say.js";
import { isProposal, saying } from "./saying.js";
import { picture } from "./strokes.js";

const sections = {
  late: document.getElementById("mine-late"),
  now: document.getElementById("mine-now"),
  rest: document.getElementById("mine-others"),
};
const here = document.getElementById("mine-here");
const others = document.getElementById("mine-rest");
const none = document.getElementById("mine-none");
const template = document.getElementById("card-row");
const rows = new Map();
// Sent while the wall is up: these stand beside the field, for the whole wall stands before the other cards.
const late = new Set();
let unfolded = { mode: "", begun: 0 };

// Words that were begun in another step and never sent are cards to be, and stand among them.
function begun() {
  return elsewhere()
    .filter(([, draft]) => !isAtItsQuestion(draft))
    .map(([name, draft]) => ({ ...draft, id: `draft ${name}`, name, state: "draft" }));
}

// A reason stands with its question while that is open.
const isAtItsQuestion = ({ kind, asked: round, was }) =>
  kind === "answer" && (was || Boolean(document.getElementById(`q-${round}`)));

function state(card) {
  if (card.state === "draft") return "draft";
  if (card.state === "refused") return "refused";
  if (card.state === "waiting") return isOnItsWay(card.entry.id) && !isStuck() ? "sending" : "phone";
  return card.status;
}

function acts(card, how) {
  if (how === "refused") return ["back", "drop"];
  if (how === "draft") return card.kind === "answer" ? ["discard"] : ["post", "discard"];
  if (isProposal(card.kind)) return [];
  if (card.status === "kept") return card.hidden ? ["edit", "withdraw"] : ["withdraw"];
  return card.status === "withdrawn" && card.text && !card.hidden ? ["restore"] : [];
}

function row(id) {
  if (!rows.has(id)) {
    const made = template.content.firstElementChild.cloneNode(true);
    made.dataset.own = id;
    rows.set(id, made);
  }
  return rows.get(id);
}

const ICONS = { kept: "check", phone: "on-phone", sending: "on-phone" };

function showIcon(item, how) {
  const icon = item.querySelector(".st svg");
  icon.toggleAttribute("hidden", !ICONS[how]);
  icon.firstElementChild.setAttribute("href", `#${ICONS[how] ?? "check"}`);
}

function showDrawing(item, { drawing }) {
  const shown = item.querySelector(".drawing");
  if (!drawing) shown?.remove();
  else if (!shown) item.querySelector("summary").prepend(picture(drawing.strokes ?? drawing));
}

function fill(item, card) {
  const how = state(card);
  item.className = ["phone", "sending", "refused", "draft"].includes(how) ? "own wait" : `own ${how}`;
  item.querySelector("b").textContent = card.text || "…";
  item.querySelector(".what").textContent = card.what ?? "";
  item.querySelector(".how").textContent = word(how) + (card.why ? ` ${card.why}` : "");
  showIcon(item, how);
  const possible = asked().isFinished ? [] : acts(card, how);
  for (const button of item.querySelectorAll("button"))
    button.hidden = !possible.includes(button.dataset.act);
  item.querySelector("details").classList.toggle("still", !possible.length);
  showDrawing(item, card);
  drawPath(item.querySelector(".path"), card.way);
}

function place(list, cards) {
  for (const item of [...list.children]) {
    if (!cards.some((card) => card.id === item.dataset.own)) item.remove();
  }
  cards.forEach((card, index) => {
    const item = row(card.id);
    fill(item, card);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

// Looking back all cards are open, and words that were never sent do not hide behind a fold.
function unfold(mode, count) {
  if (mode !== unfolded.mode || count > unfolded.begun) others.open = mode === "back" || count > 0;
  unfolded = { mode, begun: count };
}

// Looking back: how many cards there were, and how many of them stand in the tree.
function tell(cards) {
  const told = document.getElementById("told");
  const written = cards.filter((card) => !isProposal(card.kind) && card.status === "kept");
  if (!told || !written.length) return;
  const grown = written.filter(
    ({ becameIds, way }) => becameIds?.length && !way?.some((knot) => knot.aside),
  ).length;
  told.dataset.plain ??= told.textContent.trim();
  const words = written.length === 1 ? told.dataset.one : told.dataset.many;
  const counted = words.replace("%(n)s", written.length).replace("%(grown)s", grown);
  told.textContent = grown ? counted : told.dataset.plain; // "0 of them" says nothing while there is no tree
}

// In the steps of the tree all that one proposed for it; an indicator has a step of its own.
function isAskedFor(card, kind, round) {
  if (kind === "indicator" || card.kind === "indicator") return card.kind === kind;
  return isProposal(kind) ? isProposal(card.kind) : card.kind === kind && card.round === round;
}

function show() {
  const { kind, round, mode, isRevealed } = asked();
  const cards = own();
  const isNow = (card) => isAskedFor(card, kind, round);
  const now = cards.filter(isNow);
  for (const { id, entry } of now) if (isRevealed && id === entry?.id && !entry.stored) late.add(id);
  const isLate = (card) => isRevealed && late.has(card.id);
  const drafts = begun();
  const rest = [...drafts, ...cards.filter((card) => !isNow(card))];
  const earlier = now.filter((card) => !isLate(card));
  place(sections.late, now.filter(isLate));
  place(sections.now, earlier);
  place(sections.rest, rest);
  sections.late.hidden = !now.some(isLate);
  here.hidden = isRevealed && !earlier.length;
  none.hidden = now.length > 0 || !kind;
  others.hidden = !rest.length;
  unfold(mode, drafts.length);
  tell(cards);
  document.getElementById("rest-count").textContent = rest.length;
  for (const [id, item] of rows) if (!item.isConnected) rows.delete(id);
}

const DO = {
  edit: (card) => change(card),
  withdraw: (card) => put("withdraw-card", { card: card.id }),
  restore: (card) => put("restore-card", { card: card.id }),
  back: (card) => {
    remove(card.entry.id);
    again(card.entry.data.text ?? card.text, card.entry.data.drawing);
  },
  drop: (card) => remove(card.entry.id),
  post: (draft) => {
    const { step, kind, round } = draft;
    discard(draft.name);
    const text = draft.text.trim() || word("untitled");
    put(...saying(draft, text, draft.drawing), { step, kind, round });
  },
  discard: ({ name }) => {
    discard(name);
    show();
  },
};

document.addEventListener("click", ({ target }) => {
  const act = target.closest("[data-own] [data-act]")?.dataset.act;
  const card =
    act && [...begun(), ...own()].find((each) => each.id === target.closest("[data-own]").dataset.own);
  if (!card) return;
  DO[act](card);
  if (act === "withdraw" || act === "restore") say(word(act === "withdraw" ? "withdrawn" : "kept"));
});
document.addEventListener("samenboom:mine", show);
following(["now", "tree"], show);
show();
