"""A match → the values of its words, by class: what the rules of resolution read."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.times.grammar import Match
from toolkit.times.words import Classes, names

DIGITS = ("small", "two", "year", "big")
WORDS = ("numword", "centum", "scale")
NUMERALS = (*DIGITS, *WORDS, "fraction", "half")
CLOCK = ("clocktime", "hour", "ampm", "zone", "oclock")
SHARED = ("year", "bc", "month", "unit", "units")
"""What the one part of a range may leave to the other: "22 to 25 April", "480–479 BC", "between 12 and 18 months"."""


class Slots(NamedTuple):
    """The words of an expression: by class the values, in order; a time of day; numerals with their class.

    `words` are the words themselves and `before` is the one before them, all in lower case.
    """

    values: dict[str, list[str]]
    words: tuple[str, ...]
    before: str
    clock: str | None
    numerals: tuple[tuple[str, str], ...]

    @property
    def number(self) -> float | None:
        """The number that the numerals make together."""
        return number_value(self.numerals)

    def has(self, *classes: str) -> bool:
        """Whether there is a word of one of the classes."""
        return any(name in self.values for name in classes)

    def first(self, *classes: str) -> str | None:
        """The value of the first word of one of the classes."""
        for name in classes:
            if name in self.values:
                return self.values[name][0]
        return None

    def without(self, *classes: str) -> Slots:
        """The same words with none of some classes."""
        return self._replace(values={name: values for name, values in self.values.items() if name not in classes})

    def share(self, other: Slots) -> Slots:
        """The same words with what they leave to the other part of a range."""
        extra = {name: other.values[name] for name in SHARED if name in other.values and name not in self.values}
        return self._replace(values=self.values | extra)


def slots_of(match: Match, classes: Classes) -> Slots:
    """Read the words of a match."""
    kinds, lower = names(), classes.lower
    values: dict[str, list[str]] = {}
    numerals: list[tuple[str, str]] = []
    clock: list[str] = []
    tokens = range(match.first, match.beyond)
    for i in tokens:
        kind = kinds.get(classes.codes[i], "")
        after = kinds.get(classes.codes[i + 1], "") if i + 1 in tokens else ""
        value = classes.values.get(i, lower[i])
        if match.rule == "clock" and (kind in CLOCK or (kind in NUMERALS and after in (*CLOCK, "in"))):
            clock.append(value)
            continue
        if match.rule == "clock" and kind == "part" and clock:
            clock.append("0" if value == "TMO" else "12")  # 4 in the morning is 4 a.m.
            continue
        if kind in DIGITS and after == "suffix":
            kind = "ordinal"
        if kind in NUMERALS and not (numerals and ("to" in values or "or" in values)):
            numerals.append((kind, value))
        values.setdefault(kind, []).append(value)
    before = lower[match.first - 1] if match.first else ""
    return Slots(values, tuple(lower[i] for i in tokens), before, clock_value(clock), tuple(numerals))


def clock_value(parts: list[str]) -> str | None:
    """The time of day as TimeML writes it: 3 p.m. EST is T15:00-05; None where there is none, or none that exists.

    >>> clock_value(["3", "12", "-05"]), clock_value(["10:35", "0"]), clock_value(["1300", "Z"]), clock_value(["T12:00"])
    ('T15:00-05', 'T10:35', 'T13:00Z', 'T12:00')
    """
    if not parts:
        return None
    if parts[0].startswith("T"):
        return parts[0]
    digits = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?(:\d{2})?", parts[0])
    if digits is None:
        return None
    hour, minute, rest = int(digits[1]), int(digits[2] or 0), parts[1:]
    half = next((int(part) for part in rest if part in ("0", "12")), None)
    zone = next((part for part in rest if part == "Z" or part[:1] in ("+", "-")), "")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}{digits[3] or ''}{zone}"


def number_value(parts: tuple[tuple[str, str], ...]) -> float | None:
    """The number that numerals make together, given with their classes.

    >>> number_value((("numword", "2"), ("scale", "100"), ("numword", "50")))
    250.0
    >>> number_value((("small", "2"), ("fraction", "1/2")))
    2.5
    """
    if not parts:
        return None
    total = group = 0.0
    for kind, value in parts:
        if kind == "half":
            total += 0.5
        elif kind == "fraction":
            above, below = value.split("/")
            total += int(above) / int(below)
        elif kind in WORDS:
            group = (group or 1) * int(value) if kind == "scale" else group + int(value)
        else:
            plain = value.replace(",", "")
            total += float(plain) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", plain) else 0
    return total + group


def spelled_year(parts: tuple[tuple[str, str], ...]) -> int | None:
    """A year in words: nineteen ninety-six, twenty twenty-five, two thousand and three.

    >>> spelled_year((("centum", "19"), ("numword", "90"), ("numword", "6")))
    1996
    """
    numbers = [int(value) for _, value in parts]
    if len(numbers) >= 2 and numbers[0] in (18, 19, 20) and 10 <= numbers[1] < 100:
        return numbers[0] * 100 + sum(numbers[1:])
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    return None
