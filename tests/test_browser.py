"""The pages in a browser: articles stay text, nothing is fetched or run, and the page fits what it is read on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from browsing import errors, needs_browser, opened, requested, visit
from selenium import webdriver

from toolkit import report
from toolkit.reports import NOTEBOOKS

pytestmark = needs_browser

PAGES = ("index", *NOTEBOOKS, "article")

HOSTILE = (
    "<script>document.title = 'caught'</script>",
    "<img src=http://x.example/a.png onerror=\"document.title='caught'\">",
    "<style>body { display: none }</style>",
    "$x^2$ and \\(y\\) and {{ 7 * 7 }} and {% raw %}",
    "</td></table></main>",
    "=HYPERLINK(\"http://x.example\")",
    "\u202egnorw\u202c and \u200bnothing",
    "javascript:alert(1)",
)  # fmt: skip
"""What a name, a quotation or a title might hold."""

ID = "../../<b>x</b>&'\"$1$"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on articles that try to be more than text."""
    home = tmp_path_factory.mktemp("hostile")
    articles = [
        {
            "id": f"{ID}{number}", "date": "2025-03-19", "title": words,
            "text": f"Norway's {words} minister Ola {words} said on Monday: “{words}.”\n\nSweden agreed to talks if {words}.",
        }
        for number, words in enumerate(HOSTILE)
    ]  # fmt: skip
    text = "".join(json.dumps(article) + "\n" for article in articles)
    (home / "hostile.jsonl").write_text(text + '{"id": "<script>document.title = 1</script>"}\n')
    report(home / "hostile.jsonl", output=home / "out")
    return home / "out"


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    driver = opened()
    yield driver
    driver.quit()


def page(pages: Path, name: str) -> Path:
    """The page of that name; `article` is that of the first article."""
    return sorted((pages / "articles").iterdir())[0] if name == "article" else pages / f"{name}.html"


@pytest.mark.parametrize("name", PAGES)
def test_hostile_articles_are_shown_as_text_and_nothing_is_run_or_fetched(browser: webdriver.Chrome, pages: Path, name: str):
    requested(browser), errors(browser)
    visit(browser, page(pages, name))
    assert browser.title != "caught"
    assert browser.execute_script("return document.scripts.length") == 1
    assert browser.execute_script("return document.querySelectorAll('main [onerror], main b b, main > .toolkit').length") == 0
    assert requested(browser) <= {"file", "data"}
    assert errors(browser) == []


def test_the_words_of_an_article_can_be_read_as_they_are(browser: webdriver.Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    shown = browser.execute_script("return document.body.textContent")
    for words in HOSTILE:
        if "\u202e" not in words:
            assert words in shown
    assert f"{ID}0" in shown
    assert "\u202e" not in shown
    assert "say which one it is" in shown  # of the row that has an id alone


def test_no_file_has_its_name_from_an_article(pages: Path):
    assert not [path for path in pages.parent.rglob("*") if "<" in path.name or path.name.startswith("x")]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 400, 1280])
def test_a_page_never_scrolls_sideways(browser: webdriver.Chrome, pages: Path, name: str, width: int):
    visit(browser, page(pages, name), width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_lines_of_prose_and_quotations_have_at_most_75_characters(browser: webdriver.Chrome, pages: Path, name: str):
    visit(browser, page(pages, name), 1600)
    longest = browser.execute_script("""
        let longest = 0;
        for (const paragraph of document.querySelectorAll('.prose p, .prose li, .quote q, .note, .text')) {
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), lines = {};
            while (walker.nextNode()) {
                const range = document.createRange();
                for (let at = 0; at < walker.currentNode.length; at++) {
                    range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
                    const box = range.getBoundingClientRect();
                    if (box.width) { const y = Math.round(box.bottom / 8); lines[y] = (lines[y] || 0) + 1; }
                }
            }
            longest = Math.max(longest, ...Object.values(lines));
        }
        return longest""")
    assert 30 < longest <= 75


def luminance(browser: webdriver.Chrome, property: str) -> int:
    """How light the body's colour of the given CSS property is, from 0 to 765."""
    colour = browser.execute_script(f"return getComputedStyle(document.body)['{property}']")
    return sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_dark_where_the_reader_wants_it_and_light_on_paper(browser: webdriver.Chrome, pages: Path, name: str):
    for scheme, media, dark in (("light", "screen", False), ("dark", "screen", True), ("dark", "print", False)):
        visit(browser, page(pages, name), scheme=scheme, media=media)
        assert (luminance(browser, "backgroundColor") < 200) == dark
        assert (luminance(browser, "color") > 500) == dark


def test_the_code_is_out_of_sight_until_it_is_asked_for(browser: webdriver.Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    hidden = "return [...document.querySelectorAll('.code')].filter(code => code.offsetHeight).length"
    assert browser.execute_script(hidden) == 0
    browser.find_element("css selector", "#code").click()
    assert browser.execute_script(hidden) == browser.execute_script("return document.querySelectorAll('.code').length") > 5


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file_or_a_place_that_is_there(pages: Path, name: str):
    """In the file as it is written: a table that turns pages has its other rows out of the document."""
    _, links = parsed(page(pages, name))
    assert links
    for link in links:
        path, _, place = link.partition("#")
        target = (page(pages, name).parent / unquote(path)).resolve() if path else page(pages, name)
        assert target.is_file(), link
        if place:
            assert place in parsed(target)[0], link


@cache
def parsed(path: Path) -> tuple[set[str], list[str]]:
    """The ids and the links of a page."""
    found = Links()
    found.feed(path.read_text("utf-8"))
    return found.ids, found.links


class Links(HTMLParser):
    """Collects the ids and the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a":
            self.links.append(given["href"] or "")
