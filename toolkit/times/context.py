"""What an expression is resolved against: the article's date, the time last told, and the tense around the expression."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.language import Parse
from toolkit.language.frames import modal, tense
from toolkit.times.grammar import Match
from toolkit.times.periods import Period
from toolkit.times.words import Classes, names

_SCHEDULED = frozenset({"schedule", "expect", "plan", "due", "set", "slate", "expire"})


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


def is_narrative(classes: Classes, matches: list[Match]) -> bool:
    """Whether a text tells history, so that "in March" counts from the time last told and not from the day of writing.

    It does where expressions with a year outnumber by far those that count from the day of writing: "today", "last week".
    """
    full = deictic = 0
    kinds = names()
    for match in matches:
        found = {kinds.get(c) for c in classes.codes[match.first : match.beyond]}
        full += "year" in found or "bc" in found
        deictic += match.rule in ("weekday", "today", "part") or not found.isdisjoint(("last", "next", "this", "ago"))
    return full >= 8 and full > 3 * deictic


def direction(parse: Parse, token: int) -> int:
    """Whether the clause around a token tells of the past (-1), the future (1), or neither (0).

    The nearest predicate above decides; what stands within a noun phrase ("the entry on Friday") is not moved ahead by an
    infinitive or a modal verb over that noun.
    """
    direct = True
    for above in parse.ancestors(token):
        if parse.upos[above] not in ("VERB", "AUX") and parse.child(above, "cop") is None:
            direct = False
            continue
        when = tense(parse, above)
        if when == "future":
            return 1
        if when == "past":
            return 1 if parse.xpos[above] == "VBN" and parse.lemmas[above] in _SCHEDULED else -1
        if direct and (modal(parse, above) or any(parse.lower[c] == "to" for c in parse.children(above, "mark"))):
            return 1
        if when == "none" and parse.xpos[above] == "VBN":
            return 1 if parse.lemmas[above] in _SCHEDULED else -1
        if when == "present":
            return 1 if parse.lemmas[above] in _SCHEDULED else 0
    return 0
