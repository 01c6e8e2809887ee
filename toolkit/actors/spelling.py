"""Spelling variants of personal names: what transliterations of one name share, and which names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from toolkit.actors.gazetteer import words_of

VARIANTS = (
    ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("kh", "h"), ("dh", "d"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("j", "y"),
    ("w", "v"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("y", "i"), ("ie", "i"), ("iu", "yu"), ("ia", "ya"),
)  # fmt: skip
"""Letters that transliterations of one sound choose between, in the order in which they are made alike."""
ARTICLES = re.compile(r"\b(?:al|el|as|ash|az)-", re.IGNORECASE)
"""The Arabic article before a surname, which reports leave out at will."""


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """What spelling variants of one transliterated name share; different names keep different skeletons.

    >>> skeleton("Zelenskiy") == skeleton("Zelenskyy") == skeleton("Zelensky"), skeleton("Johnson") == skeleton("Johnston")
    (True, False)
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"[^\w]", "", plain)
    for old, new in VARIANTS:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", plain)


def consonants(word: str) -> str:
    """The consonants of a skeleton, by which given names are compared: Aleksandr and Alexander, Moammar and Muammar."""
    return word[:1] + re.sub("[aeiou]", "", word[1:].replace("x", "ks"))


def name_parts(words: Iterable[str]) -> tuple[str, ...]:
    """The parts of a person's name as skeletons: hyphenated ones together, initials and "Jr." left out."""
    joined = ARTICLES.sub("", " ".join(words).replace(" - ", "-"))
    left_out = words_of("generation") | {"", ","}
    parts = [part for part in joined.split() if part.lower().rstrip(".") not in left_out]
    full = [part for k, part in enumerate(parts) if len(part.rstrip(".")) > 1 or k == 0]
    return tuple(skeleton(part) for part in full or parts) or (skeleton(joined),)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two parts or more may be one person's: one surname, given names that do not differ."""
    if a[-1] != b[-1]:
        return set(a) == set(b)
    if a[-len(b) :] == b or b[-len(a) :] == a:  # "Peña Nieto", "bin Laden"
        return True
    first, other = a[0], b[0]
    return consonants(first) == consonants(other) or (first[:1] == other[:1] and (len(first) == 1 or len(other) == 1))
