"""Where the events of a timeline are drawn: the days that it shows to scale, and the marks and labels on them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

import pandas as pd

NEAR = 60
"""The days before the first and after the last article that are drawn to scale, at least; and of an exact period, at most."""

RARE = 50
"""One event in so many may lie outside, at either end, for the others to be drawn larger."""

HISTORY = 3
"""Where fewer than one event in so many ends no longer than this before the first article, the articles tell history."""

WEEK, MOST = 7, 0.8
"""Where this share of the exact periods are no longer than a week, the longer ones do not widen what is drawn to scale."""

MARK, SIGN = 0.028, 0.0145
"""The widths of a mark and of a sign of its label, as parts of the width of the figure's time."""

EDGE = MARK + SIGN * len("2000–25 ×9")
"""The room at an edge for what lies farther away, likewise."""

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]  # whatever the locale

EPOCH = date(1970, 1, 1).toordinal()


class Window(NamedTuple):
    """The days that are drawn to scale, since 1970, and whether there are events before and after them.

    `scale` is by how much marks and signs are larger, in proportion, than in a figure of a page's width.
    """

    first: float
    last: float
    before: bool = False
    after: bool = False
    scale: float = 1

    @classmethod
    def around(cls, events: pd.DataFrame) -> Window:
        """The days of the articles and of events near them, of history those of most (columns `date`, `first`, `last`)."""
        periods = [tuple(map(day_number, period)) for period in events[["first", "last"]].dropna().itertuples(index=False)]
        exact = [(begin, end) for begin, end in periods if end - begin <= NEAR]
        short = [(begin, end) for begin, end in exact if end - begin < WEEK]
        exact = short if len(short) >= MOST * len(exact) else exact
        begins, ends = sorted(begin for begin, _ in exact), sorted(end for _, end in exact)
        articles = sorted(map(day_number, events["date"].dropna()))
        middle = articles or begins[len(begins) // 4 : len(begins) * 3 // 4 + 1] or [0]
        margin = max(NEAR, middle[-1] - middle[0])
        if articles and HISTORY * sum(end >= middle[0] - margin for _, end in periods) < len(periods):
            begins, margin = sorted(begin for begin, _ in periods), 0
            middle = [begins[len(begins) // 10], articles[-1]]  # of ten events one may lie far before the others
        spare = len(begins) // RARE
        low = min([day for day in begins[spare:] if day >= middle[0] - margin] + [middle[0]])
        high = max([day for day in ends[: len(ends) - spare] if day <= middle[-1] + margin] + [middle[-1]])
        slack = max(0.0, 7 - (high - low)) / 2
        first, last = low - slack, high + slack
        return cls(first, last, any(end < first for _, end in periods), any(begin > last for begin, _ in periods))

    @property
    def days(self) -> float:
        """How many days are drawn to scale."""
        return self.last - self.first

    @property
    def width(self) -> float:
        """The width of the figure in days: those drawn to scale, the margins and the edges."""
        return self.days / (1 - self.scale * (3 * MARK + EDGE * (self.before + self.after)))

    @property
    def mark(self) -> float:
        """The width of a mark in days."""
        return MARK * self.scale * self.width

    @property
    def limits(self) -> tuple[float, float]:
        """The days at the edges of the figure."""
        edge = EDGE * self.scale * self.width
        left, right = edge * self.before, edge * self.after
        return self.first - self.mark - left, self.last + 2 * self.mark + right

    def day(self, written: str) -> float:
        """An ISO day as the figure counts it."""
        return float(day_number(written))

    def names(self, first: str, last: str) -> tuple[str, str]:
        """What two ISO days are called at an edge: by their years, or by their months where the window is near."""
        near = self.first - 365 < self.day(first) and self.day(last) < self.last + 365
        if near and self.day(last) - self.day(first) < 300:
            return MONTHS[int(first[5:7]) - 1], MONTHS[int(last[5:7]) - 1]
        return first[:4], last[:4]


Sort = tuple[str, bool, bool]
"""A kind, whether its shape is hollow, and whether its period is one that the event lasts."""


class Mark(NamedTuple):
    """Events of one kind and period: from where to where they are drawn, their number, and the label beside them.

    They are `lasting` where the date is an interval, and not a day of which only the week, month or year is known.
    """

    first: float
    last: float
    kind: str
    hollow: bool
    lasting: bool
    events: int
    label: str

    @property
    def middle(self) -> float:
        """Where the shape stands."""
        return (self.first + self.last) / 2

    def spans(self, window: Window) -> bool:
        """Whether the mark goes from edge to edge."""
        return (self.first, self.last) == window.limits

    def begin(self, window: Window) -> float:
        """The left edge of all that is drawn."""
        return min(self.first, self.middle - window.mark / 2)

    def beside(self, window: Window) -> float:
        """Where the label begins: beside the shape where it ends within the period, else behind the period."""
        shape, length = self.middle + window.mark / 2, self._length(window)
        return shape if shape + length <= self.last else max(shape, self.last)

    def end(self, window: Window) -> float:
        """The right edge of all that is drawn, the label included."""
        return max(self.last, self.beside(window) + self._length(window))

    def _length(self, window: Window) -> float:
        return SIGN * window.scale * window.width * (len(self.label) + 1 if self.label else 0)  # one for the space before it


def day_number(written: str) -> int:
    """The days from 1970-01-01 to an ISO day, which is how matplotlib counts."""
    return date.fromisoformat(written).toordinal() - EPOCH


def ticks(window: Window) -> list[tuple[float, str]]:
    """The days at which the axis of a window is labelled, with their labels: the year where it changes.

    They are as many as there is room for: seven, or fewer where there are edges.

    >>> ticks(Window(20165, 20175))[:2]
    [(20166.0, '19 Mar\\n2025'), (20168.0, '21 Mar')]
    """
    most = max(1, int(8 * window.days / window.width / window.scale))
    first = date.fromordinal(max(date.min.toordinal(), ceil(window.first) + EPOCH))
    last = date.fromordinal(min(date.max.toordinal(), floor(window.last) + EPOCH))
    count = (last - first).days + 1
    step_of_months = count > most * 14
    if not step_of_months:
        step = next(step for step in (1, 2, 7, 14) if count <= most * step)
        start = first.toordinal() - 1  # so that steps of weeks begin on Mondays
        days = [date.fromordinal(day + 1) for day in range(start + -start % step, last.toordinal(), step)]
    else:
        month, end = 12 * first.year + first.month - (first.day == 1), 12 * last.year + last.month
        step = next((step for step in (1, 2, 3, 6) if end - month <= most * step), 12 * ceil((end - month) / (12 * most)))
        days = [date(at // 12, at % 12 + 1, 1) for at in range(month + -month % step, end, step)]
    if all(day.month == day.day == 1 for day in days):
        return [(float(day.toordinal() - EPOCH), f"{day.year}") for day in days]
    labels = [MONTHS[day.month - 1] if step_of_months else f"{day.day} {MONTHS[day.month - 1]}" for day in days]
    turns = [day.year != before.year for before, day in pairwise(days)]
    dated = [f"{text}\n{day.year}" if turn else text for text, day, turn in zip(labels, days, [True, *turns], strict=True)]
    return [(float(day.toordinal() - EPOCH), text) for day, text in zip(days, dated, strict=True)]


def marks(events: pd.DataFrame, window: Window) -> list[Mark]:
    """Dated events (columns `first`, `last`, `precision`, `kind`, `scheduled`, `hypothetical`) as marks.

    Those of one kind and period are one mark, and so are those of one kind that lie far away on the same side, if the
    window has an edge for them there.
    """
    hollow = events["scheduled"] | events["hypothetical"]
    lasting = events["precision"] == "interval"
    groups: dict[tuple[Sort, str], list[tuple[str, str]]] = {}
    for first, last, kind, opened, lasts in zip(
        events["first"], events["last"], events["kind"], hollow, lasting, strict=True
    ):
        early, late = window.day(last) < window.first, window.day(first) > window.last
        if (early and not window.before) or (late and not window.after):
            continue
        where = "before" if early else "after" if late else f"{first}/{last}"
        sort = (kind, bool(opened), bool(lasts) and not (early or late))
        groups.setdefault((sort, where), []).append((first, last))
    return [_mark(sort, periods, window) for (sort, _), periods in groups.items()]


def _mark(sort: Sort, periods: list[tuple[str, str]], window: Window) -> Mark:
    """One mark, cut at the edges of the window; what is cut off is named."""
    first, last = min(first for first, _ in periods), max(last for _, last in periods)
    begin, end = window.day(first), window.day(last)
    left, right = window.limits
    since, until = window.names(first, last)
    if end < window.first or begin > window.last:
        until = until[2:] if until.isdecimal() and until != since else until  # 2004–16
        begin = end = left + window.mark if end < window.first else window.last + 2 * window.mark
    else:
        since, until = since * (begin < window.first), until * (end > window.last)
        begin, end = (left if since else begin), (right if until else end)
    named = since if since == until else f"{since}–{until}"
    number = f"×{len(periods)}" if len(periods) > 1 else ""
    return Mark(begin, end, *sort, len(periods), f"{named} {number}".strip())
