"""Matplotlib figures as SVG images with their source notes."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from toolkit.display.shown import Shown, framed
from toolkit.display.text import attribute, escape

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PHONE = "screen and (max-width: 40em)"
"""The screens for which a figure is drawn once more, narrower."""


def figure(drawing: Figure, note: str, name: str = "") -> Shown:
    """Show a matplotlib figure as an SVG image below its title, with its source note; `name` is that of its address.

    What describes it to those who cannot see it is its label (`drawing.set_label`), or its title where it has none. Of a
    figure without axes only the title is shown, and on a phone its `small` drawing, where it has one (`figures`).
    """
    title = " ".join(drawing.get_suptitle().split())
    described = attribute(" ".join(str(drawing.get_label()).split()) or title)
    small = getattr(drawing, "small", None)
    image = f'<img width="{_pixels(drawing)}" alt="{described}" src="{_image(drawing)}">'
    if small is not None:
        image = f'<picture><source media="{PHONE}" width="{_pixels(small)}" srcset="{_image(small)}">{image}</picture>'
    shown = f'<div class="scroll" tabindex="0" role="group" aria-label="{attribute(title)}">{image}</div>'
    body = (
        f'<figure><p class="title">{escape(title)}</p>{shown if drawing.axes else ""}'
        f'<figcaption class="note">{escape(note)}</figcaption></figure>'
    )
    return Shown(framed(body, f"figure-{name}" if name else ""), f"{title}\n{note}")


def _image(drawing: Figure) -> str:
    """A figure below its title as an address that holds it."""
    from toolkit.figures import svg

    return f"data:image/svg+xml;base64,{base64.b64encode(svg(drawing, titled=False).encode()).decode('ascii')}"


def _pixels(drawing: Figure) -> int:
    return round(96 * float(drawing.get_figwidth()))
