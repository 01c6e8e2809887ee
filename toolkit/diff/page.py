"""Differences as one offline HTML page in the look of the reports."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from toolkit.diff.changes import LAYERS, TOLD, Changes, Sort
from toolkit.display import ROWS, Shown, escape, quotations, source_note, table
from toolkit.errors import ReportError
from toolkit.exports.files import opened
from toolkit.reports import look

TITLES = {
    "articles": "Articles", "actors": "Actors across articles", "claims": "Claims", "conditions": "Conditions",
    "times": "Dates and other times", "attributions": "Attributions",
}  # fmt: skip

CAPTIONS = {
    "new": "New {layer}", "gone": "{layer} that are gone",
    "changed": "{layer} that changed, each field as it was and as it is",
    "merged": "actors that were several and are one", "split": "actors that were one and are several",
}  # fmt: skip

COLUMNS = {
    "claims": ["kind", "actor_name", "target_name", "certainty", "when"],
    "conditions": ["function", "operator", "holder_name", "party_name"],
    "times": ["type", "value", "first", "last"],
    "attributions": ["speaker_name", "cue", "quote"],
}  # fmt: skip
"""The columns of the tables of records that tell what is new or gone."""

LINK = re.compile(r'<a data-href="(articles/[^"]*)">(.*?)</a>', re.DOTALL)
"""What leads to a passage in the folder of a report (`display.anchors`)."""


def write_page(changes: Changes, target: str | Path, old: str | Path, new: str | Path) -> None:
    """Write the page of the differences between two exports or reports; it leads to the articles of those that are reports.

    Raises `InputError` where it cannot be written, `ReportError` where the packages of `toolkit[notebooks]` are missing.
    """
    folders = [os.path.relpath(path, Path(target).parent) if Path(path, "articles").is_dir() else None for path in (old, new)]
    try:
        made = page(changes, (Path(old).resolve().name, Path(new).resolve().name), (folders[0], folders[1]))
    except ModuleNotFoundError as error:
        raise ReportError(f"a page needs {error.name}: pip install 'toolkit[notebooks]'") from error
    with opened(target) as file:
        file.write(made.decode())


def page(changes: Changes, names: tuple[str, str], folders: tuple[str | None, str | None] = (None, None)) -> bytes:
    """The page of the differences: how many of what, then for each layer what is new, gone and changed.

    `names` are those of the older and the newer run, `folders` where their reports are, seen from the page; without them
    its passages are no links.
    """
    title = f"What is new, gone and changed in {names[1]}, compared with {names[0]}."
    parts = [f"<p>{escape(title)}</p>", _output(overview(changes))]
    found = dict(iter(changes.frame.groupby(["layer", "change"])))
    for layer in LAYERS:
        tables = [(sort, _table(changes, found[layer, sort], layer, sort)) for sort in TOLD if (layer, sort) in found]
        if tables:
            parts.append(f'<section class="prose" id="{layer}"><h2>{TITLES[layer]}</h2></section>')
        parts += [_output(shown, folders[sort != "gone"]) for sort, shown in tables]
    return look.single("What changed", "\n".join(parts))


def _note(changes: Changes, *sorts: str) -> str:
    """The source notes of the runs that are cited: the older one for what is gone, the newer one for all else."""
    cited = [changes.old] * ("gone" in sorts) + [changes.new] * (sorts != ("gone",))
    return " ".join(dict.fromkeys(source_note(dossier.articles, dossier.corpus) for dossier in cited))


def overview(changes: Changes) -> Shown:
    """Show how many records of each layer are the same, new, gone and changed, and how many actors were merged and split."""
    rows = [{"what": TITLES[layer].lower()} | counts for layer, counts in changes.counts().items()]
    frame = pd.DataFrame(rows)
    several = ["merged", "split"]
    frame[several] = frame[several].astype("Int64").mask(frame["what"] != TITLES["actors"].lower())
    caption = "What is the same, new, gone and changed" if changes else "Nothing is new, gone or changed"
    return table(frame, "counts", caption, _note(changes, "gone", "new"))


def _table(changes: Changes, frame: pd.DataFrame, layer: str, sort: Sort) -> Shown:
    """The table of one sort of change in a layer, from its part of the frame."""
    caption, note = CAPTIONS[sort].format(layer=layer), _note(changes, sort)
    if len(frame) > ROWS:
        note = f"The first {ROWS} of {len(frame)} rows; the command prints all of them. {note}"
    labels = (f"{layer}-{sort}", caption[0].upper() + caption[1:], note)
    frame, dossier = frame.head(ROWS), changes.old if sort == "gone" else changes.new
    if layer in COLUMNS and sort in ("new", "gone"):
        found = frame[["article", "id"]].merge(dossier.table(layer), how="left", on=["article", "id"])
        return quotations(found, dossier.articles, *labels, COLUMNS[layer])
    name = {"articles": "title", "actors": "name"}.get(layer, layer.removesuffix("s"))
    frame = frame.rename(columns={"about": name})
    fields = {"changed": [name, "field", "old", "new"], "merged": ["old", "new"], "split": ["old", "new"]}.get(sort, [name])
    if layer in COLUMNS:
        return quotations(frame, dossier.articles, *labels, fields)
    return table(frame, *labels, [*fields, "article" if layer == "articles" else "id"])


def _output(shown: Shown, folder: str | None = None) -> str:
    """A view with its passages as links into the folder of a report; without one they are words."""
    way = quote(Path(folder).as_posix()) if folder is not None else ""
    leading = rf'<a data-href="{way}/\1">\2</a>' if way else r"\2"
    return f'<div class="output">{LINK.sub(leading, shown.html)}</div>'
