"""What a condition or a claim is about, and how far the one covers the other: the terms of `positions`, synonyms as one."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache
from typing import NamedTuple

from toolkit.language.lemmas import lemma
from toolkit.lexicons import lexicon
from toolkit.positions.vectors import Vector, cosine, telling
from toolkit.positions.words import phases
from toolkit.timeline.wording import Wording, alike, first_synonym, stem

COVERED, NEAR = 0.5, 0.5
"""The part of the weight of a condition that the words of a claim must cover, and how near the two must be."""
SHORT = 5
"""The letters of a word that is not taken apart."""
REACH = 2
"""The terms before the first shared one that may say that something ends."""
ALONE = 0.8
"""How near they must be that share a single word."""
SHARED, SURE, SINGLE = 0.9, 0.25, 0.7
"""The weight of the shared words; that which is enough where it is sure who is told of, and there that of a single word."""


class Matter(NamedTuple):
    """Terms with the words as they stand and with their weights; some are `names`."""

    words: Wording
    weights: Vector
    names: Set[str]

    @property
    def weight(self) -> float:
        """The weight of all terms."""
        return sum(self.weights.values())

    def without(self, terms: Set[str]) -> Matter:
        """The same without some terms."""
        kept = [term for term in self.words if term not in terms]
        return Matter({term: self.words[term] for term in kept}, {term: self.weights[term] for term in kept}, self.names)


def matter(words: Wording, names: Set[str]) -> Matter:
    """The terms with their weights, whatever the corpus; irregular forms, "freed" and "left", and nouns of deeds, "closure",
    are as their verbs.
    """
    terms = alike({term if term in names else _of_deed(stem(base(word))): word for term, word in words.items()})
    return Matter(terms, telling({term: base(word) for term, word in terms.items()}, names), names)


def terms_of(words: Iterable[str]) -> frozenset[str]:
    """The terms of words, function words and all."""
    return frozenset(first_synonym(_of_deed(stem(base(word)))) for word in words)


def base(word: str) -> str:
    """The base form of a word, if it is a verb; of "unfrozen" and "rebuilt" by that of what "un" and "re" stand before.

    >>> base("laid"), base("unfrozen"), base("reset")
    ('lie', 'unfreeze', 'reset')
    """
    form = lemma(lemma(word, "VBD"), "VBD")  # "laid" is of "lay", which may be of "lie"
    if form == word and word[:2] in ("un", "re") and len(word) > SHORT:
        return word[:2] + lemma(word[2:], "VBD")
    return form


def _of_deed(term: str) -> str:
    """The term of the verb, for the noun of a deed."""
    return _deeds().get(term, term)


@cache
def _deeds() -> dict[str, str]:
    groups = [row["words"].split() for row in lexicon("deed_nouns")]
    return {stem(word): stem(group[0]) for group in groups for word in group[1:]}


def likeness(need: Matter, told: Matter, surely: bool) -> tuple[float, tuple[str, ...]] | None:
    """How near what is told is to what is needed, with the words that both have, as they are told; None where it does not
    cover it, or gives another number. A single word in common is enough only if `surely` the same actors are told of.
    """
    shared = [term for term in need.words if term in told.words]
    weight = sum(need.weights[term] for term in shared)
    numbers = {term for term in need.words if term.isdecimal()}
    other = numbers.difference(shared) and any(term.isdecimal() for term in told.words)
    enough = weight >= (SURE if len(shared) > 1 else SINGLE) if surely else len(shared) > 1 and weight >= SHARED
    near = cosine(need.weights, told.weights)
    if (
        other
        or not enough
        or set(shared) <= need.names
        or weight < COVERED * need.weight
        or near < (NEAR if len(shared) > 1 else ALONE)
    ):
        return None
    return round(near, 2), tuple(told.words[term] for term in shared)


def direction(need: Matter, told: Matter, verbs: Set[str]) -> int:
    """+1 where what is told goes the way of what is needed; -1 where it goes on with what is to end, or ends what is to go
    on; 0 where the words do not say. `verbs` are the terms that say what is done; two before the first shared one may, too.
    """
    words = [*told.words]
    first = next((at for at, term in enumerate(words) if term in need.words), 0)
    other = {*verbs, *words[max(first - REACH, 0) : first]} - need.words.keys()
    ends, one = phases("end"), need.words.keys() - told.words.keys()
    if one & ends and not other & ends:
        return -1 if other & phases("begin", "go_on") or verbs & need.words.keys() else 0
    return -1 if other & ends and not one & ends else 1


@cache
def outcomes(*classes: str) -> frozenset[str]:
    """The terms of some classes of the lexicon of outcomes: "fulfil", "breach", "terms", "offer".

    >>> "violat" in outcomes("breach"), "condit" in outcomes("terms")
    (True, True)
    """
    rows = (row for row in lexicon("outcome_words") if row["class"] in classes)
    return frozenset(alike({stem(word): word for row in rows for word in row["words"].split()}))
