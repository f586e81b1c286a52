// What this phone keeps for its seat: survives reload, lock and restart of the browser.
// Where the browser keeps nothing (forbidden, full) it stays in memory, and the person is told.

const { trajectory, seatKey } = document.body.dataset;
const OURS = `samenboom:${trajectory}:`;
const PREFIX = `${OURS}${seatKey}:`;
const memory = new Map();
let keeps = tryOut();

function tryOut() {
  try {
    localStorage.setItem(`${PREFIX}try`, "1");
    localStorage.removeItem(`${PREFIX}try`);
    return true;
  } catch {
    return false;
  }
}

/** Whether what is written survives closing the page. */
export const isKept = () => keeps;

/** What stands under a name, or null. */
export function read(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Put a value under a name; null takes it away. */
export function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    memory.delete(name);
    if (!keeps) announce(true);
  } catch {
    memory.set(name, value);
    if (keeps) announce(false);
  }
}

function announce(now) {
  keeps = now;
  document.dispatchEvent(new CustomEvent("samenboom:storage", { detail: { keeps } }));
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
