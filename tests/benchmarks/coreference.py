"""Coreference of persons and organisations from raw text: `python tests/benchmarks/coreference.py GUM.conllu.gz [--errors]`.

Gold are the entities of GUM's MISC column (Zeldes 2017) most of whose mentions are of a person or an organisation; predicted
are the candidate actors but states, which GUM has among places. Singletons are dropped on both sides. A predicted mention is
the gold one whose head it has, as in CorefUD's scorer: its head is a word of the gold mention's minimal span. CoNLL F1 is the
mean of MUC, B³ and CEAF over entities (Pradhan et al. 2014). A pronoun of the third person whose entity is also named or
described is right where the nearest name or description of its predicted actor is a mention of the same entity.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from toolkit.language import Parse
    from toolkit.records import Actor

Clusters = list[frozenset[Any]]
"""Entities as sets of mentions."""
Counts = tuple[float, float, float, float]
"""The numerator and denominator of recall, then those of precision; documents add up."""
PRONOUNS = frozenset({"he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs"})
OTHER_PRONOUNS = frozenset({
    "i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "who", "whom", "whose", "which", "that",
    "this", "these", "those", "myself", "himself", "herself", "itself", "ourselves", "themselves",
})  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A gold mention: its entity, the kind of that, the characters, and where the words of its minimal span begin."""

    entity: str
    kind: str
    start: int
    end: int
    core: tuple[int, ...]


@dataclass
class Gold:
    """A document of the treebank as text, with the words' characters and the gold mentions in it."""

    id: str
    text: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def main() -> None:
    """Score a treebank and print the table, or what goes wrong with its pronouns."""
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    for row in coreference(Path(sys.argv[1]), "--errors" in sys.argv):
        print(*row, sep=" | ")


def coreference(path: Path, errors: bool = False) -> Iterator[tuple[str, str, str]]:
    """What the score card says of a treebank: the set, the measure, the figure."""
    from toolkit.actors import annotate
    from toolkit.language import parse
    from toolkit.records import Document

    sums: dict[str, Counts] = dict.fromkeys(("MUC", "B³", "CEAFe"), (0, 0, 0, 0))
    right, pronouns = Counter[str](), Counter[str]()
    for gold in documents(path):
        parsed = parse(gold.text)
        actors = annotate(Document(gold.id, gold.text), parsed)
        aligned = align(gold, parsed, actors)
        key = in_clusters(gold)
        acting = zip(actors, aligned, strict=True)
        response: Clusters = [
            frozenset(mentions) for actor, mentions in acting if actor.type != "state" and len(mentions) > 1
        ]
        for name, measure in (("MUC", muc), ("B³", b_cubed), ("CEAFe", ceaf)):
            sums[name] = tuple(map(sum, zip(sums[name], measure(key, response), strict=True)))  # type: ignore[assignment]
        for word, good, line in judged(gold, key, actors, aligned):
            pronouns[word] += 1
            right[word] += good
            if errors and not good:
                print(gold.id, line)
    name, scores = f"treebanks/{path.name.split('.')[0]}", {name: f1(*sums[name]) for name in sums}
    figures = [f"{100 * score:.1f}" for score in (*scores.values(), sum(scores.values()) / len(scores))]
    yield name, "coreference of persons and organisations, MUC / B³ / CEAFe / CoNLL F1", " / ".join(figures)
    total = f"{100 * right.total() / max(1, pronouns.total()):.1f}% ({right.total()}/{pronouns.total()})"
    yield (
        name,
        "pronouns of the third person right",
        total + ": " + ", ".join(f"{w} {right[w]}/{n}" for w, n in pronouns.items()),
    )


