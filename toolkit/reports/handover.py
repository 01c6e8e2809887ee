"""How a notebook comes by its dossier: by itself, or handed over by a report that has made it already.

A report reads and annotates its inputs once, for all notebooks. The notebooks still show the corpus that the user named;
where the dossier is that was made from it, an environment variable tells their kernels.
"""

from __future__ import annotations

import json
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

from toolkit.entities import Decision, Merges
from toolkit.errors import InputError
from toolkit.exports import load_jsonl, write_jsonl
from toolkit.reading import InputFile, Note, Rejection
from toolkit.tables import Dossier

VARIABLE = "TOOLKIT_DOSSIER"
"""The environment variable that names the folder with the dossier of the report that is being made."""

ARTICLES, READING = "articles.jsonl", "reading.json"


def open_dossier(corpus: str, own_actors: str = "", merges: str = "") -> Dossier:
    """Read and annotate the corpus that a notebook's parameter names; in a report, take what was annotated before.

    `corpus` is a file or a folder, or several separated by commas; `own_actors` and `merges` are CSV files as in
    `Dossier.read`. A relative path is sought in the working directory, then in the folders above it: JupyterLab starts a
    kernel in the folder of its notebook. Raises `InputError` where nothing is found.

    >>> open_dossier("no-such-folder")
    Traceback (most recent call last):
        ...
    toolkit.errors.InputError: the corpus 'no-such-folder' is neither in ... nor in a folder above it
    """
    if prepared := os.environ.get(VARIABLE):
        return load(Path(prepared))
    paths = [corpus] if _found(corpus) else [part.strip() for part in corpus.split(",") if part.strip()]
    found = [_require(path, "corpus") for path in paths or [corpus]]
    own, who = (_require(path, "file") if path else None for path in (own_actors, merges))
    return Dossier.read(*found, actors=own, merges=who)


def _require(given: str, what: str) -> Path:
    if found := _found(given):
        return found
    raise InputError(f"the {what} {given!r} is neither in {Path.cwd()} nor in a folder above it")


def _found(corpus: str) -> Path | None:
    here = Path.cwd()
    places = (folder / corpus for folder in (here, *here.parents)) if corpus else ()
    return next((place for place in places if place.exists()), None)


def save(dossier: Dossier, folder: Path) -> None:
    """Write a dossier into a folder: its articles as an export, and beside it what was read, noted and rejected."""
    write_jsonl(dossier.articles, folder / ARTICLES)
    lists: dict[str, tuple[Any, ...]] = {"files": dossier.files, "rejected": dossier.rejected, "notes": dossier.notes}
    reading = {name: [astuple(one) for one in listed] for name, listed in lists.items()}
    merges = astuple(dossier.merges) if dossier.merges else None
    (folder / READING).write_text(json.dumps({"corpus": dossier.corpus, "merges": merges} | reading), encoding="utf-8")


def load(folder: Path) -> Dossier:
    """Read what `save` wrote."""
    reading = json.loads((folder / READING).read_text("utf-8"))
    files = (InputFile(*file) for file in reading["files"])
    rejected = (Rejection(*rejection) for rejection in reading["rejected"])
    notes = (Note(*note) for note in reading["notes"])
    decided = reading["merges"]
    merges = Merges(decided[0], tuple(Decision(*row) for row in decided[1])) if decided else None
    return Dossier.of(load_jsonl(folder / ARTICLES), rejected, files, reading["corpus"], merges, notes)
