"""Time expressions → TIMEX3: type, value, modifier and calendar days (codebook, Times; TimeML 1.2.1).

Four steps: the words with their classes (`words`, and `ambiguous` for those that are not always of time), a grammar over
these (`grammar`), what the words of a match say (`slots`, and `ranges` for what it leaves to the others of a list), and what
it means (`resolve`, with `dates` and `months` for what is named on the calendar of `periods`, `distances` for what is so far
away) against the article's date, the tense around and the time last told (`context`), or what stands beside (`anchors`).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from toolkit.language import Parse
from toolkit.records import Document, Time
from toolkit.times.anchors import anchor_told, counts_from, preposition
from toolkit.times.context import Context, in_dateline, is_narrative
from toolkit.times.grammar import Match, encode, scan
from toolkit.times.periods import iso
from toolkit.times.ranges import LONGEST, ends_range, goes_on, last_part, one_length
from toolkit.times.readings import Reading
from toolkit.times.resolve import resolve
from toolkit.times.slots import Slots, slots_of
from toolkit.times.words import Word, classify

__all__ = ["annotate"]

_DAYS = ("weekday", "date", "today", "part", "holiday")
"""The rules of what a time of day belongs to."""
_NAMED = ("weekday", "month", "today")
"""The classes of words that name the day in a time of day: "7 a.m. (0500 GMT Thursday)"."""
DAY_BEHIND = 6
"""How many words may part a time of day from the day behind it: "at 3 a.m. local time on Friday"."""


def annotate(document: Document, parse: Parse) -> tuple[Time, ...]:
    """Find the time expressions of a document, in text order, with the ids t1, t2, …; none reaches across paragraphs.

    An expression that counts from what is not known, the document's date or an event, keeps a value with X for that, has no
    days, and its rule ends in ":unresolved". Time grows linearly with the text.

    >>> from toolkit.language import parse
    >>> text = "They met on Tuesday and will meet again next week."
    >>> [(t.text, t.value, t.first) for t in annotate(Document("a", text, "2025-03-19"), parse(text))]
    [('Tuesday', '2025-03-18', '2025-03-18'), ('next week', '2025-W13', '2025-03-24')]
    """
    words = classify(parse)
    codes = encode(words)
    edges = [bisect_left(words, first, key=lambda word: word.token) for first, _ in parse.paragraphs]
    matches = [m for first, beyond in pairwise((*edges, len(words))) for m in scan(codes, first, beyond)]
    written = iso(document.date) if document.date else None
    context = Context(parse, written, is_narrative(words, matches, written))
    times: list[Time] = []
    for match, reading in _readings(words, codes, matches, context):
        start, end = words[match.first].start, words[match.beyond - 1].end
        unresolved = reading.type in ("DATE", "TIME") and "X" in reading.value
        rule = f"time:{match.rule}" + ":unresolved" * unresolved
        times.append(Time(f"t{len(times) + 1}", start, end, document.text[start:end], *reading, rule))
    return tuple(times)


def _readings(words: list[Word], codes: str, matches: list[Match], context: Context) -> list[tuple[Match, Reading]]:
    """Resolve the matches; where one turns out to be no time, look again behind its first word."""
    found: list[tuple[Match, Reading]] = []
    waiting = matches[::-1]
    before: Slots | None = None
    while waiting:
        match = waiting.pop()
        find = _anchor_behind if match.rule == "anchored" else _day_behind
        if (place := find(words, match, waiting, found, context)) is not None:
            waiting.append(match)
            match, later = waiting.pop(place - 1), None
        else:
            later = waiting[-1] if waiting else None
        slots = slots_of(words, match)
        context.token = context.parse.top(*_tokens(words, match))
        context.ends_range = bool(found) and ends_range(words, found[-1][0], match)
        if before and (match.rule == "range_end" or (match.rule == "listed" and goes_on(words, found[-1][0], match))):
            slots = slots.share(before)
        elif later and (last := last_part(words, match, waiting[: -LONGEST - 1 : -1])):
            slots = slots.share(slots_of(words, last))
        reading = resolve(match.rule, slots, context)
        of_later = later is not None and later.first == match.beyond + 1 and words[match.beyond].kind == "of"
        if reading and match.rule == "span" and of_later:
            reading = reading._replace(first=None, last=None)  # "the last three months of 2024" do not end now
        if reading is None:
            waiting.extend([*scan(codes, match.first + 1, match.beyond)][::-1])
        elif found and (whole := one_length(words, found[-1], (match, reading))):
            found[-1] = whole
        else:
            found.append((match, reading))
            before = slots
            if match.rule == "date" and in_dateline(context.parse, *_tokens(words, match)):
                context.write_on(reading.value)
    return sorted(found, key=lambda each: each[0].first)


def _tokens(words: list[Word], match: Match) -> tuple[int, int]:
    """The tokens that hold a match."""
    return words[match.first].token, words[match.beyond - 1].token + 1


def _anchor_behind(
    words: list[Word], match: Match, waiting: list[Match], found: list[tuple[Match, Reading]], context: Context
) -> int | None:
    """The place of the time that an expression counts from, "the Friday before Christmas", unless that is `found` already."""
    context.token = words[match.first].token
    context.count_from(preposition(words, match), anchor_told(words, match, found[-1] if found else None))
    told = bool(found) and found[-1][0].first > match.first
    return -1 if waiting and not told and counts_from(words, match, waiting[-1], context.parse) else None


def _day_behind(
    words: list[Word], match: Match, waiting: list[Match], found: list[tuple[Match, Reading]], context: Context
) -> int | None:
    """The place of the day that a time of day has behind it, from the end of those `waiting`; other times may part them."""
    context.token = words[match.first].token
    named = any(word.kind in _NAMED for word in words[match.first : match.beyond])
    if match.rule != "clock" or named or context.told_day:
        return None
    beyond = context.parse.sentences[context.sentence][1]
    for place, later in zip((-1, -2), (*waiting[-1:], *waiting[-2:-1]), strict=False):
        if words[later.first].token >= beyond or later.first - match.beyond > DAY_BEHIND:
            return None
        if later.rule != "clock" or any(word.kind in _NAMED for word in words[later.first : later.beyond]):
            return place if later.rule in ("clock", *_DAYS) else None
        match = later
    return None
