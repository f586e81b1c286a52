// A secret behind # goes into the field by itself; it leaves the address, and one button is left.
const field = document.getElementById("secret");
const secret = decodeURIComponent(window.location.hash.slice(1));

if (secret) {
  field.value = secret;
  document.querySelector("[data-secret]").hidden = true;
  history.replaceState(null, "", window.location.pathname);
}
