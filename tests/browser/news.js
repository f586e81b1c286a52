// Takes in frames while a person may be busy with something, and gives what stands otherwise than on a page that is
// opened now: `[id of a region, what stands, what should]`.
async ([frames, whole, busy]) => {
  const { apply, atRest } = await import("/static/js/regions.js");

  function unfold(one) {
    for (let each = one?.closest("details"); each; each = each.parentElement.closest("details"))
      each.open = true;
    one?.focus();
  }

  // When something changed, what is unfolded, and blanks between elements make no difference.
  function plain(element) {
    const copy = element.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("*")])
      for (const name of ["data-seq", "open"]) each.removeAttribute(name);
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
    const blanks = [];
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      if (node.nodeType === Node.COMMENT_NODE || !node.data.trim()) blanks.push(node);
    }
    for (const each of blanks) each.remove();
    copy.normalize();
    return copy;
  }

  function differs(one, other) {
    if (one.isEqualNode(other)) return null;
    const pairs = [...one.children].map((each, n) => [each, other.children[n]]);
    const isAlike = one.children.length === other.children.length;
    const below = isAlike && pairs.find(([each, next]) => !each.isEqualNode(next));
    return (below && differs(...below)) || [one.outerHTML.slice(0, 1500), other.outerHTML.slice(0, 1500)];
  }

  const able = [...document.querySelectorAll("a, button, input:not([type=hidden]), summary")];
  if (busy) unfold(able[Math.floor(busy * able.length)]);
  for (const frame of frames) apply(frame);
  await new Promise((rest) => atRest(rest));
  return [...new DOMParser().parseFromString(whole, "text/html").body.children]
    .map((each) => [each.id, differs(plain(document.getElementById(each.id)), plain(each))])
    .filter(([, found]) => found);
};
