"""Differences as records, and all of them as a frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from toolkit.tables import Dossier

if TYPE_CHECKING:
    import pandas as pd

Sort = Literal["new", "gone", "changed", "merged", "split"]

SORTS: tuple[Sort, ...] = ("new", "gone", "changed", "merged", "split")

TOLD: tuple[Sort, ...] = ("merged", "split", "new", "gone", "changed")
"""The order in which changes are told: first those that change what all else is about."""

LAYERS = ("articles", "actors", "claims", "conditions", "times", "attributions")
"""What is compared; `actors` are those of the corpus, all others stand in articles."""

COLUMNS = {
    "layer": "string", "change": "string", "article": "string", "date": "string", "id": "string", "about": "string",
    "field": "string", "old": "string", "new": "string", "start": "Int64", "end": "Int64", "text": "string",
}  # fmt: skip
"""The columns of `Changes.frame` and their dtypes."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that changed, in words; None where it had, or has, no value."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: the article and the record in it, what it is in words, its place, and the fields that changed.

    Article, id and place are those of the newer run, or of the older one for what is gone. An actor has its entity as `id`
    and no article. `words` is the text on one line, of a condition what depends on what.
    """

    layer: str
    sort: Sort
    id: str
    about: str
    article: str | None = None
    date: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    words: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, repr=False)
class Changes:
    """The differences between two runs, by layer, article and place; `same` counts what did not change by layer.

    True where there is any difference.

    >>> from toolkit import annotate
    >>> from toolkit.diff import compare
    >>> from toolkit.records import Document
    >>> told = Dossier.of(annotate([Document("a", "Kyiv agreed.", "2025-03-19")]))
    >>> compare(told, told), compare(Dossier.of([]), told).counts()["claims"]
    (<Changes: 0 new, 0 gone, 0 changed, 0 merged, 0 split>, {'same': 0, 'new': 1, ...})
    """

    old: Dossier
    new: Dossier
    changes: tuple[Change, ...]
    same: dict[str, int]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __repr__(self) -> str:
        found = Counter(change.sort for change in self.changes)
        return f"<Changes: {', '.join(f'{found[sort]} {sort}' for sort in SORTS)}>"

    def counts(self) -> dict[str, dict[str, int]]:
        """For each layer the number of those that are the same, new, gone, changed, and of actors merged and split."""
        found = Counter((change.layer, change.sort) for change in self.changes)
        return {layer: {"same": self.same[layer]} | {sort: found[layer, sort] for sort in SORTS} for layer in LAYERS}

    @property
    def frame(self) -> pd.DataFrame:
        """One row a record that is new or gone, and one a field that changed (`field`, `old`, `new`), with `COLUMNS`."""
        import pandas as pd

        rows = [row for change in self.changes for row in _rows(change)]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(COLUMNS)


def _rows(change: Change) -> Iterator[dict[str, object]]:
    common: dict[str, object] = {
        "layer": change.layer, "change": change.sort, "article": change.article, "date": change.date, "id": change.id,
        "about": change.about, "start": change.start, "end": change.end, "text": change.text,
    }  # fmt: skip
    for field in change.fields or (None,):
        told = {"field": field.name, "old": field.old, "new": field.new} if field else {}
        yield common | told
