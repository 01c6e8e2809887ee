"""What a reader sees: tables, figures and articles as escaped HTML, with their sources.

Article text is untrusted. Everything that comes out of an article is escaped here, and the signs that JupyterLab would
read as mathematics (`$`, `\\(`) are set apart, so that text stays text in JupyterLab, in nbconvert's HTML and on paper.
"""

from __future__ import annotations

from toolkit.display.dossiers import dossiers
from toolkit.display.drawings import figure
from toolkit.display.glance import at_a_glance
from toolkit.display.highlights import article
from toolkit.display.notes import fingerprint, source_note
from toolkit.display.overview import overview
from toolkit.display.shown import Shown
from toolkit.display.tables import ROWS, quotations, table
from toolkit.display.text import UNPRINTABLE, escape, quotation

__all__ = [
    "ROWS", "UNPRINTABLE", "Shown", "article", "at_a_glance", "dossiers", "escape", "figure", "fingerprint", "overview",
    "quotation", "quotations", "source_note", "table",
]  # fmt: skip
