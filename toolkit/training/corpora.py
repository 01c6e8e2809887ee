"""The corpora that the encoder learns from, read into our tokens and label numbers.

They lie in one folder: `treebanks/*_train.conllu.gz` (Universal Dependencies), `polnear/train.jsonl.gz` (attributions) with
`polnear/train_silver.conllu.gz` (the same articles parsed automatically), `names/wikigold.jsonl.gz` and
`names/gum_train.jsonl.gz` (names with character offsets).
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.language.tokens import Tokens, tokenize

IGNORE = -100
"""The label of what is not to be learnt from (PyTorch's default)."""
ROLES = ("source", "cue", "content")
NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
SILVER_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
COMMON_CUES = 40
HARD_WEIGHT = 1.5
"""The weight of tokens in attributions that lack a source or have a cue beyond the commonest: few, and often missed."""

Row = tuple[str, str, str, int, str]
"""A treebank token: form, upos, xpos, head (a place in its sentence from 1, 0 for the root) and relation."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A treebank sentence, and whether it begins a paragraph."""

    rows: list[Row]
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


@dataclass(frozen=True)
class Corpora:
    """All that is learnt from, read once; `labels` holds the labels of the heads by number."""

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


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_treebank(path: Path) -> list[list[Sentence]]:
    """The documents of a gzipped CoNLL-U file; multiword and empty tokens are left out."""
    documents: list[list[Sentence]] = []
    rows: list[Row] = []
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


def touched(tokens: Tokens, spans: Iterable[tuple[int, int]]) -> Iterator[range]:
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
