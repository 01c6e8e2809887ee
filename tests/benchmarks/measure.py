"""Score the toolkit on sets with gold and time it: `python tests/benchmarks/measure.py DATA SCORERS`.

DATA is a folder with the sets, SCORERS one with their scorers. Every figure comes from what `toolkit annotate` writes for the
raw text of a set, in one process. The table goes to SCORES.md beside this file, with the date, the version and the weights.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.language import Parse

HERE = Path(__file__).parent
CARD = HERE.parents[1] / "toolkit/language/weights/MODEL_CARD.md"
COMMAND = Path(sys.executable).with_name("toolkit")
Row = tuple[str, str, str]
"""A set, a measure, a figure."""
MEANING = """\
Command: `python tests/benchmarks/measure.py DATA SCORERS`, where DATA holds the sets and SCORERS the scorers. Raw text in,
nothing given; all sets are development sets, on which rules were written, but for the thirds held out. F1 in per cent.

- Claims are the same where the words under their spans have an F1 of 0.5, or of 0.25 with overlapping cues. *Detection* asks
  for no more, *kind* for the same kind; *position*, the headline, leaves out statements and asks for kind and actor.
- Conditions are the same where what must hold and what depends on it both have an F1 of 0.5 over their words.
- Attributions: *relation*, the headline, asks for an F1 of 0.5 over the words of the content, and for sources that share a
  word or are both missing; *strict* for the same source, cue and content.
- Times: *relaxed* asks for overlapping spans, *value* and *type* also for the same TIMEX3 attribute. The rules were written
  on two thirds of each set; the articles whose id has an MD5 hash divisible by three are *held out*.
- Coreference is scored by `coreference.py` beside the script, without singletons; CoNLL F1 is the mean of the other three.
- Macro-F1 is the mean over classes, so that rare ones count as much as frequent ones.
"""


def main() -> None:
    """Measure everything and write SCORES.md."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, scorers = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(scorers.resolve()))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for measure in (claims, conditions, attributions, times, events, names, coreference, syntax, speed):
            for row in measure(data, Path(folder)):
                print(*row, sep=" | ", flush=True)
                rows.append(row)
    (HERE / "SCORES.md").write_text(card(rows, data), encoding="utf-8")


def card(rows: list[Row], data: Path) -> str:
    """The score card as Markdown; each set with the number of its articles."""
    from toolkit.versions import model, version

    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    made = f"Measured on {datetime.now(UTC).date()} with toolkit {version()}, model {model()}, {machine}."
    head = f"# Score card\n\n{made}\n\n{MEANING}\n| set | articles | measure | figure |\n|---|---|---|---|\n"
    sizes = {name: len(read(path)) for name, *_ in rows if (path := data / f"{name}.jsonl.gz").exists()}
    table = "".join(f"| {name} | {sizes.get(name, '–')} | {what} | {figure} |\n" for name, what, figure in rows)
    heads = CARD.read_text(encoding="utf-8").split("\n## ")
    return head + table + next(f"\n## {section}" for section in heads if section.startswith("How good each head is"))


def claims(data: Path, folder: Path) -> Iterator[Row]:
    """Claims and conditions of negotiation articles."""
    gold, found = annotated(data / "negotiation/dev.jsonl.gz", folder)
    result = import_module("score_claims").score(gold, found)
    for what in ("position", "detection", "kind"):
        yield "negotiation/dev", f"claims, {what} F1 (P / R)", prf(result[what])
    yield "negotiation/dev", "claims, kind macro-F1", str(result["kind"]["macro"])
    for field, share in result["agree"].items():
        yield "negotiation/dev", f"matched claims with the right {field}", share
    for what in ("exactly one", "type", "country"):
        yield "negotiation/dev", f"actors with two claims or more: {what}", result["actors"][what]


def conditions(data: Path, folder: Path) -> Iterator[Row]:
    """Conditions, by set, and over the two sets of bargaining with the bootstrap interval."""
    scorer = import_module("score_conditions")
    together: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name in ("negotiation/dev", "conditions/bargaining_dev", "conditions/gum_dev"):
        gold, found = annotated(data / f"{name}.jsonl.gz", folder)
        if not name.endswith("gum_dev"):
            together[0].update(gold)
            together[1].update(found)
        result = scorer.score(gold, found)
        yield name, "conditions F1 (P / R)", prf(result)
        yield (
            name,
            "matched conditions with the right operator, function",
            f"{result.get('operator', '–')}, {result.get('function', '–')}",
        )
    low, high = interval([scorer.score({k: gold}, together[1]) for k, gold in together[0].items()])
    both = f"{prf(scorer.score(*together))}, 95 % [{low:.1f}, {high:.1f}]"
    yield "negotiation/dev + conditions/bargaining_dev", "conditions F1 (P / R)", both


