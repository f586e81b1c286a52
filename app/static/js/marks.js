// Which cards on the wall are one's own, and where in the tree they ended up: marked here, by this phone only.
import { own } from "./mine.js";
import { following } from "./regions.js";

function mark() {
  const cards = own();
  const ids = new Set(cards.map((card) => card.id));
  const grown = new Set(
    cards.filter((card) => card.status === "kept").flatMap((card) => card.becameIds ?? []),
  );
  for (const note of document.querySelectorAll(".yours")) set(note, ids, grown);
}

// A wall may be long and the phone old: only what differs is touched.
function set(note, ids, grown) {
  const { word, card, node } = note.closest("[data-word], [data-card], [data-node]").dataset;
  const isMine = node ? grown.has(node) : ids.has(word ?? card);
  if (note.hidden === isMine) note.hidden = !isMine;
}

document.addEventListener("samenboom:mine", mark);
following(["wall", "clusters", "tree", "proposals"], mark);
mark();
