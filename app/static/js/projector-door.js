// The key of a projector link stands behind #, where no server, log or proxy sees it. Here it is posted once and leaves
// the address; what comes back is an ordinary page with a cookie.
const key = window.location.hash.slice(1);

if (key) {
  window.history.replaceState(null, "", window.location.pathname);
  const form = document.getElementById("door");
  form.elements.namedItem("key").value = key;
  form.submit();
}
