// The list of contents: folded on a phone, and on a wide screen it tells which section is read.
const contents = document.querySelector("details.contents");
if (contents) {
  const narrow = matchMedia("(max-width: 70em)");
  const fold = () => (contents.open = !narrow.matches);
  narrow.addEventListener("change", fold);
  fold();
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.getAttribute("href").slice(1), link]));
  const sections = [...links.keys()].map((id) => document.getElementById(id));
  const tell = () => {
    const read = sections.findLast((section) => section.getBoundingClientRect().top < 120) || sections[0];
    links.forEach((link, id) => {
      if (id === read?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", tell, { passive: true });
  contents.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest("a")) contents.open = false;
  });
  tell();
}
