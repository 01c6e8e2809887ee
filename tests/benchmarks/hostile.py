"""Feed the toolkit what nobody should: `python tests/benchmarks/hostile.py FOLDER [INPUTS]`.

FOLDER holds articles as .txt files. 10,000 inputs, or as many as told, are made from them: cut, doubled, overwritten, with
strange signs put in, as every kind of file that is read. Each is read and annotated; whatever comes out must lie in the
text and go through JSON and back. Then articles of one thing over and over are annotated at three lengths, each twice the
one before. Exits with 1 where anything else than a `ToolkitError` is raised, an offset is wrong, memory grows beyond 1.5
GB, or time more than linearly.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from toolkit.annotate import annotate_document
from toolkit.errors import ToolkitError
from toolkit.reading import SUFFIXES, read
from toolkit.records import Document
from toolkit.serial import article_of, json_line

MEMORY = 1500
"""Megabytes."""

LENGTH = 12_000
"""The characters of the shortest of the articles that are one thing over and over."""

SLOWER = 1.35
"""How much slower than linear a doubled text may look: clocks and caches vary."""

SIGNS = (
    "\u202e",
    "\u2028",
    "“",
    "”",
    "’",
    "\u0301",
    "а",
    "😀",
    "\u200b",
    "$",
    "=1+1",
    "<script>",
    "1" * 60,
    "if " * 20,
    "(" * 40,
)
STRANGE = (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"\n", b"\r", b"{", *(sign.encode() for sign in SIGNS))
"""What is put into files."""

BOMBS: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "one word again": lambda size: "peace " * (size // 6),
    "parentheses": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "quotation marks": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "straight quotation marks": lambda size: '"' * size,
    "no space": lambda size: "Kyiv,agreed.to-talks;" * (size // 21),
    "names": lambda size: " ".join(f"General Ivan Petrov{number} agreed." for number in range(size // 30)),
    "a list of names": lambda size: ", ".join(f"Ivan P{chr(97 + n % 26)}trov{n // 26}" for n in range(size // 14)),
    "conditions": lambda size: "if Kyiv agrees, " * (size // 16),
    "news": lambda size: "Moscow said on Monday it would halt strikes if Kyiv agreed. " * (size // 60),
    "lines": lambda size: "Kyiv\n" * (size // 5),
    "days": lambda size: "2025-03-19 " * (size // 11),
    "months": lambda size: "March " * (size // 6),
    "sayings": lambda size: "he said " * (size // 8),
    "accents": lambda size: "a\u0301\u0301\u202e" * (size // 4),
    "pictures": lambda size: "😀" * size,
    "full stops": lambda size: "." * size,
    "blank lines": lambda size: "\n" * size + "Kyiv agreed.",
    "dollars": lambda size: "$1 " * (size // 3),
}  # fmt: skip
"""Articles of one thing over and over."""


def main() -> int:
    """Try everything and say what went wrong."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    wrong = mutated(texts, int(sys.argv[2]) if len(sys.argv) == 3 else 10_000)
    wrong += sum(grows(name, make) for name, make in BOMBS.items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; {wrong} failures")
    return int(wrong > 0 or peak > MEMORY)


def mutated(texts: list[str], inputs: int) -> int:
    """Read and annotate so many inputs, and count the failures."""
    wrong = articles = rejected = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            chance = random.Random(number)
            suffix = SUFFIXES[number % len(SUFFIXES)]
            data = mutate(packed(chance.choice(texts), suffix, chance), chance)
            path = Path(folder, f"a{suffix}{'.gz' if number % 5 == 0 else ''}")
            path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
            try:
                reading = read(path)
                for document in reading.documents:
                    check(document)
                articles, rejected = articles + len(reading.documents), rejected + len(reading.rejected)
            except ToolkitError as error:
                print(f"{path.name} {number}: {error}")
            except Exception:
                wrong += 1
                print(f"input {number} ({path.name}):\n{traceback.format_exc()}", flush=True)
            path.unlink()
    print(f"{inputs} inputs: {articles} articles, {rejected} rejections, {wrong} failures", flush=True)
    return wrong


def packed(text: str, suffix: str, chance: random.Random) -> bytes:
    """Part of an article as a file of a kind."""
    at = chance.randrange(max(1, len(text) - 200))
    part, row = text[at : at + chance.randrange(50, 900)], {"id": "a", "date": "2025-03-19", "title": "Talks"}
    if suffix in (".html", ".htm"):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in part.split("\n"))
        return f"<html><head><title>Talks</title></head><body><article>{body}</article></body></html>".encode()
    if suffix == ".parquet":
        page = io.BytesIO()
        parquet.write_table(pa.Table.from_pylist([row | {"text": part}]), page)
        return page.getvalue()
    if suffix in (".jsonl", ".ndjson", ".json"):
        return json.dumps(row | {"text": part}).encode()
    if suffix in (".csv", ".tsv"):
        quoted = part.replace('"', '""')
        return f'id,date,title,text\na,2025-03-19,Talks,"{quoted}"\n'.encode()
    return f"date 2025-03-19 Talks\n\n{part}".encode()


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changes."""
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randrange(60))
        match chance.randrange(5):
            case 0:
                data = data[:at] + data[to:]
            case 1:
                data = data[:to] + data[at:to] * chance.randrange(1, 6) + data[to:]
            case 2:
                data = data[:at] + chance.randbytes(2) + data[at + 2 :]
            case _:
                data = data[:at] + chance.choice(STRANGE) + data[at:]
    return data


def check(document: Document) -> None:
    """Annotate a document; raises `AssertionError` for a record that does not lie in its text or changes on its way."""
    article = annotate_document(document)
    for layer in (article.times, *(actor.mentions for actor in article.actors)):
        for record in layer:
            assert document.text[record.start : record.end] == record.text
    assert all(0 <= start <= end <= len(document.text) for start, end in article.spans())
    assert article_of(json.loads(json_line(article))) == article


def grows(name: str, make: Callable[[int], str]) -> int:
    """Whether annotating one thing over and over takes more than twice the time for twice the text."""
    seconds = []
    for size in (LENGTH, 2 * LENGTH, 4 * LENGTH):
        text, began = make(size), time.process_time()
        check(Document(name, text, "2025-03-19"))
        seconds.append(time.process_time() - began)
    slow = seconds[2] > 0.5 and seconds[2] > 2 * SLOWER * seconds[1]
    print(f"{name}: {' '.join(f'{second:.1f}' for second in seconds)} s{': more than linear' if slow else ''}", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
