// Answering what is asked: does one stand behind these words, this place, the tree? Loaded when a question is open.
import { Answering } from "./answering.js";

new Answering({
  form: "answer-form",
  region: "region-asked",
  type: "answer-support",
  subject: "about",
  kind: "answer",
  shapes: { yes: "", "yes-if": "-half", no: "-open" },
  where: "question",
  explains: (answer) => answer !== "yes",
  isUnder: true,
  isLate: (entry, questions) => !questions.some((each) => each.dataset.asked === entry.asked),
});
