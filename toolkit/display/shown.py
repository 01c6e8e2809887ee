"""What a notebook shows: HTML that carries its own style, and the same as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Any

from toolkit.display.chips import colours
from toolkit.display.text import attribute


@dataclass(frozen=True)
class Shown:
    """Something a notebook shows: HTML, the same as plain text, and for a table its name and its CSV."""

    html: str
    plain: str
    name: str = ""
    csv: str = ""

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        """What Jupyter stores: the CSV travels with the output, so that a report can write it to a file."""
        data = {"text/html": self.html, "text/plain": self.plain}
        if not self.name:
            return data, {}
        return data | {"text/csv": self.csv}, {"toolkit": {"table": self.name}}


def framed(markup: str, id: str = "", style: str = "") -> str:
    """The markup with the style that it needs, closed to the search for mathematics; `style` names one more style sheet."""
    assets = resources.files("toolkit") / "assets"
    sheets = ((assets / f"{name}.css").read_text("utf-8") for name in ("output", style) if name)
    styles = "".join(f"<style>{sheet}</style>" for sheet in (*sheets, colours()))
    address = f' id="{attribute(id)}"' if id else ""
    return f'{styles}<div class="toolkit tex2jax_ignore mathjax_ignore"{address}>{markup}</div>'
