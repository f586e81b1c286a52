// Reading aloud with the device's own voices: nothing leaves the phone. Pressing again stops.
const speech = window.speechSynthesis;

// A voice that is not on the device would send people's words elsewhere.
const voices = () => speech.getVoices().filter((each) => each.localService);

function voice(language) {
  const local = voices();
  return local.find((each) => each.lang.toLowerCase().startsWith(language)) ?? local[0];
}

function pieces(element) {
  const parts = element.querySelectorAll("h1, h2, h3, p, li, .words, .sub");
  const leaves = [...parts].filter((part) => !part.querySelector("h1, h2, h3, p, li, .words, .sub"));
  return (leaves.length ? leaves : [element]).filter((part) => part.offsetParent !== null);
}

function sentence(part) {
  const shape = part.querySelector(".m[aria-label]")?.getAttribute("aria-label");
  const text = part.textContent
    .replace(/\u00ad/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return shape ? `${shape}: ${text}` : text;
}

function readAloud(element) {
  for (const part of pieces(element)) {
    const spoken = new SpeechSynthesisUtterance(sentence(part));
    spoken.lang = part.closest("[lang]")?.lang ?? "nl";
    spoken.voice = voice(spoken.lang.slice(0, 2));
    speech.speak(spoken);
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-speak]");
  if (!button || !speech) return;
  const wasSpeaking = speech.speaking;
  speech.cancel();
  const element = document.getElementById(button.dataset.speak);
  if (element && !wasSpeaking) readAloud(element);
});

function offer() {
  if (voices().length) document.documentElement.classList.add("speaks");
}

if (speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
}
