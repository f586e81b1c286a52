// This seat's own cards: fetched by its own request, since shared HTML never says whose a card is.
import { merged } from "./merge.js";
import { asked } from "./now.js";
import { waiting } from "./outbox.js";
import { read, write } from "./store.js";

const SPREAD = 1_500;
// Read at once, so that one's own cards stand there without a network too.
let mine = read("mine") ?? [];
let soon = 0;
let asking = false;
let askAgain = false;

/** All cards of this seat, newest first, with what still waits on this phone. */
export const own = () => merged(mine, waiting());

function changed() {
  document.dispatchEvent(new CustomEvent("samenboom:mine"));
}

/** Ask the server which cards this seat has; many reasons to ask at once become one request. */
export async function fetchMine() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(document.body.dataset.mine, { cache: "no-store", headers });
    if (answer.ok) {
      mine = await answer.json();
      write("mine", mine);
      changed();
    }
  } catch {
    // No network: what we knew still stands, and the next news asks again.
  }
  asking = false;
  if (askAgain) {
    askAgain = false;
    fetchMine();
  }
}

// Stored on the server is stored, also before the list has been fetched anew.
document.addEventListener("samenboom:outbox", ({ detail }) => {
  if (detail.stored) mine = merged(mine, [detail.stored]).reverse();
  changed();
  if (detail.stored) fetchMine();
});
// A whole room that asks at the same moment is a crowd at the door: each phone waits a little, and asks only when
// something of its own may have changed.
function fetchSoon() {
  if (soon) return;
  soon = setTimeout(() => {
    soon = 0;
    fetchMine();
  }, Math.random() * SPREAD);
}

function isOnWallWrongly() {
  const { step, round, isRevealed } = asked();
  const ours = mine.filter((card) => card.step === step && card.round === round);
  const isShown = (card) => Boolean(document.querySelector(`#region-wall [data-card="${card.id}"]`));
  return isRevealed && ours.some((card) => isShown(card) !== (card.status === "kept"));
}

document.addEventListener("samenboom:updated", ({ detail }) => {
  if (["now", "tree"].includes(detail.region) || (detail.region === "wall" && isOnWallWrongly())) fetchSoon();
});
