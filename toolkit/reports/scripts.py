"""The scripts of the pages: each page has one, written into it, and its policy lets that one run by its hash alone."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib import resources

NOTICE = """/* This page contains DataTables and its extensions, jQuery, JSZip and pako, as the package itables ships them.
DataTables: copyright SpryMedia Ltd, MIT licence, https://datatables.net/license. jQuery: copyright OpenJS Foundation and
other contributors, MIT licence. JSZip and pako: MIT licence. Their notices stand at the end of their code. */
"""


@lru_cache(maxsize=1)
def for_tables() -> str:
    """The script of a page with tables and a list of contents: DataTables, and what the toolkit asks of it.

    The component is an ES module; in a page nothing can be imported from it, so its exports become names of the script.
    """
    bundle = (resources.files("itables") / "html" / "dt_bundle.js").read_text("utf-8")
    code, exports, notices = re.split(r"export\s*\{([^{}]*)\}\s*;?", bundle)
    jquery = dict(part.split(" as ")[::-1] for part in exports.split(",") if " as " in part)["jQuery"]
    own = f"{{\nconst jQuery = {jquery};\n{_own('contents')}{_own('tables')}}}\n"
    return f"{NOTICE}{_inline(code)}\n{_inline(notices)}\n{own}"


@lru_cache(maxsize=1)
def for_contents() -> str:
    """The script of a page with a list of contents, and no table of more than one row."""
    return _own("contents")


@lru_cache(maxsize=1)
def for_passages() -> str:
    """The script of an article's page."""
    return _own("passages")


def trusted(script: str) -> str:
    """A script as a content security policy names it.

    >>> trusted("1")
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode('ascii')}'"


def _own(name: str) -> str:
    return (resources.files("toolkit") / "assets" / f"{name}.js").read_text("utf-8")


def _inline(code: str) -> str:
    """Code in which nothing ends or comments out the element that it stands in."""
    return code.replace("</script", r"<\/script").replace("<!--", r"<\!--").replace("<script", r"\x3cscript")
