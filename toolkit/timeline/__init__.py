"""What happened when: the events of an article, and the same event told by several articles as one."""

from __future__ import annotations

from toolkit.timeline.events import Days, Event, events, period, range_end
from toolkit.timeline.joining import Joined, join
from toolkit.timeline.tellings import Telling

__all__ = ["Days", "Event", "Joined", "Telling", "events", "join", "period", "range_end"]
