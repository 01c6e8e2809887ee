"""What an expression is resolved against: the article's date, the time last told, and the tense around the expression."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.language import Parse
from toolkit.language.frames import auxiliaries, modal, tense
from toolkit.times.ambiguous import contexts
from toolkit.times.grammar import Match
from toolkit.times.periods import Period
from toolkit.times.words import Word

_DEADLINES = frozenset({"until", "till", "to", "through", "by", "for", "from", "effective", "beginning", "starting"})
"""What stands before a time that a past verb may well look ahead to: "extended it to Nov. 16"."""


@dataclass
class Context:
    """The references as they stand at one place of the text: those that are told move as the text is read.

    `token` is the head of the expression that is being read; `told_days` holds the years of the days that were named
    with one: (10, 7) → 2023; `told_in` is the number of the sentence in which the last time was told; `ends_range` says
    that the expression ends the range that the last time begins.
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

    @property
    def sentence(self) -> int:
        """The number of the sentence that is being read."""
        return self.parse.sentence_of[self.token]

    @property
    def toward(self) -> int:
        """Whether the clause around looks back (-2 or -1), ahead (1) or neither (0), see `direction`."""
        return direction(self.parse, self.token)

    @property
    def range_from(self) -> Period | None:
        """Where the range begins that the expression ends: what ends it lies behind."""
        return self.told if self.ends_range else None

    @property
    def told_day(self) -> Period | None:
        """The day told last, which a time of day belongs to: in a narrative wherever it was told, else in this sentence."""
        near = self.narrative or self.told_in == self.sentence
        return self.told if near and self.told and self.told.unit == "day" else None

    @property
    def now(self) -> Period | None:
        """What "last week" counts from: the article's date, in a narrative the time last told."""
        return (self.told or self.date) if self.narrative else self.date

    @property
    def then(self) -> Period | None:
        """What "the week before" counts from: the time last told, else the article's date."""
        return self.told or self.date

    def tell(self, period: Period, full: bool = False) -> None:
        """Move on to the time that an expression names; `full` where it names the year too."""
        self.told, self.told_in = period, self.sentence
        if period.unit == "quarter":
            self.told_quarter = period
        elif period.unit == "day" and full:
            year, month, number = map(int, period.value.split("-"))
            self.told_days[month, number] = year


def is_narrative(words: list[Word], matches: list[Match]) -> bool:
    """Whether a text tells history, so that "in March" counts from the time last told and not from the day of writing.

    It does where expressions with a year outnumber by far those that count from the day of writing: "today", "last week".
    """
    full = deictic = 0
    for match in matches:
        found = {word.kind for word in words[match.first : match.beyond]}
        full += not found.isdisjoint(("year", "bc"))
        deictic += match.rule in ("weekday", "today", "part") or not found.isdisjoint(("last", "next", "this", "ago"))
    return full >= 8 and full > 3 * deictic


def direction(parse: Parse, token: int) -> int:
    """Whether the clause around a token tells plainly (-2) or perhaps (-1) of the past, of the future (1) or neither (0).

    The nearest predicate above decides, an infinitive for the future unless a pluperfect stands over it ("had been due to
    expire") or it is an adjunct ("came to sign it on Friday"), which shares the tense above. What stands within a noun
    phrase ("the entry on Friday") is not moved ahead by an infinitive or a modal verb.
    """
    direct = parse.lower[token + 1 : token + 2] != ("'s",)
    cases = {parse.lower[c] for c in parse.children(token, "case")}
    for above in (token, *parse.ancestors(token)):
        if parse.upos[above] not in ("VERB", "AUX") and parse.child(above, "cop") is None:
            direct = direct and above == token
            continue
        if _pluperfect(parse, above):
            return -2
        infinitive = any(parse.lower[c] == "to" for c in parse.children(above, "mark"))
        if infinitive and parse.relations[above].startswith("advcl"):
            continue
        if infinitive and direct:
            governor = parse.heads[above]
            return -2 if governor >= 0 and _pluperfect(parse, governor) else 1
        way = _way(parse, above, direct)
        if way == -1 and not cases.isdisjoint(("until", "till", "to")) and contexts().get(parse.lemmas[above]) == "deferring":
            return 1
        if way == -1 and direct and cases.isdisjoint(_DEADLINES):
            return -2
        if above == token and way == 0 and cases:  # "the vote is on Sunday"
            return 1
        if way is not None or infinitive:
            return way or 0
    return 0


def _pluperfect(parse: Parse, predicate: int) -> bool:
    return any(parse.lower[a] in ("had", "'d") and parse.xpos[a] == "VBD" for a in auxiliaries(parse, predicate))


def _way(parse: Parse, predicate: int, direct: bool) -> int | None:
    """Where the tense of a predicate points; None for a participle that shares that of the verb above."""
    when, tag = tense(parse, predicate), parse.xpos[predicate]
    if tag == "VBN" and contexts().get(parse.lemmas[predicate]) in ("scheduling", "deferring"):
        return 1
    if when == "past" or (when == "none" and tag == "VBN"):
        return -1
    if when == "future" or modal(parse, predicate):
        return int(when == "future" or direct)
    if when != "present":
        return None
    simple = tag in ("VBZ", "VBP") and parse.upos[predicate] == "VERB"
    if simple and parse.lower[predicate].endswith("ed"):  # a past form, whatever the tagger says
        return -1
    return int(direct and simple)
