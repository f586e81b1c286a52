// The tree has a few sizes: roomy, full, dense, slices (one branch large), and a list for a narrow window. The browser
// measures and sets one, as a class on the page and not on the region, so that a new drawing does not jump.
const NARROW = matchMedia("(max-width: 50em)");
const FEW = 3;
const MOST = { twigs: 8, leaves: 30 };
const SPARE = 2; // rem that a roomier size must leave over before we go back to it: sizes do not flip to and fro
const PARTS = ["roomy", "low", "full", "dense", "weighed", "slices", "list"];
let worn = "";

const count = (tree, what) => tree.querySelectorAll(what).length;

/**
 * The sizes that a tree may have, the roomiest first. `low`: the crown is not at its largest; `weighed`: heavy columns
 * take more of their half.
 */
export function sizes(tree) {
  const twigs = count(tree, ".twig");
  const leaves = count(tree, ".bough .leaves > li");
  if (NARROW.matches) return ["list"];
  if (twigs > MOST.twigs || leaves > MOST.leaves) return ["slices", "list"];
  if (twigs > FEW) return ["full", "full weighed", "dense", "dense weighed", "slices", "list"];
  return ["roomy", "roomy low", "full", "dense", ...(twigs ? ["slices"] : []), "list"];
}

/** Put a size on the page, and let the crown have at most two lines if one of its three sizes can. */
export function wear(size, tree) {
  const { classList } = document.body;
  classList.remove(...PARTS.map((part) => `tree-${part}`));
  if (size) classList.add(...size.split(" ").map((part) => `tree-${part}`));
  const crown = tree?.querySelector(".crown h1");
  for (const step of size.includes("low") ? [1, 2] : [0, 1, 2]) {
    classList.toggle("crown-1", step === 1);
    classList.toggle("crown-2", step === 2);
    if (!crown || lines(crown) <= 2) return;
  }
}

function lines(element) {
  return Math.round(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight));
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** How many rem the tree leaves over above the ground, as it is drawn now; below 0 it passes the ground. */
export function spare(stage, tree) {
  const over = stage.scrollHeight - stage.clientHeight;
  if (over > 1) return -over / rem();
  const bough = [...tree.querySelectorAll(".bough")].at(-1);
  return (tree.getBoundingClientRect().bottom - bough.getBoundingClientRect().bottom) / rem();
}

// A slice fits when under the longest head there is room for what hangs there; that goes on over sheets.
function slices(tree) {
  const all = [...tree.querySelectorAll(".twig")];
  const head = (twig) => twig.querySelector("h2").textContent.length;
  const longest = all.reduce((one, other) => (head(other) > head(one) ? other : one));
  for (const twig of all) twig.classList.remove("here");
  longest.classList.add("here", "flows");
  return longest.scrollHeight > longest.clientHeight + 1 ? -1 : 0;
}

function fits(stage, tree, size) {
  wear(size, tree);
  if (size === "list") return Number.POSITIVE_INFINITY;
  return size === "slices" ? slices(tree) : spare(stage, tree);
}

/** Choose the size of the tree on the stage, `anew` without regard to the one it had; "" when there is no tree. */
export function choose(stage, anew) {
  const tree = stage.querySelector(".leiboom");
  const all = tree ? sizes(tree) : [];
  const now = anew ? -1 : all.indexOf(worn);
  const asks = (place) => (place < now && all[place] !== "slices" ? SPARE : 0);
  worn = all.find((size, place) => fits(stage, tree, size) >= asks(place)) ?? "";
  if (!tree) wear("");
  return worn;
}
