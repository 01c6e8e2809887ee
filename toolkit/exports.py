"""Annotated articles as files that other programs read: JSON lines (also read back), CSV, and CoNLL-U.

Every file is UTF-8 with "\\n" at the ends of lines, and the same input gives the same bytes. A path is written whole or not
at all: what is there stays until the new file is complete.
"""

from __future__ import annotations

import json
import os
import types
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO, Union, get_args, get_origin, get_type_hints

from toolkit import language
from toolkit.annotate import map_documents
from toolkit.errors import InputError
from toolkit.reading import Rejection
from toolkit.records import LAYERS, Article, Document, as_fields

if TYPE_CHECKING:
    from toolkit.tables import Dossier

SCHEMA = 1
"""The version of the JSON-lines format; it grows when a field changes its name or its meaning."""


def write_jsonl(articles: Iterable[Article], target: TextIO | str | Path) -> None:
    """Write one JSON object an article and line: the fields of the records under their names, spans as `[start, end]`.

    Offsets count in its `text`, in Unicode code points. `articles` is taken as it comes, one article in memory at a time.

    >>> import sys
    >>> write_jsonl([Article(Document("a", "Kyiv agreed."), sentences=((0, 12),))], sys.stdout)
    {"schema": 1, "id": "a", "date": null, "title": null, "source": null, "text": "Kyiv agreed.", "body_start": 0, ...}
    """
    with _opened(target) as file:
        for article in articles:
            file.write(json_line(article) + "\n")


def json_line(article: Article) -> str:
    """One article as the JSON text of its line."""
    document = article.document
    row = {
        "schema": SCHEMA,
        "id": document.id,
        "date": document.date,
        "title": document.title,
        "source": document.source,
        "text": document.text,
        "body_start": document.body_start,
        **{layer: getattr(article, layer) for layer in LAYERS},
    }
    return json.dumps(row, ensure_ascii=False, default=as_fields)


