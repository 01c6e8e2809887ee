// Passages and the list of their records: each points at the other, by the mouse and by the keyboard.
const text = document.querySelector(".text");
const lists = document.querySelector(".lists");
const passages = [...text.querySelectorAll("a[id]")];

function named(hash) {
  const found = document.getElementById(decodeURIComponent(hash.slice(1)));
  return text.contains(found) ? passages.indexOf(found.closest("a")) : -1;
}
let at = named(location.hash);

function point(from, to) {
  document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
  to.forEach((one) => one.classList.add("here"));
  if (from.closest(".text") && to[0] && lists.scrollHeight > lists.clientHeight) {
    const [box, entry] = [lists.getBoundingClientRect(), to[0].getBoundingClientRect()];
    if (entry.top < box.top || entry.bottom > box.bottom) lists.scrollTop += entry.top - box.top - box.height / 3;
  }
}

function pointed(event) {
  const passage = event.target.closest("[data-records]");
  const entry = event.target.closest("li[id]");
  if (passage) point(passage, passage.dataset.records.split(" ").map((id) => document.getElementById(`r-${id}`)));
  if (entry) point(entry, [...text.querySelectorAll(`[data-records~="${CSS.escape(entry.id.slice(2))}"]`)]);
}

function go(step) {
  at = Math.min(Math.max(at + step, 0), passages.length - 1);
  if (!passages.length) return;
  history.replaceState(null, "", `#${passages[at].id}`);
  passages[at].focus({ preventScroll: true });
  passages[at].scrollIntoView({ block: "center" });
}

for (const side of [text, lists]) {
  side.addEventListener("pointerover", pointed);
  side.addEventListener("focusin", pointed);
}
addEventListener("hashchange", () => {
  const found = named(location.hash);
  if (found >= 0) at = found;
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const does = { j: () => go(1), k: () => go(-1), Escape: () => history.back() }[event.key];
  if (does) event.preventDefault();
  does?.();
});
if (at >= 0) passages[at].focus({ preventScroll: true });
