"""The records of an article as a list, each with its id, its place and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.display.words import Record, in_words, names_of, on_a_line, span_of
from toolkit.palette import FUNCTIONS, KINDS
from toolkit.records import Article, Claim, Condition
from toolkit.terminal.marks import MARKED
from toolkit.terminal.styles import PLAIN, Style, painted

PLACE = 14
"""The columns of a place; a longer one takes what it needs."""

INDENT = " " * (8 + PLACE)


def listed(article: Article, layers: Sequence[str], width: int, colours: int) -> str:
    """The records of some layers, in the order of the text, below their number; no line is longer than `width`."""
    parts = []
    for layer in (layer for layer in MARKED if layer in layers):
        lines = list(_actors(article, width) if layer == "actors" else _records(article, layer, width, colours))
        number = len(getattr(article, layer))
        noun = layer.removesuffix("s") if number == 1 else layer
        parts.append("\n".join([painted(f"{number} {noun}", Style(bold=True), colours), *lines]))
    return "\n\n".join(parts)


def _records(article: Article, layer: str, width: int, colours: int) -> Iterator[str]:
    names = names_of(article)
    for record in sorted(getattr(article, layer), key=lambda record: (*span_of(record), record.id)):
        start, end = span_of(record)
        about, words = in_words(record, article, names)
        first, divider, rest = _cut(about, width - len(INDENT)).partition(" · ")
        head = painted(first, _look(record), colours)
        yield f"  {record.id:<4} {f'[{start}:{end}]':<{PLACE}} {head}{divider}{rest}"
        yield f"{INDENT}{_cut(words, width - len(INDENT))}"


def _look(record: Record) -> Style:
    if isinstance(record, Claim):
        return Style(KINDS[record.kind][0], bold=True)
    return Style(FUNCTIONS[record.function][0], bold=True) if isinstance(record, Condition) else PLAIN


def _actors(article: Article, width: int) -> Iterator[str]:
    for actor in article.actors:
        about = (actor.name, actor.type, actor.role, actor.country, actor.code, f"{len(actor.mentions)} mentions")
        yield _cut(f"  {on_a_line(actor.actor)}: {on_a_line(' · '.join(part for part in about if part))}", width)


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else f"{words[: max(width, 20) - 1]}…"
