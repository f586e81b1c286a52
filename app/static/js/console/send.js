// A command to the server, and its answer. The id is made here, so that trying again never does a thing twice.
import { say, word } from "../say.js";
import { uuid } from "../uuid.js";

const NUMBERS = new Set(["seconds", "session", "count", "position", "seq", "round"]);
const FLAGS = new Set(["newRound", "existsAlready"]);
const LISTS = new Set(["cards", "each"]);
const SOURCES = "sources.";
const TRIES = [0, 700, 2500];
const PATIENCE = 10_000; // a line that is dead never says so

// A command of which nobody knows whether it arrived: who presses again, before anything else, sends the same one.
let unsure = { what: "", id: "" };

const bar = document.getElementById("message");
const barText = document.getElementById("message-text");

/** Put a sentence in the message bar, and say it; empty takes it away. */
export function message(text) {
  bar.hidden = !text;
  barText.textContent = text;
  say(text);
}
document.getElementById("message-close").addEventListener("click", () => message(""));

function value(name, text) {
  if (NUMBERS.has(name)) return Number(text);
  return FLAGS.has(name) ? text === "true" : text;
}

/** The fields of a form as the data of a command. Empty ones stay out, but where `data-changed` asks what changed. */
export function dataOf(form, submitter) {
  const fields = [...new FormData(form)];
  if (submitter?.name) fields.push([submitter.name, submitter.value]);
  const was = form.hasAttribute("data-changed") ? (form.was ?? {}) : null;
  const data = {};
  for (const [name, text] of fields) {
    if (LISTS.has(name)) data[name] = [...(data[name] ?? []), text];
    else if (name.startsWith(SOURCES)) grow(data, name.slice(SOURCES.length), text);
    else if (was ? isChanged(form, was, name, text) : text !== "") data[name] = value(name, text);
  }
  return data;
}

// A choice cannot be made undone, words can be emptied; the id always goes along.
function isChanged(form, was, name, text) {
  if (form.elements[name].type !== "text" && text === "") return false;
  return name === "indicator" || text !== (was[name] ?? "");
}

function grow(data, kind, id) {
  data.sources ??= {};
  if (!id) return;
  data.sources[kind] = [...(data.sources[kind] ?? []), id];
}

async function once(command, body) {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(document.body.dataset.do + command, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body,
      signal: patience.signal,
    });
    const said = await answer.json().catch(() => ({}));
    return { status: answer.status, isOk: answer.ok, said };
  } catch {
    return { status: 0, said: {} };
  } finally {
    clearTimeout(late);
  }
}

// No network, or a server that cannot keep it: the same command again, a little later.
async function post(command, body) {
  let answer = null;
  for (const pause of TRIES) {
    await new Promise((resume) => setTimeout(resume, pause));
    answer = await once(command, body);
    if (answer.status && answer.status < 500) break;
  }
  return answer;
}

/** Send a command. Gives `{done, answer, why, code}`: `why` is the sentence of the refusal. */
export async function send(command, data) {
  const what = JSON.stringify([command, data]);
  if (unsure.what !== what) unsure = { what, id: uuid() };
  const { id } = unsure;
  const { status, isOk, said } = await post(command, JSON.stringify({ as: "facilitator", ...data, id }));
  if (status && status < 500 && unsure.id === id) unsure = { what: "", id: "" };
  if (isOk) return { done: true, answer: said };
  const faults = (said.errors ?? []).map((fault) => fault.detail);
  return { done: false, why: faults.join(" ") || said.detail || word("offline"), code: said.code };
}
