// What the server has and what still waits on this phone, as one list of this seat's cards, newest first.

const CHANGES = {
  "edit-card": (data) => ({ text: data.text }),
  "withdraw-card": () => ({ status: "withdrawn" }),
  "restore-card": () => ({ status: "kept" }),
};

function fresh({ id, data, step }) {
  return {
    id,
    step,
    kind: data.kind,
    round: data.round,
    text: data.text,
    status: "kept",
    hidden: true,
    becameIds: [],
  };
}

/** `mine` is oldest first, as is the outbox. Each card gets `state`: kept, waiting or refused (then `why`, `entry`). */
export function merged(mine, outbox) {
  const cards = new Map(mine.map((card) => [card.id, { ...card, state: "kept" }]));
  for (const entry of outbox) {
    const id = entry.type === "add-card" ? entry.id : entry.data.card;
    const known = cards.get(id) ?? (entry.type === "add-card" ? fresh(entry) : null);
    if (!known) continue;
    const state = entry.refused ? { state: "refused", why: entry.refused } : { state: "waiting" };
    const changed = entry.refused ? {} : CHANGES[entry.type]?.(entry.data);
    cards.set(id, { ...known, ...changed, ...state, entry });
  }
  return [...cards.values()].reverse();
}
