"""The command `toolkit`: thin over the functions of the same names.

Exit codes: 0 done (rejected inputs, if any, are listed on standard error), 1 an error, which standard error explains,
2 wrong usage, 130 interrupted. As the `diff` of Unix, `toolkit diff` exits with 1 where it finds differences, 2 for an error.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import toolkit
from toolkit.errors import ParameterError, ToolkitError
from toolkit.reading import Reading, Rejection, Scan, columns_of

T = TypeVar("T")

DESCRIPTION = """\
News articles on negotiations and armed conflict → who acts, who says what, what each side claims, demands and ties to
conditions, and when; as tables, exports and reports. Every row leads back to characters of its source.

INPUT is a file or a folder: .txt (one article, with an optional first line `date YYYY-MM-DD TITLE`), .md, .html, or .jsonl,
.csv, .tsv, .parquet (an article a line or row: id, text and, if known, date, title and source), each also with .gz; or a
store that `toolkit annotate --format parquet` has made. What cannot be read is listed with its reason; the rest goes on.
"""
ANNOTATE = """\
Find the records of every article and write them.

  jsonl   one JSON line an article with all of its records (the default; to standard output without -o)
  csv     a folder with one CSV file a table
  parquet a store: a folder with a folder a table, for large corpora. It may be stopped at any moment; the same command again
          goes on from there, and later does only what is new or changed
  timeml  a folder with one TimeML file an article: its time expressions, and its claims as events
  conllu  the language layer alone: tokens, tags and dependencies, with character offsets

examples:
  toolkit annotate seeds/maren -o articles.jsonl
  toolkit annotate folder more.jsonl --format csv -o tables --jobs 2
  toolkit annotate folder --format csv -o tables --actors my.csv --merges who.csv
  toolkit annotate archive.csv --columns text=body,date=published --format parquet -o store --jobs 8
"""
REPORT = """\
Run the notebooks actors, conditions and timelines on the articles and write, for each, the executed notebook, one offline
HTML page and the CSV of every table, with an index and a manifest. The same input gives the same bytes.

parameters (-p NAME=VALUE), lists separated by commas:
  since, until   ISO days, months or years: only what lies between them
  actors         names or ids: only these actors
  kinds          kinds of claim: only these
  own_actors     the same as --actors: a CSV file with actors of your own
  merges         the same as --merges: a CSV file that says who is who across articles

examples:
  toolkit report seeds/maren -o reports/maren --actors seeds/maren.csv
  toolkit report folder -o out -p since=2025-03-01 -p kinds=reject,demand
  toolkit report seeds/maren -o reports/maren --actors seeds/maren.csv --check
"""
SHOW = """\
Show an article in the terminal: its text with the records marked, then the list of them. An export is shown with the records
that it has, any other file is annotated.

  layers    claims, attributions, conditions, times (these four without --layer), actors
  colours   claims are tinted by kind, their cues in full colour; times are underlined, sources bold; what depends on a
            condition stands in ⟨…⟩, the condition in ⟪…⟫. Where the output is no terminal, or NO_COLOR is set, brackets with
            the ids of the records stand in their place; FORCE_COLOR keeps the colours, as for a pager

examples:
  toolkit show seeds/000_05404934122fbd94.txt
  toolkit show articles.jsonl --id 000_05404934122fbd94 --layer claims --layer times
  FORCE_COLOR=1 toolkit show seeds/000_05404934122fbd94.txt | less -R
"""
DIFF = """\
Compare two runs: exports (.jsonl) or the folders of reports. Says how many articles, claims, conditions, times and
attributions are the same, new, gone and changed, and which actors were merged or split; then what they are, article by
article, with every field that changed.

  +  new    -  gone    ~  changed    >  actors that were several and are one    <  an actor that was one and is several

Articles are the same where their ids or their texts are; records where they share at least half of their words. Ids of
records and the rules that made them are not compared. As with the diff of Unix the exit code is 0 where there is no
difference, 1 where there is one, 2 for an error.

examples:
  toolkit diff march.jsonl april.jsonl
  toolkit diff reports-march reports-april -o changes.html
"""
EVALUATE = """\
Compare the records of a layer in two exports, article by article: a score against gold, or the agreement of two coders.

  layers      names, times, mentions, attributions, claims, conditions
  found       the row of the records themselves: those that share at least half of their words are matched one to one
  others      a row a field: precision, recall and f1 count the records that are found and have the right value there
  low, high   the 95 % interval of f1, by a bootstrap over articles
  agreement   the share of the matched records with equal values; kappa takes off what chance would give (Cohen 1960)

example:
  toolkit evaluate gold.jsonl predicted.jsonl --layer claims
