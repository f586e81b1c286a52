// Files take a while to make. After a second this is said; closing the fold stops the waiting; what went wrong is a
// sentence, and the same link tries again.
import { say, word } from "../say.js";

const SAID_AFTER = 1000;
const KEPT_FOR = 60000;
const fold = document.getElementById("keep");
const waiting = new Map();

function tell(link, text) {
  const note = link.closest("li").querySelector("[data-note]");
  note.textContent = text;
  note.hidden = !text;
  say(text);
}

async function asked(link, signal) {
  const answer = await fetch(link.href, { signal });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? "");
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
  return { name, data: await answer.blob() };
}

function save({ name, data }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}

async function make(link) {
  const stop = new AbortController();
  waiting.set(link, stop);
  link.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(link, word("making")), SAID_AFTER);
  let told = "";
  try {
    save(await asked(link, stop.signal));
  } catch (fault) {
    // A fault without words of its own (no network) gets ours; stopping needs none.
    const own = fault.name === "Error" ? fault.message : "";
    told = stop.signal.aborted ? "" : `${own || word("unmade")} ${word("again")}`;
  }
  clearTimeout(slow);
  waiting.delete(link);
  link.removeAttribute("aria-busy");
  tell(link, told);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-file]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!waiting.has(link)) make(link);
});

fold.addEventListener("toggle", () => {
  if (fold.open) return;
  for (const stop of waiting.values()) stop.abort();
});
