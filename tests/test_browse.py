"""A dossier with menus: what a choice leads to, with ipywidgets and without them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from made import CLAIM, TEXT, actor, span, talks

from toolkit import browse as module
from toolkit.browse import VIEWS, WITHOUT, browse, view
from toolkit.errors import ParameterError
from toolkit.records import Article, Document
from toolkit.tables import Dossier

HOSTILE = '<script>alert(1)</script>, $x^2$ & "\u202eevil'
DOSSIER = Dossier.of([talks("a", "2025-03-19"), talks("b", "2025-03-21"), talks("c", None)], corpus="made")


def menus(shown: Any) -> dict[str, Any]:
    """The menus of what `browse` shows, by what is written beside them."""
    return {menu.description: menu for menu in shown.children[0].children}


def page(shown: Any) -> str:
    """The HTML below the menus."""
    return "".join(str(child.value) for child in shown.children[1:])


@pytest.fixture
def shown() -> Any:
    """The dossier with menus."""
    pytest.importorskip("ipywidgets")
    return browse(DOSSIER)


@pytest.mark.parametrize("show", VIEWS)
def test_every_view_has_a_figure_and_a_table_that_name_their_source(show: str) -> None:
    html = view(DOSSIER, show).html
    assert html.count("<figure") == html.count("<table>") == 1
    assert html.count("Source: made (3 articles") == 2


@pytest.mark.parametrize("show", VIEWS)
def test_every_view_of_nothing_says_so(show: str) -> None:
    assert "Nothing was found." in view(Dossier.of([]), show).html


@pytest.mark.parametrize(
    ("selection", "claims", "note"),
    [
        ({}, 9, ""),
        ({"actor": "Ukraine"}, 6, "Selection: actors = Ukraine;"),  # a claim of its own, one tied to its condition
        ({"kind": "pledge"}, 3, "Selection: kinds = pledge;"),
        ({"since": "2025-03-20"}, 3, "Selection: since = 2025-03-20;"),
        ({"until": "2025-03-20", "kind": "accept"}, 1, "Selection: until = 2025-03-20; kinds = accept;"),
    ],
)  # fmt: skip
def test_a_view_shows_the_selected_part_and_says_which(selection: dict[str, str], claims: int, note: str) -> None:
    shown = view(DOSSIER, **selection)
    assert f"\n\n{claims} claim" in shown.plain
    assert note in shown.plain


@pytest.mark.parametrize("wrong", [{"show": "Weather"}, {"actor": "Nobody"}, {"kind": "sing"}, {"since": "soon"}])
def test_what_there_is_not_is_an_error(wrong: dict[str, str]) -> None:
    with pytest.raises(ParameterError):
        view(DOSSIER, **wrong)


def test_who_addresses_whom_lists_what_is_directed_at_somebody() -> None:
    assert "\n\n3 claims" in view(DOSSIER, "Who addresses whom").plain


def test_the_menus_name_what_there_is_with_its_number(shown: Any) -> None:
    found = menus(shown)
    assert [*found] == ["Show", "Actor", "Kind", "From", "Until"]
    assert found["Actor"].options == (("everybody", ""), ("Russia (3)", "russia"), ("Ukraine (3)", "ukraine"))
    assert found["Kind"].options == (
        ("every kind", ""),
        ("accept (3)", "accept"),
        ("pledge (3)", "pledge"),
        ("action (3)", "action"),
    )
    assert [day for day, _ in found["From"].options] == ["2025-03-19", "2025-03-21"]
    assert found["Until"].value == "2025-03-21"


def test_a_choice_redraws_figure_and_table_and_leaves_nothing_behind(shown: Any) -> None:
    first, found = page(shown), menus(shown)
    found["Kind"].value = "pledge"
    assert page(shown) == view(DOSSIER, kind="pledge").html != first
    found["Actor"].value = "russia"
    found["Show"].value = "Timeline"
    assert page(shown) == view(DOSSIER, "Timeline", "russia", "pledge").html
    for menu in ("Kind", "Actor", "Show"):
        found[menu].index = 0
    assert page(shown) == first == page(browse(DOSSIER))


@pytest.mark.parametrize(
    ("days", "selection"),
    [
        ((0, 0), {}),  # all days are no bounds: undated articles too
        ((1, 0), {"since": "2025-03-21"}),
        ((0, 1), {"until": "2025-03-19"}),
        ((1, 1), {}),  # from the last to the first
    ],
)
def test_days_in_any_order_are_a_period(shown: Any, days: tuple[int, int], selection: dict[str, str]) -> None:
    for name, index in zip(("From", "Until"), days, strict=True):
        menus(shown)[name].index = index
    assert page(shown) == view(DOSSIER, **selection).html


def test_a_dossier_of_nothing_or_of_undated_articles_has_menus_too() -> None:
    pytest.importorskip("ipywidgets")
    for dossier in (Dossier.of([]), Dossier.of([talks("a", None)])):
        found = browse(dossier)
        assert menus(found)["From"].value == menus(found)["Until"].value == "no date"
        assert page(found) == view(dossier).html


def test_names_of_articles_stay_text_in_the_menus_and_below_them() -> None:
    pytest.importorskip("ipywidgets")
    someone = replace(actor("x", span("Kyiv")), name=HOSTILE, actor="x")
    claim = replace(CLAIM, id="c1", spans=((0, len(TEXT)),), cue=(span("accepted"),), actor="x")
    shown = browse(Dossier.of([Article(Document("<i>", TEXT, "2025-03-19"), ((0, 33),), actors=(someone,), claims=(claim,))]))
    names = [name for name, _ in menus(shown)["Actor"].options]
    assert "\u202e" not in "".join(names)
    menus(shown)["Actor"].index = 1
    assert not re.search(r"<script|>[^<]*\$x|<i>|\u202e", page(shown))
    assert "&lt;script&gt;" in page(shown)
    assert not any(menu.description_allow_html for menu in menus(shown).values())


def test_without_ipywidgets_the_first_view_stands_there_and_how_to_get_the_menus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    shown = browse(DOSSIER)
    assert shown.plain == f"{WITHOUT}\n\n{view(DOSSIER).plain}"
    assert view(DOSSIER).html in shown.html
    assert "pip install &#x27;toolkit[widgets]&#x27;" in shown.html


def test_the_dossier_is_not_changed_by_a_view() -> None:
    before = DOSSIER.claims
    view(DOSSIER, "Timeline", kind="accept")
    pd.testing.assert_frame_equal(DOSSIER.claims, before)
