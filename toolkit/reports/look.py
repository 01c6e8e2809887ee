"""The look of all pages: one template, style and policy; every page is a single file that works offline.

A page's own markup comes from `display`, which escapes whatever an article holds; the rest is escaped by the templates.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

from toolkit.reports import scripts

STYLE = re.compile(r"<style>([^<]*)</style>")
"""The style that a view carries; in no article, whose signs of markup are all escaped."""

ADDRESS = ' data-href="'
"""How a view writes an address that there is in a report alone (`display.anchors`)."""


@lru_cache(maxsize=1)
def exporter() -> Any:
    """The exporter of nbconvert that makes pages of notebooks; its template engine makes the others."""
    from nbconvert import HTMLExporter

    assets = str(resources.files("toolkit") / "assets")
    return HTMLExporter(extra_template_basedirs=[assets], template_name="report", exclude_anchor_links=True)


def rendered(template: str, script: str = "", **about: Any) -> bytes:
    """A page from a template of `assets/report`, which finds `about` and the script in `report`."""
    made = exporter().environment.get_template(f"{template}.html.j2")
    return finished(made.render(report={**about, "script": script, "trusted": _policy(script)}), script)


def notebook(executed: Any, **about: Any) -> bytes:
    """A page from an executed notebook."""
    from nbconvert.exporters import TemplateExporter

    script = scripts.for_tables()
    resources = {"report": {**about, "trusted": _policy(script)}}
    # not what HTMLExporter does besides: it parses the whole page anew, to find pictures without a description
    page, _ = TemplateExporter.from_notebook_node(exporter(), executed, resources)
    return finished(page, script)


def single(title: str, markup: str) -> bytes:
    """A page of its own, with the title and the markup of views, in which the tables sort, search and filter."""
    return rendered("single", scripts.for_tables(), title=title, markup=markup)


def finished(page: str, script: str) -> bytes:
    """A page with its style, each sheet once, with its script, and with the addresses of its views as links."""
    own = (resources.files("toolkit") / "assets" / "page.css").read_text("utf-8")
    style = f"<style>\n{''.join(dict.fromkeys([*STYLE.findall(page), own]))}</style>\n</head>"
    whole = STYLE.sub("", page).replace(ADDRESS, ' href="').strip()
    code = f'<script type="module">{script}</script>\n</body>' if script else "</body>"
    head, _, rest = whole.partition("</head>")
    body, _, end = rest.rpartition("</body>")
    return f"{head}{style}{body}{code}{end}\n".encode()


def _policy(script: str) -> str:
    return f" script-src {scripts.trusted(script)};" if script else ""
