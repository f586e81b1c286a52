// Whatever changes on the page, what someone looks at or types in stays where it is.

function anchor() {
  const active = document.activeElement;
  if (active?.matches("textarea, input:not([type=radio])")) return active;
  if (window.scrollY <= 0) return null;
  const seen = document.elementFromPoint(window.innerWidth / 2, window.innerHeight * 0.4);
  return seen && seen !== document.body && seen !== document.documentElement ? seen : null;
}

function refocus(before) {
  if (!before || before === document.body || document.activeElement === before) return;
  const again = before.isConnected ? before : before.id && document.getElementById(before.id);
  if (again) again.focus({ preventScroll: true });
}

/** Run `change`; focus and the place on the screen are afterwards what they were. */
export function steady(change) {
  const focused = document.activeElement;
  const held = anchor();
  const before = held?.getBoundingClientRect().top;
  change();
  refocus(focused);
  if (!held?.isConnected) return;
  const moved = held.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
}
