"""Corpora → training examples: windows as the engine reads them, with a label for each slot.

Corpora are read from a folder: `treebanks/*_train.conllu.gz` (Universal Dependencies), `polnear/train.jsonl.gz` with
`polnear/train_silver.conllu.gz` (attributions, and names by a recogniser), `names/wikigold.jsonl.gz`,
`names/gum_train.jsonl.gz` (names with character offsets).
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from toolkit.language.tokens import Tokens, _types, tokenize
from toolkit.language.windows import MOST_PIECES, Window, _pieces, _window, windows

IGNORE = -100
"""The label of a slot that is not to be learnt from (PyTorch's default)."""
TASKS = ("syntax", "attribution", "names")
ROLES = ("source", "cue", "content")
NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
PLAIN_QUOTES = 0.25
"""The share of articles whose typographic quotation marks are made plain, so that both kinds are learnt."""
SILVER_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
ATTRIBUTION_SIZES = (130, 190, 190, 190, 280)
"""Wordpieces of a window, one drawn for each article and round, so that window borders move."""
SYNTAX_SIZES = (1, 90, 180, 180)
"""Wordpieces of a treebank window, drawn for each; 1 stands for a sentence by itself."""
LONGEST = 480
COMMON_CUES = 40
HARD_WEIGHT = 1.5
"""The weight of tokens in attributions that lack a source or have a cue beyond the commonest: few, and often missed."""

Offsets = Iterable[tuple[int, int]]
Labels = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A window of one task; `labels[head][k]` is the label of slot k, `links[head]` the allowed (slot, slot) links."""

    task: str
    window: Window
    labels: Labels
    links: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A treebank sentence: (form, upos, xpos, head, relation) of each token, and whether it begins a paragraph."""

    rows: list[tuple[str, str, str, int, str]]
    paragraph: bool


@dataclass(frozen=True, slots=True)
class Silver:
    """What an automatic parse says of each token: BIO name label, head (a token number, -1 for a root) and relation."""

    names: list[int]
    heads: list[int]
    relations: list[int]


@dataclass(frozen=True, slots=True)
class Article:
    """The tokens of an article with the labels of its role and name heads; `attributions` holds (source, cue, content)."""

    tokens: Tokens
    names: list[int]
    silver: Silver | None = None
    roles: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    attributions: list[tuple[list[int], ...]] = field(default_factory=list)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_treebank(path: Path) -> list[list[Sentence]]:
    """The documents of a gzipped CoNLL-U file; multiword and empty tokens are left out."""
    documents: list[list[Sentence]] = []
    rows: list[tuple[str, str, str, int, str]] = []
    paragraph = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc") or not documents:
                documents.append([])
            paragraph |= line.startswith("# newpar")
            if cells[0].isdecimal():
                rows.append((cells[1], cells[3], cells[4], int(cells[6]), cells[7]))
            elif len(cells) == 1 and not cells[0] and rows:
                documents[-1].append(Sentence(rows, paragraph))
                rows, paragraph = [], False
    if rows:
        documents[-1].append(Sentence(rows, paragraph))
    return [document for document in documents if document]


def read_silver(path: Path) -> dict[str, list[dict[str, str]]]:
    """Article id → the tokens of a parsed corpus: "Start", "End", "NER", "head" (place in the article, from 0) and "rel"."""
    articles: dict[str, list[dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                tokens = articles.setdefault(line.split("=", 1)[1].strip(), [])
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                shift = len(tokens) - int(cells[0])
                token = dict(cell.split("=", 1) for cell in cells[9].split("|") if "=" in cell)
                tokens.append(token | {"head": str(int(cells[6]) + shift if int(cells[6]) else -1), "rel": cells[7]})
    return articles


def label_names(documents: list[list[Sentence]]) -> dict[str, list[str]]:
    """The tags and relations of a treebank, sorted: the label numbers of the heads "upos", "xpos" and "rel"."""
    rows = [row for document in documents for sentence in document for row in sentence.rows]
    return {name: sorted({str(row[k]) for row in rows}) for name, k in (("upos", 1), ("xpos", 2), ("rel", 4))}


def touched(tokens: Tokens, spans: Offsets) -> Iterator[range]:
    """The tokens that share a character with each of the spans."""
    for start, end in spans:
        yield range(bisect_right(tokens.ends, start), bisect_left(tokens.starts, end))


def attributed(record: dict[str, Any], silver: list[dict[str, str]], relations: dict[str, int], common: set[str]) -> Article:
    """An article with attributions; roles that overlap are settled in the order content, source, cue."""
    tokens = tokenize(record["text"])
    roles, weights = [0] * len(tokens.words), [1.0] * len(tokens.words)
    found = []
    for attribution in record["attributions"]:
        parts = {role: list(touched(tokens, attribution[role])) for role in ROLES}
        hard = not parts["source"] or cue_words(record["text"], attribution) not in common
        for role in ("content", "source", "cue"):
            for part in parts[role]:
                for k in part:
                    roles[k] = 1 + 2 * ROLES.index(role) + (k > part.start)
                    weights[k] = HARD_WEIGHT if hard else 1.0
        found.append(tuple([k for part in parts[role] for k in part] for role in ROLES))
    parse = aligned(tokens, silver, relations)
    return Article(tokens, parse.names, parse, roles, weights, found)


def cue_words(text: str, attribution: dict[str, Any]) -> str:
    """The wording of an attribution's cue, in lower case."""
    return " ".join(text[start:end].lower() for start, end in attribution["cue"])


def aligned(tokens: Tokens, silver: list[dict[str, str]], relations: dict[str, int]) -> Silver:
    """An automatic parse, carried over to our tokens by their offsets; what has no counterpart is not learnt from.

    A token that begins a parsed token takes over its head and relation; the rest of it only continues its name.
    """
    spans = [(int(t["Start"]), int(t["End"])) for t in silver if "Start" in t]
    rows = [t for t in silver if "Start" in t]
    places = {start: k for k, start in enumerate(tokens.starts)}
    ours = [places.get(int(t["Start"]), IGNORE) if "Start" in t else IGNORE for t in silver]
    found, previous = Silver([], [], []), "O"
    for start in tokens.starts:
        k = bisect_right(spans, (start, len(spans) and spans[-1][1])) - 1
        row = rows[k] if k >= 0 and start < spans[k][1] else None
        kind = SILVER_TYPES.get(row["NER"], "O") if row else "O"
        head = int(row["head"]) if row and start == spans[k][0] else IGNORE
        found.names.append(name_label(kind, kind == previous) if row else IGNORE)
        found.heads.append(ours[head] if head >= 0 else head)
        found.relations.append(relations.get(row["rel"], IGNORE) if row and head != IGNORE else IGNORE)
        previous = kind
    return found


def name_label(kind: str, inside: bool) -> int:
    """The BIO label number of a name type, 0 for "O"."""
    return 0 if kind == "O" else 1 + 2 * NAME_TYPES.index(kind) + inside


def named(record: dict[str, Any]) -> Article:
    """A text with its names."""
    tokens = tokenize(record["text"])
    labels = [0] * len(tokens.words)
    for name in record["names"]:
        for part in touched(tokens, [(name["start"], name["end"])]):
            for k in part:
                labels[k] = name_label(name["type"], k > part.start)
    return Article(tokens, labels)


@dataclass(frozen=True)
class Corpora:
    """All that is learnt from, read once; `examples` cuts it anew for each round."""

    treebanks: list[list[Sentence]]
    articles: list[Article]
    names: list[Article]
    labels: dict[str, list[str]]

    @staticmethod
    def read(folder: Path) -> Corpora:
        """Read the training sets under `folder`."""
        treebanks = [d for name in ("ewt", "gum") for d in read_treebank(folder / f"treebanks/{name}_train.conllu.gz")]
        records = read_lines(folder / "polnear/train.jsonl.gz")
        silver = read_silver(folder / "polnear/train_silver.conllu.gz")
        counts = Counter(cue_words(record["text"], a) for record in records for a in record["attributions"])
        common = {words for words, _ in counts.most_common(COMMON_CUES)}
        labels = label_names(treebanks) | {"silver": sorted({t["rel"] for tokens in silver.values() for t in tokens})}
        numbers = {name: k for k, name in enumerate(labels["silver"])}
        articles = [attributed(record, silver.get(record["id"], []), numbers, common) for record in records]
        names = [named(r) for name in ("wikigold", "gum_train") for r in read_lines(folder / f"names/{name}.jsonl.gz")]
        return Corpora(treebanks, articles, names, labels)

    def examples(self, random: Random) -> Iterator[Example]:
        """One round: every training text once, in windows of sizes drawn from `random`."""
        numbers = {head: {name: k for k, name in enumerate(names)} for head, names in self.labels.items()}
        for document in self.treebanks:
            yield from syntax_examples(document, numbers, lambda: random.choice(SYNTAX_SIZES))
        for article in self.articles:
            tokens = plain_quotes(article.tokens) if random.random() < PLAIN_QUOTES else article.tokens
            for window in windows(tokens, random.choice(ATTRIBUTION_SIZES)):
                yield attribution_example(article, window)
        for article in self.names:
            yield from name_examples(article, random.choice(ATTRIBUTION_SIZES))


def plain_quotes(tokens: Tokens) -> Tokens:
    """The same tokens with plain quotation marks and apostrophes."""
    words = ["".join(QUOTES.get(sign, sign) for sign in word) for word in tokens.words]
    return Tokens(tokens.starts, tokens.ends, words, tokens.paragraphs, _types(words, tokens.paragraphs))


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


def syntax_examples(
    document: list[Sentence], numbers: dict[str, dict[str, int]], draw: Callable[[], int]
) -> Iterator[Example]:
    """The windows of a treebank document: neighbouring sentences as long as they fit a size drawn for each window."""
    rows = [row for sentence in document for row in sentence.rows]
    paragraph, paragraphs, bounds = 0, [], [0]
    for sentence in document:
        paragraph += sentence.paragraph
        paragraphs.extend([paragraph] * len(sentence.rows))
        bounds.append(len(paragraphs))
    words = [row[0] for row in rows]
    tokens = Tokens([], [], words, paragraphs, _types(words, paragraphs))
    pieces = [_pieces(word) for word in words]
    lo, most, size = 0, draw(), 0
    for k in range(len(document)):
        length = sum(map(len, pieces[bounds[k] : bounds[k + 1]]))
        if k > lo and size + length > most:
            yield syntax_example(rows, bounds[lo : k + 1], _window(tokens, pieces, bounds[lo], bounds[k]), numbers)
            lo, most, size = k, draw(), 0
        size += length
    yield syntax_example(rows, bounds[lo:], _window(tokens, pieces, bounds[lo], bounds[-1]), numbers)


def syntax_example(
    rows: list[tuple[str, str, str, int, str]], bounds: list[int], window: Window, numbers: dict[str, dict[str, int]]
) -> Example:
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


def batches(examples: Iterable[Example], budget: int, random: Random) -> list[list[Example]]:
    """Batches of one task and of about one length, at most `budget` wordpieces with the padding, in random order."""
    found: list[list[Example]] = []
    for task in TASKS:
        batch: list[Example] = []
        chosen = [e for e in examples if e.task == task and len(e.window.ids) <= LONGEST]
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
