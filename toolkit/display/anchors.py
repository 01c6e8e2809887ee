"""The addresses of articles, records and rows in the pages of a report.

What a view links to it writes as `data-href`, relative to the folder of the report: a notebook alone has no such pages, so
there the words are no link; the pages of a report make each an `href` (`reports.pages`).

| what | address |
|---|---|
| an article | `articles/PAGE` |
| a record in it | `articles/PAGE#c1`: the id of a claim, condition, attribution or time; `m12-16` for a mention |
| its entry in the list of records | `articles/PAGE#r-c1` |
| a row of a table | `REPORT.html#TABLE--PAGE--RECORD` |
| a table, a figure | `REPORT.html#table-NAME`, `REPORT.html#figure-NAME` |
| the dossier of an actor | `actors.html#actor-ID` |
"""

from __future__ import annotations

import hashlib
import re

from toolkit.records import slug

LONGEST = 60
"""The characters of an id that its address shows."""


def address(id: str) -> str:
    """An id of any characters as part of an address: readable, safe as a file's name and as a fragment, and unlike any other.

    >>> address("march/talks 1"), address("../<b>")
    ('march-talks-1-54fcc093', 'b-9f46aef2')
    """
    words = re.sub(r"[^a-z0-9._]+", "-", slug(id))[:LONGEST].strip("-.")
    return f"{words}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".lstrip("-")


def page(article: str) -> str:
    """The file of an article's page in the folder `articles` of a report."""
    return f"{address(article)}.html"


def passage(article: str, record: str) -> str:
    """Where a report shows a record of an article in its text; `record` is its id, or `m12-16` for a mention."""
    return f"articles/{page(article)}#{record}"


def actor(entity: str) -> str:
    """Where a report shows the dossier of an actor of the corpus."""
    return f"actors.html#{card(entity)}"


def card(entity: str) -> str:
    """The fragment of the dossier of an actor."""
    return f"actor-{address(entity)}"


def row(table: str, article: str, record: str) -> str:
    """The fragment of the row of a record in a table."""
    return f"{table}--{address(article)}--{record}"
