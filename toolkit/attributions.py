"""Who said what."""

from __future__ import annotations

from toolkit.actors import Cast
from toolkit.language import Parse
from toolkit.records import Attribution, Document


def annotate(document: Document, parse: Parse, cast: Cast) -> tuple[Attribution, ...]:
    """Find the attributions of a document."""
    return ()
