"""CAMEO codes of actors (Schrodt 2012, chapter 3): country, then sector; IGO or NGO, then the body."""

from __future__ import annotations


def code(country: str, sector: str, suffix: str = "") -> str | None:
    """The code of an actor, or None where neither country nor sector is known.

    >>> code("RUS", "GOV"), code("", "IGO", "UNO"), code("", "REB"), code("", "")
    ('RUSGOV', 'IGOUNO', 'REB', None)
    """
    if sector in ("IGO", "NGO") and not country:
        return sector + suffix
    return country + sector or None
