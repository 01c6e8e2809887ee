"""Matplotlib figures as SVG images with their source notes."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from toolkit.display.shown import Shown, framed
from toolkit.display.text import attribute, escape

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure(drawing: Figure, note: str, name: str = "") -> Shown:
    """Show a matplotlib figure as an SVG image below its title, with its source note; `name` is that of its address.

    What describes it to those who cannot see it is its label (`drawing.set_label`), or its title where it has none. Of a
    figure without axes only the title is shown.
    """
    from toolkit.figures import svg

    title = " ".join(drawing.get_suptitle().split())
    described = attribute(" ".join(str(drawing.get_label()).split()) or title)
    width = round(drawing.get_size_inches()[0] * 96)
    image = base64.b64encode(svg(drawing, titled=False).encode()).decode("ascii")
    shown = (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{attribute(title)}">'
        f'<img width="{width}" alt="{described}" src="data:image/svg+xml;base64,{image}"></div>'
    )
    body = (
        f'<figure><p class="title">{escape(title)}</p>{shown if drawing.axes else ""}'
        f'<figcaption class="note">{escape(note)}</figcaption></figure>'
    )
    return Shown(framed(body, f"figure-{name}" if name else ""), f"{title}\n{note}")
