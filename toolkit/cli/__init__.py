"""The command `toolkit`: thin over the functions of the same names.

Exit codes: 0 done (rejected inputs, if any, are listed on standard error), 1 an error, which standard error explains,
2 wrong usage, 130 interrupted. As the `diff` of Unix, `toolkit diff` exits with 1 where it finds differences, 2 for an error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

import toolkit
from toolkit.cli import commands, texts
from toolkit.errors import ToolkitError

__all__ = ["main", "parser"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and return its exit code."""
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int | None] = options.run
    trouble: int = options.trouble
    try:
        code = run(options) or 0
        sys.stdout.flush()  # a pipe that is closed is found out here, not when Python ends
    except ToolkitError as error:
        return commands.complain(f"error: {error}", trouble)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return trouble
    except OSError as error:
        return commands.complain(f"error: {error.filename or 'the output'}: {error.strerror or error}", trouble)
    except KeyboardInterrupt as stop:
        return commands.complain(f"interrupted: {str(stop) or 'nothing was left half written'}", 130)
    return code


def parser() -> argparse.ArgumentParser:
    """The command's options, with the help that teaches them."""
    top = _parser(argparse.ArgumentParser, prog="toolkit", description=texts.DESCRIPTION)
    top.add_argument("--version", action="version", version=f"toolkit {toolkit.__version__}")
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)
    annotate = _parser(subparsers.add_parser, "annotate", help="articles → records", description=texts.ANNOTATE)
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
    annotate.set_defaults(run=commands.annotate, trouble=1)
    report = _parser(subparsers.add_parser, "report", help="articles → reports", description=texts.REPORT)
    _inputs(report)
    report.add_argument("-o", "--output", metavar="FOLDER", required=True, help="the folder to write")
    report.add_argument("-p", "--parameter", metavar="NAME=VALUE", action="append", default=[], help="see above")
    report.add_argument("--check", action="store_true", help="write nothing: fail unless FOLDER holds these very bytes")
    _own(report)
    report.set_defaults(run=commands.report, trouble=1)
    show = _parser(subparsers.add_parser, "show", help="an article with its records in colour", description=texts.SHOW)
    show.add_argument("input", metavar="ARTICLE", help="a file of articles, an export, a store or the folder of a report")
    show.add_argument("--id", help="the article's id, where there are several")
    show.add_argument("--layer", metavar="LAYER", action="append", help="show only these records; may be repeated")
    show.add_argument("--actors", metavar="CSV", help=texts.OWN)
    show.set_defaults(run=commands.show, trouble=1)
    diff = _parser(subparsers.add_parser, "diff", help="what changed between two runs", description=texts.DIFF)
    diff.add_argument("old", metavar="OLD", help="an export, a store or the folder of a report")
    diff.add_argument("new", metavar="NEW", help="a later one")
    diff.add_argument("-o", "--output", metavar="FILE.html", help="write a page that works offline, in the look of reports")
    diff.set_defaults(run=commands.diff, trouble=2)
    evaluate = _parser(subparsers.add_parser, "evaluate", help="score against gold", description=texts.EVALUATE)
    evaluate.add_argument("gold", metavar="GOLD", help="an export, a store or the folder of a report: the right records")
    evaluate.add_argument("predicted", metavar="PREDICTED", help="another one of the same articles")
    evaluate.add_argument("--layer", default="claims", help="the records to compare, see above (claims)")
    evaluate.set_defaults(run=commands.evaluate, trouble=1)
    return top


def _parser(make: Callable[..., argparse.ArgumentParser], *names: str, **options: str) -> argparse.ArgumentParser:
    return make(*names, formatter_class=argparse.RawDescriptionHelpFormatter, **options)


def _inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="INPUT", nargs="+", help="a file or a folder of articles")
    command.add_argument("-j", "--jobs", type=int, default=1, metavar="N", help="processes to share the work (1)")
    command.add_argument("--columns", metavar="FIELD=NAME,…", default="", help="columns of other names, as in text=body")


def _own(command: argparse.ArgumentParser) -> None:
    command.add_argument("--actors", metavar="CSV", help=texts.OWN)
    command.add_argument("--merges", metavar="CSV", help="who is who across articles: decision, actor, entity, article")
