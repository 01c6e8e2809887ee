"""Scores a layer against gold, and measures how well two coders agree.

Records are matched one to one within an article by the words under their spans, the closest first; what is matched is then
compared field by field. Agreement on a field is given as a share and as Cohen's kappa (Cohen 1960, by `nltk.metrics`), which
takes off what chance alone would give. The interval behind each F1 is a percentile bootstrap over articles.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.errors import InputError, ParameterError
from toolkit.records import Article, Span

if TYPE_CHECKING:
    import pandas as pd

WORD = re.compile(r"\w+")
NEAR = 0.5
"""The F1 over the words under their spans from which two records may be the same."""
ROUNDS = 1000
"""Resamples of the articles behind an interval."""

Record = Any


@dataclass(frozen=True, slots=True)
class Layer:
    """How the records of one layer are compared: the spans that identify them, and the fields that should agree."""

    records: Callable[[Article], Sequence[Record]]
    spans: Callable[[Record], Sequence[Span]]
    fields: tuple[str, ...]


def _own(record: Record) -> Sequence[Span]:
    return ((record.start, record.end),)


LAYERS = {
    "names": Layer(lambda article: article.names, _own, ("type",)),
    "times": Layer(lambda article: article.times, _own, ("type", "value", "mod")),
    "mentions": Layer(lambda article: [m for actor in article.actors for m in actor.mentions], _own, ("form",)),
    "attributions": Layer(lambda article: article.attributions, lambda a: a.content, ("speaker", "quote")),
    "claims": Layer(
        lambda article: article.claims,
        lambda claim: claim.spans,
        ("kind", "actor", "source", "target", "quote", "certainty", "negated", "time", "when", "plover"),
    ),
    "conditions": Layer(
        lambda article: article.conditions,
        lambda k: (*k.condition, *k.consequent),
        ("operator", "function", "holder", "party"),
    ),
}
"""The layers that can be scored, by the names of their tables."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One article: how many records gold and prediction have, and the pairs that were matched."""

    gold: int
    predicted: int
    pairs: list[tuple[Record, Record]]


