"""What changed between two runs: records that are new, gone or changed, and actors that were merged or split."""

from __future__ import annotations

from toolkit.diff.changes import COLUMNS, Change, Changes, Field
from toolkit.diff.comparing import compare
from toolkit.diff.opening import opened
from toolkit.diff.page import overview, page, write_page
from toolkit.diff.text import as_text

__all__ = ["COLUMNS", "Change", "Changes", "Field", "as_text", "compare", "opened", "overview", "page", "write_page"]
