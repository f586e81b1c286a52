// Hints while the facilitator types in a sheet: asked when the typing rests, put under the field, never in it.
import { locally } from "./locally.js";

const REST = 600;
let waiting = 0;
let turn = 0;

async function look(field, place) {
  turn += 1;
  const mine = turn;
  const asked = { text: field.value, kind: place.dataset.hints === "indicator" ? "indicator" : "goal" };
  const node = place.dataset.hints === "node" && field.form.elements.node.value;
  const found = await locally("hints", "body", node ? { ...asked, node } : asked);
  // A later letter asks again; a closed sheet keeps no words.
  if (mine !== turn || !found || !field.closest("dialog")?.open) return;
  if (found.textContent.trim() === place.textContent.trim()) return;
  place.replaceChildren(...found.childNodes);
}

document.addEventListener("input", ({ target }) => {
  const place = target.name === "text" && target.form?.querySelector("[data-hints]");
  if (!place) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => look(target, place), REST);
});

for (const place of document.querySelectorAll("dialog [data-hints]")) {
  place.closest("dialog").addEventListener("close", () => {
    turn += 1;
    place.replaceChildren();
  });
}
