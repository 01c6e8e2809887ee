"""What an expression is resolved against: the article's date, the time last told, and the tense around the expression."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit.language import Parse
from toolkit.records import is_day
from toolkit.times.direction import announced, direction, relayed, tells
from toolkit.times.events import counted_from, dated_events, name_of
from toolkit.times.grammar import Match
from toolkit.times.periods import Period, iso
from toolkit.times.words import Word

DATELINE = 3
"""Among how many paragraphs at the head of a text a dateline is sought."""
LONG_AGO = 2
"""How many years back a time lies from which a month or a day without a year is counted on."""
ASIDE = 8
"""How many words back a bracket is sought that an aside stands in."""


@dataclass
class Context:
    """The references as they stand at one place of the text: those that are told move as the text is read.

    `token` is the head of the expression that is being read; `told_days` holds the years of the days that were named
    with one: (10, 7) → 2023; `told_in` is the number of the sentence in which the last time was told; `ends_range` says
    that the expression ends the range that the last time begins. `events` holds when what was told happened, None where it
    did more than once; `anchor` is what "the day after" counts from.
    """

    parse: Parse
    date: Period | None
    narrative: bool
    token: int = 0
    told: Period | None = None
    told_quarter: Period | None = None
    told_days: dict[tuple[int, int], int] = field(default_factory=dict)
    told_in: int = -1
    ends_range: bool = False
    events: dict[str, Period | None] = field(default_factory=dict)
    anchor: Period | None = None

    @property
    def sentence(self) -> int:
        """The number of the sentence that is being read."""
        return self.parse.sentence_of[self.token]

    @property
    def toward(self) -> int:
        """Whether the clause around looks back (-2 or -1), ahead (1) or neither (0), see `direction`."""
        return direction(self.parse, self.token)

    @property
    def announced(self) -> bool:
        """Whether the expression names what is set long before, as an election."""
        return announced(self.parse, self.token)

    @property
    def range_from(self) -> Period | None:
        """Where the range begins that the expression ends: what ends it lies behind."""
        return self.told if self.ends_range else None

    @property
    def long_ago(self) -> Period | None:
        """The day or month that lies years back and was told in the sentence, or right before: what follows goes on there."""
        before = self.told_in == self.sentence - 1 and not self.parse.opens_paragraph(self.sentence)
        goes_on = self.told_in == self.sentence or (before and tells(self.parse, self.token))
        told = self.told if goes_on else None
        if told is None or self.date is None or told.longer("month") or told.year > self.date.year - LONG_AGO:
            return None
        return told if self.toward < 0 else None

    @property
    def said_on(self) -> Period | None:
        """The day on which was said what the clause around tells with "would", where the sentence names that day."""
        return self._day if self.told_in == self.sentence and relayed(self.parse, self.token) else None

    @property
    def told_day(self) -> Period | None:
        """The day told last, which a time of day belongs to: in a narrative wherever it was told, else in this sentence."""
        return self._day if self.narrative or self.told_in == self.sentence else None

    @property
    def day_before(self) -> Period | None:
        """The day that a time of day belongs to in what is told of the past: also that of the sentence before."""
        goes_on = self.told_in == self.sentence - 1 and self.toward < 0
        return self._day if goes_on else self.told_day

    @property
    def _day(self) -> Period | None:
        """The time last told where that is a day."""
        return self.told if self.told and self.told.unit == "day" else None

    @property
    def now(self) -> Period | None:
        """What "last week" counts from: the article's date, in a narrative the time last told."""
        return (self.told or self.date) if self.narrative else self.date

    @property
    def then(self) -> Period | None:
        """What "the week before" counts from: the time last told, else the article's date; the past from none to come."""
        ahead = (
            self.told and self.date and self.told.unit == self.date.unit == "day" and self.told.ordinal > self.date.ordinal
        )
        return self.date if ahead and self.toward < 0 else self.told or self.date

    def happened(self, events: Iterable[str], day: Period) -> None:
        """Keep the day of events, which is none that is known where the text has told of several."""
        for event in events:
            self.events[event] = day if self.events.get(event, day) == day else None

    def count_from(self, preposition: int, behind: Period | None) -> None:
        """Find what "the day after" counts from: the time told beside it, the event behind it, or the time told last."""
        event = counted_from(self.parse, preposition)
        if event is None:
            self.anchor = behind or self.then
            return
        name = name_of(self.parse, event)
        if behind and behind.unit == "day":
            self.happened([name], behind)
        self.anchor = behind or self.events.get(name)

    def write_on(self, day: str) -> None:
        """Take the day of a dateline for that of writing, where the article appears in the week after it or has no date."""
        written = iso(day) if is_day(day) else None
        if written and (self.date is None or 0 <= self.date.ordinal - written.ordinal < 7):
            self.date = written

    def tell(self, period: Period, full: bool = False) -> None:
        """Move on to the time that is named, unless a story tells it by the way or looks ahead; `full` with its year."""
        if self.told is None or not (self.narrative and (self.toward > 0 or _aside(self.parse, self.token))):
            self.told, self.told_in = period, self.sentence
        if period.unit == "quarter":
            self.told_quarter = period
        elif period.unit == "day":
            self.happened(dated_events(self.parse, self.token), period)
            if full:
                year, month, number = map(int, period.value.split("-"))
                self.told_days[month, number] = year


def is_narrative(words: list[Word], matches: list[Match], written: Period | None) -> bool:
    """Whether a text tells history, so that "in March" counts from the time last told and not from the day of writing.

    It does where expressions with a year before that of writing outnumber by far those that count from the day of writing:
    "today", "last week".
    """
    full = deictic = 0
    news = f"{written.year:04}" if written else "9999"
    for match in matches:
        inside = words[match.first : match.beyond]
        found = {word.kind for word in inside}
        full += "bc" in found or any(word.kind == "year" and word.value < news for word in inside)
        deictic += match.rule in ("weekday", "today", "part") or not found.isdisjoint(("last", "next", "this", "ago"))
    return full >= 8 and full > 6 * deictic


def in_dateline(parse: Parse, first: int, beyond: int) -> bool:
    """Whether tokens are the date of a dateline: "CAIRO, March 18 (Xinhua) --", "Kyiv, 18 March. /TASS/".

    It stands at the head of one of the first paragraphs, behind a place and before a bracket, a slash or a dash.
    """
    heads = [lo for lo, hi in parse.paragraphs[:DATELINE] if lo < first < hi]
    if not heads or first - heads[0] > ASIDE or beyond >= len(parse):
        return False
    place, after = parse.words[heads[0] : first], parse.lower[beyond + (parse.lower[beyond] == ".") :][:1]
    named = parse.xpos[heads[0]].startswith("NNP") and all(word[0].isupper() or not word[0].isalnum() for word in place)
    return named and (
        after in (("(",), ("/",)) or (place[0].isupper() and after in (("-",), ("--",), ("–",), ("—",), ("_",)))
    )


def _aside(parse: Parse, token: int) -> bool:
    """Whether a time is told by the way: in brackets, after "since", or to name a thing ("the 2003 invasion")."""
    if parse.relations[token] in ("compound", "amod", "nummod") or any(
        parse.lower[c] == "since" for c in parse.children(token)
    ):
        return True
    before = parse.lower[max(0, token - ASIDE) : token]
    return "(" in before and ")" not in before[before.index("(") :]
