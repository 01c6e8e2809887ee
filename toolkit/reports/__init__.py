"""Reports: the notebooks run over a corpus, written as executed notebooks, offline pages and CSV files.

The same articles, parameters and version give the same bytes, whatever folder the report is made in, whatever the
order of the files and the number of processes; `check` proves it for a report that was made before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from toolkit.errors import ReportError
from toolkit.reading import Rejection, keep_apart
from toolkit.reports import folder, manifest
from toolkit.reports.handover import ARTICLES, READING, VARIABLE, open_dossier, save
from toolkit.reports.notebooks import Value, canonical, checked, declared, encoded, execute, notebook_path, surroundings
from toolkit.reports.pages import Pages, csv_files
from toolkit.tables import Dossier

__all__ = ["NOTEBOOKS", "Report", "open_dossier", "report"]

NOTEBOOKS = ("actors", "conditions", "timelines")
NEEDED = ("ipykernel", "itables", "matplotlib", "nbconvert", "nbformat", "papermill")
Progress = Callable[[str, int, int], object]


@dataclass(frozen=True)
class Report:
    """A report that was made or checked: its folder, its files relative to it, and what was rejected.

    `articles` is how many there are, `undated` how many of them have no date.
    """

    folder: Path
    files: tuple[str, ...]
    articles: int
    undated: int
    rejected: tuple[Rejection, ...]


def report(
    *inputs: str | Path,
    output: str | Path,
    parameters: Mapping[str, Value] | None = None,
    jobs: int = 1,
    check: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Run the notebooks `actors`, `conditions` and `timelines` over files and folders of articles.

    `output` gets, for each, NAME.ipynb (executed), NAME.html (one file, works offline) and NAME/TABLE.csv, besides
    articles/ARTICLE.html (its text with all that was found in it), dossier/ (the same for scripts: `handover.load` reads it),
    index.html and manifest.json (inputs with their SHA-256, parameters, versions). `parameters` are those of the
    notebooks: since and until (ISO days, months or years), actors and kinds (comma-separated), own_actors and merges (see
    `Dossier.read`). The articles are annotated once, in `jobs` processes. With `check`, nothing is written: the report in
    `output` is compared with what would be made now. `columns` maps fields to columns as in `reading.read`. `progress` is
    called with what is being done ("articles", "notebooks"), how much of it is done, and how much there is.

    Raises `ParameterError` for a parameter that no notebook has, `InputError` where no article can be read or the report
    would lie in its own input, `ReportError` where a notebook fails, the folder cannot be written or the report differs.
    Needs the packages of `toolkit[notebooks]`.

        report("news", output="reports", parameters={"since": "2025-03-01"})
    """
    target = Path(output)
    keep_apart(inputs, target)
    if check:
        folder.required(target)
    else:  # said now, not when all is done
        folder.usable(target, ("index.html", manifest.NAME, *(f"{name}.html" for name in NOTEBOOKS)))
    notebooks = _notebooks()
    known = declared(notebooks.values())
    given = checked(parameters or {}, known)
    tell: Progress = progress or (lambda what, done, of: None)
    own = {name: str(given.pop(name, "")) for name in ("own_actors", "merges")}
    dossier = Dossier.read(
        *inputs, jobs=jobs, actors=own["own_actors"] or None, merges=own["merges"] or None,
        columns=columns, progress=lambda done, of: tell("articles", done, of),
    )  # fmt: skip
    selected = dossier.select(**{name: str(value) for name, value in given.items()})
    named = {name: Path(path).name for name, path in own.items() if path}
    parameters = {"corpus": ", ".join(sorted({Path(path).resolve().name for path in inputs}))} | given | named
    pages = Pages(parameters, known, dossier, selected, NOTEBOOKS)
    files = _files(notebooks, parameters, dossier, pages, tell)
    files[manifest.NAME] = manifest.encoded(manifest.manifest(dossier, parameters, files))
    (folder.compare if check else folder.write)(target, files)
    undated = sum(article.document.date is None for article in dossier.articles)
    return Report(target, tuple(files), len(dossier.articles), undated, dossier.rejected)


def _notebooks() -> dict[str, Any]:
    """The three notebooks, as they are before they run."""
    if missing := [package for package in NEEDED if find_spec(package) is None]:
        raise ReportError(f"reports need {', '.join(missing)}: pip install 'toolkit[notebooks]'")
    import nbformat

    return {name: nbformat.read(notebook_path(name), as_version=4) for name in NOTEBOOKS}


def _files(
    notebooks: Mapping[str, Any], parameters: Mapping[str, Value], dossier: Dossier, pages: Pages, tell: Progress
) -> dict[str, bytes]:
    """Everything that a report consists of, but the manifest: path → content. The kernels take the dossier from a folder."""
    executed: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    tables: dict[str, list[str]] = {}
    with TemporaryDirectory(prefix="toolkit-") as scratch:
        save(dossier, Path(scratch))
        files |= {f"dossier/{name}": Path(scratch, name).read_bytes() for name in (ARTICLES, READING)}
        with surroundings(Path(scratch), **{VARIABLE: scratch}):
            for name, notebook in notebooks.items():
                tell("notebooks", len(executed), len(notebooks))
                made = execute(name, notebook, parameters, Path(scratch))
                found = csv_files(made)
                files |= {f"{name}/{table}.csv": content for table, content in found.items()}
                executed[name], tables[name] = canonical(made, parameters), list(found)
    tell("notebooks", len(executed), len(notebooks))
    reports = {name: pages.notebook(name, notebook) for name, notebook in executed.items()}
    files |= {f"{name}.html": page for name, page in reports.items()}
    files |= {f"{name}.ipynb": encoded(notebook) for name, notebook in executed.items()}
    files |= {f"articles/{name}": page for name, page in pages.articles(reports)}
    files["index.html"] = pages.index(executed, tables, manifest.versions())
    return files
