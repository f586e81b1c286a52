// A drawing of the tree has two sizes: as it is, and `dense` when it would pass the ground. The class stands on the
// page, not on the region, so that a new drawing does not jump.

/** Choose the size; what does not fit even then scrolls. */
export function dense(stage) {
  const { classList } = document.body;
  classList.remove("dense");
  if (stage.querySelector(".leiboom") && stage.scrollHeight > stage.clientHeight + 1) classList.add("dense");
}
