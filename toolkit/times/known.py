"""Days of history that go by a name or by their number alone: "9/11", "the Sept. 11 attacks" (`lexicons/known_days.csv`)."""

from __future__ import annotations

from functools import cache

from toolkit.language import Parse
from toolkit.lexicons import lexicon
from toolkit.times.ambiguous import contexts, describes
from toolkit.times.periods import Period, calendar_day


@cache
def known_days() -> dict[str, Period]:
    """The days that have a name, by it.

    >>> known_days()["D-Day"].value
    '1944-06-06'
    """
    rows = (row for row in lexicon("known_days") if row["name"])
    return {row["name"]: calendar_day(int(row["year"]), int(row["month"]), int(row["day"])) for row in rows}


def known_year(parse: Parse, token: int, month: int, day: int, written: Period | None) -> int | None:
    """The year of a day that goes by its number where it names an attack, and not one that was still to come."""
    row, noun = _numbered().get((month, day)), parse.heads[token]
    if row is None or noun < 0 or (written and written.year < int(row["year"])):
        return None
    plain = all(parse.lower[c] == "of" for c in parse.children(token, "case"))  # not "the attack on Oct. 7"
    attack = contexts().get(parse.lemmas[noun]) == "striking" and (row["noun"] == "any" or parse.xpos[noun] == "NNS")
    return int(row["year"]) if describes(parse, token) and plain and attack else None


@cache
def _numbered() -> dict[tuple[int, int], dict[str, str]]:
    return {(int(row["month"]), int(row["day"])): row for row in lexicon("known_days") if row["noun"]}
