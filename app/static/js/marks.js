// Which cards on the wall are one's own, and where in the tree they ended up: marked here, by this phone only.
import { own } from "./mine.js";
import { following } from "./regions.js";
import { word } from "./say.js";

function mark() {
  const cards = own();
  const ids = new Set(cards.map((card) => card.id));
  const grown = new Set(
    cards.filter((card) => card.status === "kept").flatMap((card) => card.becameIds ?? []),
  );
  for (const note of document.querySelectorAll(".yours")) set(note, ids, grown);
  if (!ids.size) return;
  for (const card of document.querySelectorAll(".wall [data-card]"))
    if (ids.has(card.getAttribute("data-card"))) label(card);
}

// A wall may be long and the phone old: only one's own cards have the words, and only what differs is touched.
function label(card) {
  if (card.querySelector(".yours")) return;
  const note = document.createElement("small");
  note.className = "yours";
  note.textContent = word("yours");
  card.querySelector("bdi").append(" ", note);
}

function set(note, ids, grown) {
  const place = note.closest("[data-word], [data-card], [data-node]").dataset;
  const isMine = place.node ? grown.has(place.node) : ids.has(place.word ?? place.card);
  if (place.card && !isMine) note.remove();
  else if (note.hidden === isMine) note.hidden = !isMine;
}

document.addEventListener("samenboom:mine", mark);
following(["wall", "clusters", "tree", "proposals"], mark);
mark();