def load_jsonl(path: str | Path) -> tuple[Article, ...]:
    """Read what `write_jsonl` wrote: equal articles, in the order of the file.

    Raises `InputError`, with the file and the line, for what is no such article: broken JSON, another schema, a field that is
    missing, unknown or of another type, a span outside the text.
    """
    articles = []
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    articles.append(_article(json.loads(line)))
                except (ValueError, RecursionError) as error:
                    raise InputError(f"{path}, line {number}: {error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None
    return tuple(articles)


def _article(row: Any) -> Article:
    if not isinstance(row, dict) or row.get("schema") != SCHEMA:
        raise ValueError(f"this is no article of schema {SCHEMA}, the one that this version reads")
    layers = {name: row[name] for name in LAYERS if name in row}
    head = {name: value for name, value in row.items() if name not in layers and name != "schema"}
    article = Article(**_arguments(Article, {"document": head, **layers}))
    if any(not 0 <= lo <= hi <= len(article.text) for lo, hi in article.spans()):
        raise ValueError("a span lies outside the text")
    return article


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _arguments(record: type, row: Any) -> dict[str, Any]:
    """The fields of a record from its JSON object; those that have a default may be missing."""
    hints = _hints(record)
    if not isinstance(row, dict):
        raise ValueError(f"{row!r:.80} is no JSON object for {record.__name__}")
    needed = [field.name for field in fields(record) if field.default is MISSING]
    if wrong := [name for name in needed if name not in row] + [name for name in row if name not in hints]:
        raise ValueError(f"{record.__name__} has the fields {', '.join(hints)}: {wrong[0]!r} is missing or unknown")
    return {name: _value(hints[name], value, f"{record.__name__}.{name}") for name, value in row.items()}


def _value(hint: Any, value: Any, where: str) -> Any:
    """A JSON value as the type that a record declares for it."""
    kind, of = get_origin(hint), get_args(hint)
    if kind in (Union, types.UnionType):
        return None if value is None else _value(of[0], value, where)
    if kind is Literal and value in of:
        return value
    if kind is tuple and isinstance(value, list):
        members = [of[0]] * len(value) if of[-1] is ... else of
        if len(members) == len(value):
            return tuple(_value(member, item, where) for member, item in zip(members, value, strict=True))
    elif hasattr(hint, "__dataclass_fields__"):
        return hint(**_arguments(hint, value))
    elif type(value) is hint:
        return value
    raise ValueError(f"{where} is {value!r:.80}, not {hint if kind else hint.__name__}")


def write_csv(dossier: Dossier, folder: str | Path) -> tuple[Path, ...]:
    """Write every table of a dossier as `folder/TABLE.csv` and return the paths; the folder is made where there is none.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, see `tables.to_csv`.
    """
    from toolkit.tables import COLUMNS, to_csv

    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = tuple(Path(folder, f"{table}.csv") for table in COLUMNS)
    for table, path in zip(COLUMNS, paths, strict=True):
        with _opened(path) as file:
            file.write(to_csv(dossier.table(table)))
    return paths


def conllu(documents: Iterable[Document], jobs: int = 1) -> Iterator[str | Rejection]:
    """Parse documents, in `jobs` processes, into one CoNLL-U text each (universaldependencies.org/format.html).

    FEATS and DEPS are empty. MISC has `TokenRange=start:end`, the characters of the token in the text of the document, and
    `SpaceAfter=No` where the next token follows at once; `# newpar` is where a new paragraph begins.

    >>> for text in conllu([Document("a", "Kyiv agreed.")]):
    ...     print(text)  # doctest: +NORMALIZE_WHITESPACE
    # newdoc id = a
    # newpar
    # sent_id = a-1
    # text = Kyiv agreed.
    1 Kyiv kyiv PROPN NNP _ 2 nsubj _ TokenRange=0:4
    2 agreed agree VERB VBD _ 0 root _ SpaceAfter=No|TokenRange=5:11
    3 . . PUNCT . _ 2 punct _ TokenRange=11:12
    <BLANKLINE>
    """
    return map_documents(_conllu, documents, jobs)


def write_conllu(texts: Iterable[str], target: TextIO | str | Path) -> None:
    """Write what `conllu` makes of documents, one after the other."""
    with _opened(target) as file:
        file.writelines(text + "\n" for text in texts)


def _conllu(document: Document) -> str:
    parse = language.parse(document.text, document.body_start)
    lines = [f"# newdoc id = {document.id}"]
    openings = {first for first, _ in parse.paragraphs}
    for number, (first, _) in enumerate(parse.sentences):
        lines += ["# newpar"] if first in openings else []
        lines += _sentence(parse, number, document.id)
    return "\n".join(lines)


def _sentence(parse: language.Parse, number: int, id: str) -> Iterator[str]:
    first, beyond = parse.sentences[number]
    joined = [i + 1 < len(parse) and parse.ends[i] == parse.starts[i + 1] for i in range(first, beyond)]
    text = "".join(word + " " * (not no_space) for word, no_space in zip(parse.words[first:beyond], joined, strict=True))
    yield f"# sent_id = {id}-{number + 1}"
    yield f"# text = {text.rstrip()}"
    for i, no_space in zip(range(first, beyond), joined, strict=True):
        head = parse.heads[i] - first + 1 if parse.heads[i] >= 0 else 0
        misc = f"{'SpaceAfter=No|' if no_space else ''}TokenRange={parse.starts[i]}:{parse.ends[i]}"
        form = (parse.words[i], parse.lemmas[i], parse.upos[i], parse.xpos[i])
        yield "\t".join((str(i - first + 1), *form, "_", str(head), parse.relations[i], "_", misc))
    yield ""


@contextmanager
def _opened(target: TextIO | str | Path) -> Iterator[TextIO]:
    """A stream to write on: `target` itself or, for a path, a file beside it that takes its place when all is written."""
    if not isinstance(target, str | Path):
        yield target
        return
    path = Path(target)
    if path.is_dir():  # said now, not when all is annotated
        raise InputError(f"{path} cannot be written: it is a folder")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(part, path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
