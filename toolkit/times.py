"""Time expressions → TIMEX3."""

from __future__ import annotations

from toolkit.language import Parse
from toolkit.records import Document, Time


def annotate(document: Document, parse: Parse) -> tuple[Time, ...]:
    """Find the time expressions of a document."""
    return ()
