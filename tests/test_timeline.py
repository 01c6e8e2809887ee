"""Periods, and the events of articles in the order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM, talks

from toolkit.records import Article, Claim, Document, Time
from toolkit.tables import Dossier
from toolkit.timeline import events, period


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-03-18", ("2025-03-18", "2025-03-18", "day")),
        ("2025-03-18T10:00", ("2025-03-18", "2025-03-18", "day")),
        ("2025-W12", ("2025-03-17", "2025-03-23", "week")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2024-12", ("2024-12-01", "2024-12-31", "month")),
        ("2022", ("2022-01-01", "2022-12-31", "year")),
        ("2025-03-11/2025-03-18", ("2025-03-11", "2025-03-18", "interval")),
        ("2022/2025-03", ("2022-01-01", "2025-03-31", "interval")),
    ],
)
def test_a_date_spans_days(when: str, expected: tuple[str, str, str]) -> None:
    assert tuple(period(when)) == expected


@pytest.mark.parametrize(
    "when",
    [None, "", "PRESENT_REF", "P30D", "2025-02-30", "2025-W60", "2025-13", "0000", "2025-03-18/2025-03-11", "/", "２０２５"],
)
def test_what_is_no_date_has_no_days(when: str | None) -> None:
    assert tuple(period(when)) == (None, None, "none")


@given(st.text(alphabet="0123456789-W/TX", max_size=24))
def test_any_string_gives_a_period_in_order(when: str) -> None:
    found = period(when)
    if found.first is None:
        assert found.last is None
    else:
        assert found.last is not None
        assert date.fromisoformat(found.first) <= date.fromisoformat(found.last)


def test_every_claim_is_an_event_and_the_undated_come_last() -> None:
    frame = Dossier.of([talks()]).timeline
    assert list(frame["event"]) == ["c1", "c3", "c2"]
    assert list(frame["undated"]) == [False, False, True]
    assert list(frame["precision"]) == ["day", "month", "none"]


def event_of(day: str | None = "2025-03-19", **fields: object) -> tuple[bool, bool]:
    """Whether the event of a claim with these fields is scheduled, and whether it is hypothetical."""
    claim = replace(CLAIM, spans=((0, 4),), cue=((0, 4),), **fields)  # type: ignore[arg-type]
    [event] = events(Article(Document("a", "Kyiv agreed.", day), claims=(claim,)))
    return event.scheduled, event.hypothetical


@pytest.mark.parametrize(
    ("fields", "scheduled"),
    [
        ({"kind": "action", "time": "future"}, True),
        ({"kind": "action", "time": "past", "when": "2025-03-18"}, False),
        ({"kind": "state", "time": "future", "when": "2025-03-18"}, False),  # it was said already
        ({"kind": "pledge", "time": "future"}, False),
        ({"kind": "action", "time": "present", "when": "2025-03-20"}, True),
        ({"kind": "action", "time": "present", "when": "2025-03"}, False),  # the month has begun
    ],
)
def test_scheduled_is_what_is_still_to_come(fields: dict[str, str], scheduled: bool) -> None:
    assert event_of(**fields) == (scheduled, False)


def test_an_article_without_a_date_schedules_no_dates() -> None:
    assert event_of(None, kind="state", when="2025-03-20") == (False, False)


def test_what_hangs_on_an_if_is_hypothetical() -> None:
    assert event_of(time="hypothetical") == (False, True)


def timed(*times: Time, claims: tuple[Claim, ...] = ()) -> list[tuple[str, str]]:
    """The kinds and ids of the events of an article with these times and claims."""
    article = Article(Document("a", "Kyiv agreed in 2022.", "2025-03-19"), times=times, claims=claims)
    return [(event.kind, event.event) for event in events(article)]


YEAR = Time("t1", 15, 19, "2022", "DATE", "2022", None, "2022-01-01", "2022-12-31", "test")


def test_a_date_that_dates_no_claim_is_an_event_of_its_own() -> None:
    assert timed(YEAR) == [("mention", "t1")]


def test_a_date_that_dates_a_claim_is_no_second_event() -> None:
    claim = replace(CLAIM, spans=((0, 19),), cue=((5, 11),), when="2022", when_from="t1")
    assert timed(YEAR, claims=(claim,)) == [("state", "c")]


def test_a_date_inside_a_claim_has_its_actor() -> None:
    claim = replace(CLAIM, spans=((0, 19),), cue=((5, 11),), actor="kyiv", content_times=("t1",))
    article = Article(Document("a", "Kyiv agreed in 2022."), times=(YEAR,), claims=(claim,))
    assert [event.actor for event in events(article)] == ["kyiv", "kyiv"]


def test_a_claim_without_a_place_is_an_event_all_the_same() -> None:
    assert timed(claims=(CLAIM,)) == [("state", "c")]
    assert Dossier.of([Article(Document("a", "Kyiv agreed."), claims=(CLAIM,))]).timeline["text"].item() == ""


def test_a_duration_without_days_is_no_event() -> None:
    assert timed(Time("t1", 0, 4, "Kyiv", "DURATION", "P30D", None, None, None, "test")) == []
