"""When claims happened: the days that their own expressions, their tense and the story give them."""

from __future__ import annotations

import pytest

from toolkit import classify
from toolkit.records import Claim

DAY = "2025-03-19"
"""A Wednesday."""


def whens(text: str) -> list[str | None]:
    return [claim.when for claim in classify(text, DAY)]


def first(text: str) -> Claim:
    return classify(text, DAY)[0]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ministers met from March 3 to March 7 in Geneva.", "2025-03-03/2025-03-07"),
        ("Envoys met in Doha March 3-7.", "2025-03-03/2025-03-07"),
        ("The envoys met between Monday and Wednesday.", "2025-03-17/2025-03-19"),
        ("The army shelled the port between 2014 and 2016.", "2014/2016"),
        ("Israel struck the camp from March until May 2024.", "2024-03/2024-05"),
        ("The army bombed the city from late 2023 through mid-2024.", "2023/2024"),
        ("Russia has occupied the region since 2014.", "2014/2025-03-19"),
        ("The ministers have met in Cairo since last week.", "2025-03-10/2025-03-19"),
        ("The minister visited Kyiv on March 3 and March 7.", "2025-03-03"),
    ],
)
def test_a_range_has_both_of_its_ends(text: str, when: str) -> None:
    claim = first(text)
    assert claim.when == when
    assert claim.when_from == "t1"
