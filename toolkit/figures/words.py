"""The words of figures: labels on one line, counts with their nouns, who is named, and what describes a figure."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

import pandas as pd

ACTORS = 15
"""The actors that a figure names; the others are counted together."""

HIGHEST = 5
"""The numbers of a figure that its description names, at most."""


def label(text: object, width: int = 34) -> str:
    """A name as a label: on one line, without signs that cannot be printed, and cut to `width` columns.

    A wide sign, such as a Chinese one, takes two columns.

    >>> label("the Joint\\nMonitoring Group", 20)
    'the Joint Monitorin…'
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
    if columns(line) <= width:
        return line
    while columns(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"


def columns(line: str) -> int:
    """How many columns a line takes where a wide sign takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def number(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number(1, "claim"), number(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def foremost(values: pd.Series[str]) -> tuple[str, int] | None:
    """The value that occurs more than once and more often than any other, with its count; None where none does.

    >>> foremost(pd.Series(["accept", "reject", "reject"])), foremost(pd.Series(["accept", "reject"]))
    (('reject', 2), None)
    """
    counts = values.value_counts()
    most = counts[counts == counts.max()]
    if len(most) != 1 or most.iloc[0] == 1:
        return None
    return label(most.index[0], 60), int(most.iloc[0])


def sentence(clauses: list[str]) -> str:
    """Clauses as one sentence; empty ones are left out.

    >>> sentence(["2 actors make 3 claims", "", "most are of the kind state"])
    '2 actors make 3 claims; most are of the kind state.'
    """
    return "; ".join(clause for clause in clauses if clause) + "."


def ranked(names: pd.Series[str], last: Container[str] = ()) -> list[str]:
    """The distinct names, the most frequent first and equals by the alphabet; some `last`, as those of nobody in particular.

    >>> ranked(pd.Series(["b", "a", "c", "c", None])), ranked(pd.Series(["Kyiv", "officials", "officials"]), ["officials"])
    (['c', 'a', 'b'], ['Kyiv', 'officials'])
    """
    counts = names.value_counts()
    return sorted(counts.index, key=lambda name: (name in last, -counts[name], name))


def leading(
    names: pd.Series[str], missing: str, most: int = ACTORS, last: Container[str] = ()
) -> tuple[pd.Series[str], list[str]]:
    """Whom a figure names: the names with all but the `most` frequent replaced by one that counts them, and the
    distinct ones in the order of the figure: as they are `ranked`; then the others, then the `missing`.
    """
    order = ranked(names, last)
    kept, rest = order[:most], order[most:]
    others = number(len(rest), "other")
    shown = names.where(names.isin(kept) | names.isna(), others).fillna(missing)
    return shown, [*kept, *([others] if rest else []), *([missing] if names.isna().any() else [])]


def highest(counts: pd.DataFrame) -> str:
    """The highest numbers of a table of counts as a sentence; equals in the order of its rows and columns.

    >>> highest(pd.DataFrame({"accept": [2, 0], "reject": [1, 3]}, index=["Kyiv", "Moscow"]))
    'The highest numbers: Moscow, reject 3; Kyiv, accept 2; Kyiv, reject 1.'
    """
    cells = [(name, part, int(count)) for name, row in zip(counts.index, counts.to_numpy(), strict=True)
             for part, count in zip(counts.columns, row, strict=True) if count]  # fmt: skip
    most = sorted(cells, key=lambda cell: -cell[2])[:HIGHEST]
    listed = "; ".join(f"{label(name)}, {label(part)} {count}" for name, part, count in most)
    return f"The highest numbers: {listed}." if most else ""
