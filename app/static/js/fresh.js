// What just changed in the tree is marked for four seconds. New is told by the number of the change (data-changed), or
// by a node that was not there.
const LASTS = 4000;
let known = new Map();
let step = "";
const until = new Map();

const nodes = (stage) => [...stage.querySelectorAll("[data-changed]")];

/** What stands there now is not new. Another drawing in between (words side by side) makes nobody forget the tree. */
export function remember(stage) {
  if (stage.dataset.kind !== "tree") return;
  step = stage.dataset.step;
  known = new Map(nodes(stage).map(({ id, dataset }) => [id, dataset.changed]));
}

/** Mark what is new since the last tree of the same step; the ids of what became new just now. */
export function mark(stage) {
  const isSame = stage.dataset.step === step;
  const found = nodes(stage).filter(({ id, dataset }) => isSame && known.get(id) !== dataset.changed);
  for (const node of found) begin(node);
  for (const id of until.keys()) document.getElementById(id)?.classList.add("fresh");
  remember(stage);
  return found.map(({ id }) => id);
}

function begin({ id }) {
  clearTimeout(until.get(id));
  until.set(id, setTimeout(end, LASTS, id));
}

function end(id) {
  until.delete(id);
  document.getElementById(id)?.classList.remove("fresh");
}
