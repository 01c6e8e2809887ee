"""What is tied to what."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.language import Parse
from toolkit.records import Attribution, Claim, Condition, Document


def annotate(
    document: Document, parse: Parse, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Condition, ...]:
    """Find the conditions of a document."""
    return ()
