// The seat is no longer of this phone: what was written and not sent is shown, so that it is not lost.
const PREFIX = `samenboom:${document.body.dataset.trajectory}:`;
const list = document.getElementById("kept");

// What was sent is safe with the server; only what was not sent stays on this phone.
function forgetSent() {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX) && name.endsWith(":mine")) localStorage.removeItem(name);
  }
}

function found() {
  try {
    forgetSent();
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    const values = (which) =>
      names.filter((name) => which.test(name)).map((name) => JSON.parse(localStorage[name]));
    const cards = values(/:outbox(:|$)/).flat();
    return [
      ...cards.map(({ data }) => data.text ?? data.reason),
      ...values(/:drafts$/).flatMap((all) => Object.values(all).map((one) => one.text)),
    ];
  } catch {
    return [];
  }
}

for (const text of found().filter(Boolean)) {
  const item = document.createElement("li");
  item.textContent = text;
  list.append(item);
}
document.getElementById("kept-part").hidden = !list.children.length;
