"""What each subcommand does with its options."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import toolkit
from toolkit.errors import ParameterError
from toolkit.reading import Reading, Rejection, Scan, columns_of, keep_apart
from toolkit.records import Article

T = TypeVar("T")
WIDEST = 100
"""The columns that a line of text has at most."""


def annotate(options: argparse.Namespace) -> None:
    """Write the records of articles."""
    for option, formats in {"actors": ("jsonl", "csv", "parquet"), "merges": ("csv",)}.items():
        if getattr(options, option) and options.format not in formats:
            raise ParameterError(f"--{option} has no use for {options.format}, in which nothing would change")
    if not options.output and options.format not in ("jsonl", "conllu"):
        raise ParameterError(f"{options.format} is written to a folder: name it with -o")
    if options.output:
        keep_apart(options.inputs, options.output)
    part = {"columns": columns_of(options.columns), "since": options.since, "limit": options.limit}
    if options.format == "parquet":
        _list(_stored(options, Scan(*options.inputs, **part)))
    else:
        _list(_written(options, toolkit.read(*options.inputs, **part).require()))


def _stored(options: argparse.Namespace, scan: Scan) -> Iterable[Rejection]:
    """Bring the store up to the inputs, and return what was rejected."""
    from toolkit.store import update

    with _bars() as tell:
        made = update(options.output, scan, options.jobs, options.actors, lambda done, of: tell("bytes", done, of))
    print(f"{options.output}: articles: {made.articles}, of these annotated now: {made.annotated}")
    _tell_of_undated(scan.undated, made.articles)
    return made.rejected


def _written(options: argparse.Namespace, reading: Reading) -> Iterable[Rejection]:
    """Write an export of what was read, and return what was rejected."""
    from toolkit import exports
    from toolkit.entities import read_merges

    merges = read_merges(options.merges) if options.merges else None
    rejected = list(reading.rejected)
    _tell_of_undated(sum(document.date is None for document in reading.documents), len(reading.documents))

    def kept(results: Iterable[T | Rejection]) -> Iterator[T]:
        """The results that are no rejections; those are remembered."""
        with _bars() as tell:
            for done, result in enumerate(results, 1):
                if isinstance(result, Rejection):
                    rejected.append(result)
                else:
                    yield result
                tell("articles", done, len(reading.documents))

    target = Path(options.output) if options.output else sys.stdout
    if options.format == "conllu":
        exports.write_conllu(kept(exports.conllu(reading.documents, options.jobs)), target)
    elif options.format == "timeml":
        exports.write_timeml(kept(exports.timeml(reading.documents, options.jobs)), options.output)
    elif options.format == "jsonl":
        exports.write_jsonl(kept(toolkit.annotate(reading.documents, options.jobs, options.actors)), target)
    else:
        Path(options.output).mkdir(
            parents=True, exist_ok=True
        )  # what is wrong with it is said now, not when all is annotated
        articles = list(kept(toolkit.annotate(reading.documents, options.jobs, options.actors)))
        dossier = toolkit.Dossier.of(articles, rejected, reading.files, merges=merges, notes=reading.notes)
        exports.write_csv(dossier, options.output)
        return dossier.rejected
    return rejected


def report(options: argparse.Namespace) -> None:
    """Make or check a report."""
    own = {"own_actors": options.actors, "merges": options.merges}
    columns = columns_of(options.columns)
    parameters = dict(_pair(given) for given in options.parameter) | {name: path for name, path in own.items() if path}
    with _bars() as progress:
        made = toolkit.report(
            *options.inputs, output=options.output, parameters=parameters, jobs=options.jobs, check=options.check,
            columns=columns, progress=progress,
        )  # fmt: skip
    _tell_of_undated(made.undated, made.articles)
    _list(made.rejected)
    done = "holds these very bytes" if options.check else "made"
    print(f"{made.folder / 'index.html'}: {done}; files: {len(made.files)}, articles: {made.articles}")


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise ParameterError(f"the parameter {given!r} is not written NAME=VALUE")
    return name, value


def show(options: argparse.Namespace) -> None:
    """Print an article with its records."""
    from toolkit import terminal

    article = terminal.choose(options.input, options.id, options.actors)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    _say(terminal.show(article, options.layer or terminal.LAYERS, width, terminal.depth(sys.stdout)))


def diff(options: argparse.Namespace) -> int:
    """Print what changed between two runs; 1 where anything did."""
    from toolkit import diff, terminal

    changes = diff.compare(diff.opened(options.old), diff.opened(options.new))
    if options.output:
        diff.write_page(changes, options.output, options.old, options.new)
    if told := diff.as_text(changes, terminal.depth(sys.stdout)):
        _say(told)
    return int(bool(changes))


def _say(text: str) -> None:
    """Print text, with "?" for the signs that the terminal's encoding lacks."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))


def evaluate(options: argparse.Namespace) -> None:
    """Print the scores of a layer."""
    frame = toolkit.evaluate(_articles(options.gold), _articles(options.predicted), options.layer)
    print(frame.to_string(index=False, float_format="{:.3f}".format, na_rep="–"))


def _articles(path: str) -> tuple[Article, ...]:
    """The articles of an export, of a store or of the folder of a report."""
    from toolkit import diff, exports

    return diff.opened(path).articles if Path(path).is_dir() else exports.load_jsonl(path)


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """What draws a bar on a terminal for each kind of work: called with its name, how much is done and how much there is.

    A bar says how long the rest will take.
    """
    from tqdm import tqdm

    bars: dict[str, Any] = {}

    def show(what: str, done: int, of: int) -> None:
        bar = bars.get(what) or bars.setdefault(what, tqdm(total=of, desc=what, disable=None, leave=False))
        bar.update(done - bar.n)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


def _tell_of_undated(undated: int, articles: int) -> None:
    """Say on standard error that articles have no date: a timeline without them is a surprise."""
    if undated:
        complain(
            f"without a date: {undated} of {articles} articles; times that depend on it, such as “on Tuesday”, stay open"
        )


def _list(rejected: Iterable[Rejection]) -> None:
    """List what was rejected on standard error."""
    for rejection in rejected:
        complain(f"rejected: {rejection}")


def complain(message: str, code: int = 1) -> int:
    """Say what is wrong on standard error, and return the exit code."""
    print(f"toolkit: {message}", file=sys.stderr)
    return code
