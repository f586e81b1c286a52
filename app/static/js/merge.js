// What the server has and what still waits on this phone, as one list of what this seat said, newest first.

const CHANGES = {
  "edit-card": (data) => ({ text: data.text }),
  "withdraw-card": () => ({ status: "withdrawn" }),
  "restore-card": () => ({ status: "kept" }),
};
const PROPOSED = { "propose-wording": "wording", "propose-goal": "goal", "propose-indicator": "indicator" };

function fresh({ id, type, data, step, round }) {
  return {
    id,
    step,
    kind: PROPOSED[type] ?? data.kind,
    round: data.round ?? round,
    text: data.text,
    drawing: data.drawing,
    status: "kept",
    hidden: !PROPOSED[type],
    becameIds: [],
  };
}

const isNew = ({ type }) => type === "add-card" || type in PROPOSED;

function state(entry) {
  if (entry.refused) return { state: "refused", why: entry.refused };
  return { state: entry.stored ? "kept" : "waiting" };
}

/** Words: cards and proposals. `mine` is oldest first, as are the entries of the outbox; those that the server stored
 *  since say `stored`. Each gets `state`: kept, waiting or refused (then `why`, `entry`). */
export function merged(mine, entries) {
  const said = new Map(mine.map((each) => [each.id, { ...each, state: "kept" }]));
  for (const entry of entries) {
    const id = isNew(entry) ? entry.id : entry.data.card;
    const known = said.get(id) ?? (isNew(entry) ? fresh(entry) : null);
    if (!known) continue;
    const changed = entry.refused ? {} : CHANGES[entry.type]?.(entry.data);
    said.set(id, { ...known, ...changed, ...state(entry), entry });
  }
  return [...said.values()].reverse();
}
