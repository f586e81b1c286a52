// What the room asks at this moment, as regions `now` and `choices` say it. Read anew each time: they may change.

const value = (name) => {
  const field = `#region-choices input[name=${name}]`;
  return document.querySelector(`${field}:checked, ${field}[type=hidden]`)?.value ?? "";
};

/** `{step, mode, kind, type, at, about, round, limit, isRevealed, isFinished}`; kind is empty when nothing is asked. */
export function asked() {
  const shown = document.getElementById("region-now").dataset;
  return {
    step: shown.step,
    mode: shown.mode,
    kind: shown.kind,
    type: value("type") || "add-card",
    at: value("at"),
    about: shown.kind === "sign" ? value("about") : "",
    round: Number(shown.round),
    limit: Number(shown.limit),
    isRevealed: shown.revealed === "yes",
    isFinished: shown.finished === "yes",
  };
}
