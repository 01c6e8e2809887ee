"""What a reader sees: tables, figures and articles as escaped HTML, with their sources.

Article text is untrusted. Everything that comes out of an article is escaped here, and the signs that JupyterLab would
read as mathematics (`$`, `\\(`) are set apart, so that text stays text in JupyterLab, in nbconvert's HTML and on paper.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.frames import to_csv
from toolkit.records import KINDS, LAYERS, Article, Span
from toolkit.tables import Dossier

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROWS = 200
"""The rows of a table that a page shows; its CSV file has all of them."""

DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""What is not broken over two lines."""

MISSING = '<td class="none">–</td>'

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters but tabs and line ends, the signs of direction, and what is no character at all."""

ACTORS = 12
"""The actors that an overview names."""

CONTEXT = 400
"""The characters of a sentence shown on each side of the words that it is quoted for."""


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


def escape(text: object) -> str:
    """Escape text for HTML; signs of mathematics (`$`, backslashes) are set apart, control characters made visible.

    What turns the direction of text around shows as "\ufffd", as all does that has no picture of its own.

    >>> escape("<b>$x$</b>\\x1b")
    '&lt;b&gt;<span>$</span>x<span>$</span>&lt;/b&gt;␛'
    """
    visible = UNPRINTABLE.sub(lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "\ufffd", str(text))
    return re.sub(r"[$\\]", lambda sign: f"<span>{sign[0]}</span>", html.escape(visible))


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


def quotation(article: Article, start: int, end: int) -> str:
    """The sentence around `[start, end)` as HTML, with these characters marked and the place cited."""
    begin, finish = article.sentence_span(start, end)
    first, last = max(begin, start - CONTEXT), min(finish, end + CONTEXT)
    before = ("…" if first > begin else "") + _inline(article.text[first:start])
    after = _inline(article.text[end:last]) + ("…" if last < finish else "")
    words = _inline(article.text[start : min(end, start + 3 * CONTEXT)]) + ("…" if end - start > 3 * CONTEXT else "")
    return f"<q>{before}<mark>{words}</mark>{after}</q><br><cite>{escape(article.id)} [{start}:{end}]</cite>"


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
    return Shown(_framed(body), f"{title}\n{note}")


def article(given: Article) -> Shown:
    """Show the text of an article with the cues of its claims marked and labelled with the kinds of the claims."""
    kinds: dict[Span, list[str]] = {}
    for claim in given.claims:
        for span in claim.cue:
            kinds.setdefault(span, []).append(claim.kind)
    parts, at = [], 0
    for (start, end), found in sorted(kinds.items()):
        if start >= at:
            label = f'<sup class="kind">{" · ".join(dict.fromkeys(found))}</sup>'
            parts += [escape(given.text[at:start]), f"<mark>{escape(given.text[start:end])}</mark>{label}"]
            at = end
    parts.append(escape(given.text[at:]))
    heading = " · ".join(part for part in (given.document.title, given.document.date, given.id) if part)
    lines = re.sub(r"\r\n?|\n", "<br>", "".join(parts))
    body = f'<p><b>{escape(heading)}</b></p><div class="text">{lines}</div>'
    return Shown(_framed(body), f"{heading}\n{given.text}")


def overview(dossier: Dossier) -> Shown:
    """Show what is in a dossier: how many articles of which dates, what was found, and who makes claims of which kinds."""
    claims = dossier.claims
    names = claims["actor_name"].fillna("no actor named")
    counts = pd.crosstab(names, claims["kind"]).reindex(columns=[kind for kind in KINDS if kind in set(claims["kind"])])
    counts = counts.assign(claims=counts.sum(axis=1)).sort_values("claims", ascending=False, kind="stable")
    shown = counts.astype("Int64").mask(counts == 0).head(ACTORS).rename_axis(index="actor", columns=None).reset_index()
    found = [f"{sum(len(getattr(one, layer)) for one in dossier.articles)} {layer}" for layer in LAYERS]
    caption = f"{dossier.corpus or 'Dossier'}: {', '.join(found)}"
    hidden = f"{len(counts) - len(shown)} more actors make claims. " if len(counts) > len(shown) else ""
    lost = f' Rejected: {len(dossier.rejected)}, with reasons in table("rejected").' if dossier.rejected else ""
    return table(shown, "", caption, hidden + source_note(dossier.articles, dossier.corpus) + lost)


def source_note(articles: Sequence[Article], corpus: str, **selection: str) -> str:
    """The note under every table and figure: corpus, input hash, selection, toolkit version and model.

    The hash covers ids, dates and texts, in the order of the ids: it is the same for a folder, its files in any order,
    and an export of them.
    """
    dates = sorted({one.document.date for one in articles if one.document.date})
    period = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    chosen = "".join(f" {name} = {value};" for name, value in selection.items() if value)
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    return (
        f"Source: {corpus} ({count}{period}; sha256 {fingerprint(articles)[:12]}).{' Selection:' + chosen if chosen else ''}"
        f" toolkit {version()}, model {model()}."
    )


def fingerprint(articles: Iterable[Article]) -> str:
    """The SHA-256 over the articles as they were given, whatever files they came from and in whatever order."""
    digest = hashlib.sha256()
    for one in sorted(articles, key=lambda one: one.id):
        for part in (one.id, one.document.date or "", one.text):
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


def version() -> str:
    """The version of the installed toolkit."""
    return metadata.version("toolkit")


@lru_cache(maxsize=1)
def model() -> str:
    """The name of the language model: the first digits of the SHA-256 over its files; the card about them is none."""
    digest = hashlib.sha256()
    weights = (file for file in (resources.files("toolkit.language") / "weights").iterdir() if not file.name.endswith(".md"))
    for file in sorted(weights, key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _inline(text: str) -> str:
    """Escaped text on one line."""
    return escape(re.sub(r"\s+", " ", text))


def _cell(value: Any) -> str:
    """One escaped table cell: numbers to the right, what is missing as a dash, a truth value as a word."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    if pd.api.types.is_bool(value):
        return f"<td>{'yes' if value else 'no'}</td>"
    if pd.api.types.is_number(value):
        return f'<td class="number">{value}</td>'
    kind = ' class="date"' if DATE.fullmatch(str(value)) else ""
    return f"<td{kind}>{_inline(str(value))}</td>"


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
    return Shown(_framed(markup), f"{caption}\n{len(frame)} rows\n{note}", name, to_csv(frame))


def _placed(title: str, number: bool, cell: str) -> str:
    """A cell that knows the title of its column, below which a narrow screen shows it; a missing number is set as one."""
    look = MISSING.replace("none", "none number") if number and cell == MISSING else cell
    return look.replace("<td", f'<td data-title="{title}"', 1)


def _framed(markup: str) -> str:
    """The markup with the style that it needs, closed to the search for mathematics."""
    style = (resources.files("toolkit") / "assets" / "output.css").read_text("utf-8")
    return f'<style>{style}</style><div class="toolkit tex2jax_ignore mathjax_ignore">{markup}</div>'
