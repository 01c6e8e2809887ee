"""What an expression means: the reading that a place on the calendar becomes with the time of day named beside it."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.records import TimexType
from toolkit.times.context import Context
from toolkit.times.references import Point
from toolkit.times.slots import Slots


class Reading(NamedTuple):
    """What an expression means."""

    type: TimexType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None


Found = Point | Reading


def dated(found: Point, slots: Slots, context: Context, named: bool = True) -> Reading | None:
    """A place on the calendar, with the part of the day or the clock time that the words name, as a reading.

    Where it is `named`, the time of the story moves there. "Earlier this year" ends, "later this week" begins with the
    article's date.
    """
    if found is None:
        return None
    kind: TimexType = "TIME" if slots.time else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + slots.time)
    if named and not slots.has("previous", "earlier", "ago"):  # these only look back from the time of the story
        context.tell(found, full=slots.has("year"))
    first, last = found.first, found.last
    if first is None or last is None:  # before the year 1 or after 9999
        return Reading(kind, found.value + slots.time)
    if context.date and first <= context.date.value <= last:
        first = context.date.value if slots.words[0] == "later" else first
        last = context.date.value if slots.words[0] == "earlier" else last
    return Reading(kind, found.value + slots.time, None, first, last)
