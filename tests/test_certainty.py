"""Certainty, negation and time of claims: `certainty.csv` has sentences, each with a claim that is among those found.

Its columns are the fields of that claim; an empty one may have any value. The sentences were written for this test.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit import classify

DAY = "2025-03-19"  # a Wednesday
MISSED = {
    "Bolivia neither confirmed nor denied the attack.": "a noun that the reporter tells as denied is no content",
    "Niger is due to sign the treaty on Friday.": "'sign' is parsed as a noun under 'due to'",
}

with Path(__file__).with_name("certainty.csv").open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines))


def missed(reason: str | None) -> tuple[pytest.MarkDecorator, ...]:
    """The mark of a sentence that is not read right."""
    return () if reason is None else (pytest.mark.xfail(reason=reason, strict=True),)


@pytest.mark.parametrize("row", [pytest.param(r, marks=missed(MISSED.get(r["text"])), id=r["text"]) for r in ROWS])
def test_certainty_negation_and_time(row: dict[str, str]) -> None:
    wanted = {field: value for field, value in row.items() if value and field != "text"}
    found = [{field: str(getattr(claim, field)).lower() for field in wanted} for claim in classify(row["text"], DAY)]
    assert wanted in found
