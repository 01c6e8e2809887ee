"""The pages at work: tables sort, filter and search, rows lead to passages and back, layers switch, paper has it all."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from browsing import awaited, errors, needs_browser, opened, requested, visit
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from toolkit import report
from toolkit.reports import NOTEBOOKS, look

pytestmark = needs_browser

ROOT = Path(__file__).parents[1]
PAGES = ("index", *NOTEBOOKS, "article")
TABLE = "#table-positions"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the invented negotiation; beside its pages, under `article.html`, what leads to an article of it."""
    folder = tmp_path_factory.mktemp("pages") / "out"
    report(ROOT / "seeds" / "maren", output=folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    driver = opened()
    yield driver
    driver.quit()


def page(pages: Path, name: str) -> Path:
    """The page of that name; `article` is that of the third article."""
    return sorted((pages / "articles").iterdir())[2] if name == "article" else pages / f"{name}.html"


def column(browser: Chrome, number: int, table: str = TABLE) -> list[str]:
    """The cells of a column of a table, as they are shown."""
    cells = f"document.querySelectorAll('{table} tbody td:nth-child({number})')"
    return list(browser.execute_script(f"return [...{cells}].map(cell => cell.textContent)"))


def sought(browser: Chrome, row: str) -> str:
    """The id of the row that is marked and in sight, once it is the one that is named."""
    place = "const row = document.querySelector('tr.sought'); return row && [row.id, row.getBoundingClientRect().top]"
    id, top = awaited(lambda: browser.execute_script(place), lambda found: found and found[0] == row and 0 <= found[1] < 900)
    assert 0 <= top < 900
    return str(id)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_one_file_and_has_no_complaint(browser: Chrome, pages: Path, name: str):
    requested(browser), errors(browser)
    visit(browser, page(pages, name))
    assert requested(browser) <= {"file", "data"}
    assert errors(browser) == []
    assert browser.execute_script("return document.scripts.length") == 1


def test_a_script_that_is_not_the_pages_own_does_not_run(browser: Chrome, pages: Path, tmp_path: Path):
    text = (pages / "actors.html").read_text("utf-8")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(text.replace("<main>", "<main><script>document.title = 'caught'</script>"), "utf-8")
    visit(browser, spoilt)
    assert browser.title != "caught"
    assert "Content Security Policy" in "".join(errors(browser))


def test_a_table_is_sorted_by_a_click_on_the_title_of_a_column(browser: Chrome, pages: Path):
    visit(browser, pages / "index.html")
    head = browser.find_elements(By.CSS_SELECTOR, "#table-articles thead tr:first-child th")[4]
    head.find_element(By.CSS_SELECTOR, ".dt-column-order").send_keys(Keys.ENTER)

    def words() -> list[int]:
        return [int(text) for text in column(browser, 5, "#table-articles")]

    up = awaited(words, lambda found: found == sorted(found))
    assert up == sorted(up)
    assert len(set(up)) > 2
    head.find_element(By.CSS_SELECTOR, ".dt-column-title").click()
    down = awaited(words, lambda found: found == sorted(found, reverse=True))
    assert down == sorted(down, reverse=True)
    assert down[0] > up[-1]


def test_a_table_is_filtered_by_its_columns_and_searched(browser: Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    menu = browser.find_element(By.CSS_SELECTOR, f"{TABLE} select[aria-label='Filter by Certainty']")
    Select(menu).select_by_visible_text("possible")
    assert set(awaited(lambda: column(browser, 3), lambda cells: set(cells) == {"possible"})) == {"possible"}
    Select(menu).select_by_visible_text("all")
    assert len(awaited(lambda: column(browser, 3), lambda cells: len(cells) == 10)) == 10
    field = browser.find_element(By.CSS_SELECTOR, f"{TABLE} input[aria-label='Filter by Actor']")
    field.send_keys("voskar")
    assert set(awaited(lambda: column(browser, 1), lambda cells: set(cells) == {"Irena Voskar"})) == {"Irena Voskar"}
    browser.find_element(By.CSS_SELECTOR, f"{TABLE} .dt-search input").send_keys("no such word at all")
    (answer,) = awaited(lambda: column(browser, 1), lambda cells: len(cells) == 1)
    assert "No row fits" in answer


def test_a_row_leads_to_its_passage_and_the_way_back_to_the_row(browser: Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    first = column(browser, 4)
    browser.find_element(By.CSS_SELECTOR, f"{TABLE} .dt-paging .next").click()
    assert awaited(lambda: column(browser, 4), lambda cells: cells != first) != first
    row = browser.find_elements(By.CSS_SELECTOR, f"{TABLE} tbody tr[id]")[3]
    id = row.get_attribute("id")
    row.find_element(By.CSS_SELECTOR, "cite a").click()
    assert awaited(lambda: browser.current_url, lambda url: "/articles/" in url).count("/articles/") == 1
    record = browser.current_url.partition("#")[2]
    assert id.endswith(f"--{record}")
    place = f"return document.querySelector('.text #{record}')?.getBoundingClientRect().top"
    top = awaited(lambda: browser.execute_script(place), lambda top: top and 0 < top < 900)
    assert 0 < top < 900
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert "actors.html" in awaited(lambda: browser.current_url, lambda url: "actors.html" in url)
    assert sought(browser, id) == id


def test_a_passage_leads_to_its_record_and_the_record_to_every_row_that_shows_it(browser: Chrome, pages: Path):
    visit(browser, page(pages, "article"))
    browser.find_element(By.CSS_SELECTOR, ".text a[href^='#r-c']").send_keys(Keys.ENTER)
    record = awaited(lambda: browser.current_url, lambda url: "#r-" in url).rpartition("#r-")[2]
    rows = browser.find_elements(By.CSS_SELECTOR, f"#r-{record} .rows a")
    for href in [row.get_attribute("href") for row in rows]:
        visit(browser, href)
        row = href.partition("#")[2]
        assert sought(browser, row) == row
        assert href.endswith(f"--{record}")
    assert rows


def test_a_row_is_found_on_whatever_page_of_its_table_and_behind_whatever_filter(browser: Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    rows = re.findall(r'<tr id="(positions--[^"]*)"', (pages / "actors.html").read_text("utf-8"))
    browser.find_element(By.CSS_SELECTOR, f"{TABLE} input[aria-label='Filter by Actor']").send_keys("nobody of this name")
    browser.execute_script("location.hash = arguments[0]", rows[-1])
    assert sought(browser, rows[-1]) == rows[-1]
    assert browser.find_element(By.CSS_SELECTOR, f"{TABLE} input[aria-label='Filter by Actor']").get_attribute("value") == ""


def test_the_keyboard_goes_through_the_passages(browser: Chrome, pages: Path):
    visit(browser, page(pages, "article"))
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("jj")
    ids = browser.execute_script("return [...document.querySelectorAll('.text a[id]')].map(passage => passage.id)")

    def focused() -> str:
        return browser.switch_to.active_element.get_attribute("id")

    assert awaited(focused, lambda one: one == ids[1]) == ids[1]
    assert browser.find_elements(By.CSS_SELECTOR, ".lists li.here")
    browser.switch_to.active_element.send_keys("k")
    assert awaited(focused, lambda one: one == ids[0]) == ids[0]
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert "#r-" in awaited(lambda: browser.current_url, lambda url: "#r-" in url)


LAYER = "return getComputedStyle(document.querySelector('.text a.claim')).backgroundColor"


def test_layers_switch_without_a_script(browser: Chrome, pages: Path):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit(browser, page(pages, "article"))
        before = browser.execute_script(LAYER)
        browser.find_element(By.CSS_SELECTOR, ".legend .show-claims").click()
        assert awaited(lambda: browser.execute_script(LAYER), lambda colour: colour != before) != before
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_a_script_the_tables_are_plain_and_whole(browser: Chrome, pages: Path):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit(browser, pages / "actors.html")
        shown = browser.execute_script(f"return document.querySelectorAll('{TABLE} tbody tr').length")
        assert shown == (pages / "actors.html").read_text("utf-8").count('<tr id="positions--') > 10
        assert not browser.find_elements(By.CSS_SELECTOR, ".dt-container")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_contents_are_beside_the_text_and_folded_on_a_phone(browser: Chrome, pages: Path):
    for width, shown in ((1280, True), (390, False)):
        visit(browser, pages / "actors.html", width)
        assert browser.find_element(By.CSS_SELECTOR, ".contents a").is_displayed() == shown


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_figure_fits_the_screen_and_its_text_can_be_read(browser: Chrome, pages: Path, name: str, width: int):
    """Its text has 14 pixels where it is not shrunk; of the two drawings a phone shows the narrow one."""
    visit(browser, pages / f"{name}.html", width)
    found = browser.execute_script("""
        return [...document.querySelectorAll('figure .scroll')].map((box) => {
            const image = box.querySelector('img');
            return [box.scrollWidth - box.clientWidth, image.naturalWidth, image.getBoundingClientRect().width];
        })""")
    assert found
    for beyond, drawn, shown in found:
        assert beyond <= 0
        assert (drawn < 400) == (width < 400)
        assert shown >= 0.93 * drawn


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way_of_those_who_see_or_move_otherwise(browser: Chrome, pages: Path, name: str, scheme: str):
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    visit(browser, page(pages, name), scheme=scheme)
    browser.execute_script(axe)
    run = "axe.run({resultTypes: ['violations']}).then(arguments[arguments.length - 1])"
    found = browser.execute_async_script(run)
    grave = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in grave] == []
    assert len(found["passes"]) > 10


ON_PAPER = """
    window.paper = {};
    addEventListener('beforeprint', () => {
        for (const table of document.querySelectorAll('[id^="table-"] table'))
            paper[table.closest('[id^="table-"]').id] = [...table.tBodies[0].rows].filter(row => row.offsetHeight).length;
        paper.figures = [...document.images].filter(image => image.complete && image.offsetHeight > 20).length;
    });
"""


def printed(browser: Chrome) -> tuple[dict[str, int], bytes]:
    """How many figures, and how many rows of each table, a page has on paper; and the paper as PDF."""
    browser.execute_script(ON_PAPER)
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    return browser.execute_script("return paper"), base64.b64decode(pdf)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_on_paper_a_page_has_every_figure_and_every_table(browser: Chrome, pages: Path, name: str, tmp_path: Path):
    visit(browser, pages / f"{name}.html")
    shown = len(browser.find_elements(By.CSS_SELECTOR, "tbody tr"))
    paper, pdf = printed(browser)
    source = (pages / f"{name}.html").read_text("utf-8")
    assert paper.pop("figures") == source.count("<figure>") > 0
    bodies = dict(re.findall(r'id="(table-[a-z_]+)".*?<tbody>(.*?)</tbody>', source, re.DOTALL))
    assert paper == {id: min(50, body.count("<tr")) for id, body in bodies.items()}
    assert max(paper.values()) > 10
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 4
    rows = awaited(lambda: len(browser.find_elements(By.CSS_SELECTOR, "tbody tr")), lambda rows: rows == shown)
    assert rows == shown  # on the screen all is as it was
    if pdftotext := shutil.which("pdftotext"):
        (tmp_path / "page.pdf").write_bytes(pdf)
        run = subprocess.run([pdftotext, "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
        text = "".join(run.stdout.decode().split())
        firsts = ["".join(body.split("<tr")[:51]) for body in bodies.values()]
        places = [place for first in firsts for place in re.findall(r"<cite><a [^>]*>[^<]*(\[[0-9:]+\])", first)]
        assert len(places) > 10
        assert [place for place in places if place not in text] == []
        assert ("1to50of" in text) == any(body.count("<tr") > 50 for body in bodies.values())


def test_on_paper_a_table_has_the_rows_that_are_chosen(browser: Chrome, pages: Path):
    visit(browser, pages / "actors.html")
    whole = (pages / "actors.html").read_text("utf-8").count('<tr id="positions--')
    Select(browser.find_element(By.CSS_SELECTOR, f"{TABLE} .dt-length select")).select_by_value("-1")
    assert printed(browser)[0]["table-positions"] >= whole > 50
    browser.find_element(By.CSS_SELECTOR, f"{TABLE} input[aria-label='Filter by Actor']").send_keys("voskar")
    few = set(awaited(lambda: column(browser, 1), lambda cells: set(cells) == {"Irena Voskar"}))
    assert few == {"Irena Voskar"}
    assert printed(browser)[0]["table-positions"] < whole


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_nothing_is_cut_off(browser: Chrome, pages: Path, name: str):
    visit(browser, page(pages, name), width=700, media="print")  # A4 less its margins
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 700


def test_a_page_of_its_own_has_the_look_the_policy_and_the_tables_of_the_reports(browser: Chrome, tmp_path: Path):
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(30))
    table = (
        f'<div id="table-x"><table><caption>X</caption><thead><tr><th>N</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
    (tmp_path / "x.html").write_bytes(look.single("<b>", f'<a data-href="y.html">y</a>{table}'))
    visit(browser, tmp_path / "x.html")
    assert browser.title == "<b>"
    assert len(browser.find_elements(By.CSS_SELECTOR, "tbody tr")) == 10
    assert browser.find_element(By.LINK_TEXT, "y").get_attribute("href").endswith("/y.html")
