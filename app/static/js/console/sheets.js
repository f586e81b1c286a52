// Sheets: the fields of the console, in dialogs outside the regions. What goes into them comes from data attributes.
import { word } from "../say.js";
import { hasDialogs } from "./ask.js";

const stage = () => document.getElementById("region-stage");
const places = () => JSON.parse(stage().dataset.places);

/** The words of an element of a region, as they were written (soft hyphens are ours). */
export function wordsOf(id) {
  return (document.getElementById(id)?.textContent ?? "").replaceAll("\u00ad", "").trim();
}

function put(form, name, value) {
  for (const field of form.querySelectorAll(`[name="${name}"]`)) {
    field.disabled = false;
    if (field.type === "radio") field.checked = field.value === String(value);
    else field.value = String(value ?? "");
  }
}

// Hidden inputs that nothing was put in say nothing.
function clear(form) {
  form.reset();
  for (const copy of form.querySelectorAll("[data-copy]")) copy.remove();
  for (const field of form.querySelectorAll("input[type=hidden]:not([data-fixed])")) {
    field.value = "";
    field.disabled = true;
  }
  const note = form.querySelector("[data-refused]");
  if (note) note.hidden = true;
  const kept = form.querySelector("[data-kept]");
  if (!kept) return;
  kept.dataset.kept = "";
  kept.querySelector("span").textContent = "";
}

function list(form, name, values) {
  for (const value of values) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    field.setAttribute("data-copy", "");
    form.append(field);
  }
}

const LISTED = { clusters: "clusters", hands: "hands", indicators: "indicators" };

// What the page itself offers first (the main goal, "from no cluster") stays.
function options(select, wanted) {
  const list = places()[LISTED[wanted] ?? "goals"];
  for (const old of select.querySelectorAll("option:not([value=main], [value=''])")) old.remove();
  for (const { id, name, takes } of list) {
    if (wanted === "parents" && !takes) continue;
    select.add(new Option(name || word("unnamed"), id));
  }
}

function toggle(sheet, name, on) {
  for (const part of sheet.querySelectorAll(`[data-for=${name}]`)) {
    part.hidden = !on;
    if (part.matches("fieldset")) part.disabled = !on;
  }
}

function sortOfCard(sheet) {
  const kind = sheet.querySelector("[data-kind]");
  sheet.querySelector("[data-only=dream-image]").hidden = kind.value !== "dream-image";
  const about = sheet.querySelector("[data-only=sign]");
  about.hidden = kind.value !== "sign";
  about.querySelector("select").disabled = about.hidden;
}

// What only one sheet needs.
const OWN = {
  paper(sheet, fill) {
    toggle(sheet, "seat", Boolean(fill.forSeat));
    toggle(sheet, "party", !fill.forSeat);
    const asked = fill.kind ?? stage().dataset.collects;
    if (asked) sheet.querySelector("[data-kind]").value = asked;
    sortOfCard(sheet);
  },
  question(sheet, fill) {
    toggle(sheet, "again", Boolean(fill.newRound));
    toggle(sheet, "same", !fill.newRound);
  },
  move(sheet, fill) {
    const isGoal = places().goals.some(({ id }) => id === fill.node);
    const main = sheet.querySelector("option[value=main]");
    main.hidden = !isGoal;
    main.disabled = !isGoal;
    for (const { id, takes } of places().goals) {
      const isBelow = document.getElementById(`node-${id}`)?.closest(`#node-${fill.node}`);
      if (isBelow || (isGoal && !takes)) sheet.querySelector(`option[value="${id}"]`).remove();
    }
    sheet.querySelector("select").value = sheet.querySelector("option:not([disabled])")?.value ?? "";
  },
  // Not to itself, what it stands under, what stands under it, or where it is linked to already.
  link(sheet, { from }) {
    const node = document.getElementById(`node-${from}`);
    const linked = new Set(node.dataset.linked.split(" "));
    for (const { id } of places().goals) {
      const goal = document.getElementById(`node-${id}`);
      if (goal.contains(node) || node.contains(goal) || linked.has(id))
        sheet.querySelector(`option[value="${id}"]`).remove();
    }
  },
};
document.querySelector("#sheet-paper [data-kind]").addEventListener("change", (event) => {
  sortOfCard(event.target.closest("dialog"));
});

/** Open a sheet: `fill` by field name, `words` about what it is, `to` the field in which the words go. */
export function open(name, fill = {}, words = "", to = "") {
  const sheet = document.getElementById(`sheet-${name}`);
  for (const form of sheet.querySelectorAll("form")) clear(form);
  for (const select of sheet.querySelectorAll("[data-choices]")) options(select, select.dataset.choices);
  for (const slot of sheet.querySelectorAll("[data-slot]"))
    slot.textContent = fill[slot.dataset.slot] ?? words;
  for (const form of sheet.querySelectorAll("form")) into(form, fill, to && { [to]: words });
  OWN[name]?.(sheet, fill);
  sheet.showModal();
  begin(sheet);
}

// At the first field that is there; of choices at the one that was made, of words at all of them.
function begin(sheet) {
  const fields = "[type=radio], input:required, textarea, [type=text], select:not([data-kind]), button";
  const first = [...sheet.querySelectorAll(fields)].find((field) => field.getClientRects().length);
  if (first?.type === "radio") {
    const chosen = sheet.querySelector(`[name="${first.name}"]:checked`);
    return (chosen ?? first).focus();
  }
  first?.focus();
  return first?.select?.();
}

function into(form, fill, words) {
  for (const [field, value] of Object.entries({ ...fill, ...words })) {
    if (Array.isArray(value)) list(form, field, value);
    else put(form, field, value);
  }
  const from = form.querySelector("[data-from]");
  if (from && fill[from.dataset.from]) put(form, from.name, fill[from.dataset.from]);
  form.was = Object.fromEntries(new FormData(form));
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-sheet]");
  if (opener && hasDialogs) {
    event.preventDefault();
    const { sheet, fill, words = "", to = "" } = opener.dataset;
    open(sheet, JSON.parse(fill), words && wordsOf(words), to);
  }
  const closer = event.target.closest("[data-close]");
  if (closer?.closest("dialog")) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

// A closed sheet keeps no words: they may be erased a moment later.
function forget({ target }) {
  for (const form of target.querySelectorAll("form")) clear(form);
  for (const slot of target.querySelectorAll("[data-slot]")) slot.textContent = "";
}
for (const sheet of document.querySelectorAll("dialog")) sheet.addEventListener("close", forget);

// Words are one sentence: Enter keeps them, as it does in a field of one line.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches(".sheet textarea")) return;
  event.preventDefault();
  event.target.form.querySelector("[type=submit]").click();
});
