"""Words for the end, the beginning and the going on of things (TimeML's aspectual events, and what undoes a thing)."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import lexicon
from toolkit.timeline.wording import stem


@cache
def phases(*classes: str) -> frozenset[str]:
    """The stems of the words of some classes of the lexicon: "end", "begin", "go_on".

    >>> "halt" in phases("end"), "halt" in phases("begin", "go_on")
    (True, False)
    """
    rows = (row for row in lexicon("phase_words") if row["class"] in classes)
    return frozenset(stem(word) for row in rows for word in row["words"].split())
