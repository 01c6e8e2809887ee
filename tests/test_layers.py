"""Articles and dossiers in a browser: each layer has a look of its own, its box takes that away, and it is there on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import awaited
from made import talks
from selenium import webdriver
from test_browser import browser, pytestmark, visit

from toolkit import display
from toolkit.records import KINDS
from toolkit.tables import Dossier

__all__ = ["browser", "pytestmark"]

LOOKS = {
    "claims": (".claim", "background-color"), "attributions": (".source", "--said"), "conditions": (".condition", "--tie"),
    "times": (".time", "box-shadow"), "actors": (".actor", "text-decoration-line"),
}  # fmt: skip
"""An element of each layer, and what its look is made of."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with an article, another below it, and a box of the same name in each."""
    path = tmp_path_factory.mktemp("layers") / "article.html"
    views = display.article(talks("a"), {}).html + display.article(talks("b")).html
    path.write_text(f"<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>Talks</title><body>{views}", "utf-8")
    return path


def look(browser: webdriver.Chrome, layer: str, article: int = 0) -> str:
    """How the first element of a layer looks in an article."""
    element, part = LOOKS[layer]
    code = (
        "const article = document.querySelectorAll('.text')[arguments[0]];"
        "return getComputedStyle(article.querySelector(arguments[1])).getPropertyValue(arguments[2])"
    )
    return str(browser.execute_script(code, article, element, part))


def switch(browser: webdriver.Chrome, name: str) -> None:
    """Click the box of a layer or a kind in the first article."""
    browser.find_element("css selector", f".show-{name}").click()


@pytest.mark.parametrize("layer", LOOKS)
def test_the_box_of_a_layer_switches_it_and_no_other(browser: webdriver.Chrome, page: Path, layer: str) -> None:
    visit(browser, page)
    before = {other: look(browser, other) for other in LOOKS}
    switch(browser, layer)
    after = {other: look(browser, other) for other in LOOKS}
    assert [other for other in LOOKS if before[other] != after[other]] == [layer]
    assert look(browser, layer, 1) == before[layer]
    switch(browser, layer)
    assert {other: look(browser, other) for other in LOOKS} == before


def test_the_box_of_a_kind_hides_its_claims_and_their_labels(browser: webdriver.Chrome, page: Path) -> None:
    visit(browser, page)
    tint = "return getComputedStyle(document.querySelector(`.text .kind-${arguments[0]}`)).backgroundColor"
    before = {kind: browser.execute_script(tint, kind) for kind in ("accept", "pledge")}
    switch(browser, "accept")
    assert browser.execute_script(tint, "accept") == "rgba(0, 0, 0, 0)" != before["accept"]
    assert browser.execute_script(tint, "pledge") == before["pledge"]
    shown = [label.text for label in browser.find_elements("css selector", ".text sup") if label.is_displayed()]
    assert shown[:3] == ["pledge", "offer", "action"]


@pytest.mark.parametrize(("scheme", "media"), [("light", "screen"), ("dark", "screen"), ("light", "print")])
def test_text_and_records_are_there_on_every_ground(browser: webdriver.Chrome, page: Path, scheme: str, media: str) -> None:
    visit(browser, page, scheme=scheme, media=media)
    assert browser.find_element("css selector", ".text").is_displayed()
    assert browser.find_element("css selector", "li#r-c1").is_displayed()
    assert look(browser, "claims") != "rgba(0, 0, 0, 0)"


def test_a_passage_and_its_entry_lead_to_each_other(browser: webdriver.Chrome, page: Path) -> None:
    visit(browser, page)
    browser.find_element("css selector", "#c2").click()
    assert awaited(lambda: browser.current_url, lambda url: "#r-" in url).endswith(("#r-c2", "#r-k1"))
    browser.find_element("css selector", "#r-c2 .to").click()
    assert awaited(lambda: browser.current_url, lambda url: url.endswith("#c2")).endswith("#c2")


def test_a_dossier_with_claims_of_every_kind_fits_a_notebook(browser: webdriver.Chrome, tmp_path: Path) -> None:
    given = talks("a")
    claims = tuple(replace(given.claims[0], id=f"c{number}", kind=kind) for number, kind in enumerate(KINDS))
    shown = display.overview(Dossier.of([replace(given, claims=claims, conditions=())])).html
    (tmp_path / "dossier.html").write_text(f"<!DOCTYPE html><meta charset='utf-8'><body>{shown}", "utf-8")
    visit(browser, tmp_path / "dossier.html", width=800)
    table = "const box = document.querySelector('.scroll'); return box.scrollWidth <= box.clientWidth"
    assert browser.execute_script(table)
