// Words become a command: a card, a change of one, other words for a goal, a new goal or an indicator.

/** Whether what is asked is a proposal for the tree, and no card. */
export const isProposal = (kind) => ["wording", "goal", "missing", "indicator"].includes(kind);

const PLACE = { "propose-wording": "node", "propose-goal": "parent", "propose-indicator": "parent" };

/** Type and data of the command that says `text` in the place where it was written (see `asked`). */
export function saying({ change, kind, round, about, type, at }, text, drawing) {
  if (change) return ["edit-card", { card: change, text }];
  if (isProposal(kind)) return [type, { [PLACE[type]]: at, text }];
  return ["add-card", { kind, round, text, ...(about && { about }), ...(drawing?.length && { drawing }) }];
}
