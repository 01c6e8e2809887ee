"""Base forms of English words: a lexicon of irregular forms, regular endings, and known words to choose between.

The endings leave a few candidates ("hoped" is of "hop" or of "hope"); spelling rules order them, and the first one that is
a word of the encoder's vocabulary, or a verb of the lexicon of claim cues, is taken. Base forms follow the Universal
Dependencies treebanks of English.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from toolkit.lexicons import lexicon

LONGEST = 50
"""Characters; what is longer is no English word, and no cache keeps it."""
_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lsfz")
"""Consonants that base forms double themselves: call, pass, staff, buzz."""
_E_AFTER = ("c", "s", "u", "v", "z", "th", "dg", "ng", "rg")
"""What seldom ends a base form: where "e" makes a word, it was cut."""
_E_UNKNOWN = re.compile(r"(?:[csuvz]|[dnr]g|[bcdfgkptz]l|(?:^|[^aeiou])(?:a[dgkt]|e[dg]|i[dnr]|ok|pon|u[rt]))$")
"""The same, more widely, for words that the vocabulary lacks."""


@cache
def _irregular() -> dict[tuple[str, str], str]:
    return {(row["form"], row["class"]): row["lemma"] for row in lexicon("lemmas")}


@cache
def _vocabulary() -> frozenset[str]:
    pieces = (files(__package__) / "weights" / "vocab.txt").read_text(encoding="utf-8").split()
    verbs = (verb for row in lexicon("claim_cues") if row["pos"] == "verb" for verb in row["lemmas"].split())
    return frozenset((*pieces, *verbs))


def lemma(word: str, xpos: str) -> str:
    """The base form of a lower-case word with the Penn Treebank tag `xpos`; the word itself where no rule applies.

    >>> lemma("agreed", "VBD"), lemma("dragging", "VBG"), lemma("allies", "NNS"), lemma("wo", "MD"), lemma("'s", "VBZ")
    ('agree', 'drag', 'ally', 'will', 'be')
    """
    return _lemma(word, xpos) if len(word) <= LONGEST else word


@lru_cache(maxsize=50_000)
def _lemma(word: str, xpos: str) -> str:
    known = _irregular()
    if (found := known.get((word, xpos)) or known.get((word, xpos[:2]))) is not None:
        return found
    if xpos in ("NNS", "NNPS", "VBZ"):
        return _without_s(word)
    if xpos in ("VBD", "VBN") and word.endswith("ed"):
        return _stem(word[:-2]) or word
    if xpos == "VBG" and word.endswith("ing"):
        return _stem(word[:-3]) or word
    if xpos in ("JJR", "RBR") and word.endswith("er"):
        return _stem(word[:-2]) or word
    if xpos in ("JJS", "RBS") and word.endswith("est"):
        return _stem(word[:-3]) or word
    return word


def _first_known(*candidates: str) -> str:
    """The first candidate that is a word of the vocabulary, else the first of all."""
    return next((c for c in candidates if c in _vocabulary()), candidates[0])


def _without_s(word: str) -> str:
    """The word before the ending -s: allies → ally, movies → movie, causes → cause, viruses → virus, headaches → headache."""
    if len(word) > 5 and word.endswith("men"):
        return word[:-2] + "an"
    if len(word) < 3 or word.endswith("ss") or not word.endswith("s") or word[-2].isdigit():
        return word
    if word.endswith(("us", "is")):
        return _first_known(word, word[:-1])
    if word.endswith("ies") and len(word) > 4:
        return _first_known(word[:-3] + "y", word[:-1])
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return _first_known(word[:-2], word[:-1])
    if word.endswith(("ses", "zes")):
        return _first_known(word[:-1], word[:-2])
    if word.endswith("oes"):
        return _first_known(word[:-1], word[:-2])
    return word[:-1]


def _stem(stem: str) -> str:
    """The word before -ed, -ing, -er or -est; an empty string where no word can be left ("sh" of "shed")."""
    if len(stem) < 2 or not _VOWELS.intersection(stem):
        return ""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        single = stem[:-1]
        if stem[-1] in _KEPT_DOUBLE and (stem in _vocabulary() or stem[-1] != "l"):
            return _first_known(stem, single)
        return _first_known(single, stem)
    if _short(stem) or stem.endswith(_E_AFTER):
        first, second = stem + "e", stem
    else:
        first, second = stem, stem + "e"
    if first in _vocabulary() or second in _vocabulary():
        return _first_known(first, second)
    return stem + "e" if _short(stem) or _E_UNKNOWN.search(stem) else stem


def _short(stem: str) -> bool:
    """Whether `stem` is one syllable of a single vowel and a single consonant, which -ed and -ing would double: hop, us."""
    return stem[-1] not in "aeiouwxy" and stem[-2] in _VOWELS and not _VOWELS.intersection(stem[:-2])
