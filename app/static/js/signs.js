// The subgoals of which one's own party wrote fewest signs come first. Where they stand changes only when the choice is
// folded, or when there are others: never under a finger. Without this they stand as in the tree.
import { steady } from "./place.js";
import { word } from "./say.js";

const { party } = document.body.dataset;
const region = () => document.getElementById("region-signed");
const rows = () => [...document.querySelectorAll("#region-choices label[data-goal]")];
let order = [];

const counts = () => JSON.parse(region().dataset.signed);
const written = (all, id) => all[id]?.[party] ?? 0;

function tell(row, n) {
  const said = row.querySelector(".written") ?? document.createElement("small");
  said.className = "written";
  said.textContent = n ? word("signs").replace("%(n)s", n) : word("unsigned");
  row.querySelector(".words").after(said);
}

// Equal ones stay in the order of the tree.
function sort() {
  const all = counts();
  const tree = Object.keys(all);
  order = rows()
    .map((row) => row.dataset.goal)
    .sort((one, other) => written(all, one) - written(all, other) || tree.indexOf(one) - tree.indexOf(other));
  lay(all);
}

function lay(all) {
  const places = new Map(rows().map((row) => [row.dataset.goal, row]));
  const list = places.values().next().value?.parentElement;
  const stand = order.filter((id) => places.has(id)).map((id) => places.get(id));
  if (!list) return;
  steady(() => {
    for (const row of stand) if (all) tell(row, written(all, row.dataset.goal));
    if (stand.some((row, place) => rows()[place] !== row)) list.append(...stand);
  });
}

const isKnown = () =>
  order.length === rows().length && rows().every((row) => order.includes(row.dataset.goal));

document.addEventListener("samenboom:updated", ({ detail }) => {
  if (detail.region !== "choices" || !rows().length) return;
  if (isKnown()) lay(counts());
  else sort();
});
// Before it opens, by a tap or a key.
document.addEventListener(
  "click",
  ({ target }) => {
    const fold = target.closest?.("#region-choices summary")?.parentElement;
    if (fold && !fold.open && rows().length) sort();
  },
  true,
);
// Who reads or chooses already is left in peace.
if (rows().length && !document.querySelector("#region-choices :focus")) sort();
