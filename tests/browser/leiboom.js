// The judge of a tree on the projector: steps through all that there is, and tells what is wrong.
// Run in the page, with `window.judged` the function of measure.js.
async (smallest) => {
  const leiboom = await import("/static/js/leiboom.js");
  const stage = document.getElementById("region-stage");
  const tree = stage.querySelector(".leiboom");
  const faults = [];
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const parts = () => [...document.body.classList].filter((name) => name.startsWith("tree-")).sort();
  const size = parts().map((name) => name.slice(5)).join(" ");
  const key = (name) => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const plain = (node) => node.textContent.replaceAll("\u00ad", "").trim().slice(0, 40);

  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 0.5);
  };
  const lowest = () => {
    const boughs = [...tree.querySelectorAll(".bough")];
    return Math.max(...boughs.flatMap((bough) => linesOf(bough).map(({ bottom }) => bottom)));
  };

  // Each page by itself: readable, whole, in order.
  const page = (where) => {
    const { small, cut, overlap } = window.judged(smallest);
    faults.push(...small.map((text) => `${where} small: ${text}`));
    faults.push(...cut.map((text) => `${where} cut: ${text}`), ...overlap.map((text) => `${where} overlap: ${text}`));
    const crown = tree.querySelector(".crown h1");
    const lines = Math.round(crown.clientHeight / Number.parseFloat(getComputedStyle(crown).lineHeight));
    if (lines > 2 && !document.body.classList.contains("crown-2")) faults.push(`${where} crown of ${lines} lines`);
  };

  const inOrder = (where) => {
    for (const list of tree.querySelectorAll(".leaves, .subs")) {
      const boxes = [...list.children].map((item) => item.getClientRects()[0]).filter(Boolean);
      const isSorted = boxes.every((box, index) => {
        const before = boxes[index - 1];
        return !before || box.left > before.left + 1 || box.top > before.top + 1;
      });
      if (!isSorted) faults.push(`${where} order: ${plain(list)}`);
    }
  };

  // What is in sight now: leaves by where they begin.
  const inSight = () => {
    const here = stage.querySelector(".twig.here, .set-aside.here");
    const room = here.querySelector(".hang")?.getBoundingClientRect();
    return [...here.querySelectorAll(".leaves > li")].filter((leaf) => {
      const [box] = leaf.getClientRects();
      const isAcross = box.left >= room.left - 1 && box.right <= room.right + 1;
      return isAcross && box.top >= room.top - 1 && box.bottom <= room.bottom + 0.35 * rem; // but for its padding
    });
  };

  // The size that was chosen is the roomiest that fits: what is roomier passes the ground, or nearly.
  const pager = document.getElementById("pager");
  const was = pager.hidden;
  pager.hidden = true;
  const floor = () => stage.getBoundingClientRect().bottom;
  const all = leiboom.sizes(tree);
  const chosen = all.findIndex((name) => name.split(" ").sort().join(" ") === size);
  for (const name of all.slice(0, chosen)) {
    leiboom.wear(name, tree);
    if (name !== "slices" && lowest() < floor() - 1.5 * rem) faults.push(`${name} would fit, ${size} was chosen`);
  }
  leiboom.wear(all[chosen], tree);
  if (!["slices", "list"].includes(size) && lowest() > floor()) faults.push(`${size} passes the ground`);
  pager.hidden = was;

  const ids = [...tree.querySelectorAll(".bough .leaves > li, .set-aside .leaves > li")];
  if (size !== "slices") {
    page(size);
    inOrder(size);
    return { size, pages: 1, faults };
  }
  const seen = [];
  const whereAmI = () => document.getElementById("page-number").textContent;
  let pages = 0;
  for (let last = ""; last !== whereAmI() && pages < 400; pages += 1) {
    last = whereAmI();
    page(last);
    inOrder(last);
    seen.push(...inSight());
    if (tree.querySelectorAll(".strip li:not([hidden]) [aria-current]").length !== 1) faults.push(`${last} names nobody`);
    key("PageDown");
  }
  if (seen.length !== ids.length || seen.some((leaf, index) => leaf !== ids[index])) {
    const missed = ids.filter((leaf) => !seen.includes(leaf)).map(plain);
    faults.push(`${seen.length} leaves were seen of ${ids.length}; missed: ${missed.slice(0, 5)}`);
  }
  return { size, pages, faults };
};