def documents(path: Path) -> list[Gold]:
    """The documents of a CoNLL-U file with GUM's entities; sentences are joined as in running text."""
    found: list[Gold] = []
    opened: list[tuple[list[str], int]] = []
    between, at = "", 0
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            cells = line.split("\t")
            if line.startswith("# newdoc id"):
                found.append(Gold(line.split("=", 1)[1].strip()))
            elif line.startswith("# newpar"):
                between = "\n\n"
            elif line.startswith("# text ="):
                at = len(found[-1].text + between)
                found[-1].text += between + line[9:]
                between = " "
            elif cells[0].isdigit():  # words of one token ("didn't") stand side by side
                at += len(found[-1].text[at:]) - len(found[-1].text[at:].lstrip())
                found[-1].words.append((at, at + len(cells[1])))
                at += len(cells[1])
                note(found[-1], opened, cells[9])
    return found


def note(doc: Gold, opened: list[tuple[list[str], int]], misc: str) -> None:
    """Open and close the mentions that the last word of a document begins and ends."""
    last = len(doc.words) - 1
    for part in re.findall(r"\([^()]+\)?|[^()]+\)", next(iter(re.findall(r"\bEntity=([^|]+)", misc)), "")):
        if part.startswith("("):
            opened.append((part.strip("()").split("-"), last))
        if part.endswith(")"):
            id = part.strip("()").split("-")[0]
            k = next(k for k in range(len(opened) - 1, -1, -1) if opened[k][0][0] == id)
            (id, kind, _, _, _, inside, *_), first = opened.pop(k)
            core = tuple(doc.words[first + int(number) - 1][0] for number in inside.split(","))
            doc.mentions.append(Mention(id, kind, doc.words[first][0], doc.words[last][1], core))


def in_clusters(gold: Gold) -> list[frozenset[Mention]]:
    """The gold entities of which most mentions are of a person or an organisation, without singletons."""
    by_entity: dict[str, list[Mention]] = {}
    for mention in gold.mentions:
        by_entity.setdefault(mention.entity, []).append(mention)
    kinds = {id: Counter(m.kind for m in mentions).most_common(1)[0][0] for id, mentions in by_entity.items()}
    wanted = (mentions for id, mentions in by_entity.items() if kinds[id] in ("person", "organization"))
    return [frozenset(mentions) for mentions in wanted if len(mentions) > 1]


def align(gold: Gold, parsed: Parse, actors: Sequence[Actor]) -> list[list[Mention | tuple[int, int]]]:
    """For each mention of each actor the gold mention that has its head, each given once; else its characters."""
    at: dict[int, list[Mention]] = {}
    for mention in sorted(gold.mentions, key=lambda m: m.start - m.end):
        for start in mention.core:
            at.setdefault(start, []).append(mention)
    found: list[list[Mention | tuple[int, int]]] = []
    taken: set[Mention] = set()
    for actor in actors:
        found.append([])
        for mine in actor.mentions:
            first, beyond = parsed.tokens(mine.start, mine.end)
            free = [m for m in at.get(parsed.starts[parsed.top(first, beyond)], ()) if m not in taken]
            found[-1].append(free[-1] if free else (mine.start, mine.end))
            taken.update(free[-1:])
    return found


def judged(
    gold: Gold, key: list[frozenset[Mention]], actors: Sequence[Actor], aligned: list[list[Mention | tuple[int, int]]]
) -> Iterator[tuple[str, bool, str]]:
    """Each pronoun of the third person in the gold entities, whether its actor is right, and a line that shows it."""
    described = [m for cluster in key for m in cluster if not is_pronoun(gold, m)]
    names = {m.entity: gold.text[m.start : m.end] for m in sorted(described, key=lambda m: -m.start)}
    holder = {m: k for k, mentions in enumerate(aligned) for m in mentions if isinstance(m, Mention)}
    for pronoun in gold.mentions:
        word = gold.text[pronoun.start : pronoun.end].lower()
        if word not in PRONOUNS or pronoun.entity not in names:
            continue
        actor = holder.get(pronoun)
        others = [
            (abs(mine.start - pronoun.start), mine.start, theirs)
            for mine, theirs in (zip(actors[actor].mentions, aligned[actor], strict=True) if actor is not None else ())
            if mine.form != "pronoun"
        ]
        nearest = min(others, key=lambda other: other[:2])[2] if others else None
        good = isinstance(nearest, Mention) and nearest.entity == pronoun.entity
        before = gold.text[max(0, pronoun.start - 200) : pronoun.start].replace("\n", " ")
        mine = actors[actor].name if actor is not None else None
        yield (
            word,
            good,
            f"gold {names[pronoun.entity]!r}, found {mine!r}: {before} *{gold.text[pronoun.start : pronoun.end + 40]!r}",
        )


