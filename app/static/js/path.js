// What became of a card: its cluster, and the places in the tree that grew from it, as they stand on this page.
import { word } from "./say.js";

function kindOf(node) {
  if (node.matches(".crown")) return "main";
  return node.matches(".leaves li") ? "indicator" : "subgoal";
}

function wordsOf(node) {
  return node.querySelector("summary, .words, h2").querySelector("bdi")?.textContent ?? word("redacted");
}

function knot(what, words) {
  const step = document.createElement("li");
  const kind = document.createElement("small");
  const text = document.createElement("bdi");
  kind.textContent = what;
  text.textContent = words;
  step.append(kind, text);
  return step;
}

/** Draw the path of a card in a list; a card that led nowhere has none. */
export function drawPath(list, card) {
  const nodes = (card.becameIds ?? []).map((id) =>
    document.querySelector(`#region-tree [data-node="${id}"]`),
  );
  const grown = nodes.filter(Boolean).map((node) => knot(word(kindOf(node)), wordsOf(node)));
  const laid = card.cluster ? [knot(word("cluster"), card.cluster)] : [];
  list.replaceChildren(...laid, ...grown);
  list.hidden = !list.children.length;
}