def interval(articles: list[dict[str, float]], draws: int = 1000) -> tuple[float, float]:
    """The 95 % interval of F1, in percent, over bootstrap samples of articles, from the scores of each article by itself."""
    counts = [(a["r"] * a["gold"] / 100, a["gold"], a["predicted"]) for a in articles]
    chance, found = random.Random(1), []
    for _ in range(draws):
        hits, gold, predicted = map(sum, zip(*chance.choices(counts, k=len(counts)), strict=True))
        found.append(200 * hits / (gold + predicted))
    found.sort()
    return found[round(0.025 * draws)], found[round(0.975 * draws) - 1]


def attributions(data: Path, folder: Path) -> Iterator[Row]:
    """Attributions of political news, with the bootstrap interval of the headline figure."""
    gold, found = annotated(data / "polnear/dev.jsonl.gz", folder)
    result = import_module("score_attribution").score(list(gold.values()), list(found.values()), bootstrap=1000)
    for what in ("relation", "relation+cue", "relation .8", "strict"):
        scores = {key: 100 * result["relation"][what][key] for key in ("p", "r", "f1")}
        interval = result["relation"][what].get("ci95")
        between = f", 95 % [{100 * interval[0]:.1f}, {100 * interval[1]:.1f}]" if interval else ""
        yield "polnear/dev", f"attributions, {what} F1 (P / R)", prf(scores) + between
    for kind, scores in result["by_type"]["relation"].items():
        yield "polnear/dev", f"attributions, relation F1 (P / R), {kind}", prf({key: 100 * scores[key] for key in scores})
    for role, levels in result["span"].items():
        yield "polnear/dev", f"attributions, exact {role} F1", f"{100 * levels['exact']['f1']:.1f}"


def times(data: Path, folder: Path) -> Iterator[Row]:
    """Time expressions: all articles, those on which rules were written, and the others."""
    for name in ("timebank", "aquaint", "wikiwars_train"):
        gold, found = annotated(data / f"times/{name}.jsonl.gz", folder)
        held = {key: article for key, article in gold.items() if held_out(key)}
        for part, articles in (("", gold), (", developed on", gold.keys() - held), (", held out", held)):
            result = import_module("score_times").score({key: gold[key] for key in gold if key in articles}, found)
            figures = (str(result[what]["f1"]) if what in result else "–" for what in ("strict", "relaxed", "value", "type"))
            yield f"times/{name}", f"strict / relaxed / value / type F1{part} ({len(articles)} articles)", " / ".join(figures)


