"""Dated events across articles: every claim, and every other calendar date that a text names, in the order of time.

A claim is dated by its `when` (codebook, Claims). A claim without one stays in the frame and is flagged `undated`; a time
expression that dates no claim of its own becomes an event of kind `mention`. Nothing is left out for want of a date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from toolkit.records import Article, Claim, Span, Time

COLUMNS: dict[str, str] = {
    "article": "string", "event": "string", "published": "string", "first": "string", "last": "string",
    "precision": "string", "actor": "string", "name": "string", "kind": "string", "negated": "bool",
    "certainty": "string", "scheduled": "bool", "hypothetical": "bool", "undated": "bool",
    "text": "string", "sentence": "string", "start": "int64", "end": "int64",
}  # fmt: skip
"""The columns of the timeline and their dtypes; dates are ISO days, so that no calendar bounds apply."""

SENTENCE_LIMIT = 1000
"""The characters of a sentence that an event repeats: text without a full stop must not make the table grow squared."""


class Period(NamedTuple):
    """The calendar days that a date spans, both inclusive, and how exact it is."""

    first: str | None
    last: str | None
    precision: str


UNDATED = Period(None, None, "none")


def period(when: str | None) -> Period:
    """Read an ISO date (day, week, month, year) or an interval `first/last` as calendar days.

    What is no date of the calendar gives a period without days and the precision "none".

    >>> period("2025-03-18")
    Period(first='2025-03-18', last='2025-03-18', precision='day')
    >>> period("2025-02").last, period("2025-W12").first, period("2025-03-11/2025-03-18").precision
    ('2025-02-28', '2025-03-17', 'interval')
    """
    first, slash, last = (when or "").partition("/")
    if slash:
        begin, finish = period(first), period(last)
        if begin.first and finish.last and begin.first <= finish.last:
            return Period(begin.first, finish.last, "interval")
        return UNDATED
    try:
        return _days(first)
    except (ValueError, OverflowError):
        return UNDATED


def _days(when: str) -> Period:
    """The period of one ISO date; ValueError where the calendar has no such day."""
    if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", when, re.ASCII):
        day = date.fromisoformat(match[1])
        return Period(day.isoformat(), day.isoformat(), "day")
    if match := re.fullmatch(r"(\d{4})-W(\d{2})", when, re.ASCII):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Period(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week")
    if match := re.fullmatch(r"(\d{4})-(\d{2})", when, re.ASCII):
        begin = date(int(match[1]), int(match[2]), 1)
        following = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
        return Period(begin.isoformat(), (following - timedelta(days=1)).isoformat(), "month")
    if re.fullmatch(r"\d{4}", when, re.ASCII):
        return Period(date(int(when), 1, 1).isoformat(), date(int(when), 12, 31).isoformat(), "year")
    return UNDATED


def sentence_span(article: Article, start: int, end: int) -> Span:
    """The span from the beginning of the sentence around `start` to the end of the one around `end`.

    Text outside every sentence stands for itself: the result always covers `[start, end)`.
    """
    begins = [begin for begin, _ in article.sentences]
    before = bisect_right(begins, start) - 1
    after = bisect_right(begins, max(start, end - 1)) - 1
    first = article.sentences[before] if before >= 0 else (start, end)
    last = article.sentences[after] if after >= 0 else (start, end)
    return (first[0] if first[1] > start else start), max(end, last[1] if last[0] < end else end)


def timeline(articles: Iterable[Article]) -> pd.DataFrame:
    """Put every claim and every date that the texts name in the order of time; the undated follow at the end.

    One row an event, with the columns of `COLUMNS`: `first` and `last` are ISO days, `precision` is day, week, month,
    year, interval or none, `published` is the article's date. `scheduled` events lie in the article's future,
    `hypothetical` ones hang on an if. Limits: a duration or a repeated time without calendar days is no event of its
    own, and several reports of one deed are several rows.

    >>> from toolkit.records import Article, Document
    >>> timeline([Article(Document("a", "Nothing happened."))]).empty
    True
    """
    rows = [row for article in articles for row in _events(article)]
    rows.sort(key=lambda row: (row["undated"], row["first"] or "", row["last"] or "", row["article"], row["start"]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _events(article: Article) -> Iterator[dict[str, object]]:
    """The rows of one article: its claims, then the dates that date no claim."""
    names = {actor.actor: actor.name for actor in article.actors}
    for claim in article.claims:
        start, end = claim.spans[0][0], claim.spans[-1][1]
        yield _row(article, claim.id, start, end, period(claim.when)) | {
            "actor": claim.actor, "name": names.get(claim.actor or ""), "kind": claim.kind, "negated": claim.negated,
            "certainty": claim.certainty, "scheduled": claim.time == "future",
            "hypothetical": claim.time == "hypothetical",
        }  # fmt: skip
    used = {claim.when_from for claim in article.claims}
    holders = {time: claim for claim in reversed(article.claims) for time in claim.content_times}
    for time in article.times:
        if time.id not in used and time.first:
            yield _mention(article, time, holders.get(time.id), names)


def _mention(article: Article, time: Time, holder: Claim | None, names: dict[str, str]) -> dict[str, object]:
    """The row of a date that the text names, with the actor in whose claim it stands."""
    span = Period(time.first, time.last or time.first, period(time.value).precision)
    if span.precision == "none":
        span = span._replace(precision="day" if span.first == span.last else "interval")
    published = article.document.date
    actor = holder.actor if holder else None
    return _row(article, time.id, time.start, time.end, span) | {
        "actor": actor, "name": names.get(actor or ""), "kind": "mention", "negated": False,
        "certainty": holder.certainty if holder else "certain",
        "scheduled": bool(published and span.first and span.first > published),
        "hypothetical": holder is not None and holder.time == "hypothetical",
    }  # fmt: skip


def _row(article: Article, event: str, start: int, end: int, when: Period) -> dict[str, object]:
    """What every event has: where it stands, and when."""
    begin, finish = sentence_span(article, start, end)
    return {
        "article": article.id, "event": event, "published": article.document.date, "first": when.first,
        "last": when.last, "precision": when.precision, "undated": when.first is None,
        "text": article.text[start:end], "sentence": article.text[begin : min(finish, begin + SENTENCE_LIMIT)],
        "start": start, "end": end,
    }  # fmt: skip
