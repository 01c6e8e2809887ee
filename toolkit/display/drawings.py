"""Matplotlib figures as SVG images with their source notes."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING

from toolkit.display.shown import Shown, framed
from toolkit.display.text import escape

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure(drawing: Figure, note: str) -> Shown:
    """Show a matplotlib figure as an SVG image with its source note; its title is the text that describes it."""
    from toolkit.figures import svg

    title = " ".join(drawing.get_suptitle().split())
    image = base64.b64encode(svg(drawing).encode()).decode("ascii")
    width = round(drawing.get_size_inches()[0] * 96)
    body = (
        f'<figure><img width="{width}" alt="{html.escape(title)}" src="data:image/svg+xml;base64,{image}">'
        f'<figcaption class="note">{escape(note)}</figcaption></figure>'
    )
    return Shown(framed(body), f"{title}\n{note}")
