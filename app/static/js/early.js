// A tap that comes before its module does waits for it, and is done again once the module is there. Else a dot is
// lost; and an answer is posted the old way, which without a network leaves the person before a browser's error.
import { isLoaded, load } from "./lazy.js";

const MODULES = {
  ".step[data-by]": ["dots"],
  "#answer-form .choice": ["support", "#region-asked"],
  "#check-form .choice": ["check", "#region-check"],
};
const taps = [];

// The buttons of an answer are the same for every question: a tap counts only for the one that stood there.
const asked = (region) => region && document.querySelector(`${region} .q:not([hidden])`)?.id;

// Not in the breath of the tap itself: a button that is being pressed cannot be pressed.
async function again(name) {
  await load(name);
  setTimeout(() => {
    for (const each of taps.filter((tap) => tap.name === name)) {
      taps.splice(taps.indexOf(each), 1);
      if (each.about === asked(each.region)) each.button.click();
    }
  });
}

function hold(event) {
  for (const [what, [name, region]] of Object.entries(MODULES)) {
    const button = event.target.closest?.(what);
    if (!button || isLoaded(name)) continue;
    event.preventDefault();
    event.stopPropagation();
    taps.push({ name, region, button, about: asked(region) });
    again(name);
  }
}

document.addEventListener("click", hold, true);
