"""How good each head of some weights is, on windows of development sets with gold tokens and gold sentences.

This compares weights with one another; what the toolkit makes of raw text is measured by `tests/benchmarks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from toolkit.language import decode
from toolkit.language.engine import Engine, Scores
from toolkit.language.windows import windows
from toolkit.training.corpora import IGNORE, NAME_TYPES, ROLES, attributed, named, read_lines, read_treebank
from toolkit.training.examples import Example, attribution_example, name_examples, syntax_examples

WINDOW = 180
"""Wordpieces of a treebank window."""
SETS = ("polnear/dev", "treebanks/pud", "treebanks/gum_dev", "treebanks/ewt_dev", "names/uner_ewt_dev", "names/gum_dev")


class Tally:
    """Counts of right, predicted and gold things by measure."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, measure: str, right: int, predicted: int, gold: int) -> None:
        """Count some more."""
        old = self.counts.setdefault(measure, [0, 0, 0])
        self.counts[measure] = [a + b for a, b in zip(old, (right, predicted, gold), strict=True)]

    def f1(self) -> dict[str, float]:
        """The F1 of each measure in per cent: an accuracy, where as many are predicted as there are."""
        return {name: 200 * right / max(1, predicted + gold) for name, (right, predicted, gold) in self.counts.items()}


def dev_examples(corpora: Path, name: str, engine: Engine) -> Iterator[Example]:
    """The windows of a development set."""
    path = corpora / name
    if name.startswith("treebanks"):
        labels = {"upos": engine.upos, "xpos": engine.xpos, "rel": engine.relation_labels}
        numbers = {head: {label: k for k, label in enumerate(found)} for head, found in labels.items()}
        for document in read_treebank(path.with_suffix(".conllu.gz")):
            yield from syntax_examples(document, numbers, lambda: WINDOW)
        return
    for record in read_lines(path.with_suffix(".jsonl.gz")):
        if name.startswith("names"):
            yield from name_examples(named(record))
        else:
            article = attributed(record, [], {}, set())
            yield from (attribution_example(article, window) for window in windows(article.tokens))


def head_scores(engine: Engine, examples: Iterable[Example]) -> dict[str, float]:
    """Measure → F1 or accuracy in per cent: tags, dependencies (UAS, LAS), boundaries, spans of roles and names, links."""
    tally = Tally()
    for example in examples:
        scores = engine.run(example.window)
        {"syntax": _syntax, "attribution": _attribution, "names": _names}[example.task](tally, engine, scores, example)
    return tally.f1()


def _syntax(tally: Tally, engine: Engine, scores: Scores, example: Example) -> None:
    gold = {name: np.array(labels)[1:] for name, labels in example.labels.items()}
    n = len(gold["heads"])
    begins = np.flatnonzero(gold["boundaries"]) + 1
    heads, relations = decode.dependencies(engine, scores, begins.tolist())
    kinds = [engine.relation_labels[k].split(":")[0] if k != IGNORE else "" for k in gold["relations"].tolist()]
    attached = heads[1:] == gold["heads"]
    labelled = attached & np.array([a.split(":")[0] == b for a, b in zip(relations[1:], kinds, strict=True)])
    tags = {"UPOS": scores.upos[1:] == gold["upos"], "XPOS": scores.xpos[1:] == gold["xpos"]}
    for name, right in (tags | {"UAS": attached, "LAS": labelled}).items():
        tally.add(name, int(right.sum()), n, n)
    found = set((np.flatnonzero(scores.boundaries[2:, 1] > scores.boundaries[2:, 0]) + 2).tolist())
    inner = set(begins[1:].tolist())
    tally.add("boundaries", len(found & inner), len(found), len(inner))


def _attribution(tally: Tally, _: Engine, scores: Scores, example: Example) -> None:
    found = decode.fragments(decode.best_labels(scores.roles[1:]))
    _spans(tally, ROLES, set(found), set(decode.fragments(np.array(example.labels["roles"][1:]))))
    for name, links in (("cues", scores.cues), ("sources", scores.sources)):
        allowed: dict[int, set[int]] = {}
        for slot, end in example.links[name]:
            allowed.setdefault(slot, set()).add(end)
        right = sum(int(links[slot].argmax()) in ends for slot, ends in allowed.items())
        tally.add(f"links to {name}", right, len(allowed), len(allowed))


def _names(tally: Tally, _: Engine, scores: Scores, example: Example) -> None:
    found = {(k, a, b) for k, a, b in decode.fragments(decode.best_labels(scores.names[1:])) if NAME_TYPES[k] != "MISC"}
    gold = set(decode.fragments(np.array(example.labels["names"][1:])))
    _spans(tally, NAME_TYPES[:-1], found, gold)
    tally.add("typed names", len(found & gold), len(found), len(gold))
    bare = [{span[1:] for span in spans} for spans in (found, gold)]
    tally.add("names", len(bare[0] & bare[1]), len(bare[0]), len(bare[1]))


def _spans(tally: Tally, kinds: Iterable[str], found: set[tuple[int, int, int]], gold: set[tuple[int, int, int]]) -> None:
    for number, kind in enumerate(kinds):
        ours, theirs = ({span for span in spans if span[0] == number} for spans in (found, gold))
        tally.add(kind, len(ours & theirs), len(ours), len(theirs))


def all_scores(corpora: Path, weights: Path) -> dict[str, float]:
    """The scores of every head of the weights in a folder: "set: measure" → per cent."""
    engine = Engine(weights)
    rows = ({f"{name}: {k}": v for k, v in head_scores(engine, dev_examples(corpora, name, engine)).items()} for name in SETS)
    return dict(chain.from_iterable(row.items() for row in rows))
