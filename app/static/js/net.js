// The bar that says how it stands with the network. It says that all is kept only when that is so.
import { held, isStuck } from "./outbox.js";
import { steady } from "./place.js";
import { say, word } from "./say.js";
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
  steady(() => {
    bar.hidden = !name;
    for (const part of bar.children) part.hidden = part.dataset.says !== name;
  });
  if (name) say(word(name === "offline" && !isKept() ? "unkept" : name));
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