def evaluate(gold: Iterable[Article], predicted: Iterable[Article], layer: str = "claims") -> pd.DataFrame:
    """Compare the records of a layer, article by article; with two coders' articles it measures their agreement.

    Gives one row a measure: `measure` ("found" for the records themselves, else the field), `precision`, `recall`, `f1` with
    its 95 % interval `low` to `high`, and for fields `agreement` and `kappa` over the `matched` records. A field's F1 counts
    the records that are found and agree on it. All are shares between 0 and 1; what cannot be computed is missing. Actor ids
    are compared as they are, so both sides must name actors alike.

    Raises `ParameterError` for an unknown layer, `InputError` where an article is missing in gold or has another text there.

    >>> from toolkit.records import Document, Time
    >>> said = Time("t1", 0, 6, "Monday", "DATE", "2025-03-17", None, None, None, "weekday")
    >>> article = Article(Document("a", "Monday."), times=(said,))
    >>> evaluate([article], [article], "times")[["measure", "f1", "agreement"]].head(2).values.tolist()
    [['found', 1.0, nan], ['type', 1.0, 1.0]]
    """
    import pandas as pd

    if layer not in LAYERS:
        raise ParameterError(f"there is no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    outcomes = [_compare(LAYERS[layer], *pair) for pair in _paired(gold, predicted)]
    rows = [_row("found", [(o.gold, o.predicted, len(o.pairs)) for o in outcomes])]
    for field in LAYERS[layer].fields:
        labels = [[(str(getattr(g, field)), str(getattr(p, field))) for g, p in o.pairs] for o in outcomes]
        counts = [(o.gold, o.predicted, sum(g == p for g, p in pairs)) for o, pairs in zip(outcomes, labels, strict=True)]
        rows.append(_row(field, counts) | _agreement([pair for pairs in labels for pair in pairs]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


COLUMNS = {
    "measure": "string", "gold": "Int64", "predicted": "Int64", "matched": "Int64", "precision": "float64",
    "recall": "float64", "f1": "float64", "low": "float64", "high": "float64", "agreement": "float64", "kappa": "float64",
}  # fmt: skip
"""The columns of what `evaluate` gives and their dtypes."""


def _paired(gold: Iterable[Article], predicted: Iterable[Article]) -> Iterator[tuple[Article, Article]]:
    """Articles of the same id; one that was not predicted counts as predicted empty."""
    known = {article.id: article for article in gold}
    given = {article.id: article for article in predicted}
    if extra := sorted(given.keys() - known.keys()):
        raise InputError(f"{len(extra)} of the predicted articles are not in gold, among them {extra[0]!r}")
    for id, article in known.items():
        other = given.get(id, Article(article.document))
        if other.text != article.text:
            raise InputError(f"the article {id!r} has another text in gold, so that offsets cannot be compared")
        yield article, other


def _compare(layer: Layer, gold: Article, predicted: Article) -> _Outcome:
    words = [found.start() for found in WORD.finditer(gold.text)]
    sides = [layer.records(gold), layer.records(predicted)]
    under = [[words_under(words, layer.spans(record)) for record in side] for side in sides]
    pairs = [(sides[0][i], sides[1][j]) for i, j in matched(*under)]
    return _Outcome(len(sides[0]), len(sides[1]), pairs)


def words_under(words: list[int], spans: Sequence[Span]) -> frozenset[int]:
    """The words that begin under some spans, by number; `words` are the offsets at which the words of the text begin."""
    return frozenset(k for start, end in spans for k in range(bisect_left(words, start), bisect_left(words, end)))


def matched(gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of records, by their places, that share at least half of their words (`NEAR`), the closest first, each once.

    Only records that share a word are compared.

    >>> list(matched([frozenset({1, 2}), frozenset({5})], [frozenset({5, 6}), frozenset({1, 2, 3})]))
    [(0, 1), (1, 0)]
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for j, words in enumerate(predicted):
        for word in words:
            holders[word].append(j)
    candidates = []
    for i, words in enumerate(gold):
        shared = Counter(j for word in words for j in holders.get(word, ()))
        near = ((2 * n / (len(words) + len(predicted[j])), -i, -j) for j, n in shared.items())
        candidates += [pair for pair in near if pair[0] >= NEAR]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(candidates, reverse=True):
        if -i not in taken[0] and -j not in taken[1]:
            taken[0].add(-i)
            taken[1].add(-j)
            yield -i, -j


def _row(measure: str, counts: list[tuple[int, int, int]]) -> dict[str, object]:
    gold, predicted, hits = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    low, high = _interval(counts)
    return {
        "measure": measure, "gold": gold, "predicted": predicted, "matched": hits,
        "precision": hits / predicted if predicted else None, "recall": hits / gold if gold else None,
        "f1": _f1(gold, predicted, hits), "low": low, "high": high,
    }  # fmt: skip


def _f1(gold: int, predicted: int, hits: int) -> float | None:
    return 2 * hits / (gold + predicted) if gold + predicted else None


def _interval(counts: list[tuple[int, int, int]]) -> tuple[float | None, float | None]:
    """The 2.5th and the 97.5th percentile of F1 over resampled articles; none for fewer than two articles."""
    if len(counts) < 2:
        return None, None
    draw = random.Random(0)  # the same interval every time
    rounds = [zip(*draw.choices(counts, k=len(counts)), strict=True) for _ in range(ROUNDS)]
    found = (_f1(*map(sum, columns)) for columns in rounds)
    scores = sorted(score for score in found if score is not None)  # a draw of articles without any record has no score
    if not scores:
        return None, None
    return scores[int(0.025 * len(scores))], scores[max(0, int(0.975 * len(scores)) - 1)]


def _agreement(labels: list[tuple[str, str]]) -> dict[str, float | None]:
    """The share of equal labels and Cohen's kappa; no kappa where both coders know one label only."""
    if not labels:
        return {}
    from nltk.metrics.agreement import AnnotationTask

    share = sum(a == b for a, b in labels) / len(labels)
    if len({label for pair in labels for label in pair}) < 2:
        return {"agreement": share}
    coded = [(coder, item, label) for item, pair in enumerate(labels) for coder, label in zip("ab", pair, strict=True)]
    return {"agreement": share, "kappa": float(AnnotationTask(coded).kappa())}
