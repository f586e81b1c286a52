// A branch that is more than its panel holds goes on over sheets: two columns a sheet, turned like a wall's pages.
const hang = (slice) => slice.querySelector(".hang");

// Not clientWidth: what is rounded off adds up over the sheets. Not its rectangle: that may be gliding.
function wide(body) {
  const { width, columnGap } = getComputedStyle(body);
  return Number.parseFloat(width) + (Number.parseFloat(columnGap) || 0);
}

function isOver({ scrollHeight, clientHeight, scrollWidth, clientWidth }) {
  return scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
}

/** Lay a slice out, hanging side by side if it fits, else in sheets; how many sheets it has. */
export function fold(slice) {
  const body = hang(slice);
  slice.classList.remove("flows", "odd");
  if (!body || !isOver(body)) return 1;
  slice.classList.add("flows");
  const sheets = Math.max(1, Math.ceil((body.scrollWidth - body.clientWidth - 2) / wide(body)) + 1);
  // Half a last sheet gets an empty column, else it would show the column before it again.
  slice.classList.toggle("odd", body.scrollWidth + 2 < sheets * wide(body) - (wide(body) - body.clientWidth));
  return sheets;
}

/** Show this sheet (from 0). */
export function turn(slice, sheet) {
  const body = hang(slice);
  if (body) body.scrollLeft = sheet * wide(body);
}

/** On which sheet a node of the slice begins. */
export function sheetOf(slice, node) {
  const body = hang(slice);
  if (!slice.classList.contains("flows") || !body.contains(node)) return 0;
  const left = node.getClientRects()[0].left - body.getBoundingClientRect().left + body.scrollLeft;
  return Math.max(0, Math.floor((left + 2) / wide(body)));
}
