"""Spelling variants of personal names: what transliterations of one name share, and which names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.actors.gazetteer import split, words_of
from toolkit.lexicons import lexicon

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


@lru_cache(maxsize=20_000)
def given_key(given: str) -> str:
    """What the spellings of one given name share: three consonants or more, a final "a", else all of it.

    >>> given_key("mohamed") == given_key("muhamad"), given_key("dan") == given_key("dean")
    (True, False)
    """
    found = consonants(given)
    few = sum(letter not in "aeiou" for letter in found) < 3
    return given if few else found + "a" * given.endswith("a")


@cache
def _formal() -> dict[str, tuple[str, ...]]:
    rows = lexicon("nicknames")
    return {skeleton(row["nickname"]): tuple(given_key(skeleton(name)) for name in split(row["names"])) for row in rows}


def formal(given: str) -> tuple[str, ...]:
    """The keys of the names that a given name may be short for; none for one that is no nickname.

    >>> given_key("vilyam") in formal("bil"), formal("vladimir")
    (True, ())
    """
    return _formal().get(given, ())


def name_parts(words: Iterable[str]) -> tuple[str, ...]:
    """The parts of a person's name as skeletons: hyphenated ones together, initials and "Jr." left out."""
    joined = ARTICLES.sub("", " ".join(words).replace(" - ", "-"))
    left_out = words_of("generation") | {"", ","}
    parts = [part for part in joined.split() if part.lower().rstrip(".") not in left_out]
    full = [part for k, part in enumerate(parts) if len(part.rstrip(".")) > 1 or k == 0]
    return tuple(skeleton(part) for part in full or parts) or (skeleton(joined),)


class Marks(NamedTuple):
    """What tells two of one name apart: the initials before the surname, and the generation ("jr")."""

    initials: str
    generation: str

    def another(self, later: Marks) -> bool:
        """Whether a name that comes later in a text is another person's: other initials, or a "Jr." that was not there."""
        one, other = sorted((self.initials, later.initials), key=len)
        return not other.startswith(one) or later.generation not in ("", self.generation)


def name_marks(words: Sequence[str]) -> Marks:
    """The initials and the generation in a person's name.

    >>> name_marks(["George", "H.W.", "Bush"]), name_marks(["Peter", "Stone", "Jr."])
    (Marks(initials='hw', generation=''), Marks(initials='', generation='jr'))
    """
    last = words[-1].lower().rstrip(".")
    middle = [word.replace(".", "") for word in words[1:-1]]
    initials = [word.lower() for word in middle if word.isupper() and len(word) <= 2]
    return Marks("".join(initials), last if last in words_of("generation") else "")


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two parts or more may be one person's: one surname, given names that do not differ."""
    if a[-1] != b[-1]:
        return set(a) == set(b)
    if a[-len(b) :] == b or b[-len(a) :] == a:  # "Peña Nieto", "bin Laden"
        return True
    first, other = a[0], b[0]
    if given_key(first) in formal(other) or given_key(other) in formal(first):  # "Joseph Biden", "Joe Biden"
        return True
    return consonants(first) == consonants(other) or (first[:1] == other[:1] and (len(first) == 1 or len(other) == 1))
