// A piece of a page of this console, fetched; null when that fails. What is asked with words goes in a body.

/** The element `select` of `/t/…/console/<page>`, ready to be put into this document. */
export async function locally(page, select, asked) {
  const url = `/t/${document.body.dataset.trajectory}/console/${page}`;
  const body = asked && {
    method: "POST",
    body: JSON.stringify(asked),
    headers: { "Content-Type": "application/json" },
  };
  const answer = await fetch(url, { ...body }).catch(() => null);
  if (!answer?.ok) return null;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(select);
  return found && document.importNode(found, true);
}
