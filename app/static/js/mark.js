// The shape of one's own party, as the symbols of the page draw it.
const SVG = "http://www.w3.org/2000/svg";
const { party } = document.body.dataset;

/** One's own shape: full, or `-half`, `-open`, `-none`. */
export function mark(state = "") {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", `m ${party}`);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${party}${state}`);
  svg.append(use);
  return svg;
}
