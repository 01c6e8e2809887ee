"""Tokens → the word classes of time expressions, one character a token, so that a grammar over them is a regular expression.

The classes of words are those of `lexicons/time_words.csv`; numbers are classed by their shape. A class is written as one
private character: the classes of a text are a string as long as its tokens are many.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.language import Parse
from toolkit.lexicons import lexicon

OTHER = " "
SHAPES = (
    "small", "two", "year", "big", "clocktime", "slashdate", "fraction", "suffix", "s", "hyphen", "dash", "comma", "stop",
    "apostrophe", "bracket", "holiday", "festive",
)  # fmt: skip
"""The classes that no lexicon lists: numbers, punctuation, holidays."""

_PUNCTUATION = {",": "comma", "–": "dash", "—": "dash", "--": "dash", "'": "apostrophe", "(": "bracket"} | dict.fromkeys(
    (".", ";", ":", "!", "?", '"', "”", "''", ")"), "stop"
)
_SUFFIXES = {"st": "suffix", "nd": "suffix", "rd": "suffix", "th": "suffix", "s": "s", "'s": "s"}
_HYPHENS = frozenset("-−‐‑")
_MONEY = frozenset("$€£¥#№") | {"no.", "nos."}
_FRACTIONS = frozenset({"1/2", "1/3", "1/4", "3/4", "2/3"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_SLASHED = re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}/\d{2}|\d{4}/\d{1,2}/\d{1,2}")


class Word(NamedTuple):
    """A word of the lexicon: its class, its value as a string, and what it needs to be taken for one."""

    code: str
    value: str
    needs: str


@cache
def codes() -> dict[str, str]:
    """The character of each class."""
    classes = [*SHAPES, *dict.fromkeys(row["class"] for row in lexicon("time_words"))]
    return {name: chr(0x4E00 + k) for k, name in enumerate(dict.fromkeys(classes))}


@cache
def names() -> dict[str, str]:
    """The class of each character."""
    return {character: name for name, character in codes().items()}


@cache
def _words() -> dict[str, list[Word]]:
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


class Classes(NamedTuple):
    """The classes of the tokens of a text, and their values where they have any."""

    codes: str
    values: dict[int, str]


def classify(parse: Parse) -> Classes:
    """The class of every token; the value of those that have one."""
    words, code = _words(), codes()
    found: list[str] = [OTHER] * len(parse)
    values: dict[int, str] = {}
    lower = parse.lower
    for i, word in enumerate(lower):
        if word[0].isdecimal():
            if i == 0 or lower[i - 1] not in _MONEY:
                found[i], values[i] = code[_shape(word)], word
        elif word in _SUFFIXES and i and lower[i - 1][0].isdecimal() and _tight(parse, i):
            found[i] = code[_SUFFIXES[word]]
        elif word in _HYPHENS:
            found[i] = code["hyphen" if _tight(parse, i) and _tight(parse, i + 1) else "dash"]
        else:
            for known in words.get(word) or words.get(word.rstrip("."), ()):
                if not known.needs or _fits(parse, i, known.needs):
                    found[i], values[i] = known.code, known.value
                    break
    _mark_holidays(parse, found, values)
    _drop_names(parse, found)
    return Classes("".join(found), values)


def _mark_holidays(parse: Parse, found: list[str], values: dict[int, str]) -> None:
    """Class the words of holidays, which may be several."""
    holidays, code = _holidays(), codes()
    for i, word in enumerate(parse.lower):
        if word in holidays and parse.words[i][0].isupper() and found[i] != code["festive"]:
            for name, title in holidays[word]:
                if parse.lower[i : i + len(name)] == name:
                    values[i] = title
                    found[i : i + len(name)] = code["holiday"] + code["festive"] * (len(name) - 1)
                    break


def _drop_names(parse: Parse, found: list[str]) -> None:
    """Take no word of a person's or an organisation's name for one of time, and in other names no unit of time."""
    code = codes()
    units = {code["unit"], code["units"], code["quarter"]}
    for name in parse.names:
        for i in range(name.first, name.beyond):
            if name.type in ("PER", "ORG") or (name.type == "MISC" and found[i] in units):
                found[i] = OTHER


def _tight(parse: Parse, i: int) -> bool:
    """Whether no space stands before the token."""
    return 0 < i < len(parse) and parse.starts[i] == parse.ends[i - 1]


def _fits(parse: Parse, i: int, needs: str) -> bool:
    """Whether a word that is not always one of time is one here: by its capital letter or its tag."""
    tag = parse.xpos[i]
    match needs:
        case "capital":
            return parse.words[i][0].isupper()
        case "proper":
            return parse.words[i][0].isupper() and tag.startswith("NNP")
        case "noun":
            return tag.startswith("NN")
        case "adverb":
            return tag.startswith("RB")
        case "thing":
            noun = parse.heads[i]
            return noun >= 0 and not _person(parse, noun)
        case _:  # "modifier": an adjective or an adverb
            return not tag.startswith("NN")


def _person(parse: Parse, noun: int) -> bool:
    """Whether a noun stands for a person, whose age is no time of the story."""
    known = _words().get(parse.lower[noun], ())
    return parse.xpos[noun].startswith("NNP") or any(word.code == codes()["person"] for word in known)


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
