"""Words that tell what a claim does with what it is about, and nouns that tell what that is."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from toolkit.lexicons import lexicon
from toolkit.timeline.wording import stem

TERMS = frozenset({"proposal", "agreement", "request", "demand", "measure"})
"""The classes of the lexicon of claim objects that name what is put on the table."""


@cache
def phases(*classes: str) -> frozenset[str]:
    """The stems of the words of some classes of the lexicon, "end", "begin", "go_on" (TimeML's aspectual events, and what
    undoes a thing), and "blame": the nouns for what the accused deny.

    >>> "halt" in phases("end"), "halt" in phases("begin", "go_on")
    (True, False)
    """
    rows = (row for row in lexicon("phase_words") if row["class"] in classes)
    return frozenset(stem(word) for row in rows for word in row["words"].split())


@cache
def terms() -> frozenset[str]:
    """The nouns for what is put on the table: "proposal", "deal", "request", "resolution"."""
    return frozenset(_lemmas(TERMS))


@cache
def tales() -> frozenset[str]:
    """The nouns for what somebody says to be so: "allegation", "rumour"."""
    cues = (row for row in lexicon("claim_cues") if (row["pos"], row["kind"]) == ("noun", "state"))
    return frozenset(_lemmas({"accusation"})) | frozenset(word for row in cues for word in row["lemmas"].split())


@cache
def undertakings() -> frozenset[str]:
    """The nouns for what somebody commits itself to: "pledge", "promise"."""
    rows = (row for row in lexicon("claim_cues") if (row["pos"], row["kind"]) == ("noun", "pledge"))
    return frozenset(word for row in rows for word in row["lemmas"].split())


@cache
def refusals() -> frozenset[str]:
    """The stems of the nouns for being against something: "opposition", "veto"."""
    rows = (row for row in lexicon("claim_cues") if (row["pos"], row["kind"]) == ("noun", "reject"))
    return frozenset(stem(word) for row in rows for word in row["lemmas"].split())


@cache
def asking() -> frozenset[str]:
    """The stems of the verbs with which somebody puts a question: "asked whether"."""
    return frozenset(map(stem, _lemmas({"asking"})))


def _lemmas(classes: Set[str]) -> Iterator[str]:
    """The words of some classes of the lexicon of claim objects."""
    for row in lexicon("claim_objects"):
        if row["class"] in classes:
            yield from row["lemmas"].split()
