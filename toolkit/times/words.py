"""Tokens → the word classes of time expressions, one character a word, so that a grammar over them is a regular expression.

The classes of words are those of `lexicons/time_words.csv`; numbers are classed by their shape. A word here is a token of the
parse, or a part of one: "18th", "'90s" and "mid-April" are several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.language import Parse
from toolkit.lexicons import lexicon
from toolkit.times.doubt import counts, fits

OTHER = " "
SHAPES = (
    "small", "two", "year", "big", "clocktime", "slashdate", "fraction", "suffix", "s", "poss", "hyphen", "dash", "comma",
    "stop", "apostrophe", "bracket", "holiday", "festive",
)  # fmt: skip
"""The classes that no lexicon lists: numbers, what is glued to them, punctuation, holidays."""

_BEFORE_YEARS = (
    "month", "comma", "season", "fall", "small", "suffix", "year", "quarter_number", "holiday", "festive",
)  # fmt: skip
"""The classes after which a number between 1000 and 2199 is a year without more ado."""
HYPHENS = frozenset("-−‐‑")
_PUNCTUATION = {
    ",": "comma", "–": "dash", "—": "dash", "--": "dash", "'": "apostrophe", "(": "bracket", "'s": "poss",
} | dict.fromkeys((".", ";", ":", "!", "?", '"', "”", "''", ")"), "stop")  # fmt: skip
_SUFFIXES = {"st": "suffix", "nd": "suffix", "rd": "suffix", "th": "suffix", "s": "s", "'s": "s"}
_MONEY = frozenset("$€£¥#№") | {"no.", "nos.", "us$"}
_FRACTIONS = frozenset({"1/2", "1/3", "1/4", "3/4", "2/3"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_SLASHED = re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}/\d{2}|\d{4}/\d{1,2}/\d{1,2}")
_COMPOUND = re.compile(
    r"(?P<apostrophe>['’])?(?P<digits>\d{1,4})(?P<suffix>st|nd|rd|th|s)?|(?P<prefix>[a-z]+)(?P<hyphen>-)(?P<stem>\w+)"
)


class Word(NamedTuple):
    """An entry of the lexicon: a class, its value as a string, and what it needs to be meant (see `doubt.fits`)."""

    code: str
    value: str
    needs: str


@dataclass(frozen=True, slots=True)
class Classes:
    """The words of a text: their classes as one string, the values of those that have one, the words in lower case, the
    token that each belongs to, and their character offsets.
    """

    codes: str
    values: dict[int, str]
    lower: list[str]
    tokens: list[int]
    starts: list[int]
    ends: list[int]


@cache
def codes() -> dict[str, str]:
    """The character of each class."""
    classes = [*SHAPES, *dict.fromkeys(row["class"] for row in lexicon("time_words"))]
    return {name: chr(0x4E00 + k) for k, name in enumerate(classes)}


@cache
def names() -> dict[str, str]:
    """The class of each character."""
    return {character: name for name, character in codes().items()}


def classify(parse: Parse) -> Classes:
    """The words of a parse with their classes."""
    entries, code = _entries(), codes()
    lower, tokens, starts, ends = _words(parse)
    dated = {code[name] for name in _BEFORE_YEARS}
    found: list[str] = [OTHER] * len(lower)
    values: dict[int, str] = {}
    classes = Classes("", values, lower, tokens, starts, ends)
    _mark_holidays(parse, classes, found)
    for i, word in enumerate(lower):
        if found[i] != OTHER:
            continue
        glued = i > 0 and starts[i] == ends[i - 1]
        if word[0].isdecimal():
            if i == 0 or lower[i - 1] not in _MONEY:
                shape = _shape(word)
                if shape == "year" and (i == 0 or found[i - 1] not in dated) and counts(parse, tokens[i]):
                    shape = "big"
                found[i], values[i] = code[shape], word
        elif glued and word in _SUFFIXES and lower[i - 1][0].isdecimal():
            found[i] = code[_SUFFIXES[word]]
        elif word in HYPHENS:
            found[i] = code["hyphen" if glued and i + 1 < len(lower) and starts[i + 1] == ends[i] else "dash"]
        else:
            for entry in entries.get(word) or entries.get(word.rstrip(".")) or ():
                if not entry.needs or fits(parse, tokens[i], starts[i], entry.needs):
                    found[i], values[i] = entry.code, entry.value
                    break
    _drop_names(parse, classes, found)
    return Classes("".join(found), values, lower, tokens, starts, ends)


def _words(parse: Parse) -> tuple[list[str], list[int], list[int], list[int]]:
    """The tokens, those that are compounds of several words of time in their parts: lower case, token, start, end."""
    lower: list[str] = []
    tokens: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for token, word in enumerate(parse.lower):
        begin = parse.starts[token]
        for part in _parts(word):
            lower.append(part)
            tokens.append(token)
            starts.append(begin)
            begin += len(part)
            ends.append(begin)
        ends[-1] = parse.ends[token]  # a few letters are longer in lower case
    return lower, tokens, starts, ends


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """A token in lower case, cut where a number or a prefix is glued to it.

    >>> _parts("18th"), _parts("'90s"), _parts("mid-april"), _parts("10.5")
    (('18', 'th'), ("'", '90', 's'), ('mid', '-', 'april'), ('10.5',))
    """
    found = _COMPOUND.fullmatch(word)
    if found is None:
        return (word,)
    whole = [part for part in found.groups() if part]
    return (*whole[:-1], *_parts(whole[-1])) if len(whole) > 1 else (word,)


def _drop_names(parse: Parse, classes: Classes, found: list[str]) -> None:
    """Take no word of a person's or an organisation's name for one of time, and in other names no unit of time.

    A name of words that can mean nothing but time ("Thursday") is none.
    """
    if not parse.names:
        return
    units = {codes()[name] for name in ("unit", "units", "quarter")}
    feasts = {codes()[name] for name in ("holiday", "festive")}
    places: dict[int, list[int]] = {}
    for place, token in enumerate(classes.tokens):
        places.setdefault(token, []).append(place)
    for name in parse.names:
        inside = [place for token in range(name.first, name.beyond) for place in places[token]]
        if name.type in ("PER", "ORG"):
            if not all(_plain(classes.lower[place]) or found[place] in feasts for place in inside):
                for place in inside:
                    found[place] = OTHER
        elif name.type == "MISC":
            for place in inside:
                found[place] = OTHER if found[place] in units else found[place]


def _plain(word: str) -> bool:
    """Whether a word names a time and nothing else."""
    return any(not entry.needs and entry.code in (codes()["month"], codes()["weekday"]) for entry in _entries().get(word, ()))


def _mark_holidays(parse: Parse, classes: Classes, found: list[str]) -> None:
    """Class the words of holidays, which may be several; one within a longer name of a person or an organisation is none."""
    holidays, code, lower = _holidays(), codes(), classes.lower
    longer = {k for name in parse.names if name.type in ("PER", "ORG") for k in range(name.first, name.beyond)}
    for i, word in enumerate(lower):
        if word not in holidays or found[i] == code["festive"] or not parse.words[classes.tokens[i]][0].isupper():
            continue
        for name, title in holidays[word]:
            beyond = i + len(name)
            if tuple(lower[i:beyond]) == name:
                around = [classes.tokens[k] for k in (i - 1, beyond) if 0 <= k < len(lower)]
                longer_name = classes.tokens[i] in longer and any(k in longer for k in around)
                place = beyond < len(lower) and parse.text[classes.starts[beyond]].isupper()  # "Easter Island"
                if longer_name or place:
                    break
                classes.values[i] = title
                found[i:beyond] = code["holiday"] + code["festive"] * (len(name) - 1)
                break


@cache
def _entries() -> dict[str, list[Word]]:
    """The entries of each word; the first one whose needs are met is the one that counts."""
    code = codes()
    found: dict[str, list[Word]] = {mark: [Word(code[name], "", "")] for mark, name in _PUNCTUATION.items()}
    for row in lexicon("time_words"):
        found.setdefault(row["word"], []).append(Word(code[row["class"]], row["value"], row["needs"]))
    return found


@cache
def _holidays() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the holidays that begin with it, as words of the tokenizer, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon("holidays"):
        words = tuple(re.findall(r"\w+\.(?= )|\w+(?='s)|'s|\w+|'", row["name"]))
        found.setdefault(words[0], []).append((words, row["name"]))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@lru_cache(maxsize=10_000)
def _shape(word: str) -> str:
    """The class of a number by its shape."""
    if word.isdecimal() and word.isascii():
        if len(word) <= 2:
            return "small" if int(word) <= 31 else "two"
        return "year" if len(word) == 4 and 1000 <= int(word) < 2200 else "big"
    if _CLOCK.fullmatch(word):
        return "clocktime"
    if _SLASHED.fullmatch(word):
        return "slashdate"
    return "fraction" if word in _FRACTIONS else "big"
