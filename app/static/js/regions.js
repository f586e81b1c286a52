// Regions: whole elements from the server, morphed in by id; what stands there and is newer stays.
// Tells `samenboom:region` {element, current}, which may be cancelled to hold it back (later: `show`),
// and `samenboom:updated` {region} when it has been drawn.
import { steady } from "./place.js";

// What a person opened or closed stays so, whatever the server first drew.
const { htmx } = window;
htmx?.config.morphIgnore.push("open");

let newest = Number(document.body.dataset.seq ?? 0);

/** The number up to which this page has all news. */
export const highest = () => newest;

function emit(name, detail) {
  return document.dispatchEvent(new CustomEvent(name, { cancelable: true, detail }));
}

/** Morph a region in, whether or not someone holds it back. */
export function show(element) {
  const current = document.getElementById(element.id);
  if (!current) return;
  steady(() => morph(element, current));
  emit("samenboom:updated", { region: element.id.slice("region-".length) });
}

function morph(element, current) {
  if (!htmx) return current.replaceWith(document.adoptNode(element));
  return htmx.swap({ text: element.outerHTML, target: current, sourceElement: current, swap: "outerMorph" });
}

function isOlder(element, current) {
  return Number(element.dataset.seq ?? Number.POSITIVE_INFINITY) < Number(current.dataset.seq ?? 0);
}

// News that changes nothing here (a wall that is not revealed yet) only moves the number on.
function isSame(element, current) {
  const { seq } = current.dataset;
  if (seq) current.dataset.seq = element.dataset.seq;
  const same = current.isEqualNode(element);
  if (seq && !same) current.dataset.seq = seq;
  return same;
}

/** Take in a frame: every region in it that is on this page and not older than what stands there. */
export function apply(html) {
  const regions = new DOMParser().parseFromString(html, "text/html").querySelectorAll("[id^=region-]");
  for (const element of regions) {
    newest = Math.max(newest, Number(element.dataset.seq ?? 0));
    const current = document.getElementById(element.id);
    if (!current || isOlder(element, current)) continue;
    if (!isSame(element, current) && emit("samenboom:region", { element, current })) show(element);
  }
}
