"""Frames as tables: every cell escaped, every row with the passage that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from toolkit.display.shown import Shown, framed
from toolkit.display.text import escape, inline, quotation
from toolkit.frames import to_csv
from toolkit.records import Article

ROWS = 200
"""The rows of a table that a page shows; its CSV file has all of them."""

DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""What is not broken over two lines."""

MISSING = '<td class="none">–</td>'


def table(frame: pd.DataFrame, name: str, caption: str, note: str, columns: Sequence[str] = ()) -> Shown:
    """Show a frame as a table with its caption and source note; `name` names its CSV file.

    Every cell is escaped. The page shows `columns` (all by default) and at most `ROWS` rows, and the note says so; the CSV
    has the whole frame.
    """
    chosen = list(columns or frame.columns)
    rows = [[_cell(value) for value in row] for row in frame[chosen].head(ROWS).itertuples(index=False)]
    return _table(frame, chosen, rows, (name, caption, note))


def quotations(
    frame: pd.DataFrame, articles: Iterable[Article], name: str, caption: str, note: str, columns: Sequence[str] = ()
) -> Shown:
    """Show a frame whose rows have `article`, `start` and `end`, each with the sentence that it comes from.

    The words of the row are marked in the sentence, and the citation below it gives the article and the character
    offsets; a row without a place has none. The page shows `columns` (by default all but these three); the CSV has the
    whole frame.
    """
    known = {article.id: article for article in articles}
    chosen = list(columns) or [column for column in frame.columns if column not in ("article", "start", "end")]
    shown = frame.head(ROWS)
    places = zip(shown["article"], shown["start"], shown["end"], strict=True)
    quotes = [
        MISSING if pd.isna(start) else f'<td class="quote">{quotation(known[key], int(start), int(end))}</td>'
        for key, start, end in places
    ]
    cells = shown[chosen].itertuples(index=False)
    rows = [[_cell(value) for value in row] + [quote] for row, quote in zip(cells, quotes, strict=True)]
    return _table(frame, [*chosen, "source sentence"], rows, (name, caption, note))


def _cell(value: Any) -> str:
    """One escaped table cell: numbers to the right, what is missing as a dash, a truth value as a word."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if pd.api.types.is_bool(value):
        return f"<td>{'yes' if value else 'no'}</td>"
    if pd.api.types.is_number(value):
        return f'<td class="number">{value}</td>'
    kind = ' class="date"' if DATE.fullmatch(str(value)) else ""
    return f"<td{kind}>{inline(str(value))}</td>"


def _table(frame: pd.DataFrame, columns: Iterable[object], rows: list[list[str]], labels: tuple[str, str, str]) -> Shown:
    """A table from cells that are escaped already."""
    name, caption, note = labels
    if len(frame) > len(rows):
        note = f"The first {len(rows)} of {len(frame)} rows; a report has all of them in {name}.csv. {note}"
    titles = [escape(str(column).removesuffix("_name").replace("_", " ").capitalize()) for column in columns]
    numbers = set(frame.select_dtypes("number").columns)
    numeric = [column in numbers for column in columns]
    looks = [' class="number"' if number else "" for number in numeric]
    head = "".join(f'<th scope="col"{look}>{title}</th>' for title, look in zip(titles, looks, strict=True))
    body = "".join(f"<tr>{''.join(map(_placed, titles, numeric, row))}</tr>" for row in rows)
    if not rows:
        body = f'<tr><td class="none" colspan="{len(titles)}">Nothing was found.</td></tr>'
    markup = (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f'<p class="note">{escape(note)}</p>'
    )
    return Shown(framed(markup), f"{caption}\n{len(frame)} rows\n{note}", name, to_csv(frame))


def _placed(title: str, number: bool, cell: str) -> str:
    """A cell that knows the title of its column, below which a narrow screen shows it; a missing number is set as one."""
    look = MISSING.replace("none", "none number") if number and cell == MISSING else cell
    return look.replace("<td", f'<td data-title="{title}"', 1)
