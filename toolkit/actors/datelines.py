"""Datelines: the country from which a report comes ("NAIROBI, Kenya (AP) -"), whose officials it need not name."""

from __future__ import annotations

from toolkit.actors.gazetteer import match
from toolkit.language import Parse

DASHES = frozenset({"-", "--", "---", "–", "—", "_", "__", "\u2015"})
PARAGRAPHS, LONGEST = 4, 16
"""The paragraphs at the beginning that may have a dateline, and its longest one in tokens."""


def home(parse: Parse) -> str:
    """The country of a text's dateline (the base of CAMEO codes), or "".

    >>> from toolkit.language import parse
    >>> home(parse("NAIROBI, Kenya (AP) - Police arrested a minister.")), home(parse("Police in Nairobi left."))
    ('KEN', '')
    """
    for lo, hi in parse.paragraphs[:PARAGRAPHS]:
        end = next((i for i in range(lo + 1, min(hi, lo + LONGEST)) if _dash(parse, i)), None)
        if end is not None and not any(parse.xpos[i].startswith("VB") for i in range(lo, end)):
            found = [known[1][0] for i in range(lo, end) if (known := match(parse.words, i, end)) is not None]
            return next((e.country for e in reversed(found) if e.sort in ("state", "capital", "city")), "")
    return ""


def _dash(parse: Parse, i: int) -> bool:
    """Whether a dash stands at token `i`, and no hyphen."""
    glued = parse.ends[i - 1] == parse.starts[i] and i + 1 < len(parse) and parse.ends[i] == parse.starts[i + 1]
    return parse.words[i] in DASHES and not glued
