// Drawing a dream image with a finger, a pen or a mouse. The strokes are kept with the draft; the words say what it is.
// Loaded where one may draw.
import { draw, drawing, drawn, lift } from "./draft.js";
import { remark } from "./form.js";
import { fitted } from "./simplify.js";
import { read, write } from "./store.js";
import { line, pathOf } from "./strokes.js";

const MOST = 20_000; // signs of JSON, as the server counts them
const NEARLY = 0.85;
const BESIDES = 60; // colour and width of a stroke
const WIDTH = 12;
const kit = document.getElementById("kit");
const field = document.getElementById("text");
const label = document.querySelector("label[for=text] .says-card");
const plain = { title: label.textContent, hint: field.placeholder };
let undone = [];
let pen = null;

const find = (id) => document.getElementById(id);
const chosen = (name) => kit.querySelector(`input[name=${name}]:checked`)?.value;
const sizeOf = (strokes) => JSON.stringify(strokes).length;

// The kit is taken from the region of the step, to stand where no update comes.
function unpack() {
  const template = find("pad-kit");
  if (!template || kit.children.length) return;
  kit.append(template.content.cloneNode(true));
  kit.querySelector(`input[value=${read("way") ?? "write"}]`).checked = true;
  const sheet = find("sheet");
  sheet.addEventListener("pointerdown", begin);
  sheet.addEventListener("pointermove", go);
  for (const name of ["pointerup", "pointercancel"]) sheet.addEventListener(name, end);
  for (const [id, act] of Object.entries(ACTS)) find(id).addEventListener("click", act);
  show();
}

function pack() {
  kit.replaceChildren();
  undone = [];
  lift(false);
  label.textContent = plain.title;
  field.placeholder = plain.hint;
}

function follow() {
  const { kind } = find("region-now").dataset;
  if (kind !== "dream-image") pack();
  else unpack();
}

function show() {
  const pad = find("pad");
  if (!pad) return;
  const draws = chosen("way") === "draw";
  lift(draws);
  pad.hidden = !draws;
  field.placeholder = draws ? pad.dataset.title : plain.hint;
  label.textContent = draws ? pad.dataset.title : plain.title;
  find("sheet").replaceChildren(...drawn().map(line));
  enable();
}

function enable() {
  const strokes = drawn();
  find("pad-undo").setAttribute("aria-disabled", strokes.length === 0);
  find("pad-redo").setAttribute("aria-disabled", undone.length === 0);
  find("pad-wipe").setAttribute("aria-disabled", strokes.length === 0);
  if (sizeOf(strokes) > MOST * NEARLY) tell("nearly");
  else tell("");
}

function tell(name) {
  const note = find("pad-note");
  note.textContent = name ? find("pad").dataset[name] : "";
  note.hidden = !name;
  if (name === "full") remark(note.textContent);
}

function keep(strokes) {
  draw(strokes);
  show();
}

function place({ clientX, clientY }, { left, top, width }) {
  const onSheet = (value) => Math.max(0, Math.min(1000, Math.round((value / width) * 1000)));
  return [onSheet(clientX - left), onSheet(clientY - top)];
}

function begin(event) {
  if (pen || event.button > 0) return;
  const box = event.currentTarget.getBoundingClientRect();
  const stroke = { points: [place(event, box)], colour: chosen("colour"), width: WIDTH };
  pen = { id: event.pointerId, box, stroke, path: line(stroke) };
  event.currentTarget.append(pen.path);
  event.currentTarget.setPointerCapture(event.pointerId);
}

function go(event) {
  if (event.pointerId !== pen?.id) return;
  const between = event.getCoalescedEvents?.() ?? [];
  pen.stroke.points.push(...(between.length ? between : [event]).map((each) => place(each, pen.box)));
  pen.path.setAttribute("d", pathOf(pen.stroke.points));
}

function end(event) {
  if (event.pointerId !== pen?.id) return;
  const { stroke } = pen;
  pen = null;
  const points = fitted(stroke.points, MOST - BESIDES - sizeOf(drawn()));
  if (points) undone = [];
  keep(points ? [...drawn(), { ...stroke, points }] : drawn());
  if (!points) tell("full");
}

function ask(isAsking) {
  find("pad-sure").hidden = !isAsking;
  find(isAsking ? "pad-wipe-yes" : "pad-wipe").focus();
}

const ACTS = {
  "pad-undo": () => {
    const strokes = [...drawn()];
    if (!strokes.length) return;
    undone.push(strokes.pop());
    keep(strokes);
  },
  "pad-redo": () => {
    if (undone.length) keep([...drawn(), undone.pop()]);
  },
  "pad-wipe": () => drawn().length && ask(true),
  "pad-wipe-no": () => ask(false),
  "pad-wipe-yes": () => {
    undone = [...drawn()].reverse();
    keep([]);
    ask(false);
  },
};

kit.addEventListener("change", ({ target }) => {
  if (target.name !== "way") return;
  write("way", target.value);
  show();
});
document.addEventListener("samenboom:updated", ({ detail }) => detail.region === "now" && follow());
document.addEventListener("samenboom:drawing", () => {
  if (!drawing().length) undone = [];
  show();
});
follow();
