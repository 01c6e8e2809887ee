"""Differences as text for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from toolkit.diff.changes import SORTS, TOLD, Change, Changes, Sort
from toolkit.display.words import on_a_line
from toolkit.terminal import Style, painted

SIGNS: dict[Sort, tuple[str, str]] = {
    "new": ("+", "#1b7f5c"), "gone": ("-", "#b5342b"), "changed": ("~", "#e8c22e"), "merged": (">", "#4f9fd0"),
    "split": ("<", "#4f9fd0"),
}  # fmt: skip
"""The sign of each sort of change and the colour behind it."""

LONGEST = 160
"""The characters of the words of a record that are shown."""

WIDTH = 100
"""The characters up to which fields share a line."""

BOLD = Style(bold=True)


def as_text(changes: Changes, colours: int = 0) -> str:
    """The differences as text: how many of what, then actors, then article by article; "" where there are none.

    `+` is new, `-` gone, `~` changed, with the fields that changed below; `>` is an actor that two were, `<` one that is two.

    >>> from toolkit import Dossier, Document, annotate
    >>> from toolkit.diff import compare
    >>> [old, new] = (Dossier.of(annotate([Document("a", f"Kyiv {verb} the plan.")])) for verb in ("rejected", "accepted"))
    >>> for line in as_text(compare(old, new)).splitlines()[-9:-6]:
    ...     print(line)
    ~ claim accept · Ukraine · certain · past [0:22]
        “Kyiv accepted the plan”
        kind: reject → accept
    """
    if not changes:
        return ""
    parts = [_counts(changes)]
    if actors := [change for change in changes.changes if change.layer == "actors"]:
        parts.append(_block("actors across articles", actors, colours))
    by_article: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes.changes:
        if change.article is not None:
            by_article[change.article].append(change)
    headings = _headings(changes)
    parts += [_block(headings[id], found, colours) for id, found in sorted(by_article.items())]
    return "\n\n".join(parts)


def _counts(changes: Changes) -> str:
    """A line a layer; merged and split are told of actors alone."""
    lines = [f"{'':<14}{'same':>8}" + "".join(f"{sort:>9}" for sort in SORTS)]
    for layer, counts in changes.counts().items():
        numbers = [counts[sort] if layer == "actors" or sort not in ("merged", "split") else "" for sort in SORTS]
        lines.append(f"{layer:<14}{counts['same']:>8}" + "".join(f"{number:>9}" for number in numbers))
    return "\n".join(line.rstrip() for line in lines)


def _headings(changes: Changes) -> dict[str, str]:
    """Title, date and id of each article, as the newer run has them."""
    articles = [article for each in (changes.old, changes.new) for article in each.articles]
    parts = ((article.id, (article.document.title, article.document.date, article.id)) for article in articles)
    return {id: on_a_line(" · ".join(part for part in about if part)) for id, about in parts}


def _block(heading: str, found: list[Change], colours: int) -> str:
    actors = [change for sort in TOLD for change in found if change.layer == "actors" and change.sort == sort]
    ordered = actors or found  # in an article, layer by layer as its text goes
    return "\n".join([painted(heading, BOLD, colours), *(line for change in ordered for line in _lines(change, colours))])


def _lines(change: Change, colours: int) -> Iterator[str]:
    sign, colour = SIGNS[change.sort]
    yield f"{painted(sign, Style(colour), colours)} {_what(change)}"
    if change.words:
        yield f"    {change.words if len(change.words) <= LONGEST else change.words[: LONGEST - 1] + '…'}"
    if change.sort == "changed":
        fields = [f"{field.name}: {on_a_line(field.old or '–')} → {on_a_line(field.new or '–')}" for field in change.fields]
        together = "; ".join(fields)
        yield from (f"    {line}" for line in ([together] if len(together) <= WIDTH else fields))


def _what(change: Change) -> str:
    if change.layer == "articles":
        return "the article"
    if change.sort in ("merged", "split"):
        [actors] = change.fields
        return on_a_line(f"{actors.old} → {actors.new}")
    if change.layer == "actors":
        return on_a_line(change.about)
    return f"{change.layer.removesuffix('s')} {change.about} [{change.start}:{change.end}]"