def is_pronoun(gold: Gold, mention: Mention) -> bool:
    """Whether a gold mention is a pronoun of any sort."""
    return gold.text[mention.start : mention.end].lower() in PRONOUNS | OTHER_PRONOUNS


def muc(key: Clusters, response: Clusters) -> Counts:
    """Links kept (Vilain et al. 1995).

    >>> key, response = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    >>> [round(f1(*measure(key, response)), 3) for measure in (muc, b_cubed, ceaf)]
    [0.4, 0.455, 0.52]
    """
    return (*links(key, response), *links(response, key))


def links(these: Clusters, those: Clusters) -> tuple[int, int]:
    """The links of `these` that `those` keep, and all of them."""
    of = {mention: k for k, cluster in enumerate(those) for mention in cluster}
    parts = (len({of.get(mention, mention) for mention in cluster}) for cluster in these)
    return sum(len(cluster) for cluster in these) - sum(parts), sum(len(cluster) - 1 for cluster in these)


def b_cubed(key: Clusters, response: Clusters) -> Counts:
    """For each mention the share of its entity that is together (Bagga and Baldwin 1998)."""
    shared = [(k, r, len(k & r) ** 2) for k in key for r in response]
    return (
        sum(both / len(k) for k, _, both in shared), sum(map(len, key)),
        sum(both / len(r) for _, r, both in shared), sum(map(len, response)),
    )  # fmt: skip


def ceaf(key: Clusters, response: Clusters) -> Counts:
    """The best one-to-one alignment of entities, each pair weighed by its overlap (Luo 2005, with φ₄)."""
    weights = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = alignment(weights)
    return best, len(key), best, len(response)


def alignment(weights: list[list[float]]) -> float:
    """The largest sum of weights that takes each row and each column once at most (the Hungarian algorithm).

    >>> alignment([[1.0, 0.9], [0.9, 0.0]])
    1.8
    """
    costs = -np.asarray(weights, dtype=float)
    if not costs.size:
        return 0.0
    costs = costs if len(costs) <= len(costs[0]) else costs.T
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows), np.zeros(columns + 1)
    row_at = np.full(columns + 1, -1)  # the last column stands for none
    for row in range(rows):
        column, row_at[columns] = columns, row
        least, came_from, seen = np.full(columns, np.inf), np.full(columns, -1), np.zeros(columns + 1, dtype=bool)
        while row_at[column] >= 0:
            seen[column] = True
            here = costs[row_at[column]] - of_row[row_at[column]] - of_column[:columns]
            better = ~seen[:columns] & (here < least)
            least[better], came_from[better] = here[better], column
            following = int(np.where(seen[:columns], np.inf, least).argmin())
            step = least[following]
            of_row[row_at[seen]] += step
            of_column[seen] -= step
            least[~seen[:columns]] -= step
            column = following
        while column != columns:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    taken = np.flatnonzero(row_at[:columns] >= 0)
    return float(-costs[row_at[taken], taken].sum())


def f1(kept: float, wanted: float, right: float, found: float) -> float:
    """The harmonic mean of recall and precision."""
    recall, precision = kept / wanted if wanted else 0.0, right / found if found else 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


if __name__ == "__main__":
    main()
