"""What an expression is resolved against: the article's date, the time last told, and the tense around the expression."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.language import Parse
from toolkit.language.frames import modal, tense
from toolkit.times.grammar import Match
from toolkit.times.periods import Period, day
from toolkit.times.words import Classes, names

_SCHEDULED = frozenset({"schedule", "expect", "plan", "due", "set", "slate", "expire"})
_UNTIL = frozenset({"until", "till", "by", "through", "effective"})


@dataclass
class Context:
    """The references as they stand at one place of the text; `told` and `told_quarter` move as the text is read."""

    date: Period | None
    narrative: bool
    told: Period | None = None
    told_quarter: Period | None = None

    @property
    def now(self) -> Period | None:
        """What "last week" counts from: the article's date, in a narrative the time last told."""
        return (self.told or self.date) if self.narrative else self.date

    @property
    def then(self) -> Period | None:
        """What "the week before" counts from: the time last told, else the article's date."""
        return self.told or self.date

    def tell(self, period: Period) -> None:
        """Move on to the time that an expression names."""
        self.told = period
        if period.unit == "quarter":
            self.told_quarter = period


def context_of(date: str | None, classes: Classes, matches: list[Match]) -> Context:
    """The context at the beginning of a text.

    A text is a narrative, which resolves "in March" against the time last told, where full dates and years outnumber the
    expressions that count from the day of writing ("today", "last week", a weekday alone).
    """
    full = deictic = 0
    kinds = names()
    for match in matches:
        found = {kinds.get(c) for c in classes.codes[match.first : match.beyond]}
        full += "year" in found or "bc" in found
        deictic += match.rule in ("weekday", "today", "part") or bool(found & {"last", "next", "this", "ago"})
    return Context(day(date) if date else None, narrative=full >= 8 and full > 3 * deictic)


def direction(parse: Parse, token: int) -> int:
    """Whether the clause around a token tells of the past (-1), the future (1), or neither (0)."""
    if any(parse.lower[c] in _UNTIL for c in parse.children(token, "case")):
        return 1
    for above in parse.ancestors(token):
        if parse.upos[above] not in ("VERB", "AUX") and parse.child(above, "cop") is None:
            continue
        if parse.lemmas[above] in _SCHEDULED or any(parse.lower[c] == "to" for c in parse.children(above, "mark")):
            return 1
        when = tense(parse, above)
        if when == "past":
            return -1
        if when == "future" or modal(parse, above) is not None:
            return 1
        if when == "none" and parse.xpos[above] == "VBN":
            return -1
        if when == "present":
            return 0
    return 0
