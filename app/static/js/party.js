// Who was moved to another party reads so, until they say that they know.
import { say } from "./say.js";
import { read, write } from "./store.js";

const { party } = document.body.dataset;
const note = document.getElementById("other-party");
const known = read("party");

// A page that has only just come is not listened to yet; once there is a link it is.
function tell({ detail }) {
  if (!["live", "polling"].includes(detail.state)) return;
  document.removeEventListener("samenboom:link", tell);
  if (!note.hidden) say(note.querySelector("p").textContent.trim());
}

function learn() {
  write("party", party);
  note.hidden = true;
}

document.getElementById("other-party-known").addEventListener("click", () => {
  learn();
  const question = document.getElementById("question");
  question.tabIndex = -1;
  question.focus();
});

if (known === null || known === party) learn();
else {
  note.hidden = false;
  document.addEventListener("samenboom:link", tell);
}
