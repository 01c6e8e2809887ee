"""Words that tell what a claim does with what it is about, and nouns that tell what that is."""

from __future__ import annotations

from functools import cache
from itertools import chain

from toolkit.lexicons import lexicon
from toolkit.timeline.wording import stem

TERMS = frozenset({"proposal", "agreement", "request", "demand", "measure"})
"""The classes of the lexicon of claim objects that name what is put on the table."""


@cache
def phases(*classes: str) -> frozenset[str]:
    """The stems of the words of some classes of the lexicon, "end", "begin", "go_on" (TimeML's aspectual events, and what
    undoes a thing).

    >>> "halt" in phases("end"), "halt" in phases("begin", "go_on")
    (True, False)
    """
    rows = (row for row in lexicon("phase_words") if row["class"] in classes)
    return frozenset(stem(word) for row in rows for word in row["words"].split())


@cache
def terms() -> frozenset[str]:
    """The nouns for what is put on the table: "proposal", "deal", "request", "resolution"."""
    rows = (row for row in lexicon("claim_objects") if row["class"] in TERMS)
    return frozenset(word for row in rows for word in row["lemmas"].split())


@cache
def tales() -> frozenset[str]:
    """The nouns for what somebody says to be so: "allegation", "rumour"."""
    objects = (row for row in lexicon("claim_objects") if row["class"] == "accusation")
    cues = (row for row in lexicon("claim_cues") if (row["pos"], row["kind"]) == ("noun", "state"))
    return frozenset(word for row in chain(objects, cues) for word in row["lemmas"].split())
