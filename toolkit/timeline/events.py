"""Dated events: every claim, and every other calendar date that a text names.

A claim is dated by its `when` (codebook, Claims). A claim without one is an event all the same, flagged `undated`; a time
expression that dates no claim becomes an event of kind `mention`. Nothing is left out for want of a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.records import Article, Claim, Time, hull
from toolkit.times.periods import iso


class Days(NamedTuple):
    """The calendar days that a date spans, both inclusive, and how exact it is."""

    first: str | None
    last: str | None
    precision: str


UNDATED = Days(None, None, "none")


def period(when: str | None) -> Days:
    """Read an ISO date (day, week, month, year; TimeML's weekend, quarter, half, season) or an interval `first/last`.

    What is no date of the calendar gives no days and the precision "none".

    >>> period("2025-03-18")
    Days(first='2025-03-18', last='2025-03-18', precision='day')
    >>> period("2025-02").last, period("2025-W12").first, period("2025-03-11/2025-03-18").precision
    ('2025-02-28', '2025-03-17', 'interval')
    """
    begin, slash, end = (when or "").partition("/")
    try:
        opening, closing = iso(begin), iso(end if slash else begin)
    except (ValueError, OverflowError):
        return UNDATED
    first, last = opening.first, closing.last
    if first is None or last is None or first > last:
        return UNDATED
    return Days(first, last, "interval" if slash else opening.unit)


class Event(NamedTuple):
    """One thing with its place in time: a claim, or a date that the text names (kind `mention`).

    `event` is the id of the claim or of the time expression, `first` and `last` are ISO days, `precision` is day, weekend,
    week, month, quarter, season, half, year, interval or none. `latest` is the last day on which it can have happened: that
    of the date and, for what an article tells as past or cites, the day on which the article appeared. `scheduled` events
    are still to come then: deeds of the future, and whatever has a later date. `hypothetical` ones hang on an if.
    """

    event: str
    start: int
    end: int
    first: str | None
    last: str | None
    precision: str
    latest: str | None
    actor: str | None
    kind: str
    negated: bool
    certainty: str
    scheduled: bool
    hypothetical: bool

    @property
    def undated(self) -> bool:
        """Whether no calendar day is known."""
        return self.first is None


def events(article: Article) -> Iterator[Event]:
    """The events of an article: its claims, then the dates that date no claim, as the begin of its days or as their end.

    Limits: a duration or a repeated time without calendar days is no event of its own, and several reports of one deed are
    several events.

    >>> from toolkit import Document, annotate
    >>> [article] = annotate([Document("a", "Kyiv agreed on Monday.", "2025-03-19")])
    >>> [(event.kind, event.first, event.precision) for event in events(article)]
    [('accept', '2025-03-17', 'day')]
    """
    published, times = article.document.date, {time.id: time for time in article.times}
    for claim in article.claims:
        yield _claimed(claim, times.get(claim.when_from or ""), published)
    used = {claim.when_from for claim in article.claims} | {
        end.id for claim in article.claims if (end := range_end(claim, times))
    }
    holders = {time: claim for claim in reversed(article.claims) for time in claim.content_times}
    for time in article.times:
        if time.id not in used and time.first:
            yield _named(time, holders.get(time.id), published)


def range_end(claim: Claim, times: Mapping[str, Time]) -> Time | None:
    """The expression with which the days of a claim end: "March 7" of what happened "from March 3 to March 7"."""
    begin, last = times.get(claim.when_from or ""), period(claim.when).last
    if begin is None or "/" not in (claim.when or "") or last == begin.last:
        return None
    inside = (times[id] for id in claim.content_times if id in times)
    return next((time for time in inside if time.start >= begin.end and time.last == last), None)


def _claimed(claim: Claim, time: Time | None, published: str | None) -> Event:
    """The event of a claim. What is scheduled is the deed itself: a pledge of future deeds was made already."""
    start, end = hull(claim.spans)
    when = period(claim.when)
    told_as = period(time.value if time else None)
    if when.first and when.last and when.first == told_as.first and when.last <= (told_as.last or ""):
        when = when._replace(precision=told_as.precision)  # "last week" is a day in it, though `when` has both of its ends
    if time and time.first and when[:2] == told_as[:2]:
        when = when._replace(first=time.first, last=time.last)  # "earlier this year" ends with the article's date
    later = bool(published and when.first and when.first > published)
    scheduled = later or (claim.kind == "action" and claim.time == "future")
    told = claim.time == "past" or (claim.source is not None and claim.time != "hypothetical")
    bounds = [day for day in (when.last, published if told and not scheduled else None) if day]
    return Event(
        claim.id, start, end, *when, min(bounds, default=None), claim.actor, claim.kind, claim.negated, claim.certainty,
        scheduled, claim.time == "hypothetical",
    )  # fmt: skip


def _named(time: Time, holder: Claim | None, published: str | None) -> Event:
    """The event of a date that the text names, with the actor in whose claim it stands."""
    first, last, precision = time.first, time.last or time.first, period(time.value).precision
    if precision == "none":
        precision = "day" if first == last else "interval"
    return Event(
        time.id, time.start, time.end, first, last, precision, last, holder.actor if holder else None, "mention", False,
        holder.certainty if holder else "certain",
        scheduled=bool(published and first and first > published),
        hypothetical=holder is not None and holder.time == "hypothetical",
    )  # fmt: skip
