// The check: does this indicator still say something of the main goal? Loaded when it is on.
import { Answering } from "./answering.js";

// On its way it is taken, whatever step the group is in; only a new round makes an answer late.
function isLate({ asked, data, refused }, questions) {
  if (questions.some((each) => each.dataset.asked === asked)) return false;
  return Boolean(refused) || questions.some((each) => each.dataset.indicator === data.indicator);
}

new Answering({
  form: "check-form",
  region: "region-check",
  type: "check-indicator",
  subject: "indicator",
  kind: "check",
  shapes: { yes: "", partly: "-half", no: "-open" },
  where: "indicator",
  explains: () => true,
  isUnder: false,
  isLate,
});
