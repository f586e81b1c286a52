// Five dots to lay on clusters: one tap a dot. What lies where is absolute, so only the latest of a cluster is sent;
// what is taken away goes before what is laid, so that there are never more than five. Loaded when dots are laid.
import { mark } from "./mark.js";
import { after, fetchMine } from "./mine.js";
import { asked } from "./now.js";
import { isOnItsWay, put, remove } from "./outbox.js";
import { following } from "./regions.js";
import { say, word } from "./say.js";

const HELD = 5;
const TYPE = "place-dots";
let told = "";

// Cluster to the dots that the server has there, and to those that lie there for this phone.
function laid() {
  const [kept, entries] = after("dots", TYPE);
  const server = new Map(kept.map(({ cluster, count }) => [cluster, count]));
  for (const { stored, data } of entries) if (stored) server.set(data.cluster, data.count);
  const here = new Map(server);
  const waits = entries.filter((entry) => !entry.stored && !entry.refused);
  for (const { data } of waits) here.set(data.cluster, data.count);
  const left = [...here.values()].reduce((rest, count) => rest - count, HELD);
  return { server, here, left, isWaiting: waits.length > 0 };
}

const inWords = (left, { dataset }) =>
  left === 0 ? dataset.none : left === 1 ? dataset.one : dataset.left.replace("%(n)s", left);

const onWords = (count, { dataset }) => (count === 1 ? dataset.one : dataset.on.replace("%(n)s", count));

// Only what differs is written: there may be forty clusters.
function bar(button, isBarred) {
  if (button.getAttribute("aria-disabled") !== String(isBarred))
    button.setAttribute("aria-disabled", isBarred);
}

function fill(group, count, left) {
  const place = group.querySelector(".own-dots");
  const [less, more] = group.querySelectorAll("button");
  bar(less, count === 0);
  bar(more, left <= 0);
  if (place.children.length === count) return;
  place.replaceChildren(...Array.from({ length: count }, () => mark()));
}

function show() {
  const line = document.getElementById("dots-left");
  if (!line) return;
  const { here, left, isWaiting } = laid();
  for (const group of document.querySelectorAll("#region-clusters .dots"))
    fill(group, here.get(group.dataset.cluster) ?? 0, left);
  const how = told || word(isWaiting ? "phone" : left < HELD ? "kept" : "");
  if (line.children.length && line.dataset.shows === `${left} ${how}`) return;
  line.dataset.shows = `${left} ${how}`;
  draw(line, left, how, isWaiting);
}

function draw(line, left, how, isWaiting) {
  const state = document.createElement("span");
  state.className = isWaiting ? "st waits" : "st";
  state.textContent = how;
  const marks = document.createElement("span");
  marks.className = "marks";
  marks.append(...Array.from({ length: HELD }, (_, index) => mark(index < left ? "" : "-open")));
  line.replaceChildren(marks, inWords(left, line), " ", state);
}

function press(button) {
  const group = button.closest(".dots");
  const { cluster } = group.dataset;
  const { server, here, left } = laid();
  const count = Math.max(0, (here.get(cluster) ?? 0) + Number(button.dataset.by));
  if (button.getAttribute("aria-disabled") === "true") return;
  told = "";
  const over = (entry) => entry.type === TYPE && entry.data.cluster === cluster;
  const first = count <= (server.get(cluster) ?? 0);
  put(TYPE, { cluster, count }, { over, first, round: asked().round, step: asked().step });
  const rest = inWords(left - Number(button.dataset.by), document.getElementById("dots-left"));
  say(`${onWords(count, group.querySelector(".own-dots"))}, ${rest}`);
}

// A cluster that fell apart, or another round, gives its dots back.
function giveBack() {
  const { step, round } = asked();
  const isHere = ({ data }) => document.querySelector(`.dots[data-cluster="${data.cluster}"]`);
  for (const entry of after("dots", TYPE)[1]) {
    const isGone = step === entry.step && (round !== entry.round || !isHere(entry));
    if (isGone && !entry.stored && !isOnItsWay(entry.id)) remove(entry.id);
  }
}

function refuse(entry) {
  const isHere = document.querySelector(`.dots[data-cluster="${entry.data.cluster}"]`);
  told = isHere ? `${word("refused")} ${entry.refused}` : "";
  remove(entry.id);
  fetchMine();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#region-clusters .step");
  if (button) press(button);
});
document.addEventListener("samenboom:mine", show);
following(["clusters", "now"], () => {
  giveBack();
  show();
});
document.addEventListener("samenboom:outbox", ({ detail }) => {
  if (detail.refused?.type === TYPE) refuse(detail.refused);
});
giveBack();
show();
