// The phone: every behaviour in its own file; here they meet.
import "./choose.js";
import "./early.js";
import "./marks.js";
import "./moved.js";
import "./net.js";
import "./own_list.js";
import "./party.js";
import "./speak.js";
import "./timer.js";
import { again, isWriting, remark } from "./form.js";
import { dress, load } from "./lazy.js";
import { fetchMine } from "./mine.js";
import { asked } from "./now.js";
import { held, hurry, remove } from "./outbox.js";
import { say, word } from "./say.js";
import { forget, isKept } from "./store.js";

const { gone, erased } = document.body.dataset;
// What is said when something is stored; of the rest its own place on the page tells.
const STORED = {
  "add-card": "stored",
  "propose-goal": "proposed",
  "propose-indicator": "proposed",
  "propose-wording": "proposed",
};
const CHANGED = { "edit-card": "stored", "withdraw-card": "withdrawn", "restore-card": "stored" };
const SEEN = { gather: "counted", "the-check": "answered" };
let seen = asked();
let open = new Map();

function tellRoom() {
  document.dispatchEvent(new CustomEvent("samenboom:held", { detail: { count: held() } }));
}

// Refused words come back to where they were written, unless something new stands there already.
function giveBack(entry) {
  if (entry.type in STORED && !isWriting() && entry.kind === asked().kind) {
    remove(entry.id);
    again(entry.data.text, entry.data.drawing);
  }
  const tell = entry.type in STORED || entry.type in CHANGED ? remark : say;
  tell(`${word("refused")} ${entry.refused}`);
}

// Another question than before is read from its beginning; who still writes has not come along (moved.js).
// Once the change is done: until then everything is kept in its place (place.js).
function toTop() {
  window.scrollTo({ top: 0, behavior: "instant" });
  const field = document.activeElement;
  if (field?.matches("textarea")) field.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// Asked for above what one reads or wrote: who has no words in hand sees it, who answers another stays there.
function toQuestion() {
  const place = document.getElementById("region-asked");
  if (!isWriting() && place.getBoundingClientRect().top < 0) place.scrollIntoView({ behavior: "instant" });
}

function tellStep() {
  const now = asked();
  if (now.step !== seen.step || now.round !== seen.round || now.mode !== seen.mode) {
    queueMicrotask(toTop);
    say(document.getElementById("question").textContent.trim());
  } else if (now.isRevealed && !seen.isRevealed) {
    say(word(SEEN[now.step] ?? "revealed"));
  }
  seen = now;
}

const questions = () =>
  new Map([...document.querySelectorAll("#region-asked .q")].map((each) => [each.id, each]));

// A question that is opened is heard, and so is it that its answers can be seen.
function tellQuestions() {
  const now = questions();
  const opened = [...now.values()].find(({ id }) => !open.has(id));
  const parts = [...(opened?.querySelectorAll(".lab, h3") ?? [])].map((part) => part.textContent.trim());
  if (opened && !open.size) queueMicrotask(toQuestion);
  if (opened) say(parts.join(". ").replace(/\s+/g, " "));
  else if (now.size < open.size) say(word("answered"));
  open = now;
}

// What is not needed in every step is fetched when it is, or once the page has come to rest.
const IDLE = 4_000;
const NEEDED = {
  support: "#region-asked .q",
  check: "#region-check .q",
  signs: "#region-choices [data-goal]",
  dots: "#dots-left",
  pad: "#pad-kit",
  folds: "#region-tree .tlist",
};

const STYLES = { checking: "#region-check .q, .agreed", laying: ".wall, #cluster-list" };

// Looked for until it is there, and no longer: a big page takes time to search.
const missing = new Map([
  ...Object.entries(STYLES).map(([name, what]) => [what, () => dress(name)]),
  ...Object.entries(NEEDED).map(([name, what]) => [what, () => load(name)]),
]);

function fetchNeeded() {
  for (const [what, bring] of missing) {
    if (!document.querySelector(what)) continue;
    missing.delete(what);
    bring();
  }
}

// The rest while there is a network, before a step asks for it where there may be none.
async function fetchRest() {
  for (const name of Object.keys(STYLES)) dress(name);
  for (const name of Object.keys(NEEDED)) await load(name);
}

function warnOfStorage() {
  document.getElementById("storage").hidden = isKept();
}

document.addEventListener("samenboom:outbox", ({ detail }) => {
  tellRoom();
  if (detail.stored) say(word({ ...STORED, ...CHANGED }[detail.stored.type]));
  if (detail.refused) giveBack(detail.refused);
  if (detail.blocked) window.location.assign(gone);
});
document.addEventListener("samenboom:link", ({ detail }) => {
  if (detail.state === "gone" || detail.state === "forbidden") window.location.assign(gone);
  if (detail.state === "erased") {
    forget();
    window.location.assign(erased);
  }
  if (detail.state === "live") fetchMine();
});
document.addEventListener("samenboom:updated", ({ detail }) => {
  fetchNeeded();
  if (detail.region === "now") tellStep();
  if (detail.region === "asked") tellQuestions();
  if (detail.region === "pause") say(document.getElementById("region-pause").textContent.trim());
});
document.addEventListener("samenboom:storage", warnOfStorage);
document.addEventListener("samenboom:elsewhere", () => {
  document.getElementById("elsewhere").hidden = false;
});

document.documentElement.classList.add("scripted");
open = questions();
fetchNeeded();
setTimeout(fetchRest, IDLE);
warnOfStorage();
tellRoom();
fetchMine();
hurry();