"""


OWN = "actors of your own: name, aliases, type, country, code, from, to"
WIDEST = 100
"""The columns that a line of text has at most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and return its exit code."""
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int | None] = options.run
    trouble: int = options.trouble
    try:
        code = run(options) or 0
        sys.stdout.flush()  # a pipe that is closed is found out here, not when Python ends
    except ToolkitError as error:
        return _complain(f"error: {error}", trouble)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return trouble
    except OSError as error:
        return _complain(f"error: {error.filename or 'the output'}: {error.strerror or error}", trouble)
    except KeyboardInterrupt:
        return _complain("interrupted: nothing was left half written", 130)
    return code


def parser() -> argparse.ArgumentParser:
    """The command's options, with the help that teaches them."""
    top = _parser(argparse.ArgumentParser, prog="toolkit", description=DESCRIPTION)
    top.add_argument("--version", action="version", version=f"toolkit {toolkit.__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    annotate = _parser(commands.add_parser, "annotate", help="articles → records", description=ANNOTATE)
    _inputs(annotate)
    annotate.add_argument(
        "-o", "--output", metavar="PATH", help="the file to write, or the folder for csv, parquet and timeml"
    )
    annotate.add_argument(
        "--format", choices=("jsonl", "csv", "parquet", "timeml", "conllu"), default="jsonl", help="what to write (jsonl)"
    )
    annotate.add_argument("--since", metavar="DAY", help="only articles from this ISO day on")
    annotate.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
    _own(annotate)
    annotate.set_defaults(run=_annotate, trouble=1)
    report = _parser(commands.add_parser, "report", help="articles → reports", description=REPORT)
    _inputs(report)
    report.add_argument("-o", "--output", metavar="FOLDER", required=True, help="the folder to write")
    report.add_argument("-p", "--parameter", metavar="NAME=VALUE", action="append", default=[], help="see above")
    report.add_argument("--check", action="store_true", help="write nothing: fail unless FOLDER holds these very bytes")
    _own(report)
    report.set_defaults(run=_report, trouble=1)
    show = _parser(commands.add_parser, "show", help="an article with its records in colour", description=SHOW)
    show.add_argument("input", metavar="ARTICLE", help="a file of articles or an export")
    show.add_argument("--id", help="the article's id, where there are several")
    show.add_argument("--layer", metavar="LAYER", action="append", help="show only these records; may be repeated")
    show.add_argument("--actors", metavar="CSV", help=OWN)
    show.set_defaults(run=_show, trouble=1)
    diff = _parser(commands.add_parser, "diff", help="what changed between two runs", description=DIFF)
    diff.add_argument("old", metavar="OLD", help="an export or the folder of a report")
    diff.add_argument("new", metavar="NEW", help="a later one")
    diff.add_argument("-o", "--output", metavar="FILE.html", help="write a page that works offline, in the look of reports")
    diff.set_defaults(run=_diff, trouble=2)
    evaluate = _parser(commands.add_parser, "evaluate", help="score against gold", description=EVALUATE)
    evaluate.add_argument("gold", metavar="GOLD", help="an export with the right records")
    evaluate.add_argument("predicted", metavar="PREDICTED", help="an export of the same articles")
    evaluate.add_argument("--layer", default="claims", help="the records to compare, see above (claims)")
    evaluate.set_defaults(run=_evaluate, trouble=1)
    return top


def _parser(make: Callable[..., argparse.ArgumentParser], *names: str, **options: str) -> argparse.ArgumentParser:
    return make(*names, formatter_class=argparse.RawDescriptionHelpFormatter, **options)


def _inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="INPUT", nargs="+", help="a file or a folder of articles")
    command.add_argument("-j", "--jobs", type=int, default=1, metavar="N", help="processes to share the work (1)")
    command.add_argument("--columns", metavar="FIELD=NAME,…", default="", help="columns of other names, as in text=body")


def _own(command: argparse.ArgumentParser) -> None:
    command.add_argument("--actors", metavar="CSV", help=OWN)
    command.add_argument("--merges", metavar="CSV", help="who is who across articles: decision, actor, entity, article")


def _annotate(options: argparse.Namespace) -> None:
    for option, formats in {"actors": ("jsonl", "csv", "parquet"), "merges": ("csv",)}.items():
        if getattr(options, option) and options.format not in formats:
            raise ParameterError(f"--{option} has no use for {options.format}, in which nothing would change")
    if not options.output and options.format not in ("jsonl", "conllu"):
        raise ParameterError(f"{options.format} is written to a folder: name it with -o")
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
    return made.rejected


def _written(options: argparse.Namespace, reading: Reading) -> Iterable[Rejection]:
    """Write an export of what was read, and return what was rejected."""
    from toolkit import exports
    from toolkit.entities import read_merges

    merges = read_merges(options.merges) if options.merges else None
    rejected = list(reading.rejected)

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


def _report(options: argparse.Namespace) -> None:
    own = {"own_actors": options.actors, "merges": options.merges}
    columns = columns_of(options.columns)
    parameters = dict(_pair(given) for given in options.parameter) | {name: path for name, path in own.items() if path}
    with _bars() as progress:
        made = toolkit.report(
            *options.inputs, output=options.output, parameters=parameters, jobs=options.jobs, check=options.check,
            columns=columns, progress=progress,
        )  # fmt: skip
    _list(made.rejected)
    done = "holds these very bytes" if options.check else "made"
    print(f"{made.folder / 'index.html'}: {done}; files: {len(made.files)}, articles: {made.articles}")


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise ParameterError(f"the parameter {given!r} is not written NAME=VALUE")
    return name, value


def _show(options: argparse.Namespace) -> None:
    from toolkit import terminal

    article = terminal.choose(options.input, options.id, options.actors)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    print(terminal.show(article, options.layer or terminal.LAYERS, width, terminal.depth(sys.stdout)))


def _diff(options: argparse.Namespace) -> int:
    from toolkit import diff, terminal

    changes = diff.compare(diff.opened(options.old), diff.opened(options.new))
    if options.output:
        diff.write_page(changes, options.output, options.old, options.new)
    if told := diff.as_text(changes, terminal.depth(sys.stdout)):
        print(told)
    return int(bool(changes))


def _evaluate(options: argparse.Namespace) -> None:
    from toolkit.exports import load_jsonl

    frame = toolkit.evaluate(load_jsonl(options.gold), load_jsonl(options.predicted), options.layer)
    print(frame.to_string(index=False, float_format="{:.3f}".format, na_rep="–"))


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


def _list(rejected: Iterable[Rejection]) -> None:
    """List what was rejected on standard error."""
    for rejection in rejected:
        _complain(f"rejected: {rejection}")


def _complain(message: str, code: int = 1) -> int:
    print(f"toolkit: {message}", file=sys.stderr)
    return code
