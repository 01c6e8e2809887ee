"""Figures that a reader understands without code: who speaks, who claims what, who addresses whom, who requires what of
whom, who changes sides, and when.

Every function takes frames and gives a matplotlib figure whose title is a sentence that says what it shows, and whose label
describes it for those who cannot see it. Colours differ in lightness and go with a shape, a hatch or a number, so that the
figures also work in greyscale. A figure of a report's width has the same as a phone shows it, as its `small`: with names
above what they name. Names come from articles: they are never read as mathematics.
"""

from __future__ import annotations

from toolkit.figures.bars import certainty, conditions, speakers
from toolkit.figures.canvas import svg
from toolkit.figures.diagram import requirements
from toolkit.figures.heat import addressed, claims_by_kind
from toolkit.figures.lanes import timeline
from toolkit.figures.stands import positions

__all__ = [
    "addressed", "certainty", "claims_by_kind", "conditions", "positions", "requirements", "speakers", "svg", "timeline",
]  # fmt: skip
