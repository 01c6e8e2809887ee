"""Names of persons in their parts: given name, initials, surname, generation; and which given names are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.actors.gazetteer import genders, honorifics, noun, split, words_of
from toolkit.actors.spelling import ARTICLES, consonants, skeleton
from toolkit.lexicons import lexicon

INITIALS = re.compile(r"(?:[^\W\d_]\.?)+", re.UNICODE)
"""What "W.", "H.W.", "JD" and "J" look like; only those without a small letter are initials."""


class PersonName(NamedTuple):
    """The parts of a person's name, as skeletons (`actors.spelling`).

    `given` is the first name that is written out, else an initial; `middle` the initials of what stands between it and the
    `surname`; `generation` "jr", "iii" and the like. Whoever is called by one name alone has it as the surname.
    """

    given: str
    middle: str
    surname: str
    generation: str
    joined: str
    """All that is written out as one word, so that "Kim Jong-un" is "Kim Jong Un"; empty where that is the surname alone."""

    @property
    def full(self) -> bool:
        """Whether more than a surname is known."""
        return bool(self.given)


@lru_cache(maxsize=50_000)
def person_name(name: str) -> PersonName:
    """The parts of a name as it is written, without titles before it.

    >>> person_name("George H.W. Bush")[:4], person_name("Samuel A. Alito Jr.")[:4]
    (('george', 'hw', 'bush', ''), ('samuel', 'a', 'alito', 'jr'))
    >>> person_name("President Obama").surname, person_name("Kim Jong-un").joined == person_name("Kim Jong Un").joined
    ('obama', True)
    """
    words = ARTICLES.sub("", name).replace(",", " ").split()
    generation = words.pop().lower().rstrip(".") if len(words) > 1 and _generation(words[-1]) else ""
    while len(words) > 1 and _title(words[0]):
        words = words[1:]
    if len(words) == 2 and _initials(words[1]):  # "Barack H.": a surname is missing
        words = words[:1]
    *before, surname = words or [name]
    before = [word for word in before if word not in words_of("particle")]
    written = [word for word in before if not _initials(word)]
    letters = "".join(before).replace(".", "")
    given = skeleton(written[0]) if written else letters[:1].lower()
    middle = before[before.index(written[0]) + 1 :] if written else [letters[1:]]
    return PersonName(
        given,
        "".join(word.replace(".", "") if _initials(word) or not written else word[:1] for word in middle).lower(),
        skeleton(surname),
        generation,
        skeleton("".join([*written, surname])) if written else "",
    )


def _generation(word: str) -> bool:
    return word.lower().rstrip(".") in words_of("generation")


def _initials(word: str) -> bool:
    return INITIALS.fullmatch(word) is not None and word.isupper() and len(word.replace(".", "")) <= 2


def _title(word: str) -> bool:
    """Whether a first word is no name: a title ("President Obama"), or what the person leads ("Team Clinton")."""
    known = noun(word.lower()) if word not in genders() else None
    return word in honorifics() or (known is not None and (known.office or known.type in ("group", "organisation")))


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
