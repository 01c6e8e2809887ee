"""Frames as tables: every cell escaped, every row leads to the passage that it comes from and can be led to itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from toolkit.display import anchors
from toolkit.display.chips import SETS, chip
from toolkit.display.shown import Shown, framed
from toolkit.display.text import attribute, escape, inline, link, quotation
from toolkit.frames import to_csv
from toolkit.records import Article

ROWS = 500
"""The rows of a table that a page shows; its CSV file has all of them."""

DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""What is not broken over two lines."""

LONG = 50
"""The characters of what is given the room of several words."""

WITNESSES = {"before_text": ["before"], "other_text": ["other"], "evidence_text": ["evidence_article", "evidence_id"]}
"""The columns that quote another record, each with the columns of its id, which together are as in "talks#c1"."""

MISSING = '<td class="none">–</td>'


class Place(NamedTuple):
    """Where a row comes from: an article and a record in it, each empty where the row has none."""

    article: str = ""
    record: str = ""

    @property
    def href(self) -> str:
        """The address of the passage, or of the article."""
        if self.record:
            return anchors.passage(self.article, self.record)
        return f"articles/{anchors.page(self.article)}" if self.article else ""


def table(
    frame: pd.DataFrame, name: str, caption: str, note: str, columns: Sequence[str] = (), cards: Collection[str] = ()
) -> Shown:
    """Show a frame as a table with its caption and source note; `name` names its CSV file and its addresses.

    Every cell is escaped. The page shows `columns` (all by default) and at most `ROWS` rows, and the note says so; the CSV
    has the whole frame. A row with an `article` is linked to the passage of its record, by the columns `article` and those
    of `WITNESSES`; the `name` of an `entity` that has one of the `cards` (`display.dossiers`) to its card.
    """
    chosen = list(columns or frame.columns)
    shown = frame.head(ROWS)
    rows = _rows(shown, chosen, _places(shown), cards)
    return _table(frame, chosen, rows, (name, caption, note))


def quotations(
    frame: pd.DataFrame, articles: Iterable[Article], name: str, caption: str, note: str, columns: Sequence[str] = ()
) -> Shown:
    """Show a frame whose rows have `article`, `start` and `end`, each with the sentence that it comes from.

    The words of the row are marked in the sentence, and the citation below it, which gives the article and the character
    offsets, leads to the passage; a row without a place has none. The page shows `columns` (by default all but these
    three); the CSV has the whole frame.
    """
    known = {article.id: article for article in articles}
    chosen = list(columns) or [column for column in frame.columns if column not in ("article", "start", "end")]
    shown = frame.head(ROWS)
    places = _places(shown)
    quotes = [
        MISSING if pd.isna(start) else f'<td class="quote">{quotation(known[article], int(start), int(end), record)}</td>'
        for (article, record), start, end in zip(places, shown["start"], shown["end"], strict=True)
    ]
    rows = [[*row, quote] for row, quote in zip(_rows(shown, chosen, places), quotes, strict=True)]
    return _table(frame, [*chosen, "source sentence"], rows, (name, caption, note))


def _places(frame: pd.DataFrame) -> list[Place]:
    """Where each row comes from: its `article` with its `id`, else its `event`, else its first and last character."""
    if "article" not in frame:
        return [Place()] * len(frame)
    if column := next((column for column in ("id", "event") if column in frame), None):
        records = [str(value).rpartition("#")[2] for value in frame[column].fillna("")]
    elif {"start", "end"} <= set(frame.columns):
        offsets = zip(frame["start"], frame["end"], strict=True)
        records = ["" if pd.isna(start) else f"m{start}-{end}" for start, end in offsets]
    else:
        records = [""] * len(frame)
    articles = frame["article"].fillna("").astype(str)
    return [Place(article, record if article else "") for article, record in zip(articles, records, strict=True)]


def _rows(
    frame: pd.DataFrame, columns: Sequence[str], places: Iterable[Place], cards: Collection[str] = ()
) -> list[list[str]]:
    """The cells of each row, with those linked that name its article or an actor with a card, or quote another claim."""
    linked = {"article": [place.href for place in places] if "article" in columns else []}
    if cards:
        linked["name"] = [anchors.actor(entity) if entity in cards else "" for entity in frame["entity"]]
    for words, ids in WITNESSES.items():
        if words in columns and set(ids) <= set(frame.columns):
            whole = ("#".join(map(str, parts)).rpartition("#") for parts in frame[ids].fillna("").itertuples(index=False))
            linked[words] = [Place(article, record).href for article, _, record in whole]
    by_column = [
        [
            _cell(value, href, column)
            for value, href in zip(frame[column], linked.get(column) or [""] * len(frame), strict=True)
        ]
        for column in columns
    ]
    return [list(row) for row in zip(*by_column, strict=True)] if columns else [[]] * len(frame)


def _cell(value: Any, href: str, column: str) -> str:
    """One escaped table cell: numbers to the right, what is missing as a dash, a truth value as a word."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if pd.api.types.is_bool(value):
        return f"<td>{'yes' if value else 'no'}</td>"
    if pd.api.types.is_number(value):
        return f'<td class="number">{value}</td>'
    if column in SETS:
        return f"<td>{chip(column, str(value))}</td>"
    kind = ' class="date"' if DATE.fullmatch(str(value)) else ' class="words"' if len(str(value)) > LONG else ""
    return f"<td{kind}>{link(inline(str(value)), href)}</td>"


def _table(frame: pd.DataFrame, columns: Iterable[object], rows: list[list[str]], labels: tuple[str, str, str]) -> Shown:
    """A table from cells that are escaped already."""
    name, caption, note = labels
    if len(frame) > len(rows):
        rest = f"; a report has all of them in {name}.csv" if name else ""
        note = f"The first {len(rows)} of {len(frame)} rows{rest}. {note}"
    titles = [escape(str(column).removesuffix("_name").replace("_", " ").capitalize()) for column in columns]
    numbers = set(frame.select_dtypes("number").columns)
    numeric = [column in numbers for column in columns]
    looks = [' class="number"' if number else "" for number in numeric]
    head = "".join(f'<th scope="col"{look}>{title}</th>' for title, look in zip(titles, looks, strict=True))
    ids = _ids(name, _places(frame.head(len(rows))))
    body = "".join(f"<tr{id}>{''.join(map(_placed, titles, numeric, row))}</tr>" for id, row in zip(ids, rows, strict=True))
    if not rows:
        body = f'<tr><td class="none" colspan="{len(titles)}">Nothing was found.</td></tr>'
    markup = (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{attribute(caption)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<p class="note">{escape(note)}</p>'
    )
    shown = framed(markup, f"table-{name}" if name else "")
    return Shown(shown, f"{caption}\n{len(frame)} rows\n{note}", name, to_csv(frame))


def _ids(name: str, places: Iterable[Place]) -> Iterator[str]:
    """The attribute `id` of each row: a record has one in a table, at its first row."""
    seen = {Place()}
    for place in places:
        known = place in seen or not (name and place.record)
        seen.add(place)
        yield "" if known else f' id="{attribute(anchors.row(name, *place))}"'


def _placed(title: str, number: bool, cell: str) -> str:
    """A cell that knows the title of its column, below which a narrow screen shows it; a missing number is set as one."""
    look = MISSING.replace("none", "none number") if number and cell == MISSING else cell
    return look.replace("<td", f'<td data-title="{title}"', 1)
