// Copies the link of the result page. Over plain http there is no clipboard to write to: then the link is selected.
const field = document.getElementById("link");
const button = document.getElementById("copy");

async function copied() {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

if (field && button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (await copied()) document.getElementById("copied").textContent = button.dataset.copied;
  });
}
