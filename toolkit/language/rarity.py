"""How rare a word is in English, by its place in the vocabulary of the encoder, which begins with the commonest words."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from math import log

from toolkit.language.lemmas import lemma

COMMON, RARE = 100, 28_000
"""Ranks: words up to the first tell nothing, from the second on they are as rare as any."""


@lru_cache(maxsize=50_000)
def rarity(word: str) -> float:
    """The rarity of a lower-case word, or of its singular where the vocabulary lacks the plural: from 0 ("the") to 1, on the
    scale of Zipf's law (1949), where rarity goes with the logarithm of the rank. What it lacks has 1, a number 0.3.

    Limits: the ranks are those of encyclopedia and books (WordPiece vocabulary of Devlin et al. 2019), not of news.

    >>> [round(rarity(word), 1) for word in ("the", "government", "plan", "ceasefire", "embargoes")]
    [0.0, 0.2, 0.4, 1.0, 1.0]
    """
    if word.isdecimal():
        return 0.3
    ranks = _ranks()
    rank = ranks.get(word) or ranks.get(lemma(word, "NNS"), RARE)
    return min(1.0, max(0.0, log(rank / COMMON) / log(RARE / COMMON)))


@cache
def _ranks() -> dict[str, int]:
    """The rank of each whole word, from 1 for "the"."""
    pieces = (files(__package__) / "weights" / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: rank for rank, piece in enumerate(pieces[pieces.index("the") :], 1)}
