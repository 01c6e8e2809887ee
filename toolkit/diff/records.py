"""The records of two versions of an article → their differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.diff.changes import Change, Field, Sort
from toolkit.diff.matching import Version, paired
from toolkit.display.words import in_words, names_of, span_of
from toolkit.records import Span
from toolkit.rows.evidence import quoted

Record = Any


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a record is compared: the spans that identify it, its values, its actors, and the words in its roles."""

    spans: Callable[[Record], tuple[Span, ...]]
    values: tuple[str, ...]
    actors: tuple[str, ...]
    roles: dict[str, Callable[[Record], tuple[Span, ...]]]


RECORDS = {
    "claims": Compared(
        lambda claim: claim.spans,
        ("kind", "negated", "certainty", "time", "when", "quote", "plover"),
        ("actor", "target", "source"),
        {"content": lambda claim: claim.spans, "cue": lambda claim: claim.cue},
    ),
    "conditions": Compared(
        lambda found: (*found.condition, *found.consequent),
        ("operator", "function"),
        ("holder", "party"),
        {"condition": lambda k: k.condition, "consequent": lambda k: k.consequent, "cue": lambda k: k.cue},
    ),
    "times": Compared(
        lambda time: ((time.start, time.end),),
        ("type", "value", "mod", "first", "last"),
        (),
        {"text": lambda time: ((time.start, time.end),)},
    ),
    "attributions": Compared(
        lambda found: found.content,
        ("quote",),
        ("speaker",),
        {"source": lambda a: a.source, "cue": lambda a: a.cue, "content": lambda a: a.content},
    ),
}
"""How the records of each layer are compared; their ids, and the rules that made them, are not."""


def changes_of(layer: str, old: Version, new: Version) -> Iterator[Change | None]:
    """The differences of a layer of an article; None for each record that is the same."""
    compared = RECORDS[layer]
    sides = getattr(old.article, layer), getattr(new.article, layer)
    told = [[_told(compared, version, r) for r in side] for version, side in zip((old, new), sides, strict=True)]
    keyed = [
        [(version.words.under(compared.spans(r)), tuple(values.items())) for r, values in zip(side, known, strict=True)]
        for version, side, known in zip((old, new), sides, told, strict=True)
    ]
    for i, j in paired(*keyed):
        if i is not None and j is not None:
            changed = tuple(name for name, value in told[0][i].items() if value != told[1][j][name])
            words = (_in_words(compared, old, sides[0][i]), _in_words(compared, new, sides[1][j]))
            fields = tuple(Field(name, words[0][name], words[1][name]) for name in changed)
            yield _change(layer, "changed", new, sides[1][j], fields) if fields else None
        elif i is not None:
            yield _change(layer, "gone", old, sides[0][i])
        elif j is not None:
            yield _change(layer, "new", new, sides[1][j])


def _told(compared: Compared, version: Version, record: Record) -> dict[str, Any]:
    """What a record tells, field by field, with the ids of its actors as the older run has them."""
    return (
        {name: getattr(record, name) for name in compared.values}
        | {name: id and version.older(id) for name in compared.actors for id in [getattr(record, name)]}
        | {name: quoted(version.article, spans(record)) for name, spans in compared.roles.items()}
    )


def _in_words(compared: Compared, version: Version, record: Record) -> dict[str, str | None]:
    """The same for people: with the names of actors, and truth values as words."""
    names = names_of(version.article)
    values = {name: getattr(record, name) for name in compared.values}
    actors = {name: names.get(id := getattr(record, name), id) for name in compared.actors}
    roles = {name: quoted(version.article, spans(record)) for name, spans in compared.roles.items()}
    return {k: {True: "yes", False: "no"}[v] if isinstance(v, bool) else v for k, v in (values | actors | roles).items()}


def _change(layer: str, sort: Sort, version: Version, record: Record, fields: tuple[Field, ...] = ()) -> Change:
    article, (start, end) = version.article, span_of(record)
    about, words = in_words(record, article, names_of(article))
    return Change(
        layer, sort, record.id, about, article.id, article.document.date, start, end, article.text[start:end], words, fields
    )  # fmt: skip
