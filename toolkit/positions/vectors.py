"""How much each term of a content tells, and how near two contents are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from heapq import nlargest
from math import sqrt

from toolkit.language.rarity import rarity
from toolkit.lexicons import lexicon
from toolkit.positions.contents import POSITIONS, Content
from toolkit.timeline.wording import Wording, stem

Vector = Mapping[str, float]
"""The weight of each term, all of them above 0."""

NAME = 0.4
"""The weight of a name: what a claim is about, names alone do not tell."""
ACT = 0.25
"""The part that is left of the weight of a word that tells what kind a claim is: "accept", "urge"."""
LEAST = 0.15
"""The weight that a term must have."""
SAYING = frozenset({"", "obj", "obj-as", "that", "to", "to-obj"})
"""The frames of verbs of saying by themselves; others need a preposition: "talk about"."""
FEW = 50
"""Articles that are added to a corpus, so that in a small one no word counts as common."""
COMMON = 0.6
"""The part of its weight that a term loses which all articles have."""
TERMS, TOPICS = 24, 20
"""The terms of a content and of an article that are looked at, those of most weight."""


def weigh(contents: Sequence[Content]) -> list[Vector]:
    """The terms of each content with their weights: the rarer in English and in the corpus, the more.

    The rarity in English does not depend on the corpus, so that weights hardly change when articles are added.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for content in contents:
        for term in content.words:
            found[term].add(content.article.id)
    size = len({content.article.id for content in contents}) + FEW
    share = {term: 1 - COMMON * len(articles) / size for term, articles in found.items()}
    return [
        _strongest({t: share[t] * weight for t, weight in telling(content.words, content.names).items()}, TERMS)
        for content in contents
    ]


def telling(words: Wording, names: Set[str]) -> Vector:
    """The weight of each term, whatever the corpus: the rarity of a word, the same for every name."""
    return {
        term: NAME if term in names else rarity(word) * (ACT if _tells_kind(term, word) else 1)
        for term, word in words.items()
    }


def _tells_kind(term: str, word: str) -> bool:
    """Whether a word tells what kind a claim is; who does that, an "observer", is a thing like others."""
    doer = word.removesuffix("s")
    return term in _acts() and not (doer.endswith(("er", "or")) and doer not in _verbs())


def topics(contents: Sequence[Content], vectors: Sequence[Vector]) -> dict[str, Vector]:
    """What each article is about: the sum of its contents."""
    sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for content, vector in zip(contents, vectors, strict=True):
        add(sums[content.article.id], vector)
    return {article: _strongest(terms, TOPICS) for article, terms in sums.items()}


def add(to: dict[str, float], vector: Vector) -> None:
    """Add a vector to another, in place."""
    for term, weight in vector.items():
        to[term] = to.get(term, 0.0) + weight


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, from 0 to 1 (Salton and McGill 1983).

    >>> cosine({"truce": 1.0}, {"truce": 2.0}), cosine({"truce": 1.0}, {})
    (1.0, 0.0)
    """
    few, many = sorted((one, other), key=len)
    shared = sum(weight * many[term] for term, weight in few.items() if term in many)
    return shared / (length(one) * length(other)) if shared else 0.0


def length(vector: Vector) -> float:
    """The Euclidean length of a vector."""
    return sqrt(sum(weight * weight for weight in vector.values()))


def _strongest(terms: Vector, count: int) -> Vector:
    kept: Iterable[tuple[str, float]] = ((term, weight) for term, weight in terms.items() if weight > LEAST)
    return dict(nlargest(count, kept, key=lambda pair: (pair[1], pair[0])))


@cache
def _acts() -> frozenset[str]:
    """The stems of the verbs that say what kind of position or statement a claim is."""
    return frozenset(map(stem, _verbs()))


@cache
def _verbs() -> frozenset[str]:
    """The verbs that say by themselves what kind of position or statement a claim is, whatever their object."""
    rows = (row for row in lexicon("claim_cues") if row["pos"] == "verb" and not row["object"])
    told = (row for row in rows if row["kind"] in POSITIONS or (row["kind"] == "state" and row["frame"] in SAYING))
    return frozenset(verb for row in told for verb in row["lemmas"].split())
