"""What more than one report begins with: who addresses whom, and who has changed sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.glance.days import spelled
from toolkit.glance.parts import Part, Sentence, Target, counted, quoted, said
from toolkit.glance.people import Cast
from toolkit.tables import Dossier

TURNS = 2
"""The changes of sides that are told, the latest ones."""

SIDES = {
    "for": "for", "against": "against", "open": "undecided", "asks": "asking", "threatens": "threatening",
    "accuses": "accusing",
}  # fmt: skip
"""The sides of an issue in words."""


def telling(dossier: Dossier) -> str:
    """Who tells of something: one article or several."""
    return "The article tells" if len(dossier.articles) == 1 else "The articles tell"


def _reached(row: Any) -> str:
    """The side that a change ends on: who concedes what was asked or threatened is not against it, but gives it up."""
    return "giving it up" if row.kind == "concede" and row.side == "against" else SIDES[str(row.side)]


def pairs(frame: pd.DataFrame, cast: Cast, one: str, other: str) -> list[tuple[tuple[str, str], int]]:
    """How often two roles of a row go together, as entities, the most frequent first; rows that lack either are left out."""
    rows = zip(frame["article"], frame[one], frame[other], strict=True)
    found = ((cast.of(article, first), cast.of(article, second)) for article, first, second in rows)
    counts = Counter((first, second) for first, second in found if first and second)
    return sorted(counts.items(), key=lambda pair: (-pair[1], *("#" in entity for entity in pair[0]), pair[0]))


def turns(dossier: Dossier, cast: Cast, shown: Target) -> Iterator[Sentence]:
    """How often somebody changes sides, as `shown` there, and the latest changes in their own words."""
    positions = dossier.positions
    changed = positions[positions["changed"].fillna(False)]
    if changed.empty:
        yield said("Nobody is seen to ", Part("change sides", shown), ".")
        return
    yield said(telling(dossier), " of ", counted(len(changed), "change", "", shown), " of sides.")
    for row in changed.tail(TURNS).iloc[::-1].itertuples():
        earlier, _, record = str(row.before).rpartition("#")
        before = quoted(str(row.before_text), Target("passage", earlier, record))
        now = quoted(str(row.text), Target("passage", str(row.article), str(row.id)))
        yield said(
            cast.part(str(row.entity)), f" went from {SIDES[str(row.before_side)]} (", before,
            f", {spelled(str(row.before_last))}) to {_reached(row)} (", now, f", {spelled(str(row.last))}).",
        )  # fmt: skip
