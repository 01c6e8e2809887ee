"""News articles on negotiations and conflict → records, tables, notebooks and reports.

The public names load on first use: importing the package loads neither the language model nor pandas nor papermill.

>>> import toolkit
>>> [claim.kind for claim in toolkit.classify("Hungary rejected the proposal.")]
['reject']
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.annotate import annotate, classify
    from toolkit.errors import ToolkitError
    from toolkit.evaluate import evaluate
    from toolkit.language import Parse, parse
    from toolkit.reading import Reading, Rejection, read
    from toolkit.records import Actor, Article, Attribution, Claim, Condition, Document, Mention, Name, Time
    from toolkit.reports import report
    from toolkit.tables import Dossier

__all__ = [
    "Actor", "Article", "Attribution", "Claim", "Condition", "Document", "Dossier", "Mention", "Name", "Parse",
    "Reading", "Rejection", "Time", "ToolkitError", "annotate", "classify", "evaluate", "parse", "read", "report",
]  # fmt: skip
__version__ = "0.1.0"

_HOMES = {
    "annotate": "annotate", "classify": "annotate", "ToolkitError": "errors", "evaluate": "evaluate",
    "Parse": "language", "parse": "language", "Reading": "reading", "Rejection": "reading", "read": "reading",
    "report": "reports", "Dossier": "tables",
}  # fmt: skip
"""The module of each public name that is no record type; those are all in `records`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    value = getattr(import_module(f"toolkit.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Package(ModuleType):
    """Keeps `toolkit.annotate` and `toolkit.evaluate` the functions: importing the modules of those names would hide them."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
