// Which cards on the wall are one's own, and where in the tree they ended up: marked here, by this phone only.
import { own } from "./mine.js";

function mark() {
  const cards = own();
  const ids = new Set(cards.map((card) => card.id));
  const grown = new Set(
    cards.filter((card) => card.status === "kept").flatMap((card) => card.becameIds ?? []),
  );
  for (const item of document.querySelectorAll("[data-card]")) set(item, ids.has(item.dataset.card));
  for (const item of document.querySelectorAll("[data-node]")) set(item, grown.has(item.dataset.node));
}

function set(item, isMine) {
  const note = item.querySelector(".yours");
  if (note?.closest("[data-card], [data-node]") === item) note.hidden = !isMine;
}

document.addEventListener("samenboom:mine", mark);
document.addEventListener("samenboom:updated", ({ detail }) => {
  if (["wall", "clusters", "tree"].includes(detail.region)) mark();
});
mark();
