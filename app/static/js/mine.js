// What this seat said: fetched by its own request, since shared HTML never says whose anything is.
import { merged } from "./merge.js";
import { asked } from "./now.js";
import { waiting } from "./outbox.js";
import { following } from "./regions.js";
import { read, write } from "./store.js";

const SPREAD = 1_500;
const PATIENCE = 10_000; // a line that is dead never says so
const NO_WORDS = ["answer", "check", "dots"];
// Read at once, so that one's own cards stand there without a network too.
let mine = read("mine") ?? [];
// Stored on the server is stored, also before the list has been fetched anew.
let stored = [];
let soon = 0;
let asking = false;
let askAgain = false;

const entries = () => [...stored, ...waiting()];

/** All cards and proposals of this seat, newest first, with what still waits on this phone. */
export const own = () =>
  merged(
    mine.filter(({ kind }) => !NO_WORDS.includes(kind)),
    entries(),
  );

/** What the server has of a kind (`answer`, `check`, `dots`), and the entries of a command that came after it, oldest first. */
export const after = (kind, type) => [
  mine.filter((each) => each.kind === kind),
  entries().filter((entry) => entry.type === type),
];

function changed() {
  document.dispatchEvent(new CustomEvent("samenboom:mine"));
}

/** Ask the server what this seat said; many reasons to ask at once become one request. */
export async function fetchMine() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    await ask();
  } catch {
    // No network: what we knew still stands, and the next news asks again.
  }
  asking = false;
  if (askAgain) {
    askAgain = false;
    fetchMine();
  }
}

async function ask() {
  const known = [...stored];
  const headers = { Accept: "application/json" };
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(document.body.dataset.mine, {
      cache: "no-store",
      headers,
      signal: patience.signal,
    });
    if (!answer.ok) return;
    mine = await answer.json();
  } finally {
    clearTimeout(late);
  }
  stored = stored.filter((entry) => !known.includes(entry));
  write("mine", mine);
  changed();
}

document.addEventListener("samenboom:outbox", ({ detail }) => {
  if (detail.stored) stored.push({ ...detail.stored, stored: true });
  changed();
  if (detail.stored) fetchMine();
});
// Another page of the same seat was told by the server.
window.addEventListener("storage", ({ key }) => {
  if (!key?.endsWith(":mine")) return;
  mine = read("mine") ?? mine;
  changed();
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

// Looked for once: to search a big wall for each card of one's own keeps a slow phone busy.
const lying = (region) =>
  new Map(
    [...document.querySelectorAll(`#region-${region} [data-card]`)].map((it) => [
      it.getAttribute("data-card"),
      it,
    ]),
  );

function isOnWallWrongly() {
  const { step, round, isRevealed } = asked();
  if (!isRevealed) return false;
  const ours = mine.filter((card) => card.step === step && card.round === round);
  if (!ours.length) return false;
  const shown = lying("wall");
  return ours.some((card) => shown.has(card.id) !== (card.status === "kept"));
}

const PART = "region-clusters.";

// Cards that lie elsewhere than we knew, and dots whose cluster fell apart.
function isGatheredWrongly() {
  if (!mine.length || !document.getElementById("cluster-list")) return false;
  const shown = lying("clusters");
  const placeOf = (id) => shown.get(id)?.closest("[data-part]").id;
  const isElsewhere = ({ id, clusterId }) => {
    const place = placeOf(id);
    return Boolean(place) && (clusterId ? place !== PART + clusterId : !place.startsWith(`${PART}loose`));
  };
  const isGone = ({ cluster }) => !document.getElementById(PART + cluster);
  return mine.some((each) => (each.kind === "dots" ? isGone(each) : isElsewhere(each)));
}

following(["now", "tree", "asked", "proposals"], fetchSoon);
following(["wall"], () => isOnWallWrongly() && fetchSoon());
following(["clusters"], () => isGatheredWrongly() && fetchSoon());
