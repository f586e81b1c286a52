// What projector and phone show, drawn small, and only while someone looks.
import { word } from "../say.js";

const WIDTHS = { wide: 1920, tall: 360 };

function fit(box, frame) {
  const width = box.classList.contains("wide") ? WIDTHS.wide : WIDTHS.tall;
  frame.style.setProperty("--scale", box.clientWidth / width);
}

for (const fold of document.querySelectorAll("[data-preview]")) {
  const box = fold.querySelector(".preview");
  fold.addEventListener("toggle", () => {
    box.replaceChildren();
    if (!fold.open) return;
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: fold.dataset.preview, title: word("preview"), tabIndex: -1 });
    box.append(frame);
    fit(box, frame);
  });
}
