"""Time expressions → TIMEX3: type, value, modifier and calendar days (codebook, Times; TimeML 1.2.1).

Word classes, a grammar over them, and resolution against the article's date, the tense around and the time last told.
"""

from __future__ import annotations

import re

from toolkit.language import Parse
from toolkit.records import Document, Time
from toolkit.times.context import context_of, direction
from toolkit.times.grammar import Match, scan
from toolkit.times.resolve import resolve
from toolkit.times.slots import slots_of
from toolkit.times.words import Classes, classify

__all__ = ["annotate"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def annotate(document: Document, parse: Parse) -> tuple[Time, ...]:
    """Find the time expressions of a document, in text order, with the ids t1, t2, …

    Without a date of the document an expression that counts from it keeps a value with X for what is not known, has no days,
    and its rule ends in ":unresolved".
    """
    classes = classify(parse)
    matches = [m for first, beyond in _paragraphs(parse) for m in scan(classes, first, beyond)]
    context = context_of(document.date, classes, matches)
    times: list[Time] = []
    for match in matches:
        reading = resolve(
            match.rule, slots_of(match, classes, parse.lower), context, lambda m=match: direction(parse, m.beyond - 1)
        )
        if reading is not None:
            start, end = parse.chars(match.first, match.beyond)
            rule = f"time:{match.rule}" + ":unresolved" * reading.unresolved
            times.append(
                Time(
                    f"t{len(times) + 1}", start, end, document.text[start:end], reading.type, reading.value, reading.mod,
                    reading.first, reading.last, rule,
                )
            )  # fmt: skip
    return tuple(times)


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """The tokens between blank lines, across which no expression reaches."""
    cuts = [parse.tokens(gap.start(), gap.end())[0] for gap in _BLANK_LINE.finditer(parse.text)]
    edges = [0, *cuts, len(parse)]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]
