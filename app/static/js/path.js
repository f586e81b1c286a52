// What became of words: a twig with a knot for each stage; dotted from where they were set aside.

function knot({ said, text, aside }) {
  const step = document.createElement("li");
  const what = document.createElement("small");
  const words = document.createElement("bdi");
  what.textContent = said;
  words.textContent = aside && text ? `\u2018${text}\u2019` : text;
  step.classList.toggle("aside", aside);
  step.append(what, words);
  return step;
}

/** Draw the way of words in a list; words that led nowhere have none. */
export function drawPath(list, way = []) {
  list.replaceChildren(...way.map(knot));
  list.classList.toggle(
    "ends",
    way.some(({ aside }) => aside),
  );
  list.hidden = !way.length;
}