def held_out(article: str) -> bool:
    """Whether an article is of the third that no rule for times was written on, by the MD5 hash of its id."""
    return int(hashlib.md5(article.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def events(data: Path, folder: Path) -> Iterator[Row]:
    """PLOVER roots of event sentences."""
    scorer = import_module("score_events")
    for name in ("plover_train", "plover_gsr"):
        gold, found = annotated(data / f"events/{name}.jsonl.gz", folder)
        root = scorer.score(gold, found)[0]
        quad = scorer.score(gold, found, lambda label: scorer.QUAD.get(label, 0))[0]
        yield f"events/{name}", "PLOVER root macro-F1, accuracy", f"{root['macro_f1']}, {root['accuracy']}"
        yield f"events/{name}", "quad macro-F1, accuracy", f"{quad['macro_f1']}, {quad['accuracy']}"


def names(data: Path, folder: Path) -> Iterator[Row]:
    """Names: spans, and spans with their type."""
    for name in ("uner_ewt_dev", "gum_dev"):
        result = import_module("score_names").score(*annotated(data / f"names/{name}.jsonl.gz", folder))
        yield f"names/{name}", "names F1, span / typed", f"{result['span']['f1']} / {result['typed']['f1']}"


def coreference(data: Path, folder: Path) -> Iterator[Row]:
    """Which mentions of persons and organisations are one's, and whom pronouns mean."""
    yield from import_module("coreference").coreference(data / "treebanks/gum_dev.conllu.gz")


def syntax(data: Path, folder: Path) -> Iterator[Row]:
    """Tokens, tags, dependencies and sentences of raw text."""
    scorer = import_module("score_syntax")
    for name in ("pud", "gum_dev", "ewt_dev"):
        path, text = data / f"treebanks/{name}.conllu.gz", folder / f"{name}.jsonl"
        subprocess.run([sys.executable, scorer.__file__, path, "--text", text], check=True)
        subprocess.run([COMMAND, "annotate", text, "-o", text.with_suffix(".conllu"), "--format", "conllu"], check=True)
        result = scorer.score(scorer.documents(path), scorer.documents(text.with_suffix(".conllu")))
        what = ("tokens", "xpos", "uas", "las", "sentences")
        yield f"treebanks/{name}", "tokens / XPOS / UAS / LAS / sentences F1", " / ".join(str(result[key]) for key in what)


def speed(data: Path, folder: Path) -> Iterator[Row]:
    """Words a second of `toolkit annotate`, its peak memory, and the time to start."""
    gold = read(data / "polnear/dev.jsonl.gz")
    words = sum(len(article["text"].split()) for article in gold.values())
    source = written(gold, folder / "speed.jsonl")
    for jobs in (1, 2):
        seconds = min(timed("annotate", source, "-o", folder / "speed.out", "--jobs", str(jobs)) for _ in range(2))
        yield "polnear/dev", f"words/s of `toolkit annotate`, start included, --jobs {jobs}", f"{words / seconds:,.0f}"
    code = "import resource, sys, toolkit.cli as c; c.main(sys.argv[1:]); print(resource.getrusage(0).ru_maxrss)"
    command = [sys.executable, "-c", code, "annotate", source, "-o", folder / "speed.out"]
    peak = subprocess.run(command, check=True, capture_output=True, text=True)
    yield "polnear/dev", "peak memory of one process, MB", f"{int(peak.stdout.split()[-1]) / 1024:.0f}"
    first = written(dict([next(iter(gold.items()))]), folder / "first.jsonl")
    yield (
        "–",
        "seconds from the start of the command to the first article",
        f"{timed('annotate', first, '-o', folder / 'x'):.2f}",
    )
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import toolkit"], check=True)
    yield "–", "seconds of `python -c 'import toolkit'`", f"{time.perf_counter() - began:.2f}"
    from toolkit.language import parse

    texts = [article["text"] for article in gold.values()]
    yield "polnear/dev", "words/s of times alone, after parsing", f"{rate_of_times([parse(text) for text in texts]):,.0f}"
    months = unparsed(
        ["On", "May", "3,", "1944,", "12", "of", "30", "fell", "in", "March", "2025", "at", "9:30", "."] * 100_000
    )
    yield f"{len(months.text) / 1e6:.0f} MB of digits and months", "words/s of times alone", f"{rate_of_times([months]):,.0f}"


def rate_of_times(parses: list[Parse]) -> float:
    """Words a second of the layer of times alone, in time of the processor."""
    from toolkit.records import Document
    from toolkit.times import annotate

    words = sum(len(parsed.lower) for parsed in parses)  # which other layers read too
    began = time.process_time()
    for parsed in parses:
        annotate(Document("a", parsed.text, "2025-03-19"), parsed)
    return words / (time.process_time() - began)


def unparsed(words: list[str]) -> Parse:
    """A parse that no model made: all words are nouns below the first one of their sentence of twenty."""
    from toolkit.language import Parse

    starts = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    heads = tuple(-1 if k % 20 == 0 else k - k % 20 for k in range(len(words)))
    sentences = tuple((k, min(k + 20, len(words))) for k in range(0, len(words), 20))
    return Parse(
        " ".join(words), starts, ends, ("NOUN",) * len(words), ("NN",) * len(words), heads, ("root",) * len(words),
        sentences, paragraphs=((0, len(words)),),
    )  # fmt: skip


def timed(*arguments: str | Path) -> float:
    """Seconds that a run of the command takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run([COMMAND, *arguments], check=True)
    return time.perf_counter() - began


def annotated(path: Path, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and what the toolkit finds in its raw text, by article; a set is annotated once."""
    gold, name = read(path), f"{path.parent.name}-{path.name.removesuffix('.jsonl.gz')}"
    output = folder / f"{name}.out.jsonl"
    if not output.exists():
        subprocess.run([COMMAND, "annotate", written(gold, folder / f"{name}.jsonl"), "-o", output], check=True)
    return gold, read(output)


def written(articles: dict[str, Any], path: Path) -> Path:
    """Articles without their gold as JSON lines."""
    lines = (json.dumps({key: row.get(key) for key in ("id", "date", "text")}) + "\n" for row in articles.values())
    path.write_text("".join(lines), encoding="utf-8")
    return path


def read(path: Path) -> dict[str, Any]:
    """The articles of a JSON-lines file, plain or gzipped, by id."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def prf(scores: dict[str, float]) -> str:
    """F1 with precision and recall."""
    return f"{scores['f1']:.1f} ({scores['p']:.1f} / {scores['r']:.1f})"


if __name__ == "__main__":
    main()
