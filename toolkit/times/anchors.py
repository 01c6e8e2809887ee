"""What "the day after the vote" and "the Friday before Christmas" count from: a time or an event beside them."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language import Parse
from toolkit.times.events import counted_from
from toolkit.times.grammar import Match
from toolkit.times.periods import ISO, Period, iso
from toolkit.times.readings import Reading
from toolkit.times.words import Word

_SET_OFF = (["comma"], ["dash"], ["hyphen"])
"""What stands between a day and what else it is: "on Sunday, the day after the vote"."""
_OF_ONE_DAY = ("day", "part", "eve")


def preposition(words: Sequence[Word], match: Match) -> int:
    """The token of the preposition in "the day after", or behind "the eve"."""
    last = words[match.beyond - 1]
    return last.token + (last.kind == "eve")


def counts_from(words: Sequence[Word], match: Match, later: Match, parse: Parse) -> bool:
    """Whether an expression counts from a later one or from what that dates: "before [Christmas]", "the vote on [Monday]"."""
    event = counted_from(parse, preposition(words, match))
    first, beyond = words[later.first].token, words[later.beyond - 1].token + 1
    if event is None:
        return False
    return event < first <= event + 2 or first <= event < beyond or parse.heads[parse.top(first, beyond)] == event


def anchor_told(words: Sequence[Word], match: Match, last: tuple[Match, Reading] | None) -> Period | None:
    """The time that an expression counts from, by the one that was read last.

    That is the one behind it; else one right before tells the same day, and so that of the event.
    """
    if last is None or last[1].first is None or not ISO.fullmatch(last[1].value):
        return None
    told = iso(last[1].value)
    if last[0].first > match.first:
        return told
    inside = words[match.first : match.beyond]
    same = [word.kind for word in words[last[0].beyond : match.first]] in _SET_OFF and told.unit == "day"
    if not same or not any(word.kind in _OF_ONE_DAY or word.value in _OF_ONE_DAY for word in inside):
        return None
    return told.shift(-1 if inside[-1].kind == "after" else 1)
