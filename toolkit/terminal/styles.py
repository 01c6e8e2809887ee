"""Colours of a terminal: how many it has, and the sequences that it takes (ECMA-48, SGR)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

TRUE = 2**24
STEPS = (0, 95, 135, 175, 215, 255)
"""The values that red, green and blue have in the palette of 256 colours, from number 16 on."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: the colour behind them as "#rrggbb" ("" for the terminal's own), and their face."""

    ground: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    faint: bool = False

    def over(self, below: Style) -> Style:
        """This style upon another: its own ground, if it has one, and the faces of both."""
        return Style(
            self.ground or below.ground, self.bold or below.bold, self.italic or below.italic,
            self.underline or below.underline, self.faint or below.faint,
        )  # fmt: skip


PLAIN = Style()


def depth(stream: TextIO, environment: Mapping[str, str] = os.environ) -> int:
    """How many colours to write to a stream: 0, 256 or 2 ** 24.

    None where `NO_COLOR` is set (https://no-color.org), the terminal is "dumb", or the stream is no terminal; `FORCE_COLOR`
    (https://force-color.org) writes them to a pipe all the same, as to `less -R`.

    >>> from io import StringIO
    >>> depth(StringIO(), {}), depth(StringIO(), {"FORCE_COLOR": "1", "COLORTERM": "truecolor"})
    (0, 16777216)
    """
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return 0
    if not (environment.get("FORCE_COLOR") or stream.isatty()):
        return 0
    return TRUE if environment.get("COLORTERM") in ("truecolor", "24bit") else 256


def painted(words: str, style: Style, colours: int) -> str:
    """Words in a style, and the terminal as it was behind them; as they are without colours or style.

    On a coloured ground they are black or white, whichever stands out more, so that a dark and a light terminal show both.

    >>> painted("agreed", Style("#1b7f5c", bold=True), 256)
    '\\x1b[1;48;5;29;38;5;231magreed\\x1b[0m'
    """
    if not colours or style == PLAIN or not words:
        return words
    faces = {"1": style.bold, "2": style.faint, "3": style.italic, "4": style.underline}
    codes = [code for code, wanted in faces.items() if wanted]
    if style.ground:
        codes += [f"48;{_code(style.ground, colours)}", f"38;{_code(ink(style.ground), colours)}"]
    return f"\x1b[{';'.join(codes)}m{words}\x1b[0m"


def ink(ground: str) -> str:
    """Black or white, whichever has more contrast to a ground (WCAG 2.2, relative luminance).

    >>> ink("#1f4e8c"), ink("#e8c22e")
    ('#ffffff', '#000000')
    """
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(ground)))
    luminance = sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#000000" if luminance > 0.179 else "#ffffff"


def tint(colour: str, share: float = 0.35) -> str:
    """A colour on white paper, so thin that `share` of it is left.

    >>> tint("#1b7f5c")
    '#afd2c6'
    """
    return "#" + "".join(f"{round(255 + (value - 255) * share):02x}" for value in _rgb(colour))


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return red, green, blue


def _code(colour: str, colours: int) -> str:
    red, green, blue = _rgb(colour)
    if colours == TRUE:
        return f"2;{red};{green};{blue}"
    if max(red, green, blue) - min(red, green, blue) < 12 and 8 <= red < 244:
        return f"5;{232 + round((red - 8) / 10)}"  # the greys have a ramp of their own
    r, g, b = (min(range(6), key=lambda k: abs(STEPS[k] - value)) for value in (red, green, blue))
    return f"5;{16 + 36 * r + 6 * g + b}"
