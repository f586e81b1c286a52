// The link with the room: a socket that only brings news; asking every few seconds where sockets cannot live.
// Writing never goes this way. Why not hx-ws: docs/decisions, "own socket client".
// Page: <body data-live=… data-regions=… data-seq=…>. Tells `samenboom:link` {state: connecting, live, polling,
// lost, restarting; gone, forbidden, erased, stopped, anew are the end}; listens to `samenboom:held` {count}.
import { apply, highest } from "./regions.js";

const BEAT = 10_000; // we say we are here, and how many cards wait on this phone
const SILENCE = 25_000; // the server beats every 10 s: after this long the line is dead
const CONNECT = 6_000;
const POLL = 3_000;
const LOOK_AGAIN = 20_000; // while asking works, a socket is tried now and then
const SLOWEST = 5_000;
const RESTART = 1012; // the server says that it starts again
const RESTARTING = 15_000; // so long that explains why it is not there
const SPREAD = [400, 2_000]; // everyone comes back then, but not all at once
const ELSEWHERE = "<!-- elsewhere -->"; // this seat was opened on another device too
const ENDS = {
  4401: "gone",
  4403: "forbidden",
  4404: "erased",
  4409: "anew", // a copy was put back: all that we know is of another log
  4410: "erased",
  4503: "stopped",
  401: "gone",
  403: "forbidden",
  404: "erased",
  409: "anew",
  503: "stopped",
};

const { live: liveUrl, regions: regionsUrl, party } = document.body.dataset;
let socket = null;
let state = "connecting";
let heard = [0, 0];
let failures = 0;
let held = 0;
let retry = 0;
let asker = null;
let restarted = 0;

// A clock may be set back a year, and then this takes a year; the other one stands still while a phone sleeps.
const clocks = () => [Date.now(), performance.now()];
const silence = () => Math.max(...clocks().map((now, which) => Math.abs(now - heard[which])));

// How many cards wait on this phone; the room is told at once.
function hold({ detail }) {
  if (detail.count === held) return;
  held = detail.count;
  tell();
}

function become(next) {
  if (state === next || isOver()) return;
  if (state === "restarting" && next === "lost" && Date.now() - restarted < RESTARTING) return;
  state = next;
  document.dispatchEvent(new CustomEvent("samenboom:link", { detail: { state } }));
}

const isOver = () => ["gone", "forbidden", "erased", "stopped", "anew"].includes(state);

function address(path, scheme) {
  const url = new URL(path, window.location.href);
  if (scheme) url.protocol = url.protocol.replace("http", scheme);
  url.searchParams.set("after", highest());
  url.searchParams.set("held", held);
  if (party) url.searchParams.set("party", party); // who was moved since begins anew
  return url;
}

function tell() {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ held }));
}

function connect() {
  clearTimeout(retry);
  if (socket || isOver()) return;
  const mine = open();
  if (!mine) return;
  socket = mine;
  const late = setTimeout(() => drop(mine), CONNECT);
  mine.onopen = tell;
  mine.onmessage = ({ data }) => {
    clearTimeout(late);
    if (mine === socket) receive(data);
  };
  mine.onclose = ({ code }) => {
    clearTimeout(late);
    if (ENDS[code]) return end(ENDS[code]);
    if (code === RESTART && mine === socket) restart();
    drop(mine);
  };
}

// Where sockets are forbidden, making one already throws; then we go on by asking.
function open() {
  try {
    return new WebSocket(address(liveUrl, "ws"));
  } catch {
    if (!asker) ask();
    return null;
  }
}

function restart() {
  restarted = Date.now();
  failures = 0;
  become("restarting");
}

function receive(html) {
  heard = clocks();
  failures = 0;
  asker = null;
  become("live");
  take(html);
}

function take(html) {
  if (html.includes(ELSEWHERE)) document.dispatchEvent(new CustomEvent("samenboom:elsewhere"));
  apply(html);
}

// A dead line may never say that it closed: the socket is left to itself, and a new one is made.
function drop(mine) {
  if (!mine || mine !== socket) return;
  socket = null;
  mine.onmessage = null;
  mine.onclose = null;
  mine.close();
  if (isOver()) return;
  failures += 1;
  if (state === "live") become("connecting");
  if (failures > 1 && !asker) ask();
  retry = setTimeout(connect, pause());
}

function pause() {
  if (state === "restarting" && failures === 1) return SPREAD[0] + Math.random() * SPREAD[1];
  const longest = state === "polling" ? LOOK_AGAIN : Math.min(SLOWEST, 300 * 2 ** Math.min(failures - 1, 5));
  return longest * (0.5 + Math.random() / 2);
}

async function refresh() {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), CONNECT);
  try {
    const headers = { Accept: "text/html, application/problem+json" };
    const answer = await fetch(address(regionsUrl), { cache: "no-store", headers, signal: patience.signal });
    // A hall's wifi may answer in our place: only our own way of saying no ends the link.
    const isOurs = answer.headers.get("Content-Type")?.includes("problem+json");
    if (isOurs && ENDS[answer.status]) end(ENDS[answer.status]);
    if (!answer.ok) return false;
    take(await answer.text());
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
}

// Asking goes on until a socket is heard. Each asker knows itself, so that there is never more than one.
async function ask() {
  const me = {};
  asker = me;
  while (asker === me && !isOver()) {
    const arrived = await refresh();
    if (asker !== me) return;
    become(arrived ? "polling" : "lost");
    await new Promise((resume) => setTimeout(resume, POLL));
  }
}

function end(how) {
  become(how);
  clearTimeout(retry);
  asker = null;
  const last = socket;
  socket = null;
  last?.close();
  if (how === "stopped" || how === "anew") window.location.reload(); // the page itself says why
}

// Coming back to the page: first what is true now, by HTTP, then a line that is surely alive.
async function wake() {
  if (document.visibilityState === "hidden" || isOver()) return;
  await refresh();
  if (socket && silence() > BEAT + 2_000) drop(socket);
  failures = 0;
  connect();
}

function fall() {
  drop(socket);
  become("lost");
}

function watch() {
  if (socket?.readyState === WebSocket.OPEN && silence() > SILENCE) {
    drop(socket);
    connect();
  }
}

if (liveUrl) {
  heard = clocks();
  connect();
  setInterval(watch, 5_000);
  setInterval(tell, BEAT);
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("samenboom:held", hold);
  window.addEventListener("pageshow", ({ persisted }) => persisted && wake());
  window.addEventListener("online", wake);
  window.addEventListener("offline", fall);
}
