"""What an expression means: TIMEX3 type, value and modifier, and the calendar days."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.records import TimexType
from toolkit.times.context import Context
from toolkit.times.points import Point
from toolkit.times.slots import Slots

_BACKGROUND = frozenset({"until", "till", "since"})
_BACKWARD = frozenset({"previous", "preceding", "prior", "earlier", "ago"})
"""Words after which, or with which, a time is only looked at from the time of the story, which does not move there."""

_COMPARISONS: dict[tuple[str, ...], str] = {
    ("more", "than"): "MORE_THAN", ("less", "than"): "LESS_THAN", ("no", "more"): "EQUAL_OR_LESS",
    ("no", "less"): "EQUAL_OR_MORE", ("at", "least"): "EQUAL_OR_MORE", ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS",
}  # fmt: skip


class Reading(NamedTuple):
    """What an expression means; `unresolved` where a reference was missing that its days would need."""

    type: TimexType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None
    unresolved: bool = False


def dated(found: Point, slots: Slots, context: Context) -> Reading | None:
    """A place on the calendar, with the part of the day or the clock time that the words name, as a reading.

    The time of the story moves there. "Earlier this year" ends, "later this week" begins with the article's date.
    """
    if found is None:
        return None
    time = slots.clock or slots.first("part", "tonight", "overnight")
    kind: TimexType = "TIME" if time else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + (time or ""), modifier(slots), unresolved="X" in found)
    if slots.before not in _BACKGROUND and _BACKWARD.isdisjoint(slots.words):
        context.tell(found, full=slots.has("year"))
    first, last = found.first, found.last
    if context.date and first and last and first <= context.date.value <= last:
        first = context.date.value if slots.has("later") else first
        last = context.date.value if slots.has("earlier") else last
    return Reading(kind, found.value + (time or ""), modifier(slots), first, last)


def modifier(slots: Slots) -> str | None:
    """TimeML's `mod` from the words around: early, mid, about, more than …"""
    if slots.words[:2] in _COMPARISONS:
        return _COMPARISONS[slots.words[:2]]
    if slots.has("or") and slots.has("so"):
        return "APPROX"
    if slots.has("half"):  # "the latter half" is all of that half
        return slots.first("approx", "over", "under")
    if slots.has("approx", "over", "under", "begin", "finish", "middle", "early", "late"):
        return slots.first("approx", "over", "under", "begin", "finish", "middle", "early", "late")
    return "START" if slots.has("earlier") else "END" if slots.has("later") else None
