"""Records → pandas frames with declared columns and dtypes, the same when they are empty; `Dossier` holds them all.

In every table of records a row names its `article` and that article's `date`, and cites its evidence: `text` is the text of
the article from `start` to `end`, `sentence` the sentence or sentences around it. Where a record has roles with spans of
their own, the column of the role quotes them and `…_spans` gives their offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.annotate import annotate
from toolkit.errors import ParameterError
from toolkit.reading import InputFile, Reading, Rejection, read
from toolkit.records import KINDS, Article, Span, slug

Row = dict[str, Any]

EVIDENCE = "start end text sentence sentence_start"
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "articles": "article date title source body_start characters sentences names times actors attributions claims conditions",
        "sentences": "article date number start end text",
        "names": f"article date type {EVIDENCE} rule",
        "times": f"article date id type value mod first last {EVIDENCE} rule",
        "actors": f"article date actor name type country code role mentions {EVIDENCE} rule",
        "mentions": f"article date actor name form {EVIDENCE} rule",
        "attributions": "article date id speaker speaker_name quote source cue content "
        f"{EVIDENCE} source_spans cue_spans content_spans rule",
        "claims": "article date id kind actor actor_name source source_name target target_name cue content negated certainty "
        f"time when when_from content_times quote plover cameo attribution {EVIDENCE} content_spans cue_spans rule",
        "conditions": "article date id claim operator function holder holder_name party party_name cue condition consequent "
        f"{EVIDENCE} cue_spans condition_spans consequent_spans rule",
        "rejected": "path line reason",
    }.items()
}
"""The columns of every table, in their order."""

INTEGERS = frozenset(
    "body_start characters sentences names times actors attributions claims conditions number start end sentence_start mentions line".split()
)
BOOLEANS = frozenset({"negated"})
CONTEXT = 1000
"""The characters around a record that its `sentence` has at most: text without a full stop must not be repeated for each."""


def dtype(column: str) -> str:
    """The pandas dtype of a column; all of them can hold missing values."""
    return "Int64" if column in INTEGERS else "boolean" if column in BOOLEANS else "string"
