"""The pictures of the README: `python tests/screenshots.py` takes them of reports/maren, into reports/screenshots."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import NamedTuple

from browsing import opened, visit

REPORTS = Path(__file__).parents[1] / "reports"


class Picture(NamedTuple):
    """The name of a picture, the page it is of, what stands at its top, and its scheme of colours."""

    name: str
    page: str
    top: str
    scheme: str = "light"


PICTURES = (
    Picture("actors", "actors.html", "body"),
    Picture("conditions", "conditions.html", "#figure-requirements"),
    Picture("timelines", "timelines.html", "#figure-timeline"),
    Picture("article-dark", "articles", "body", "dark"),
)


def main() -> None:
    """Take every picture."""
    (REPORTS / "screenshots").mkdir(exist_ok=True)
    browser = opened()
    browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
    try:
        for picture in PICTURES:
            page = REPORTS / "maren" / picture.page
            page = sorted(page.iterdir())[2] if page.is_dir() else page
            visit(browser, page, scheme=picture.scheme)
            browser.execute_script("document.querySelector(arguments[0]).scrollIntoView()", picture.top)
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
            (REPORTS / "screenshots" / f"{picture.name}.png").write_bytes(base64.b64decode(shot["data"]))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
