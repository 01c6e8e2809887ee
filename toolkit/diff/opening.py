"""Exports and the folders of reports → dossiers."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import InputError
from toolkit.exports import is_export, load_jsonl
from toolkit.reports.handover import READING, load
from toolkit.store import is_store
from toolkit.store import load as load_store
from toolkit.tables import Dossier


def opened(path: str | Path) -> Dossier:
    """The dossier of an export (.jsonl), of a store, or of a report, by the report's folder or its folder `dossier`.

    Raises `InputError` for anything else.
    """
    if is_export(path):
        return Dossier.of(load_jsonl(path), corpus=Path(path).name)
    if is_store(path):
        stored = load_store(path)
        return Dossier.of(stored.articles, stored.rejected, stored.files, corpus=Path(path).name)
    for folder in (Path(path), Path(path, "dossier")):
        if (folder / READING).is_file():
            try:
                return load(folder)
            except (ValueError, KeyError, TypeError, OSError) as error:
                raise InputError(f"{folder} holds no whole dossier of this version of the toolkit: {error}") from error
    raise InputError(
        f"{path} is neither an export, nor a store, nor the folder of a report: "
        "`toolkit annotate` makes the first two, `toolkit report` the third"
    )
