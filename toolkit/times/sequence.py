"""The matches of a text, in order → their readings: each is resolved where those before it have led the story."""

from __future__ import annotations

from functools import partial

from toolkit.language import Parse
from toolkit.times.context import Context, direction
from toolkit.times.grammar import Match, scan
from toolkit.times.reading import Reading
from toolkit.times.resolve import resolve
from toolkit.times.slots import Slots, slots_of
from toolkit.times.words import Classes, names

_CONNECTORS = frozenset({"hyphen", "dash", "to", "and"})
_FIRST_PARTS = ("range_begin", "date", "month")
_SECOND_PARTS = ("date", "month", "era", "length", "range_end")
_DAYS = ("weekday", "date", "today", "part", "holiday")
DAY_BEHIND = 6
"""How many words may part a time of day from the day behind it: "at 3 a.m. local time on Friday"."""


def readings(parse: Parse, classes: Classes, matches: list[Match], context: Context) -> list[tuple[Match, Reading]]:
    """Resolve the matches in text order; where one turns out to be no time, look again behind its first word."""
    found: list[tuple[Match, Reading]] = []
    waiting = matches[::-1]
    before: Slots | None = None
    previous = Match("", 0, 0)
    while waiting:
        match = waiting.pop()
        later = waiting[-1] if waiting else None
        slots = slots_of(match, classes)
        if before and match.rule == "range_end":
            slots = slots.share(before)
        elif later and _joined(match, later, classes):
            slots = slots.share(slots_of(later, classes))
        context.sentence = _sentence(parse, classes, match)
        if match.rule == "clock" and later and context.told_day is None and _day_behind(parse, classes, match, later):
            _resolve(parse, classes, later, slots_of(later, classes), context)
        from_now = before is not None and before.has("now", "today") and _connected(previous, match, classes)
        reading = _resolve(parse, classes, match, slots, context, from_now)
        if reading is None:
            waiting.extend(reversed(list(scan(classes, match.first + 1, match.beyond))))
        else:
            found.append((match, reading))
            before, previous = slots, match
    return found


def _resolve(
    parse: Parse, classes: Classes, match: Match, slots: Slots, context: Context, from_now: bool = False
) -> Reading | None:
    """Resolve one match; what a range that begins now ends with lies ahead: "between now and Feb. 10"."""
    toward = (lambda: 1) if from_now else partial(direction, parse, classes.tokens[match.beyond - 1])
    return resolve(match.rule, slots, context, toward)


def _sentence(parse: Parse, classes: Classes, match: Match) -> int:
    return parse.sentence_of[classes.tokens[match.first]]


def _joined(match: Match, later: Match, classes: Classes) -> bool:
    """Whether two matches are the two parts of a range, the first of which may lack what the second one says."""
    return match.rule in _FIRST_PARTS and later.rule in _SECOND_PARTS and _connected(match, later, classes)


def _connected(match: Match, later: Match, classes: Classes) -> bool:
    """Whether only a dash, "to" or "and" stands between two matches, with or without an article."""
    between = classes.codes[match.beyond : later.first]
    return 0 < len(between) <= 2 and names().get(between[0]) in _CONNECTORS


def _day_behind(parse: Parse, classes: Classes, match: Match, later: Match) -> bool:
    """Whether the next match names the day of a time of day."""
    near = later.rule in _DAYS and later.first - match.beyond <= DAY_BEHIND
    return near and _sentence(parse, classes, match) == _sentence(parse, classes, later)
