"""Matplotlib figures as SVG images with their source notes."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from toolkit.display.shown import Shown, framed
from toolkit.display.text import attribute, escape

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure(drawing: Figure, note: str, name: str = "") -> Shown:
    """Show a matplotlib figure as an SVG image with its source note; `name` is that of its address.

    What describes it to those who cannot see it is its title and its label (`drawing.set_label`).
    """
    from toolkit.figures import svg

    title = " ".join(drawing.get_suptitle().split())
    words = attribute(f"{title} {drawing.get_label()}".strip())
    image = base64.b64encode(svg(drawing).encode()).decode("ascii")
    width = round(drawing.get_size_inches()[0] * 96)
    body = (
        f'<figure><div class="scroll" tabindex="0" role="group" aria-label="{attribute(title)}">'
        f'<img width="{width}" alt="{words}" src="data:image/svg+xml;base64,{image}"></div>'
        f'<figcaption class="note">{escape(note)}</figcaption></figure>'
    )
    return Shown(framed(body, f"figure-{name}" if name else ""), f"{title}\n{note}")
