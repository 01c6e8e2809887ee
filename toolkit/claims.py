"""What each side claims, demands, promises, refuses and does."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.language import Parse
from toolkit.records import Attribution, Claim, Document, Time


def annotate(
    document: Document, parse: Parse, times: Sequence[Time], cast: Cast, attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Find the claims of a document."""
    return ()
