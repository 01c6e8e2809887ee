"""CAMEO codes of actors (Schrodt 2012, chapter 3): country, then sector; IGO or NGO, then the body."""

from __future__ import annotations

from functools import cache

from toolkit.actors.spelling import name_parts, same_person
from toolkit.lexicons import Row, lexicon

BEFORE, AFTER = 15, 25
"""Years before and after office in which a full name may be the office holder's."""


def code(country: str, sector: str, suffix: str = "") -> str | None:
    """The code of an actor, or None where neither country nor sector is known.

    >>> code("RUS", "GOV"), code("", "IGO", "UNO"), code("", "REB"), code("", "")
    ('RUSGOV', 'IGOUNO', 'REB', None)
    """
    if sector in ("IGO", "NGO") and not country:
        return sector + suffix
    return country + sector or None


@cache
def _leaders() -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    """Surname → the leaders of that name, each with the parts of the name."""
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in lexicon("leaders"):
        parts = name_parts(row["name"].split())
        for part in dict.fromkeys((parts[-1], parts[0])):
            found.setdefault(part, []).append((parts, row))
    return found


def leader(parts: tuple[str, ...], date: str | None, titled: bool) -> Row | None:
    """The row of the leader whom the parts of a name may mean at an ISO day, the one in office first, or None.

    A surname alone means a leader only with a title, or where the day falls into the time in office.
    """
    year = int(date[:4]) if date and date[:4].isdigit() else None
    fits: list[tuple[bool, Row]] = []
    for known, row in _leaders().get(parts[-1], []):
        since, until = int(row["from"]), int(row["to"] or 9999)
        serves = year is not None and since <= year <= until
        if len(parts) > 1 and len(known) > 1:
            near = year is None or since - BEFORE <= year <= until + AFTER
            if near and (same_person(known, parts) or parts == known[-len(parts) :]):
                fits.append((serves, row))
        elif known[-1] == parts[-1] and (serves or (titled and year is None)):
            fits.append((serves, row))
    best = [row for serves, row in fits if serves] or [row for _, row in fits]
    return best[-1] if len({(row["country"], row["body"]) for row in best}) == 1 else None
