// Examples of indicators in a sheet: found by words and choices, taken over without touching what was typed.
import { locally } from "./locally.js";

const BY = ["form", "level", "theme"];
let list = null;

const sheetForm = (sheet) => sheet.querySelector("form[data-do]");

// One list for all sheets: it stands in the one that is open.
async function unfold(fold) {
  list ??= await locally("examples", "#examples");
  if (!list || !fold.open) return;
  fold.querySelector("[data-put]").replaceChildren(list);
  sift();
  fold.scrollIntoView({ block: "nearest" });
}

function sift() {
  const asked = (name) => list.querySelector(`[data-by=${name}]`).value;
  const words = asked("words").toLowerCase().split(/\s+/);
  const needsWords = sheetForm(list.closest("dialog")).elements.text;
  let count = 0;
  for (const row of list.querySelectorAll("li")) {
    const fits = BY.every((name) => !asked(name) || row.dataset[name].split(" ").includes(asked(name)));
    const text = row.firstElementChild.textContent.toLowerCase();
    row.hidden = !fits || !words.every((each) => text.includes(each)) || ("way" in row.dataset && needsWords);
    count += row.hidden ? 0 : 1;
  }
  tell(list.querySelector("[data-count]"), count);
}

function tell(note, count) {
  const { one, none, count: more } = note.dataset;
  const told = [none, one][count] ?? more.replace("%(n)s", count);
  if (note.textContent.trim() !== told) note.textContent = told;
}

const said = (fields) =>
  fields[0].type === "radio" ? (fields.find(({ checked }) => checked)?.value ?? "") : fields[0].value;

function put(fields, value) {
  for (const field of fields) {
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
    (field.closest("fieldset") ?? field).classList.toggle("taken", value !== "");
  }
}

const fieldsOf = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)];

// What an earlier example filled in, and nobody changed, makes way for the next.
function giveBack(form) {
  for (const [name, value] of Object.entries(form.taken ?? {})) {
    const fields = fieldsOf(form, name);
    if (said(fields) === value) put(fields, "");
  }
  form.taken = {};
}

function take(link) {
  const sheet = link.closest("dialog");
  const form = sheetForm(sheet);
  let stays = false;
  giveBack(form);
  for (const [name, value] of Object.entries(JSON.parse(link.dataset.take))) {
    const fields = fieldsOf(form, name);
    if (!fields.length) continue;
    if (said(fields) === "") {
      put(fields, String(value));
      form.taken[name] = String(value);
    } else stays = true;
  }
  note(sheet, Object.keys(form.taken).length, stays);
  form.elements.text?.dispatchEvent(new Event("input", { bubbles: true }));
}

function note(sheet, count, stays) {
  const place = sheet.querySelector("[data-taken]");
  const { one, more, none } = place.dataset;
  const told = [none, one][count] ?? more.replace("%(n)s", count);
  place.dataset.kept = count;
  place.querySelector("span").textContent = stays ? `${told} ${place.dataset.stays}` : told;
  const fold = sheet.querySelector("[data-examples]");
  fold.open = false;
  fold.querySelector("summary").focus();
}

// A closed sheet begins anew.
function forget({ target }) {
  sheetForm(target).taken = {};
  for (const each of target.querySelectorAll(".taken")) each.classList.remove("taken");
  const place = target.querySelector("[data-taken]");
  place.dataset.kept = "";
  place.querySelector("span").textContent = "";
  target.querySelector("[data-examples]").open = false;
}

for (const fold of document.querySelectorAll("dialog [data-examples]")) {
  fold.addEventListener("toggle", () => fold.open && unfold(fold));
  fold.addEventListener("input", () => list?.isConnected && sift());
  fold.addEventListener("submit", (event) => event.preventDefault());
  fold.addEventListener("click", (event) => {
    const link = event.target.closest("[data-take]");
    if (!link) return;
    event.preventDefault();
    take(link);
  });
  fold.closest("dialog").addEventListener("close", forget);
}
