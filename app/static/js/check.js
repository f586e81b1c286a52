// The check: does this indicator still say something of the main goal? Loaded when it is on.
import { Answering } from "./answering.js";

// On its way it is taken, for the round and the words that it names, whatever the group does now.
function isLate({ asked, refused }, questions) {
  return Boolean(refused) && !questions.some((each) => each.dataset.asked === asked);
}

new Answering({
  form: "check-form",
  region: "region-check",
  type: "check-indicator",
  subject: "indicator",
  kind: "check",
  shapes: { yes: "", partly: "-half", no: "-open" },
  where: "indicator",
  also: ({ round, wording }) => ({ round: Number(round), wording }),
  explains: () => true,
  isUnder: false,
  isLate,
});
