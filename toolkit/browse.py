"""A dossier with menus for what is shown, actor, kind and days: every choice redraws the figure and the table below it.

The menus are those of ipywidgets (`pip install 'toolkit[widgets]'`) and need a running kernel; `view` gives what they lead to
without them, for scripts and reports.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from toolkit import figures
from toolkit.display import Shown, escape, figure, quotations, source_note
from toolkit.errors import ParameterError
from toolkit.figures.words import label, number
from toolkit.records import KINDS
from toolkit.tables import Dossier

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class View(NamedTuple):
    """How a figure is drawn from a dossier, the rows that are listed below it, their columns, and what one is called."""

    draw: Callable[[Dossier], Figure]
    rows: Callable[[Dossier], pd.DataFrame]
    columns: str
    row: str


CLAIM = ("actor_name kind negated certainty when target_name", "claim")
VIEWS = {
    "Claims by kind": View(lambda part: figures.claims_by_kind(part.claims), lambda part: part.claims, *CLAIM),
    "Who addresses whom": View(
        lambda part: figures.addressed(part.claims), lambda part: part.claims.dropna(subset="target"), *CLAIM
    ),
    "How firmly": View(lambda part: figures.certainty(part.claims), lambda part: part.claims, *CLAIM),
    "Who speaks": View(
        lambda part: figures.speakers(part.attributions, part.claims), lambda part: part.attributions,
        "speaker_name quote cue", "statement",
    ),
    "Conditions": View(
        lambda part: figures.requirements(part.ledger), lambda part: part.ledger,
        "holder_name function condition consequent party_name status", "condition",
    ),
    "Positions over time": View(
        lambda part: figures.positions(part.positions), lambda part: part.positions,
        "entity_name issue_name side kind last changed teller_name", "position",
    ),
    "Timeline": View(
        lambda part: figures.timeline(part.timeline), lambda part: part.timeline,
        "first last precision name kind certainty articles", "event",
    ),
}  # fmt: skip
"""What can be looked at, by the name that the first menu has for it."""

WITHOUT = "Menus for actor, kind and days need ipywidgets: pip install 'toolkit[widgets]', then start the kernel again."


def view(
    dossier: Dossier, show: str = "Claims by kind", actor: str = "", kind: str = "", since: str = "", until: str = ""
) -> Shown:
    """One of `VIEWS` of a part of a dossier: its figure and, below it, its rows with their passages.

    The part is that of an actor (name or id), a kind of claim and a period of articles, as `Dossier.select` takes it; what is
    empty selects everything. Raises `ParameterError` for a view, an actor, a kind or a date that there is not.

    >>> print(view(Dossier.of([]), "Positions over time").plain.splitlines()[0])
    No dated positions on one issue were found.
    """
    drawn, listed = _drawn_and_listed(dossier, show, actor, kind, since, until)
    return Shown(drawn.html + listed.html, f"{drawn.plain}\n\n{listed.plain}")


def _drawn_and_listed(dossier: Dossier, show: str, actor: str, kind: str, since: str, until: str) -> tuple[Shown, Shown]:
    if show not in VIEWS:
        raise ParameterError(f"there is no view {show!r}; the known ones are {', '.join(VIEWS)}")
    chosen = VIEWS[show]
    part = dossier.select(since, until, [actor], kind)
    note = source_note(part.articles, part.corpus, since=since, until=until, actors=actor, kinds=kind)
    rows = chosen.rows(part)
    listed = quotations(rows, part.articles, "", number(len(rows), chosen.row), note, chosen.columns.split())
    return figure(chosen.draw(part), note), listed


def browse(dossier: Dossier) -> Any:
    """Show a dossier with menus in JupyterLab; without ipywidgets, its first view and how to get them.

    Each choice selects from the whole dossier anew, which is never changed. Actors are those who make a claim or are
    addressed, the most active first; an actor's claims are also those that name him as source or target. The days
    are those of the articles: where they are narrowed, articles without a date are left out.

        browse(Dossier.read("seeds"))
    """
    if find_spec("ipywidgets") is None:
        shown = view(dossier)
        hint = f'<p class="toolkit note">{escape(WITHOUT)}</p>'
        return Shown(hint + shown.html, f"{WITHOUT}\n\n{shown.plain}")
    widgets = import_module("ipywidgets")
    days = sorted({article.document.date for article in dossier.articles if article.document.date})
    menus, drawing = _menus(widgets, dossier, days), widgets.HTML()
    listing = widgets.HTML(layout={"max_height": "36em", "overflow": "auto"})

    def redraw(change: object = None) -> None:
        chosen = {name: menu.value for name, menu in menus.items()}
        shown = _drawn_and_listed(dossier, **chosen | _period(days, chosen["since"], chosen["until"]))
        drawing.value, listing.value = (each.html for each in shown)

    for menu in menus.values():
        menu.observe(redraw, "value")
    redraw()
    return widgets.VBox([widgets.Box([*menus.values()], layout={"flex_flow": "row wrap"}), drawing, listing])


def _menus(widgets: Any, dossier: Dossier, days: list[str]) -> dict[str, Any]:
    """The menus by the name of what they choose."""
    claims = dossier.claims["kind"].value_counts()
    kinds = [(f"{kind} ({claims[kind]})", kind) for kind in KINDS if kind in claims]
    choices: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "show": ("Show", [(name, name) for name in VIEWS]),
        "actor": ("Actor", [("everybody", ""), *_actors(dossier.entities)]),
        "kind": ("Kind", [("every kind", ""), *kinds]),
        "since": ("From", [(day, day) for day in days or ["no date"]]),
        "until": ("Until", [(day, day) for day in days[::-1] or ["no date"]]),
    }
    look = {"style": {"description_width": "initial"}, "layout": {"width": "auto", "max_width": "100%"}}
    return {name: widgets.Dropdown(description=label, options=options, **look) for name, (label, options) in choices.items()}


def _period(days: list[str], *chosen: str) -> dict[str, str]:
    """The chosen days in their order; none for the first or the last that there is, so that all of the days are no bounds.

    >>> _period(["2025-03-01", "2025-03-02", "2025-03-09"], "2025-03-09", "2025-03-02")
    {'since': '2025-03-02', 'until': ''}
    """
    since, until = sorted(chosen)
    return {"since": since if since in days[1:] else "", "until": until if until in days[:-1] else ""}


def _actors(entities: pd.DataFrame) -> list[tuple[str, str]]:
    """The named actors who make a claim or are addressed, each with the number of his claims and his id."""
    named = entities[entities["named"]]
    told = named.assign(told=named["claims"] + named["about"]).query("told > 0")
    told = told.sort_values(["told", "name", "entity"], ascending=[False, True, True])
    return [(f"{label(name)} ({n})", id) for name, n, id in zip(told["name"], told["claims"], told["entity"], strict=True)]
