"""Time expressions → TIMEX3: type, value, modifier and calendar days (codebook, Times; TimeML 1.2.1).

Four steps: the words' classes (`words`), a grammar over them (`grammar`), the words of each match (`slots`), and what they
mean (`resolve`) against the article's date, the tense around and the time last told (`context`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from toolkit.language import Parse
from toolkit.records import Document, Time
from toolkit.times.context import Context, is_narrative
from toolkit.times.grammar import scan
from toolkit.times.periods import day
from toolkit.times.sequence import readings
from toolkit.times.words import Classes, classify

__all__ = ["annotate"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


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
    for match, reading in readings(parse, classes, matches, context):
        start, end = classes.starts[match.first], classes.ends[match.beyond - 1]
        rule = f"time:{match.rule}" + ":unresolved" * reading.unresolved
        times.append(
            Time(
                f"t{len(times) + 1}", start, end, document.text[start:end], reading.type, reading.value, reading.mod,
                reading.first, reading.last, rule,
            )
        )  # fmt: skip
    return tuple(times)


def _paragraphs(document: Document, classes: Classes) -> list[tuple[int, int]]:
    """The words of the body between blank lines, across which no expression reaches."""
    gaps = _BLANK_LINE.finditer(document.text, document.body_start)
    edges = [document.body_start, *(gap.start() for gap in gaps), len(document.text)]
    places = [bisect_left(classes.starts, edge) for edge in edges]
    return [(a, b) for a, b in pairwise(places) if a < b]
