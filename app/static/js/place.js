// Whatever changes on the page, what someone looks at or types in stays where it is.

function anchor() {
  const active = document.activeElement;
  if (active?.matches("textarea, input:not([type=radio])")) return active;
  if (window.scrollY <= 0) return null;
  const seen = document.elementFromPoint(window.innerWidth / 2, window.innerHeight * 0.4);
  if (!seen || seen === document.body || seen === document.documentElement) return null;
  return seen.closest("[data-card], [data-node]") ?? seen;
}

// What was replaced by a fresh drawing of the same card or branch stands for it.
function standing(held) {
  if (!held || held.isConnected) return held;
  const { card, node } = held.dataset;
  const same = card ? `[data-card="${card}"]` : node && `[data-node="${node}"]`;
  return same ? document.querySelector(same) : null;
}

function refocus(before) {
  if (!before || before === document.body || document.activeElement === before) return;
  const again = before.isConnected ? before : before.id && document.getElementById(before.id);
  if (again) again.focus({ preventScroll: true });
}

/** Runs one change after another; focus and the place on the screen are afterwards what they were. */
export function keeper() {
  let held = anchor();
  let top = held?.getBoundingClientRect().top;
  return (change) => {
    const focused = document.activeElement;
    // Between two changes a person may have scrolled; what is not there at this moment keeps its old place.
    top = standing(held)?.getBoundingClientRect().top ?? top;
    change();
    refocus(focused);
    const now = standing(held);
    if (!now) return;
    held = now;
    const moved = now.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  };
}

/** Run one change so. */
export const steady = (change) => keeper()(change);
