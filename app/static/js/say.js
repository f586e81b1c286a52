// The one polite live region of the page, and the words that scripts need (in the page's language).

/** A sentence that the page carries: `<div id="words" data-kept="bewaard">`. */
export function word(name) {
  return document.getElementById("words")?.dataset[name] ?? "";
}

/** Say something once to who listens with a screen reader. The same words twice are heard twice. */
export function say(text) {
  const status = document.getElementById("status");
  if (!status || !text) return;
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}
