"""An article as text with its records marked, in layers that a reader switches, and the records as a list beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from toolkit.display.anchors import address
from toolkit.display.chips import chip
from toolkit.display.listing import LISTED, Rows, Words, in_words_by_id, listed
from toolkit.display.marks import Mark, Piece, marks, pieces
from toolkit.display.shown import Shown, framed
from toolkit.display.text import attribute, escape
from toolkit.records import KINDS, Article

SAMPLES = {
    "claims": (), "attributions": (("source", "source"), ("said", "cue"), ("content", "content")),
    "conditions": (("tie", "cue"), ("condition", "condition"), ("consequent", "consequent")), "times": (("time", "time"),),
    "actors": (("actor", "actor"),),
}  # fmt: skip
"""The layers, and the roles of each that the legend shows as they look in the text, with what it calls them."""


def article(given: Article, rows: Rows | None = None) -> Shown:
    """Show the text of an article with its records marked: claims by kind, sources, cues, contents, conditions and times.

    Every marked piece of text names its records and leads to the list of them, each of these leads back. The boxes of the
    legend switch layers and kinds, with no script; actors are off at first. With `rows`, which lead from a record to what
    shows it elsewhere, the article is on a page of its own: its records have their bare ids (`display.anchors`), the list
    is open, and there is no heading.
    """
    prefix = f"{address(given.id)}--" if rows is None else ""
    words = in_words_by_id(given)
    names, body_start = _named(given, words), given.document.body_start  # a header above it is shown as title and date
    text = "".join(_marked(given.text, piece, names, prefix) for piece in pieces(given.text, marks(given), body_start))
    heading = " · ".join(part for part in (given.document.title, given.document.date, given.id) if part)
    body = (
        f"<style>{_switches()}</style>{f'<p><b>{escape(heading)}</b></p>' if rows is None else ''}{_legend(given)}"
        f'<div class="reading"><div class="text">{text}</div>'
        f'<div class="lists">{listed(given, words, rows or {}, prefix)}</div></div>'
    )
    return Shown(framed(body, "", "article"), f"{heading}\n{given.text}")


def _named(given: Article, words: Words) -> dict[str, str]:
    """What the text around a record says of it, by its id; of a mention by its place."""
    told = {record: attribute(f"{record}: {about}") for record, (about, _) in words.items()}
    for actor in given.actors:
        about = attribute(" · ".join(part for part in (actor.name, actor.type, actor.role, actor.code) if part))
        told |= {f"m{mention.start}-{mention.end}": about for mention in actor.mentions}
    return told


def _marked(text: str, piece: Piece, names: Mapping[str, str], prefix: str) -> str:
    """A piece of text, which names its records and is a link to the entry of the innermost.

    The records that begin here have their addresses here; the tabulator stops where one begins.
    """
    words = re.sub(r"\r\n?|\n", "<br>", escape(text[piece.start : piece.end]))
    if not piece.records:
        return words
    *outer, last = [None, *(mark.record for mark in piece.begins if mark.role != "actor")]
    for record in [*filter(None, outer), *(mark.record for mark in piece.begins if mark.role == "actor")]:
        words = f'<span id="{attribute(prefix + record)}">{words}</span>'
    kind = f" kind-{piece.kind}" if piece.kind else ""
    about = "&#10;".join(names[mark.record] for mark in piece.records)
    looks = f'class="{" ".join(piece.roles)}{kind}" title="{about}"'
    labels = "".join(map(_label, piece.labels))
    listed = [attribute(mark.record) for mark in piece.records if mark.role != "actor"]
    if not listed:
        return f"<span {looks}>{words}</span>{labels}"
    place = f'id="{attribute(prefix + last)}"' if last else 'tabindex="-1"'
    link = f'href="#{attribute(prefix)}r-{listed[0]}" data-records="{" ".join(listed)}"'
    return f"<a {place} {link} {looks}>{words}</a>{labels}"


def _label(mark: Mark) -> str:
    return chip(mark.column, mark.word, mark.label, "sup")


def _legend(given: Article) -> str:
    """The boxes that switch layers and kinds, with how each looks in the text."""
    rows = [_switch(layer, len(getattr(given, layer)), layer in LISTED, samples) for layer, samples in SAMPLES.items()]
    counts = Counter(claim.kind for claim in given.claims)
    kinds = "".join(
        f'<label class="chip kind-{kind}"><input type="checkbox" class="show-{kind}" checked>{kind} {counts[kind]}</label>'
        for kind in KINDS
        if counts[kind]
    )
    return f'<div class="legend" role="group" aria-label="What is marked">{rows[0]}{kinds}<br>{"".join(rows[1:])}</div>'


def _switch(layer: str, count: int, on: bool, samples: tuple[tuple[str, str], ...]) -> str:
    shown = " ".join(f'<span class="{role}">{name}</span>' for role, name in samples)
    box = f'<input type="checkbox" class="show-{layer}"{" checked" if on else ""}>'
    return f'<label class="layer">{box}<b>{layer.capitalize()}</b> {count} {shown}</label>'


@lru_cache(maxsize=1)
def _switches() -> str:
    """The style sheet by which the box of each kind switches it."""
    return "".join(map(_switched, KINDS))


def _switched(kind: str) -> str:
    off = f".toolkit:has(.show-{kind}:not(:checked)) .text"
    plain = "background-color: transparent; font-weight: inherit;"
    return f"{off} .kind-{kind} {{ {plain} }}\n{off} sup.kind-{kind} {{ display: none; }}\n"
