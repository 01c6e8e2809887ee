"""The words of an expression → what they say, by class: values, numbers, times of day, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.times.grammar import Match
from toolkit.times.words import Word

DIGITS = ("small", "two", "year", "big")
NUMERALS = (*DIGITS, "numword", "centum", "scale", "fraction", "half")
CLOCK = ("clocktime", "hour", "ampm", "zone", "oclock")
SIGNS: dict[str, str] = {"plus": "+", "hyphen": "-"}
"""How a zone is moved: "UTC+3", "GMT-5"."""
SHARED = ("year", "big", "bc", "ad", "month", "unit", "units")
"""What the one part of a range may leave to the other: "22 to 25 April", "480–479 BC", "between 12 and 18 months"."""
_WHOLE = re.compile(r"P(T?)\d+([YMWDHS])")
_NESTING = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""The letters of units from the longest to the shortest, those of the clock with their T."""
LETTERS: dict[str, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
CLOCK_UNITS = ("second", "minute", "hour")
HALVES: dict[str, str] = {"year": "6M", "hour": "30M", "minute": "30S"}
"""What half a unit is in the next smaller one; half of others is written with a decimal."""
FINER: dict[str, tuple[str, int]] = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
"""The units of which one speaks in halves and quarters, with a smaller one and how many of these make one."""


class Slots(NamedTuple):
    """The words of an expression: by class their values, in order; a time of day; the number that the numerals make.
    `words` are the words themselves, in lower case.
    """

    values: dict[str, list[str]]
    words: tuple[str, ...]
    clock: str | None
    number: float | None

    def has(self, *classes: str) -> bool:
        """Whether there is a word of one of the classes."""
        return any(name in self.values for name in classes)

    def first(self, *classes: str) -> str | None:
        """The value of the first word of the first of the classes that has one."""
        return next((self.values[name][0] for name in classes if name in self.values), None)

    def share(self, other: Slots) -> Slots:
        """The same words with what they leave to the other part of a range."""
        if self.has("slashdate"):
            return self
        bare_year = self.has("year") and not self.has("small")  # takes no month
        left = {name: other.values[name] for name in (("bc",) if bare_year else SHARED) if name in other.values}
        whole = ("unit", "units") * bool(self.unit) + ("year", "big") * self.has("bc", "ad")
        left = {name: left[name] for name in left if name not in whole}
        return self._replace(values=left | self.values)

    def without(self, *classes: str) -> Slots:
        """The same without the values of some classes."""
        return self._replace(values={name: self.values[name] for name in self.values if name not in classes})

    @property
    def time(self) -> str:
        """The time or the part of a day as TimeML writes it, or an empty string."""
        return self.clock or self.first("part", "parts", "tonight", "overnight") or ""

    @property
    def unit(self) -> str | None:
        """The unit of a length, singular: "week"."""
        return self.first("units", "centuries", "unit", "weekend", "century", "quarter", "lasting")

    @property
    def amount(self) -> float | None:
        """How many units: a number, 1 for "a", None where it is left open ("several", bare "weeks")."""
        if self.number is not None:
            return 1.5 if self.number == 0.5 and "and" in self.words else self.number  # "a year and a half"
        if self.has("vague", "units", "centuries"):
            return None
        return 0.25 if self.has("century") and self.has("quarter") else 1


def slots_of(words: list[Word], match: Match) -> Slots:
    """Read the words of a match."""
    values: dict[str, list[str]] = {}
    numerals: list[tuple[str, str]] = []
    clock: list[str] = []
    inside = words[match.first : match.beyond]
    lower = tuple(word.lower for word in inside)
    if match.rule == "clock" and (spoken := _spoken(inside)):
        clock.append(spoken[0])
        inside = inside[spoken[1] :]
    kinds = ["", "", *(word.kind for word in inside), ""]
    for k, word in enumerate(inside):
        kind, value = word.kind, word.value
        if kind in ("nth", "nights"):
            kind, value = "ordinal", re.split(r"\D", value)[0]
        if match.rule == "clock":
            told = _of_clock(kind, value, kinds[k : k + 2], kinds[k + 3])
            if told is None and kind == "part" and clock:
                told = "0" if value == "TMO" else "12"  # 4 in the morning is 4 a.m.
            if told is not None:
                clock.append(told)
                continue
        if kind in NUMERALS and not ((numerals or "a" in values) and _range(values, kinds[k : k + 2])):
            numerals.append((kind, value))
        values.setdefault(kind, []).append(value)
    return Slots(values, lower, clock_value(clock), number_value(numerals))


def _spoken(words: Sequence[Word]) -> tuple[str, int] | None:
    """The time told by the hour before or to come, "half past nine", "a quarter to six", and the number of its words."""
    place = next((k for k, word in enumerate(words[:-1]) if word.kind in ("gone", "to")), None)
    if place is None:
        return None
    before = {word.kind: word.value for word in words[:place]}
    part = 30 if "half" in before else 15 if "quarter" in before else 0
    minutes = part or int(number_value([(w.kind, w.value) for w in words[:place] if w.kind in NUMERALS]) or 0)
    hour, minute = divmod(int(words[place + 1].value) * 60 + (minutes if words[place].kind == "gone" else -minutes), 60)
    return f"{hour or 12}:{minute:02}", place + 2


def _of_clock(kind: str, value: str, before: Sequence[str], after: str) -> str | None:
    """What a word tells of the time of day, with the classes of the two words before it and of the one after; else None."""
    if kind in CLOCK or (kind in NUMERALS and after in (*CLOCK[1:], "in", "this", "that")):  # not "2025-03-18 14:30"
        return value
    if before[0] == "zone" and before[1] in SIGNS:
        return SIGNS[before[1]] + value.zfill(2)
    return None


def _range(values: Mapping[str, object], before: Sequence[str]) -> bool:
    """Whether a number behind words of these classes is the second one of a range: "two to three", "12-18"."""
    return not values.keys().isdisjoint(("to", "or", "dash")) or (before[1] == "hyphen" and before[0] in DIGITS)


def clock_value(parts: list[str]) -> str | None:
    """The time of day as TimeML writes it: 3 p.m. EST is T15:00-05; None where there is none, or none that exists.

    >>> clock_value(["3", "12", "-05"]), clock_value(["10:35", "0"]), clock_value(["13", "Z", "+03"]), clock_value(["T12:00"])
    ('T15:00-05', 'T10:35', 'T13:00+03', 'T12:00')
    """
    if not parts or parts[0].startswith("T"):
        return parts[0] if parts else None
    digits = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?(:\d{2})?", parts[0])
    if digits is None:
        return None
    hour, minute, rest = int(digits[1]), int(digits[2] or 0), parts[1:]
    half = next((int(part) for part in rest if part in ("0", "12")), None)
    zone = next((part for part in rest[::-1] if part.startswith(("Z", "+", "-"))), "")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    return f"T{hour:02}:{minute:02}{digits[3] or ''}{zone}" if hour <= 24 and minute <= 59 else None


def number_value(numerals: list[tuple[str, str]]) -> float | None:
    """The number that numerals make together, given with their classes; a year may be told in two numbers.

    >>> number_value([("numword", "2"), ("scale", "100"), ("numword", "50")])
    250.0
    >>> number_value([("half", "0.5"), ("scale", "12")])
    6.0
    >>> number_value([("centum", "19"), ("numword", "90"), ("numword", "6")]), number_value([("small", "2"), ("half", "0.5")])
    (1996.0, 2.5)
    """
    total = group = 0.0
    for kind, written in numerals:
        plain = written.replace(",", "")
        value = float(plain) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", plain) else 0
        if kind == "scale":
            group, total = (group or total or 1) * value, total if group else 0  # half a dozen
        elif kind in ("numword", "centum"):
            group = group * 100 + value if group in (18, 19, 20) and value >= 10 else group + value
        else:
            total += value
    return total + group if numerals else None


def finer(unit: str, count: float) -> tuple[str, float]:
    """So many units in smaller ones where they are not whole: 2.5 years are 30 months."""
    smaller, size = FINER.get(unit, (unit, 1))
    return (smaller, count * size) if count % 1 else (unit, count)


def length(unit: str, count: float | None) -> str:
    """The duration of so many units.

    >>> length("day", 30), length("year", 2.5), length("hour", 1), length("week", None), length("century", 0.5)
    ('P30D', 'P2Y6M', 'PT1H', 'PXW', 'P50Y')
    """
    if unit in ("decade", "century") and count and count % 1:
        unit, count = finer(unit, count)
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    rest = ""
    if count and count % 1 == 0.5 and unit in HALVES:
        count, rest = count // 1, HALVES[unit]
    number = "X" if count is None else f"{count:.10g}"
    return ("PT" if unit in CLOCK_UNITS else "P") + (number + LETTERS[unit] if count != 0 or not rest else "") + rest


def nested(longer: str, shorter: str) -> str | None:
    """The one duration that two make, where the second is of a shorter unit and both have whole numbers; else None.

    >>> nested("P2Y", "P3M"), nested("PT1H", "PT20M"), nested("P1D", "PT6H"), nested("P3D", "P2W"), nested("PXY", "P3M")
    ('P2Y3M', 'PT1H20M', 'P1DT6H', None, None)
    """
    first, second = _WHOLE.fullmatch(longer), _WHOLE.fullmatch(shorter)
    if not (first and second) or _NESTING.index(first[1] + first[2]) >= _NESTING.index(second[1] + second[2]):
        return None
    return longer + (shorter.removeprefix("PT") if first[1] else shorter[1:])
