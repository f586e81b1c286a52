// What a judge with a ruler would find on the projector. Run as a function of the smallest size that is allowed.
(smallest) => {
  // What covers the stage is what the room looks at.
  const stage = document.querySelector(".over:not([hidden]), .told .sheet.here") ?? document.getElementById("region-stage");
  const frame = stage.getBoundingClientRect();
  const found = { small: [], cut: [], overlap: [], texts: 0 };
  const name = (element) => element.textContent.trim().replaceAll("\u00ad", "").slice(0, 60);
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || element.closest(".vh, [hidden], .tools, script")) continue;
    if (getComputedStyle(element).visibility === "hidden") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
    if (!lines.length) continue;
    found.texts += 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < smallest - 0.01) found.small.push(`${size}: ${name(element)}`);
    const block = element.closest("li, h1, h2, h3, p, section") ?? element;
    const room = element.closest("[data-paged], .flows .hang")?.getBoundingClientRect();
    for (const line of lines) {
      if (room && (line.left > room.right - 1 || line.right < room.left + 1)) continue; // on another page
      const column = element.closest(".twig, section, li, .crown")?.getBoundingClientRect();
      const edge = Math.min(frame.right, room?.right ?? Infinity, column?.right ?? Infinity) + 1;
      const isInStage = stage.contains(element);
      if (isInStage && (line.right > edge || line.left < frame.left - 1)) found.cut.push(name(element));
      if (isInStage && line.bottom - frame.top + stage.scrollTop > stage.scrollHeight + 1) found.cut.push(name(element));
      if (!isInStage && (line.right > innerWidth + 1 || line.bottom > innerHeight + 1)) found.cut.push(name(element));
      if (room && line.bottom > room.bottom + 1) found.cut.push(name(element));
      boxes.push({ block, line, isInStage });
    }
  }
  // Each pair: the ruler first, which costs least, and from the top down, so that what is far below is left out.
  boxes.sort((one, other) => one.line.top - other.line.top);
  for (const [index, one] of boxes.entries()) {
    const crown = stage.scrollTop > 0 && one.block.closest(".crown");
    for (let next = index + 1; next < boxes.length && boxes[next].line.top < one.line.bottom; next += 1) {
      const other = boxes[next];
      const across = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
      if (across <= 2) continue;
      const down = Math.min(one.line.bottom, other.line.bottom) - other.line.top;
      if (down <= Math.min(one.line.height, other.line.height) * 0.25) continue;
      if (one.isInStage !== other.isInStage || one.block === other.block) continue;
      if (one.block.contains(other.block) || other.block.contains(one.block)) continue;
      if (crown || (stage.scrollTop > 0 && other.block.closest(".crown"))) continue; // it stays, the tree passes below
      found.overlap.push(`${name(one.block)} / ${name(other.block)}`);
    }
  }
  return found;
}
