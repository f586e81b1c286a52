// What just changed in the tree is marked for four seconds and comes into sight. New is told by the number of the
// change (data-changed), or by a node that was not there.
const LASTS = 4000;
let known = new Map();
let step = "";
const until = new Map();

const nodes = (stage) => [...stage.querySelectorAll("[data-changed]")];

/** What stands there now is not new. */
export function remember(stage) {
  step = stage.dataset.step;
  known = new Map(nodes(stage).map(({ id, dataset }) => [id, dataset.changed]));
}

/** Mark what is new since the last drawing of the same step. */
export function mark(stage) {
  if (stage.dataset.step === step) {
    for (const node of nodes(stage)) if (known.get(node.id) !== node.dataset.changed) begin(node);
  }
  for (const id of until.keys()) document.getElementById(id)?.classList.add("fresh");
  remember(stage);
}

function begin({ id }) {
  clearTimeout(until.get(id));
  until.set(id, setTimeout(end, LASTS, id));
  document.getElementById(id).scrollIntoView({ block: "nearest" });
}

function end(id) {
  until.delete(id);
  document.getElementById(id)?.classList.remove("fresh");
}
