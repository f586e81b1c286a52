// Pages that are only read, in a sheet: where something comes from, and what stands in the way of undo and redo.
import { say } from "../say.js";
import { hasDialogs } from "./ask.js";

const sheet = document.getElementById("sheet-look");
const body = document.getElementById("look-body");
let address = "";

async function look(url) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("looked");
  if (!found) return false;
  address = url;
  body.replaceChildren(...document.importNode(found, true).childNodes);
  if (!sheet.open) sheet.showModal();
  body.querySelector("h2")?.focus();
  return true;
}

/** What stands in the way of an undo or redo is shown, with buttons for what goes first. */
export function standsInTheWay(command, { seq }, code) {
  if (code !== "undo-blocked" || !seq || !hasDialogs) return false;
  const url = `/t/${document.body.dataset.trajectory}/console/${command}/${seq}`;
  look(url).then((shown) => shown && say(body.textContent.trim().replaceAll(/\s+/g, " ")));
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-look]");
  if (!link || !hasDialogs) return;
  event.preventDefault();
  look(link.href).then((shown) => shown || window.location.assign(link.href));
});

// One of the steps back was made: what is left stands there now; with nothing left the sheet has done its work.
// Words that were erased are not left standing in it either.
document.addEventListener("samenboom:done", async ({ detail }) => {
  if (!sheet.open) return;
  const goesOn = ["undo", "redo", "redact"].includes(detail.command);
  if (!goesOn || !(await look(address))) sheet.close();
});

sheet?.addEventListener("close", () => body.replaceChildren());
