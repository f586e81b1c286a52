// The outbox: what was said waits here until the server has it on disk. Sent one by one, in order, with
// its own id, so that trying again never doubles. A card that is refused comes back to the person.
import { names, read, write } from "./store.js";
import { uuid } from "./uuid.js";

const PATIENCE = 10_000;
const SLOWEST = 15_000;
let sending = "";
let tries = 0;
let again = 0;
let blocked = false;

// Each has a name of its own: two pages of one seat that write at once would else wipe out each other's.
const BOX = "outbox:";

/** All that waits, oldest first: `{id, type, data, step, kind?, round?, refused?, place}`. */
export const waiting = () =>
  names(BOX)
    .map(read)
    .filter(Boolean)
    .sort((one, other) => one.place - other.place);

/** Whether this one is on its way at this moment. */
export const isOnItsWay = (id) => sending === id;

// A card or proposal, an answer, dots: what the room would miss. Changes of these are no voice of their own.
const VOICES = [
  "add-card",
  "propose-wording",
  "propose-goal",
  "propose-indicator",
  "answer-support",
  "check-indicator",
  "place-dots",
];

/** How many voices the server does not have yet. */
export const held = () => waiting().filter((each) => VOICES.includes(each.type) && !each.refused).length;

/** Whether the last try failed, so that cards truly wait on the phone. */
export const isStuck = () => tries > 0 || blocked;

/** Put a command in the outbox and start sending; its id is that of what it creates. `besides` stays on the phone.
 *  An earlier one that is not on its way gives way when `over(entry)`; with `first` it goes before what waits. */
export function put(type, data, { over, first, ...besides } = {}) {
  const id = uuid();
  const gives = waiting().filter((each) => !isOnItsWay(each.id) && over?.(each));
  write(BOX + id, { id, type, data, ...besides, place: placeFor(first) });
  for (const each of gives) write(BOX + each.id, null);
  changed();
  send();
  return id;
}

// At the end; or before what waits, yet behind what is on its way.
function placeFor(isFirst) {
  const places = waiting().map(({ place }) => place);
  if (!isFirst || !places.length) return Math.max(0, ...places) + 1;
  const sent = read(BOX + sending)?.place ?? places[0] - 2;
  const next = places.find((place) => place > sent) ?? sent + 2;
  return (sent + next) / 2;
}

/** Take something out for good: it was stored (told in `detail`, in the same breath), or the person took it back. */
export function remove(id, detail) {
  write(BOX + id, null);
  changed(detail);
}

/** Try now: there is a network again, or the room can be heard. */
export function hurry() {
  blocked = false;
  clearTimeout(again);
  again = 0;
  send();
}

function changed(detail = {}) {
  document.dispatchEvent(new CustomEvent("samenboom:outbox", { detail }));
}

async function send() {
  const next = waiting().find((each) => !each.refused);
  if (sending || again || blocked || !next) return;
  sending = next.id;
  changed();
  const answer = await post(next);
  sending = "";
  settle(next, answer);
}

async function post(entry) {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(document.body.dataset.do + entry.type, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ id: entry.id, ...entry.data }),
      signal: patience.signal,
    });
    const body = await answer.json();
    // A hall's wifi may answer in our place: only our own yes and no count.
    const isOurs = Number.isInteger(body.seq) || Boolean(body.code);
    return { status: isOurs ? answer.status : 0, wait: answer.headers.get("Retry-After"), body };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(late);
  }
}

function settle(entry, { status, wait, body }) {
  if (status === 200) {
    tries = 0;
    remove(entry.id, { stored: entry });
    send();
  } else if (status === 401 || status === 404 || status === 410) {
    blocked = true; // the seat is gone: the words stay here
    changed({ blocked: true });
  } else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    tries = 0;
    refuse(entry, reason(body));
    send();
  } else {
    tries += 1;
    const pause = Math.min(SLOWEST, 500 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2);
    again = setTimeout(hurry, Math.max(pause, Number(wait ?? 0) * 1000));
    changed();
  }
}

// What is wrong with a field says more than that something is wrong.
const reason = (body) => body?.errors?.[0]?.detail ?? body?.detail ?? body?.title ?? "";

function refuse(entry, refused) {
  if (read(BOX + entry.id)) write(BOX + entry.id, { ...entry, refused });
  changed({ refused: { ...entry, refused } });
}

// From before each had a name of its own.
for (const [index, each] of (read("outbox") ?? []).entries())
  write(BOX + each.id, { ...each, place: index + 1 });
write("outbox", null);

window.addEventListener("online", hurry);
// Another page of the same seat; if it is closed before its words are away, this one sends them.
window.addEventListener("storage", () => {
  changed();
  setTimeout(send, SLOWEST);
});
document.addEventListener("samenboom:link", ({ detail }) => detail.state === "live" && hurry());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
