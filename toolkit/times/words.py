"""Tokens → the words of time expressions, each with its class and value.

The classes are those of `lexicons/time_words.csv` and `lexicons/holidays.csv`, whose entries may have several words ("more
than", "Good Friday"); numbers are classed by their shape. A token like "1990s" or "mid-April" is several words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.language import Parse
from toolkit.language.tokens import tokenize
from toolkit.lexicons import lexicon
from toolkit.times.ambiguous import NEEDS, counts, measures
from toolkit.times.known import known_days

SHAPES = ("small", "two", "year", "big", "nth", "clocktime", "slashdate", "nights")
"""The classes of numbers: up to 31, up to 99, 1000 to 2199, others; 18th, 12:30, 3/18/2025, and "the night of 5/6 June"."""
_NO_COUNT = frozenset({
    "month", "comma", "season", "fall", "fiscal", "small", "nth", "year", "quarter_number", "holiday", "unit", "units",
    "the", "poss", "their", "early", "late", "middle", "last", "previous", "next", "following", "this",
})  # fmt: skip
"""The classes after which a number like 2000 is a year, whatever it stands before: "its 2022 attacks"."""
_PART_OF_NAMES = frozenset({"weekday", "weekend", "hour", "part"})
_TITLES = (frozenset({"last", "this", "next", "small", "two", "big", "numword"}), frozenset({"unit", "units", "part"}))
"""The classes that name a programme together: "This Week", "60 Minutes"."""
_BIG_RANGES = frozenset({("big", "to"), ("big", "and"), ("big", "hyphen"), ("big", "dash")})
"""After words of these classes a number is none of a year: "Sections 1981 to 1985"."""
_NOT_IN_NAMES = {"MISC": ("unit", "units", "quarter"), "LOC": ("holiday",)}
"""What a name with other words in it turns into no time: "60 Minutes", "Easter Island"."""
_WRITTEN = {
    "nth": re.compile(r"([012]?\d|3[01])(?:st|nd|rd|th)"),
    "clocktime": re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"),
    "slashdate": re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}/\d{2}|\d{4}/\d{1,2}/\d{1,2}"),
    "nights": re.compile("|".join(f"{day}/{day % 31 + 1}" for day in range(1, 32))),
    "big": re.compile(r"[\d.,]+"),
}
_STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:?\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?(?![\w:])", re.ASCII | re.IGNORECASE
)
"""A time stamp of ISO 8601: 2025-03-18T09:15:00Z."""
_COMPOUND = re.compile(r"(?P<apostrophe>')?(?P<digits>\d{1,4})(?P<s>s)?|(?P<prefix>[a-z]+)(?P<hyphen>-)(?P<stem>\w+)")


class Word(NamedTuple):
    """A word in lower case, its class ("" for none) and value, its first token in the parse and its characters."""

    lower: str
    kind: str
    value: str
    token: int
    start: int
    end: int


class Entry(NamedTuple):
    """An entry of the lexicon: one or more words, their class and value, and what they need to be meant."""

    words: tuple[str, ...]
    kind: str
    value: str
    needs: str


def classify(parse: Parse) -> list[Word]:
    """The words of a parse with their classes, in text order."""
    words: list[Word] = []
    beyond = 0
    for token, lower in enumerate(parse.lower):
        if token < beyond:
            continue
        start = parse.starts[token]
        if len(lower) == 4 and lower.isdecimal() and (stamp := _STAMP.match(parse.text, start)):
            beyond = parse.tokens(*stamp.span())[1]
            words += _stamped(stamp, token, beyond - 1)
            continue
        for part in _parts(lower):
            entry = _entry(parse, token, part, start) or Entry((part,), _shape(part, parse, token, words), part, "")
            words.append(Word(" ".join(entry.words), entry.kind, entry.value, token, start, start + len(part)))
            start, beyond = start + len(part), token + len(entry.words)
        words[-1] = words[-1]._replace(end=parse.ends[beyond - 1])  # a few letters are longer in lower case
    return _without_names(parse, words)


def _entry(parse: Parse, token: int, word: str, start: int) -> Entry | None:
    """The first entry that begins with a word and is meant here."""
    entries = _entries()
    for entry in entries.get(word) or entries.get(word.rstrip(".")) or ():
        size = len(entry.words)
        whole = size == 1 or parse.lower[token : token + size] == entry.words
        if whole and (not entry.needs or NEEDS[entry.needs](parse, token, start)):
            return entry
    return None


@cache
def _entries() -> dict[str, list[Entry]]:
    """The entries by their first word, the longest first, else in the order of the file."""
    found: dict[str, list[Entry]] = {}
    rows = [(row["name"], "holiday", row["name"], "capital") for row in lexicon("holidays")]
    rows += [(name, "known_day", name, "") for name in known_days()]
    rows += [(row["word"], row["class"], row["value"], row["needs"]) for row in lexicon("time_words")]
    for text, kind, value, needs in rows:
        parted = " " in text or "-" in text
        words = tuple(word.lower() for word in tokenize(text).words) if parted else (text.lower(),)
        found.setdefault(words[0], []).append(Entry(words, kind, value, needs))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return found


def _stamped(stamp: re.Match[str], first: int, last: int) -> Iterator[Word]:
    """The words of a time stamp: its day, its time to the minute and, where it has one, its zone."""
    day, clock, zone = stamp.groups()
    yield Word(day, "slashdate", day.replace("-", "/"), first, *stamp.span(1))
    yield Word(clock, "clocktime", clock, last, stamp.start(2), stamp.end() if zone is None else stamp.start(3))
    if zone is not None:
        yield Word(zone.lower(), "zone", zone.upper().removesuffix("00").rstrip(":"), last, *stamp.span(3))


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """A token in lower case, cut where a number or a prefix is glued to it.

    >>> _parts("1990s"), _parts("'90s"), _parts("mid-april"), _parts("10.5")
    (('1990', 's'), ("'", '90', 's'), ('mid', '-', 'april'), ('10.5',))
    """
    found = _COMPOUND.fullmatch(word)
    whole = [part for part in found.groups() if part] if found else []
    return (*whole[:-1], *_parts(whole[-1])) if len(whole) > 1 else (word,)


def _shape(word: str, parse: Parse, token: int, before: list[Word]) -> str:
    """The class of a number by its shape and the words before it; "" for other words."""
    if not word[0].isdecimal() or (before and before[-1].kind == "label"):
        return ""
    if not (word.isdecimal() and word.isascii()):
        name = next((name for name, pattern in _WRITTEN.items() if pattern.fullmatch(word)), "")
        glued = name == "clocktime" and parse.text[max(0, parse.starts[token] - 1) : parse.starts[token]] in (":", "+")
        return "" if glued else name  # 10:00:00Z, 23:55:10+02:00
    if len(word) <= 2:
        return "small" if int(word) <= 31 else "two"
    if len(word) != 4 or not 1000 <= int(word) < 2200:
        return "big"
    if measures(parse, token) or tuple(word.kind for word in before[-2:]) in _BIG_RANGES:
        return "big"
    return "year" if (before and before[-1].kind in _NO_COUNT) or not counts(parse, token) else "big"


def _without_names(parse: Parse, words: list[Word]) -> list[Word]:
    """Take no word of a person's or an organisation's name for one of time, and in other names not every one.

    A name of words that can mean nothing but time ("Thursday") is none.
    """
    for name in parse.names:
        first, beyond = (bisect_left(words, k, key=lambda word: word.token) for k in (name.first, name.beyond))
        inside = range(first, beyond)
        if all(words[k].kind == "holiday" or words[k].lower in _unmistakable() for k in inside):
            continue
        for k in inside:
            if name.type in ("PER", "ORG") or words[k].kind in _NOT_IN_NAMES.get(name.type, ()):
                words[k] = words[k]._replace(kind="")
    for k in range(len(words) - 1):
        titled = words[k].kind in _TITLES[0] and words[k + 1].kind in _TITLES[1] and _titled(parse, words[k], words[k + 1])
        if titled:
            words[k : k + 2] = (word._replace(kind="") for word in words[k : k + 2])
        elif words[k].kind in _PART_OF_NAMES and _begins_name(parse, words[k], words[k + 1]):
            words[k] = words[k]._replace(kind="")
    return words


def _titled(parse: Parse, before: Word, unit: Word) -> bool:
    """Whether two words name a programme, "This Week": both begin with capitals, as few other words of their sentence do."""
    begin = parse.text[before.start]
    if not ((begin.isupper() or begin.isdecimal()) and parse.words[unit.token].istitle()):
        return False
    words = [word for word in parse.words[slice(*parse.sentences[parse.sentence_of[unit.token]])] if word[:1].isalpha()]
    return 2 * sum(word[0].islower() for word in words) > len(words) - 2


def _begins_name(parse: Parse, word: Word, after: Word) -> bool:
    """Whether a word of time begins a name: "Thursday Island", "Midnight Sun"."""
    token = word.token
    capital = parse.text[word.start].isupper() and parse.text[after.start].isupper() and not after.kind
    return (
        capital
        and parse.heads[token] == after.token
        and parse.relations[token] == "compound"
        and parse.xpos[after.token] == "NNP"
    )


@cache
def values(kind: str) -> dict[str, str]:
    """The words of a class of the lexicon with their values.

    >>> values("numword")["seven"], values("often")["twice"]
    ('7', '2')
    """
    return {row["word"]: row["value"] for row in lexicon("time_words") if row["class"] == kind}


@cache
def _unmistakable() -> frozenset[str]:
    """The names of months and weekdays that are no other words."""
    return frozenset(r["word"] for r in lexicon("time_words") if r["class"] in ("month", "weekday") and not r["needs"])
