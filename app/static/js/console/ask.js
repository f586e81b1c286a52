// Asking first: who is missing (once a session), what cannot be taken back, and the reveal, which is armed.
import { word } from "../say.js";
import { armed } from "./reveal.js";

const sheet = document.getElementById("sheet-sure");
const text = document.getElementById("sure-text");
const yes = document.getElementById("sure-yes");

/** Whether this browser has dialogs; without them everything is asked on a page of its own. */
export const hasDialogs = typeof sheet.showModal === "function";

function sure(question) {
  text.textContent = question;
  sheet.returnValue = "";
  sheet.showModal();
  return new Promise((answer) => {
    sheet.addEventListener("close", () => answer(sheet.returnValue === "yes"), { once: true });
  });
}
yes.addEventListener("click", () => sheet.close("yes"));

async function missing() {
  const { missing: list, session } = document.getElementById("region-watch").dataset;
  const names = JSON.parse(list);
  const asked = `samenboom:asked:${document.body.dataset.trajectory}:${session}:${names}`;
  if (!names.length || remembered(asked)) return true;
  const last = names.pop();
  const all = names.length ? `${names.join(", ")} ${word("and")} ${last}` : last;
  const goes = await sure(word("missing").replace("%(missing)s", all));
  if (goes) remember(asked);
  return goes;
}

function remembered(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

function remember(name) {
  try {
    sessionStorage.setItem(name, "yes");
  } catch {
    // Then it is asked again: no harm.
  }
}

/** Whether to go on with this form. Nothing is asked that the form does not name. */
export function ask(form) {
  const how = form.dataset.asks;
  if (how === "reveal") return armed(form.dataset.sure, form.hasAttribute("data-late"));
  if (how === "missing") return missing();
  return how === "sure" ? sure(form.dataset.sure) : true;
}
