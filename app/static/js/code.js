// A code that stands behind # in a link never reaches a log; it is put in the field for the person.
const field = document.getElementById("code");
const given = decodeURIComponent(window.location.hash.slice(1));

if (given && !field.value) {
  field.value = given;
  window.history.replaceState(null, "", window.location.pathname);
}
