"""Names of persons in their parts: given name, initials, surname, generation; and which given names are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.actors.gazetteer import genders, honorifics, noun, words_of
from toolkit.actors.spelling import ARTICLES, skeleton
from toolkit.lexicons import Row, lexicon

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


def in_office(name: PersonName, country: str | None, date: str | None, past: bool) -> PersonName:
    """A plain name that several leaders bear, with the initials or the generation of the only one in office at an ISO day.

    With `past`, that of the only one who had left office by then. Limits: leaders are those of the lexicon.

    >>> [in_office(person_name("George Bush"), "USA", year, False).middle for year in ("1990", "2003", "2020")]
    ['hw', 'w', '']
    """
    if name.middle or name.generation or not date:
        return name
    year, held = date[:4], set()
    for full, row in _namesakes().get((name.given, name.surname), ()):
        until = row["to"] or "9999"
        if country in (None, row["country"]) and (until <= year if past else row["from"] <= year <= until):
            held.add((full.middle, full.generation))
    if len(held) != 1:
        return name
    [(middle, generation)] = held
    return name._replace(middle=middle, generation=generation)


@cache
def _namesakes() -> dict[tuple[str, str], list[tuple[PersonName, Row]]]:
    """Given name and surname → the leaders who bear both, where initials or generation tell several apart."""
    found: dict[tuple[str, str], list[tuple[PersonName, Row]]] = {}
    for row in lexicon("leaders"):
        name = person_name(row["name"])
        found.setdefault((name.given, name.surname), []).append((name, row))
    return {key: known for key, known in found.items() if len({name for name, _ in known}) > 1}


def _generation(word: str) -> bool:
    return word.lower().rstrip(".") in words_of("generation")


def _initials(word: str) -> bool:
    return INITIALS.fullmatch(word) is not None and word.isupper() and len(word.replace(".", "")) <= 2


def _title(word: str) -> bool:
    """Whether a first word is no name: a title ("President Obama"), or what the person leads ("Team Clinton")."""
    known = noun(word.lower()) if word not in genders() else None
    return word in honorifics() or (known is not None and (known.office or known.type in ("group", "organisation")))
