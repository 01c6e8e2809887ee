// Passages by the keyboard: j and k go through them, Enter opens the list of the records, Escape goes back.
const passages = [...document.querySelectorAll(".text [id]")];
let at = passages.findIndex((passage) => `#${passage.id}` === location.hash);

function go(step) {
  at = Math.min(Math.max(at + step, 0), passages.length - 1);
  const passage = passages[at];
  if (!passage) return;
  if (passage.tabIndex < 0) passage.tabIndex = -1;
  history.replaceState(null, "", `#${passage.id}`);
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", () => {
  at = passages.findIndex((passage) => `#${passage.id}` === location.hash);
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input[type=search], select")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "Escape") history.back();
  else return;
  event.preventDefault();
});
