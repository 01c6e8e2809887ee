"""The tables of a dossier as CSV files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.exports.files import opened

if TYPE_CHECKING:
    from toolkit.tables import Dossier


def write_csv(dossier: Dossier, folder: str | Path) -> tuple[Path, ...]:
    """Write every table of a dossier as `folder/TABLE.csv` and return the paths; the folder is made where there is none.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, see `frames.to_csv`.

    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import Dossier, Document, annotate
    >>> with TemporaryDirectory() as folder:
    ...     paths = write_csv(Dossier.of(annotate([Document("a", "Kyiv agreed.")])), folder)
    ...     print(*sorted(path.name for path in paths)[:4])
    accounts.csv actor_links.csv actors.csv articles.csv
    """
    from toolkit.frames import COLUMNS, to_csv

    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = tuple(Path(folder, f"{table}.csv") for table in COLUMNS)
    for table, path in zip(COLUMNS, paths, strict=True):
        with opened(path) as file:
            file.write(to_csv(dossier.table(table)))
    return paths
