"""What a condition or a claim is about, and how far the one covers the other: the terms of `positions`, synonyms as one."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import lexicon
from toolkit.positions.vectors import Vector, cosine, telling
from toolkit.positions.words import phases
from toolkit.timeline.wording import Wording, alike, stem

COVERED, NEAR = 0.6, 0.5
"""The part of the weight of a condition that the words of a claim must cover, and how near the two must be."""


class Matter(NamedTuple):
    """Terms with the words as they stand and with their weights."""

    words: Wording
    weights: Vector

    @property
    def weight(self) -> float:
        """The weight of all terms."""
        return sum(self.weights.values())

    def without(self, terms: Set[str]) -> Matter:
        """The same without some terms."""
        kept = [term for term in self.words if term not in terms]
        return Matter({term: self.words[term] for term in kept}, {term: self.weights[term] for term in kept})


def matter(words: Wording, names: Set[str]) -> Matter:
    """The terms with their weights, whatever the corpus."""
    terms = alike(words)
    return Matter(terms, telling(terms, names))


def likeness(need: Matter, told: Matter) -> tuple[float, tuple[str, ...]] | None:
    """How near what is told is to what is needed, with the words that both have, as they are told; None where it does not
    cover it, or gives another number.
    """
    shared = [term for term in need.words if term in told.words]
    numbers = {term for term in need.words if term.isdecimal()}
    if numbers.difference(shared) and any(term.isdecimal() for term in told.words):
        return None
    near = cosine(need.weights, told.weights)
    if not shared or sum(need.weights[term] for term in shared) < COVERED * need.weight or near < NEAR:
        return None
    return round(near, 2), tuple(told.words[term] for term in shared)


def direction(need: Matter, told: Matter, verbs: Set[str]) -> int:
    """+1 where what is told goes the way of what is needed; -1 where it goes on with what is to end, or ends what is to
    go on; 0 where the words do not say. `verbs` are the terms of what is told that say what is done.
    """
    one, other = need.words.keys() - told.words.keys(), told.words.keys() - need.words.keys()
    ends = phases("end")
    if one & ends and not other & ends:
        return -1 if other & phases("begin", "go_on") or verbs & need.words.keys() else 0
    return -1 if other & ends and not one & ends else 1


@cache
def outcomes(*classes: str) -> frozenset[str]:
    """The terms of some classes of the lexicon of outcomes: "fulfil", "breach", "terms".

    >>> "violat" in outcomes("breach"), "condit" in outcomes("terms")
    (True, True)
    """
    rows = (row for row in lexicon("outcome_words") if row["class"] in classes)
    return frozenset(alike({stem(word): word for row in rows for word in row["words"].split()}))
