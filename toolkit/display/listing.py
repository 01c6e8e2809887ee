"""The records of an article as lists, each with its passage and the rows of the tables that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.display.chips import chip
from toolkit.display.text import attribute, escape
from toolkit.display.words import Record, in_words, names_of, span_of
from toolkit.records import Article, Claim

LISTED = ("claims", "attributions", "conditions", "times")
"""The layers whose records are listed."""

WORDS = 240
"""The characters that a list quotes of a record, at most."""

Rows = Mapping[str, Iterable[tuple[str, str]]]
"""The rows of tables that show a record, by its id: the address of each, and the words that lead there."""

Words = Mapping[str, tuple[str, str]]
"""What each record is, and the words that it rests on, by its id."""


def in_words_by_id(given: Article) -> Words:
    """What the records of an article are, and their words, by their ids."""
    names = names_of(given)
    return {record.id: in_words(record, given, names) for layer in LISTED for record in getattr(given, layer)}


def listed(given: Article, words: Words, rows: Rows, prefix: str) -> str:
    """The records of each layer in the order of the text, folded in a notebook, where their ids have a `prefix`."""
    parts = []
    for layer in LISTED:
        records: list[Record] = sorted(getattr(given, layer), key=lambda record: (*span_of(record), record.id))
        entries = "".join(_entry(record, words[record.id], rows, prefix) for record in records)
        head = f"<summary>{layer.capitalize()} <small>{len(records)}</small></summary>"
        parts.append(f"<details{'' if prefix else ' open'}>{head}<ol>{entries}</ol></details>" if records else "")
    return "".join(parts)


def _entry(record: Record, words: tuple[str, str], rows: Rows, prefix: str) -> str:
    """A record with a link to its passage, what it is, its words, and links to the rows that show it."""
    about, quote = words
    first, divider, rest = about.partition(" · ")
    look = chip("kind", record.kind, first) if isinstance(record, Claim) else escape(first)
    here, id = f"#{attribute(prefix + record.id)}", f"{attribute(prefix)}r-{attribute(record.id)}"
    short = quote if len(quote) <= WORDS else f"{quote[: WORDS - 1]}…"
    links = ", ".join(f'<a href="{attribute(href)}">{escape(words)}</a>' for href, words in rows.get(record.id, ()))
    shown = f'<div class="rows">In {links}</div>' if links else ""
    return (
        f'<li id="{id}"><a class="to" href="{here}">{escape(record.id)}</a> <b>{look}</b>'
        f'{escape(divider + rest)}<div class="words">{escape(short)}</div>{shown}</li>'
    )
