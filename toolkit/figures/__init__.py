"""Figures that a reader understands without code: who claims what, who addresses whom, who ties what to what, who
changes sides, and when.

Every function takes a frame and gives a matplotlib figure whose title is a sentence that says what it shows. Colours differ
in lightness and go with a shape, a hatch or a number, so that the figures also work in greyscale. Names come from
articles: they are never read as mathematics.
"""

from __future__ import annotations

from toolkit.figures.canvas import svg
from toolkit.figures.counts import addressed, certainty, claims_by_kind, conditions
from toolkit.figures.lanes import timeline
from toolkit.figures.stands import positions

__all__ = ["addressed", "certainty", "claims_by_kind", "conditions", "positions", "svg", "timeline"]
