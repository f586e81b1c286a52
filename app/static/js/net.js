// The bar that says how it stands with the network. It says that all is kept only when that is so.
import { held, isStuck } from "./outbox.js";
import { steady } from "./place.js";
import { say } from "./say.js";
import { isKept } from "./store.js";

const bar = document.getElementById("net");
const SHOWN = 5_000;
let link = "connecting";
let wasOut = false;
let hide = 0;

function show(name) {
  if (bar.dataset.shows === name) return;
  clearTimeout(hide);
  bar.dataset.shows = name;
  const isRestart = name === "restart";
  const part = isRestart ? "offline" : name;
  const [lost, restart] = bar.querySelectorAll("[data-says=offline] b");
  lost.hidden = isRestart;
  restart.hidden = !isRestart;
  steady(() => {
    bar.hidden = !name;
    for (const each of bar.children) each.hidden = each.dataset.says !== part;
  });
  const words = bar.querySelectorAll(`[data-says="${part}"] :is(b, .further):not([hidden])`);
  say([...words].map((each) => each.textContent).join(". "));
}

// What is said of the cards on this phone is true also where the browser keeps nothing.
function tellKept() {
  bar.querySelector("[data-kept]").hidden = !isKept();
  bar.querySelector("[data-unkept]").hidden = isKept();
}

function look() {
  if (link === "restarting") {
    wasOut = true;
    show("restart");
  } else if (link === "lost" || (isStuck() && link !== "live")) {
    wasOut = true;
    show("offline");
  } else if (wasOut && !held() && ["live", "polling"].includes(link)) {
    wasOut = false;
    show("online");
    hide = setTimeout(() => show(""), SHOWN);
  }
}

document.addEventListener("samenboom:link", ({ detail }) => {
  link = detail.state;
  look();
});
document.addEventListener("samenboom:outbox", look);
document.addEventListener("samenboom:storage", tellKept);
tellKept();
