"""Rows → pandas frames with declared columns and dtypes, the same when they are empty, and frames → CSV.

In every table of records a row names its `article` and that article's `date`, and cites its evidence: `text` is the text of
the article from `start` to `end`, `sentence` the sentence or sentences around it. Where a record has roles with spans of
their own, the column of the role quotes them and `…_spans` gives their offsets ("12:30 45:60"). The table `articles` counts
the rows that each article has in the others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from toolkit.rows import Row

EVIDENCE = "start end text sentence sentence_start"
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "articles": "article date title source body_start characters sentences names times actors mentions attributions "
        "claims conditions tellings positions",
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
        "ledger": "article date id claim operator function holder holder_name party party_name cue condition consequent "
        "status decided by by_name evidence_article evidence_id evidence_text near shared answers told "
        f"{EVIDENCE} cue_spans condition_spans consequent_spans rule",
        "actor_links": "article date actor name entity entity_name evidence",
        "entities": "entity name named type country code breakaway mentions articles first last claims about statements "
        "direct offices called",
        "timeline": "article date event first last precision latest actor entity name kind negated certainty scheduled "
        f"hypothetical undated articles sources joined_by {EVIDENCE}",
        "tellings": f"article date id event first last latest actor entity name kind dates near shared {EVIDENCE}",
        "positions": "article date id issue issue_name first last entity entity_name side kind negated certainty changed "
        f"before before_side before_last before_text teller teller_name target target_name cue near shared {EVIDENCE} rule",
        "issues": "issue issue_name words positions statements articles holders first last sources "
        f"article date id entity entity_name side kind {EVIDENCE}",
        "accounts": "issue issue_name party party_name standing basis says claims article date id first last entity "
        f"entity_name side kind negated certainty {EVIDENCE} other other_party other_party_name other_side other_text",
        "rejected": "path line reason",
        "notes": "article note",
    }.items()
}
"""The columns of every table, in their order."""

INTEGERS = frozenset(COLUMNS["articles"][4:]) | frozenset(
    ("number", "start", "end", "sentence_start", "line", "articles", "about", "statements", "told")
)
DECIMALS = frozenset({"near", "direct"})
BOOLEANS = frozenset({"negated", "scheduled", "hypothetical", "undated", "changed", "breakaway", "named"})


def dtype(column: str) -> str:
    """The pandas dtype of a column; all of them can hold missing values."""
    kinds = {"Int64": INTEGERS, "Float64": DECIMALS, "boolean": BOOLEANS}
    return next((kind for kind, columns in kinds.items() if column in columns), "string")


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with the columns and dtypes of `table`; what a row has beyond them is left out.

    >>> frame("rejected", []).dtypes.astype(str).to_dict()
    {'path': 'string', 'line': 'Int64', 'reason': 'string'}
    """
    known = list(rows)
    columns = {column: [row.get(column) for row in known] for column in COLUMNS[table]}
    return pd.DataFrame(columns, dtype=object).astype({column: dtype(column) for column in columns})


def unnamed(frame: pd.DataFrame, id: str, name: str) -> frozenset[str]:
    """What only actors without a name of their own are called, by the columns of their ids and of what they are called.

    >>> told = pd.DataFrame({"actor": ["kyiv", "a#officials", None], "actor_name": ["Kyiv", "officials", None]})
    >>> unnamed(told, "actor", "actor_name"), unnamed(told, "target", "target_name")
    (frozenset({'officials'}), frozenset())
    """
    if id not in frame:
        return frozenset()
    alone = frame[id].str.contains("#", regex=False).fillna(False).astype(bool)
    return frozenset(frame.loc[alone, name]) - frozenset(frame.loc[~alone, name])


pd.set_option("display.html.use_mathjax", False)  # the dollars of an article are no mathematics in Jupyter either

FORMULA = r"^([=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])"
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def to_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV that a spreadsheet does not run: text that would begin a formula gets an apostrophe before it.

    >>> print(to_csv(pd.DataFrame({"text": ["=1+1", "a, b"], "start": [-1, 2]})), end="")
    text,start
    '=1+1,-1
    "a, b",2
    """
    words = frame.select_dtypes(["string", "object"])
    safe = words.apply(lambda column: column.astype("string").str.replace(FORMULA, r"'\1", regex=True))
    returns = any(safe[column].str.contains("\r", regex=False).any() for column in safe)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL  # a lone "\r" ends a line for most readers
    return frame.assign(**safe).to_csv(index=False, lineterminator="\n", quoting=quoting)
