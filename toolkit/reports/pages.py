"""The pages of a report: one for each notebook, one for each article, and one that leads to them; their look is in `look`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit import display
from toolkit.display import anchors
from toolkit.display.shown import framed
from toolkit.errors import ReportError
from toolkit.records import Article
from toolkit.reports import look, scripts
from toolkit.reports.notebooks import Parameter, Value
from toolkit.tables import Dossier

COUNTED = ("attributions", "claims", "conditions", "times")
"""The records whose numbers a page tells, besides the actors of the corpus."""

ROW = re.compile(r'<tr id="([a-z0-9_-]+?)--([^"]*?)--([^"]*)"')
"""The address of a row: its table, the article and the record (`display.anchors.row`)."""

GLANCE = re.compile(r'<ul class="glance">.*?</ul>', re.DOTALL)


class Pages:
    """Makes the pages of one report on `whole`, of which `selected` is what the parameters select."""

    def __init__(
        self,
        parameters: Mapping[str, Value],
        known: Mapping[str, Parameter],
        whole: Dossier,
        selected: Dossier,
        reports: Sequence[str],
    ) -> None:
        self._whole, self._selected = whole, selected
        self._common: dict[str, Any] = {
            "corpus": parameters["corpus"],
            "facts": [*facts(whole, selected)],
            "parameters": [(one.name, parameters.get(one.name, one.default), one.help) for one in known.values()],
            "reports": list(reports),
        }

    def notebook(self, name: str, executed: Any) -> bytes:
        """The page of an executed notebook."""
        return look.notebook(executed, name=name, title=heading(executed), sections=sections(executed), **self._common)

    def index(self, notebooks: Mapping[str, Any], tables: Mapping[str, Sequence[str]], made_with: Mapping[str, str]) -> bytes:
        """The page that leads to all others; `tables` are the names of the tables of each notebook."""
        chapters = [(name, heading(one), summary(one), findings(name, one), tables[name]) for name, one in notebooks.items()]
        more = [("articles", "Articles"), ("read", "What was read"), ("again", "How to make the same again")]
        chosen = {article.id for article in self._selected.articles}
        several = len(self._whole.articles) > 1
        return look.rendered(
            "overview",
            scripts.for_tables() if several else scripts.for_contents(),
            name="index",
            chapters=chapters,
            sections=[(name, title) for name, title, *_ in chapters] + more,
            articles=[entry(article, article.id in chosen) for article in self._whole.articles],
            files=len(self._whole.files),
            rejected=self._selected.rejected,
            made_with=made_with,
            framed=framed,
            **self._common,
        )

    def articles(self, reports: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """The file name and the page of each article, whether it is selected or not; `reports` have the rows it leads to."""
        rows, articles = rows_of(reports), self._whole.articles
        names = ["", *(anchors.address(article.id) for article in articles), ""]
        for number, article in enumerate(articles, 1):
            before, name, after = names[number - 1 : number + 2]
            place = {"before": before, "page": name, "after": after, "number": number, "of": len(articles)}
            yield f"{name}.html", self._article(article, rows.get(name, {}), place)

    def _article(self, article: Article, rows: Mapping[str, list[tuple[str, str]]], place: Mapping[str, Any]) -> bytes:
        document = article.document
        about = [part for part in (document.date, document.source, article.id) if part]
        shown = display.article(article, rows).html
        given = {"title": title(article), "about": about, "shown": shown} | self._common
        return look.rendered("article", scripts.for_passages(), **given, **place)


def facts(whole: Dossier, selected: Dossier) -> Iterator[tuple[str, str]]:
    """What a report rests on, in short: its articles, their days, and how much was found in them."""
    read, used = len(whole.articles), selected.articles
    yield "Articles", str(read) if len(used) == read else f"{len(used)} of {read}"
    if days := sorted(article.document.date for article in used if article.document.date):
        yield "Published", " to ".join(dict.fromkeys((days[0], days[-1])))
    yield "Actors", str(selected.entities["named"].sum())
    for layer in COUNTED:
        yield layer.capitalize(), str(sum(len(getattr(article, layer)) for article in used))
    yield "Rejected", str(len(selected.rejected))


def title(article: Article) -> str:
    """The title of an article, or else its id."""
    return " ".join((article.document.title or "").split()) or article.id


def entry(article: Article, selected: bool) -> dict[str, Any]:
    """An article in the list of all."""
    return {
        "id": article.id,
        "page": anchors.address(article.id),
        "title": title(article),
        "date": article.document.date,
        "words": len(article.text.split()),
        "claims": len(article.claims),
        "conditions": len(article.conditions),
        "selected": selected,
    }


def rows_of(reports: Mapping[str, bytes]) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """The rows of tables that show a record, by the address of its article and by its id.

    Each is an address, seen from the page of an article, and the words that lead there.

    >>> rows_of({"actors": b'<tr id="open_questions--talks-1--c3"><td>'})
    {'talks-1': {'c3': [('../actors.html#open_questions--talks-1--c3', 'Actors: open questions')]}}
    """
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for name, page in reports.items():
        for table, article, record in ROW.findall(page.decode()):
            row = (f"../{name}.html#{table}--{article}--{record}", f"{name.capitalize()}: {table.replace('_', ' ')}")
            found.setdefault(article, {}).setdefault(record, []).append(row)
    return found


def heading(notebook: Any) -> str:
    """The title of a notebook: the first line of its first cell."""
    return str(notebook.cells[0].source.split("\n")[0].lstrip("# "))


def summary(notebook: Any) -> str:
    """What a notebook says of itself: the first paragraph below its title."""
    return " ".join(notebook.cells[0].source.split("\n\n")[1].split())


def sections(notebook: Any) -> list[tuple[str, str]]:
    """The id and the title of each section of a notebook."""
    return [(cell.id, cell.source.split("\n")[0][3:]) for cell in notebook.cells if cell.source.startswith("## ")]


def findings(name: str, notebook: Any) -> str:
    """What a notebook says at a glance, as markup whose links to its own tables and figures lead to its page."""
    told = (GLANCE.search(str(output.get("data", {}).get("text/html", ""))) for output in _outputs(notebook))
    found = next(filter(None, told), None)
    return framed(found[0].replace('href="#', f'href="{name}.html#'), "", "cards") if found else ""


def csv_files(notebook: Any) -> dict[str, bytes]:
    """The CSV files of the tables that a notebook shows, by the name of the table; `ReportError` where one has two."""
    found: dict[str, bytes] = {}
    for output in _outputs(notebook):
        if not (name := output.get("metadata", {}).get("toolkit", {}).get("table")):
            continue
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) or name in found:
            raise ReportError(f"the table name {name!r} cannot be that of a file, or two tables have it")
        found[name] = output.data["text/csv"].encode()
    return found


def _outputs(notebook: Any) -> Iterator[Any]:
    return (output for cell in notebook.cells for output in cell.get("outputs", ()))
