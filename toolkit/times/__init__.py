"""Time expressions → TIMEX3: type, value, modifier and calendar days (codebook, Times; TimeML 1.2.1).

Four steps: the words' classes (`words`), a grammar over them (`grammar`), the words of each match (`slots`), and their
meaning (`resolve`) against the article's date, the tense around and the time last told (`context`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from toolkit.language import Parse
from toolkit.records import Document, Time
from toolkit.times.context import Context, direction, is_narrative
from toolkit.times.grammar import Match, scan
from toolkit.times.periods import day
from toolkit.times.reading import Reading
from toolkit.times.resolve import resolve
from toolkit.times.slots import Slots, slots_of
from toolkit.times.words import Classes, classify, names

__all__ = ["annotate"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_CONNECTORS = frozenset({"hyphen", "dash", "to", "and"})


def annotate(document: Document, parse: Parse) -> tuple[Time, ...]:
    """Find the time expressions of a document, in text order, with the ids t1, t2, …

    Without a date of the document an expression that counts from it keeps a value with X for what is not known, has no days,
    and its rule ends in ":unresolved". Time grows linearly with the text.

    >>> from toolkit.language import parse
    >>> text = "They met on Tuesday and will meet again next week."
    >>> [(t.text, t.value, t.first) for t in annotate(Document("a", text, "2025-03-19"), parse(text))]
    [('Tuesday', '2025-03-18', '2025-03-18'), ('next week', '2025-W13', '2025-03-24')]
    """
    classes = classify(parse)
    matches = [m for first, beyond in _paragraphs(document, classes) for m in scan(classes, first, beyond)]
    context = Context(day(document.date) if document.date else None, is_narrative(classes, matches))
    times: list[Time] = []
    for match, reading in _readings(parse, classes, matches, context):
        start, end = classes.starts[match.first], classes.ends[match.beyond - 1]
        rule = f"time:{match.rule}" + ":unresolved" * reading.unresolved
        times.append(
            Time(
                f"t{len(times) + 1}", start, end, document.text[start:end], reading.type, reading.value, reading.mod,
                reading.first, reading.last, rule,
            )
        )  # fmt: skip
    return tuple(times)


def _readings(parse: Parse, classes: Classes, matches: list[Match], context: Context) -> list[tuple[Match, Reading]]:
    """Resolve the matches in text order; where one turns out to be no time, look again behind its first word."""
    found: list[tuple[Match, Reading]] = []
    waiting = matches[::-1]
    before: tuple[Match, Slots] | None = None
    while waiting:
        match = waiting.pop()
        slots = slots_of(match, classes)
        if before and match.rule == "range_end":
            slots = slots.share(before[1])
        elif waiting and _joined(match, waiting[-1], classes):
            slots = slots.share(slots_of(waiting[-1], classes))
        context.sentence = parse.sentence_of[classes.tokens[match.first]]
        reading = resolve(match.rule, slots, context, lambda token=classes.tokens[match.beyond - 1]: direction(parse, token))  # type: ignore[misc]
        if reading is None:
            waiting.extend(reversed(list(scan(classes, match.first + 1, match.beyond))))
        else:
            found.append((match, reading))
            before = match, slots
    return found


def _joined(match: Match, later: Match, classes: Classes) -> bool:
    """Whether two matches are the two parts of a range, the first of which may lack what the second one says."""
    if match.rule not in ("range_begin", "date", "month") or later.rule not in (
        "date",
        "month",
        "era",
        "length",
        "range_end",
    ):
        return False
    between = classes.codes[match.beyond : later.first]
    return 0 < len(between) <= 2 and names().get(between[0]) in _CONNECTORS


def _paragraphs(document: Document, classes: Classes) -> list[tuple[int, int]]:
    """The words of the body between blank lines, across which no expression reaches."""
    gaps = _BLANK_LINE.finditer(document.text, document.body_start)
    edges = [document.body_start, *(gap.start() for gap in gaps), len(document.text)]
    places = [bisect_left(classes.starts, edge) for edge in edges]
    return [(a, b) for a, b in pairwise(places) if a < b]
