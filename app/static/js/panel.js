// Where does this come from? Any link to from/… opens in place of the stage; without script it is a page of its own.
// It follows what happens: a card that is taken back, a word that is chosen.
let opened = "";
let asked = 0;

const panel = () => document.getElementById("panel");

/** Whether it stands open. */
export const isOpen = () => opened !== "";

const LINK = 'a[href^="from/"]';

/** The address of what is asked, when this element leads to an origin: its words, or what competes with them. */
export function leads(element) {
  const rivals = element.closest(".rivals")?.closest("[id^=node-]");
  return (element.closest(LINK) ?? rivals?.querySelector(LINK))?.getAttribute("href");
}

async function draw(address) {
  asked += 1;
  const mine = asked;
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || mine !== asked) return false;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("origin");
  if (!found || mine !== asked) return false;
  panel().replaceChildren(...found.childNodes);
  return true;
}

/** Open it; false when the house does not answer: then the link is followed. */
export async function open(address) {
  if (!(await draw(address))) return false;
  opened = address;
  panel().dataset.step = address;
  panel().hidden = false;
  panel().querySelector("h1").focus({ preventScroll: true });
  return true;
}

/** Close it; the focus returns to what opened it. */
export function close() {
  if (!isOpen()) return false;
  const from = opened;
  opened = "";
  asked += 1;
  panel().hidden = true;
  panel().replaceChildren();
  document.querySelector(`.stage a[href="${from}"]`)?.focus({ preventScroll: true });
  return true;
}

/** Draw it again: something happened. False when it is not open or cannot be drawn now. */
export async function refresh() {
  return isOpen() && draw(opened);
}
