// The page's own zoom, remembered on this browser: beamers differ, and rooms too.
const NAME = "samenboom:zoom";
const STEPS = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2];

function now() {
  const kept = Number(localStorage.getItem(NAME));
  return STEPS.includes(kept) ? kept : 1;
}

/** Give the page the zoom that was kept, or this one. */
export function apply(zoom = now()) {
  localStorage.setItem(NAME, zoom);
  document.documentElement.style.setProperty("--zoom", zoom);
}

const step = (by) => apply(STEPS[Math.min(STEPS.length - 1, Math.max(0, STEPS.indexOf(now()) + by))]);

export const larger = () => step(1);
export const smaller = () => step(-1);
export const reset = () => apply(1);
