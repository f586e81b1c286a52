// What this phone keeps for its seat: survives reload, lock and restart of the browser.
// Where the browser keeps nothing (forbidden, full) it stays in memory, and the person is told.

const { trajectory, seatKey } = document.body.dataset;
const OURS = `samenboom:${trajectory}:`;
const PREFIX = `${OURS}${seatKey}:`;
// What the browser would not take; tried again with every write, for something else may have made room.
const memory = new Map();
let works = tryOut();
let told = works;

function tryOut() {
  try {
    localStorage.setItem(`${PREFIX}try`, "1");
    localStorage.removeItem(`${PREFIX}try`);
    return true;
  } catch {
    return false;
  }
}

// A copy of what the server has: no words are lost with it.
const COPY = "mine";

/** Whether all that is written survives closing the page. */
export const isKept = () => works && [...memory.keys()].every((name) => name === COPY);

/** What stands under a name, or null. */
export function read(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** The names that begin like this. */
export function names(begin) {
  const found = new Set([...memory.keys()]);
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX)) found.add(key.slice(PREFIX.length));
  } catch {
    // What is in memory is all there is.
  }
  return [...found].filter((name) => name.startsWith(begin) && read(name) !== null);
}

/** Put a value under a name; null takes it away. */
export function write(name, value) {
  memory.delete(name);
  const all = [[name, value], ...memory];
  for (const each of all) settle(...each);
  if (told === isKept()) return;
  told = isKept();
  document.dispatchEvent(new CustomEvent("samenboom:storage", { detail: { keeps: told } }));
}

function settle(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    memory.delete(name);
    works = true;
  } catch {
    memory.set(name, value);
  }
}

/** Clear everything of this trajectory from this phone. */
export function forget() {
  memory.clear();
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(OURS)) localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}
