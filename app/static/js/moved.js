// The group moves on while someone still writes: an invitation to follow, never a jump.
import { follow, isWriting } from "./form.js";
import { steady } from "./place.js";
import { show } from "./regions.js";
import { say, word } from "./say.js";

const notice = document.getElementById("moved");
const held = new Map();

function announce(isHeld) {
  if (notice.hidden !== isHeld) return;
  steady(() => {
    notice.hidden = !isHeld;
  });
  if (isHeld) say(word("moved"));
}

const isNews = () => ["region-now", "region-asked", "region-check"].some((id) => held.has(id));

/** Hold a region back until its reader goes along. */
export function hold(element) {
  held.set(element.id, element);
  announce(true);
}

document.addEventListener("samenboom:region", (event) => {
  const { element } = event.detail;
  if (!element.dataset.place) return;
  const stays = element.dataset.place === document.getElementById("region-now").dataset.place;
  if (stays) held.delete(element.id);
  else if (isWriting() || held.size) {
    held.set(element.id, element);
    event.preventDefault();
  }
  announce(isNews());
});

document.getElementById("follow").addEventListener("click", () => {
  const waiting = [...held.values()];
  held.clear();
  for (const element of waiting) show(element);
  announce(false);
  const question = document.getElementById("question");
  question.tabIndex = -1;
  question.focus();
});

document.addEventListener("samenboom:question", follow);
