"""Time the toolkit on a large corpus: `python tests/benchmarks/speed.py ARTICLES.jsonl`, with at least 924 articles.

For 100, 400 and 924 articles and one and two processes: words a second and peak memory of `toolkit annotate --format
parquet`, then of the same again, when nothing is new; the share of each layer; and what that makes for a million articles.
The tables go to SPEED.md beside this file, the plot to speed.svg.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SIZES, JOBS = (100, 400, 924), (1, 2)
ANNOTATORS = ("actors", "times", "attributions", "claims", "conditions")
HARVEST = """\
import json, resource, sys, time
import toolkit.cli
began = time.perf_counter()
toolkit.cli.main(sys.argv[1:])
peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([time.perf_counter() - began, *peaks]))
"""
"""A run of the command that tells its seconds, its peak memory and that of its largest child in MB."""


class Run(NamedTuple):
    """What a run took: its articles, processes and words, seconds, and peak memory of the process and of a worker."""

    articles: int
    jobs: int
    words: int
    seconds: float
    again: float
    peak: float
    worker: float


def main() -> None:
    """Measure and write SPEED.md and speed.svg."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    if len(lines) < max(SIZES):
        sys.exit(f"{sys.argv[1]} has {len(lines)} articles: {max(SIZES)} are needed")
    with tempfile.TemporaryDirectory() as folder:
        runs = [measured(lines[:size], jobs, Path(folder)) for size in SIZES for jobs in JOBS]
    layers = shares(lines[:40])
    (HERE / "SPEED.md").write_text(card(Path(sys.argv[1]).name, runs, layers), encoding="utf-8")
    (HERE / "speed.svg").write_text(plot(runs), encoding="utf-8")


def measured(lines: list[str], jobs: int, folder: Path) -> Run:
    """Annotate articles into a store, then once more, when there is nothing to do."""
    source, store = folder / f"{len(lines)}.jsonl", folder / f"{len(lines)}-{jobs}"
    source.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        HARVEST,
        "annotate",
        str(source),
        "--format",
        "parquet",
        "-o",
        str(store),
        "-j",
        str(jobs),
    ]
    first, second = (
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        for _ in range(2)
    )
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    run = Run(len(lines), jobs, words, first[0], second[0], first[1], first[2])
    print(run, flush=True)
    return run


def shares(lines: list[str]) -> Counter[str]:
    """The seconds of each layer over some articles, and those of the encoder, which are part of the parse."""
    from toolkit import actors, annotate, attributions, claims, conditions, language, times
    from toolkit.language.engine import Engine
    from toolkit.records import Document

    spent: Counter[str] = Counter()
    homes: dict[str, tuple[object, str]] = {"encoder": (Engine, "run"), "parse": (language, "parse")}
    rooms = {"actors": actors, "times": times, "attributions": attributions, "claims": claims, "conditions": conditions}
    homes |= {name: (room, "annotate") for name, room in rooms.items()}
    with ExitStack() as stack:
        for name, (home, function) in homes.items():
            stack.enter_context(timing(spent, name, home, function))
        for line in lines:
            row = json.loads(line)
            list(annotate([Document(row["id"], row["text"], row.get("date"))]))
    spent["parse, the rest"] = spent.pop("parse") - spent["encoder"]
    return spent


@contextmanager
def timing(spent: Counter[str], name: str, home: object, function: str) -> Iterator[None]:
    """Count the seconds of a function under a name."""
    real: Callable[..., object] = getattr(home, function)

    def timed(*given: object, **named: object) -> object:
        began = time.perf_counter()
        try:
            return real(*given, **named)
        finally:
            spent[name] += time.perf_counter() - began

    setattr(home, function, timed)
    try:
        yield
    finally:
        setattr(home, function, real)


def card(corpus: str, runs: list[Run], layers: Counter[str]) -> str:
    """The tables as Markdown."""
    from toolkit.versions import model, version

    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    made = f"Measured on {datetime.now(UTC).date()} with toolkit {version()}, model {model()}, {machine}, on {corpus}."
    rows = "".join(
        f"| {run.articles} | {run.jobs} | {run.words:,} | {run.seconds:.1f} | {run.words / run.seconds:,.0f} "
        f"| {run.again:.1f} | {run.peak:.0f} | {run.worker:.0f} |\n"
        for run in runs
    )
    encoder = layers["encoder"]
    shared = "".join(f"| {name} | {seconds / encoder:.1%} |\n" for name, seconds in layers.most_common())
    together = sum(layers[name] for name in ANNOTATORS) / encoder
    one = next(run for run in runs if (run.articles, run.jobs) == (max(SIZES), 1))
    hours = 1_000_000 * one.seconds / one.articles / 3600
    return f"""# Speed

{made}
Command: `python tests/benchmarks/speed.py ARTICLES.jsonl`. Each run is `toolkit annotate ARTICLES --format parquet -o STORE`,
start included; *again* is the same command a second time, when nothing is new. Memory is the peak of the command and of its
largest worker, in MB.

| articles | processes | words | seconds | words/s | again, s | MB | MB a worker |
|---|---|---|---|---|---|---|---|
{rows}
![Seconds by articles](speed.svg)

The time of each layer, in per cent of that of the encoder:

| layer | of the encoder's time |
|---|---|
{shared}
All annotators together: {together:.1%}.

A million articles of this length ({one.words / one.articles:,.0f} words) take {hours:,.0f} hours of one process:
{hours / 16:,.1f} hours of a machine with 16 cores like these, {hours / 160:,.1f} hours of ten such machines, which share the
work by folders: each makes a store of its own.
"""


def plot(runs: list[Run]) -> str:
    """Seconds by articles, a line for each number of processes."""
    from toolkit.figures.canvas import canvas, style, svg

    with style():
        figure, axes = canvas("Time grows with the number of articles, and two processes halve it.", 3)
        for jobs, marker in zip(JOBS, "os", strict=True):
            told = [run for run in runs if run.jobs == jobs]
            seconds = [run.seconds for run in told]
            axes.plot([run.articles for run in told], seconds, marker=marker, label=f"processes: {jobs}")
        axes.set(xlabel="articles", ylabel="seconds", xlim=0, ylim=0)
        axes.legend()
        return svg(figure)


if __name__ == "__main__":
    main()
