// Leaving a seat on a lent phone: asks first while words are unsent, then clears everything of it here.
import { hurry, waiting } from "./outbox.js";
import { forget, read } from "./store.js";

const form = document.getElementById("leave");

function unsent() {
  const { answer, dots, drawing } = document.getElementById("unsent-words").dataset;
  const called = { "answer-support": answer, "check-indicator": answer, "place-dots": dots };
  const sent = waiting().map(({ type, data }) => data.text || data.reason || called[type]);
  const begun = Object.values(read("drafts") ?? {}).map((each) => each.text || (each.drawing && drawing));
  return [...new Set([...sent, ...begun])].filter(Boolean);
}

function look() {
  const words = unsent();
  document.getElementById("unsent").hidden = words.length === 0;
  document.getElementById("sure").required = words.length > 0;
  const items = words.map((text) => {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = text;
    return item;
  });
  document.getElementById("unsent-words").replaceChildren(...items);
}

form.addEventListener("submit", forget);
document.addEventListener("samenboom:outbox", look);
look();
hurry();
