// Time left: every element with data-ends (and data-now, the server's clock at the moment it was drawn) counts on by
// itself. Its words come along: data-left "nog {t}", data-minutes "{n} min", data-over. It never cuts anyone off.
const MINUTES_FROM = 600;
const clocks = new WeakMap();

// How far this machine's clock is off, per element and drawing.
function offset(element) {
  const { now } = element.dataset;
  const known = clocks.get(element);
  if (known?.now === now) return known.by;
  const by = now ? Date.parse(now) - Date.now() : 0;
  clocks.set(element, { now, by });
  return by;
}

function words(element, seconds) {
  const { left, minutes, over } = element.dataset;
  if (seconds <= 0) return over;
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const time = seconds < MINUTES_FROM ? clock : minutes.replace("{n}", Math.ceil(seconds / 60));
  return left.replace("{t}", time);
}

/** Write what is left now. */
export function tick() {
  for (const element of document.querySelectorAll("[data-ends]")) {
    const end = Date.parse(element.dataset.ends) - Date.now() - offset(element);
    const text = words(element, Math.max(0, Math.round(end / 1000)));
    if (element.textContent.trim() !== text) element.textContent = text;
  }
}

tick();
setInterval(tick, 1000);
document.addEventListener("samenboom:updated", tick);
