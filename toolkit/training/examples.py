"""Corpora → training examples: windows as the engine reads them, with a label for each slot, in batches of one task."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from toolkit.language.quotations import quotation_marks
from toolkit.language.tokens import Tokens, surface_types
from toolkit.language.windows import MOST_PIECES, Window, _pieces, _window, windows
from toolkit.training.corpora import IGNORE, Article, Corpora, Row, Sentence

TASKS = ("syntax", "attribution", "names")
QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
PLAIN_QUOTES = 0.25
"""The share of articles whose typographic quotation marks are made plain, so that both kinds are learnt."""
ARTICLE_SIZES = (130, 190, 190, 190, 280)
"""Wordpieces of a window, one drawn for each article and round, so that window borders move."""
SYNTAX_SIZES = (1, 90, 180, 180)
"""Wordpieces of a treebank window, drawn for each; 1 stands for a sentence by itself."""
LONGEST = 480
"""Wordpieces; a longer window (a very long treebank sentence) is left out."""

Numbers = dict[str, dict[str, int]]
"""Head → label → its number."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window of one task; `labels[head][k]` is the label of slot k, `links[head]` the allowed (slot, slot) links."""

    task: str
    window: Window
    labels: dict[str, list[int]]
    links: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)


def examples(corpora: Corpora, random: Random) -> Iterator[Example]:
    """One round: every training text once, in windows of sizes drawn from `random`."""
    numbers = {head: {name: k for k, name in enumerate(names)} for head, names in corpora.labels.items()}
    for document in corpora.treebanks:
        yield from syntax_examples(document, numbers, lambda: random.choice(SYNTAX_SIZES))
    for article in corpora.articles:
        tokens = plain_quotes(article.tokens) if random.random() < PLAIN_QUOTES else article.tokens
        for window in windows(tokens, random.choice(ARTICLE_SIZES)):
            yield attribution_example(article, window)
    for article in corpora.names:
        yield from name_examples(article, random.choice(ARTICLE_SIZES))


def plain_quotes(tokens: Tokens) -> Tokens:
    """The same tokens with plain quotation marks and apostrophes."""
    words = ["".join(QUOTES.get(sign, sign) for sign in word) for word in tokens.words]
    return replace(tokens, words=words)


def slots(labels: list[int], window: Window) -> list[int]:
    """The labels of a window's slots; slot 0 has none."""
    return [IGNORE, *labels[window.first : window.beyond]]


def name_examples(article: Article, most: int = MOST_PIECES) -> Iterator[Example]:
    """The windows of a text with names, of `most` wordpieces."""
    for window in windows(article.tokens, most):
        yield Example("names", window, {"names": slots(article.names, window)})


def attribution_example(article: Article, window: Window) -> Example:
    """A window of an article. Contents link to their cue and cues to their source, or to slot 0 where the window has none."""
    first, beyond = window.first, window.beyond
    links: dict[str, list[tuple[int, int]]] = {"cues": [], "sources": []}
    for attribution in article.attributions:
        source, cue, content = ([k - first + 1 for k in part if first <= k < beyond] for part in attribution)
        links["cues"].extend((k, target) for k in content for target in cue or [0])
        links["sources"].extend((k, target) for k in cue for target in source or [0])
    labels = {"roles": slots(article.roles, window), "names": slots(article.names, window)}
    if article.silver:
        heads = [k - first + 1 if first <= k < beyond else k + 1 if k == -1 else IGNORE for k in article.silver.heads]
        labels |= {"silver_arcs": slots(heads, window), "silver_relations": slots(article.silver.relations, window)}
    return Example("attribution", window, labels, links, [0.0, *article.weights[first:beyond]])


def syntax_examples(document: list[Sentence], numbers: Numbers, draw: Callable[[], int]) -> Iterator[Example]:
    """The windows of a treebank document: neighbouring sentences as long as they fit a size drawn for each window."""
    rows = [row for sentence in document for row in sentence.rows]
    paragraph, paragraphs, bounds = 0, [], [0]
    for sentence in document:
        paragraph += sentence.paragraph
        paragraphs.extend([paragraph] * len(sentence.rows))
        bounds.append(len(paragraphs))
    words = [row[0] for row in rows]
    marks = quotation_marks(words, [True] * len(words), paragraphs)
    tokens = Tokens([], [], words, paragraphs, marks, surface_types(words, marks, paragraphs))
    pieces = [_pieces(word) for word in words]
    lo, most, size = 0, draw(), 0
    for k in range(len(document)):
        length = sum(map(len, pieces[bounds[k] : bounds[k + 1]]))
        if k > lo and size + length > most:
            yield syntax_example(rows, bounds[lo : k + 1], _window(tokens, pieces, bounds[lo], bounds[k]), numbers)
            lo, most, size = k, draw(), 0
        size += length
    yield syntax_example(rows, bounds[lo:], _window(tokens, pieces, bounds[lo], bounds[-1]), numbers)


def syntax_example(rows: list[Row], bounds: list[int], window: Window, numbers: Numbers) -> Example:
    """A window of whole sentences that begin at `bounds` (the last of which ends the window)."""
    inside = rows[window.first : window.beyond]
    heads, sentences, begins = [IGNORE], [0], [IGNORE]
    for number, (lo, hi) in enumerate(pairwise(bounds), 1):
        heads.extend(row[3] + lo - window.first if row[3] else 0 for row in rows[lo:hi])
        sentences.extend([number] * (hi - lo))
        begins.extend(int(k == lo) for k in range(lo, hi))
    labels = {"heads": heads, "sentences": sentences, "boundaries": begins}
    for head, name, cell in (("upos", "upos", 1), ("xpos", "xpos", 2), ("relations", "rel", 4)):
        labels[head] = [IGNORE, *(numbers[name].get(str(row[cell]), IGNORE) for row in inside)]
    return Example("syntax", window, labels)


def batches(round_: Iterable[Example], budget: int, random: Random) -> list[list[Example]]:
    """Batches of one task and of about one length, at most `budget` wordpieces with the padding, in random order."""
    given, found = list(round_), list[list[Example]]()
    for task in TASKS:
        batch: list[Example] = []
        chosen = [e for e in given if e.task == task and len(e.window.ids) <= LONGEST]
        for example in sorted(chosen, key=lambda e: len(e.window.ids) + 6 * random.random()):
            longest = max([len(example.window.ids), *(len(e.window.ids) for e in batch)])
            if batch and longest * (len(batch) + 1) > budget:
                found.append(batch)
                batch = []
            batch.append(example)
        if batch:
            found.append(batch)
    random.shuffle(found)
    return found
