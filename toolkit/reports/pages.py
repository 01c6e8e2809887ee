"""Executed notebooks as offline HTML: one file each, no script, nothing from a network, code out of sight until asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from toolkit.errors import ReportError
from toolkit.reports.notebooks import Parameter, Value
from toolkit.tables import Dossier

COUNTED = ("actors", "attributions", "claims", "conditions", "times")
"""The records whose numbers the first page tells."""


class Pages:
    """Makes the pages of one report: `notebook` those of the notebooks, `index` the one that leads to them."""

    def __init__(self, parameters: Mapping[str, Value], known: Mapping[str, Parameter]) -> None:
        from nbconvert import HTMLExporter

        assets = Path(str(resources.files("toolkit") / "assets"))
        self._exporter = HTMLExporter(
            extra_template_basedirs=[str(assets)], template_name="report", exclude_anchor_links=True
        )
        style = (assets / "page.css").read_text("utf-8")
        shown = [(one.name, parameters.get(one.name, one.default), one.help) for one in known.values()]
        self._common: dict[str, Any] = {"style": style, "corpus": parameters["corpus"], "parameters": shown}

    def notebook(self, name: str, notebook: Any, others: Sequence[str]) -> bytes:
        """The page of an executed notebook."""
        about = {"name": name, "title": heading(notebook), "reports": others} | self._common
        page, _ = self._exporter.from_notebook_node(notebook, {"report": about})
        return _encoded(page)

    def index(self, dossier: Dossier, notebooks: Mapping[str, Any], read: int, made_with: Mapping[str, str]) -> bytes:
        """The page that leads to those of the notebooks; `read` is from how many articles the dossier was selected."""
        chapters = [(name, heading(one), summary(one), findings(one), [*csv_files(one)]) for name, one in notebooks.items()]
        counts = [(sum(len(getattr(one, layer)) for one in dossier.articles), layer) for layer in COUNTED]
        about = {"dossier": dossier, "chapters": chapters, "counts": counts, "read": read, "made_with": made_with}
        template = self._exporter.environment.get_template("overview.html.j2")
        return _encoded(template.render(report=about | self._common))


def _encoded(page: str) -> bytes:
    return f"{page.strip()}\n".encode()


def heading(notebook: Any) -> str:
    """The title of a notebook: the first line of its first cell."""
    return str(notebook.cells[0].source.split("\n")[0].lstrip("# "))


def summary(notebook: Any) -> str:
    """What a notebook says of itself: the first paragraph below its title."""
    return " ".join(notebook.cells[0].source.split("\n\n")[1].split())


def findings(notebook: Any) -> list[str]:
    """The titles of the figures that a notebook shows: sentences that say what is in them."""
    return [output.data["text/plain"].split("\n")[0] for output in _outputs(notebook) if "<figure>" in _html(output)]


def csv_files(notebook: Any) -> dict[str, bytes]:
    """The CSV files of the tables that a notebook shows, by the name of the table; `ReportError` where one has two."""
    found: dict[str, bytes] = {}
    for name, content in _tables(notebook):
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) or name in found:
            raise ReportError(f"the table name {name!r} cannot be that of a file, or two tables have it")
        found[name] = content.encode()
    return found


def _tables(notebook: Any) -> Iterator[tuple[str, str]]:
    for output in _outputs(notebook):
        if name := output.get("metadata", {}).get("toolkit", {}).get("table"):
            yield name, output.data["text/csv"]


def _outputs(notebook: Any) -> Iterator[Any]:
    return (output for cell in notebook.cells for output in cell.get("outputs", ()))


def _html(output: Any) -> str:
    return str(output.get("data", {}).get("text/html", ""))
