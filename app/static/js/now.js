// What the room asks at this moment, as region `now` says it. Read anew each time: the region may change.

/** `{step, mode, kind, round, limit, isRevealed, isFinished, about}`; kind is empty when nothing is asked. */
export function asked() {
  const shown = document.getElementById("region-now").dataset;
  const chosen = document.querySelector("input[name=about]:checked");
  return {
    step: shown.step,
    mode: shown.mode,
    kind: shown.kind,
    round: Number(shown.round),
    limit: Number(shown.limit),
    isRevealed: shown.revealed === "yes",
    isFinished: shown.finished === "yes",
    about: shown.kind === "sign" ? (chosen?.value ?? "") : "",
  };
}
