// Leaving a seat on a lent phone: asks first while cards are unsent, then clears everything of it here.
import { held } from "./outbox.js";
import { forget } from "./store.js";

const form = document.getElementById("leave");
const unsent = document.getElementById("unsent");
const sure = document.getElementById("sure");

function look() {
  const count = held();
  unsent.hidden = count === 0;
  sure.required = count > 0;
  document.getElementById("unsent-count").textContent = count;
}

form.addEventListener("submit", forget);
document.addEventListener("samenboom:outbox", look);
look();
