"""Base forms of English words, from the tag, a table of irregular forms and the regular endings."""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.lexicons import lexicon

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[tuple[str, str], str]:
    return {(row["form"], row["class"]): row["lemma"] for row in lexicon("lemmas")}


@cache
def _e_stems() -> frozenset[str]:
    return frozenset(row["stem"] for row in lexicon("lemma_stems"))


@lru_cache(maxsize=50_000)
def lemma(word: str, xpos: str) -> str:
    """The base form of a lower-case word with the Penn Treebank tag `xpos`.

    >>> lemma("agreed", "VBD"), lemma("dragging", "VBG"), lemma("allies", "NNS"), lemma("stopped", "VBD")
    ('agree', 'drag', 'ally', 'stop')
    """
    kind = xpos[:2] if xpos[:2] in ("VB", "NN", "JJ", "RB", "MD") else xpos
    known = _irregular().get((word, kind))
    if known is not None:
        return known
    if xpos in ("NNS", "NNPS", "VBZ"):
        return _without_s(word)
    if xpos in ("VBD", "VBN") and word.endswith("ed"):
        return _stem(word[:-2], word)
    if xpos == "VBG" and word.endswith("ing"):
        return _stem(word[:-3], word)
    if xpos in ("JJR", "RBR", "JJS", "RBS"):
        ending = 2 if word.endswith("er") else 3 if word.endswith("est") else 0
        return _stem(word[:-ending], word) if ending else word
    return word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _stem(stem: str, word: str) -> str:
    """The verb (or adjective) before -ed, -ing, -er: "y" for "i", one consonant of a doubled pair, "e" where it was cut."""
    if len(stem) < 2 or not _VOWELS.intersection(stem) and "y" not in stem:
        return word if len(stem) < 2 or not stem.isalpha() else stem + "e" if word.endswith("ed") else word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem + "e" in _e_words():
        return stem + "e"
    last, before = stem[-1], stem[-2]
    if last == before and last not in "lsefoz" and last not in _VOWELS:
        return stem[:-1]
    if last == before and last == "l" and stem[:-1] in _single_l():
        return stem[:-1]
    if stem.endswith(_e_endings()):
        return stem + "e"
    return stem


def _e_words() -> frozenset[str]:
    return _e_stems()


def _single_l() -> frozenset[str]:
    return frozenset()


def _e_endings() -> tuple[str, ...]:
    return ()
