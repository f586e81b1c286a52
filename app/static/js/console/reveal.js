// The reveal cannot be taken back: it waits three seconds, with Stop, and says how many phones still hold cards.
import { say, word } from "../say.js";

const SECONDS = 3;
const bar = document.getElementById("armed");
const count = document.getElementById("armed-count");
const text = document.getElementById("armed-text");
const stop = document.getElementById("armed-stop");

// How many phones still have to send `what`: cards, or answers.
function held(what) {
  const phones = Number(document.getElementById("region-watch").dataset.phones);
  if (!phones) return "";
  return phones === 1 ? word(`phone${what}`) : word(`phones${what}`).replace("%(n)s", phones);
}

/** Resolves with true when the three seconds have passed, with false when someone stopped it. `what` is said
    of what comes on the screen; without it they are cards. Of cards, and when `isLate`, phones may still hold some. */
export function armed(what, isLate) {
  const before = document.activeElement;
  text.textContent = what && !isLate ? what : `${what || word("armed")} ${held(isLate ? "Late" : "")}`.trim();
  say(text.textContent);
  bar.hidden = false;
  document.body.classList.add("is-armed");
  stop.focus();
  return countdown().then((goes) => {
    bar.hidden = true;
    document.body.classList.remove("is-armed");
    if (!goes) say(word("stopped"));
    if (before?.isConnected) before.focus();
    return goes;
  });
}

function countdown() {
  const end = Date.now() + SECONDS * 1000;
  count.textContent = SECONDS;
  return new Promise((resolve) => {
    const leave = (goes) => {
      clearInterval(ticking);
      stop.removeEventListener("click", halt);
      document.removeEventListener("keydown", onKey);
      resolve(goes);
    };
    const halt = () => leave(false);
    const onKey = ({ key }) => key === "Escape" && leave(false);
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) leave(true);
      else count.textContent = left;
    };
    const ticking = setInterval(tick, 100);
    stop.addEventListener("click", halt);
    document.addEventListener("keydown", onKey);
  });
}
