"""Whole articles: what holds of every record of every layer, whatever the text, the order and the number of processes."""

import itertools
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import annotate, classify, parse
from toolkit.annotate import annotate_document, map_documents
from toolkit.errors import ParameterError, ToolkitError
from toolkit.reading import Rejection, read
from toolkit.records import Actor, Article, Document, Mention, Time

SEEDS = Path(__file__).parents[1] / "seeds"

WHO = [
    "Kyiv", "The rebels", "President Ana Petrov", "A senior U.S. official", "Hamas", "She", "Israel and Egypt",
    "NATO's chief", "the Kremlin", "Neither side", "Who", "“Sources”", "Foreign Minister Li, 58,", "It",
]  # fmt: skip
DOES = [
    "said", "agreed to halt the strikes", "rejected the plan", "warned that it would strike again", "has not accepted it",
    "demanded that Moscow withdraw", "will meet the envoy", "was accused of stalling", "stopped short of accepting a truce",
    "told reporters: “We will never yield.”", "wrote on Sunday", "wants peace", "did", "—", "might free 20 hostages",
]  # fmt: skip
WHEN = [
    "", "on Tuesday", "last week", "in March 2024", "within 30 days", "if the raids stop", "unless sanctions are lifted",
    "until May 5", "in exchange for aid", "before the talks", "every Friday", "at 10:30 a.m.", "by 2030-13-45", "tomorrow",
]  # fmt: skip
END = [".", ".", ". ", "?", "!”", ",” he said.", "\n", "\n\n", ";", " ", "”", '."']


def joined(parts):
    return "".join(f"{who} {does} {when}{end} " for who, does, when, end in parts)


NEWS = st.lists(st.tuples(*map(st.sampled_from, (WHO, DOES, WHEN, END))), min_size=1, max_size=8).map(joined)
WILD = st.lists(
    st.sampled_from([*WHO, *DOES, *WHEN, *END, "“", "”", '"', "'", "’s", "(", "\x00", "\u2028", "\ud800", "9" * 12, "$x$"])
    | st.text(max_size=5),
    max_size=30,
).map(" ".join)  # fmt: skip
DATES = st.sampled_from([None, "2025-03-19", "0001-01-01", "9999-12-31", "2024-02-29"])


def spans_of(record):
    """Every span of a record, by the type of its fields."""
    if hasattr(record, "start"):
        yield (record.start, record.end)
    for name, hint in get_type_hints(type(record)).items():
        if hint == tuple[tuple[int, int], ...]:
            yield from getattr(record, name)


def records_of(article):
    """The records of an article, with those inside others."""
    for layer in (article.names, article.times, article.actors, article.attributions, article.claims, article.conditions):
        yield from layer
    yield from (mention for actor in article.actors for mention in actor.mentions)


def check(article, document):
    assert article.document == document
    assert all(lo < hi for lo, hi in article.sentences)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(article.sentences))
    for record in records_of(article):
        for start, end in spans_of(record):
            assert document.body_start <= start < end <= len(document.text), record
            assert not document.text[start].isspace(), record
            assert not document.text[end - 1].isspace(), record
        if isinstance(record, Time | Mention):
            assert record.text == document.text[record.start : record.end]
        if not isinstance(record, Actor):
            assert record.rule
        for name, hint in get_type_hints(type(record)).items():
            allowed = get_args(hint)
            if allowed and isinstance(allowed[0], str):
                assert getattr(record, name) in allowed, record
    check_references(article)


def check_references(article):
    ids = {
        layer: [record.id for record in getattr(article, layer)]
        for layer in ("times", "attributions", "claims", "conditions")
    }
    actors = [actor.actor for actor in article.actors]
    for known in (actors, *ids.values()):
        assert len(known) == len(set(known))
    assert {record.speaker for record in article.attributions} <= {None, *actors}
    for claim in article.claims:
        assert {claim.actor, claim.source, claim.target} <= {None, *actors}
        assert claim.attribution in {None, *ids["attributions"]}
        assert {*claim.content_times, claim.when_from} <= {None, *ids["times"]}
        assert claim.spans
        assert claim.cue
        assert (claim.source is None) or claim.quote != "none"
    for condition in article.conditions:
        assert {condition.holder, condition.party} <= {None, *actors}
        assert condition.claim in {None, *ids["claims"]}
        assert condition.cue or condition.condition


@settings(max_examples=60, deadline=None)
@given(NEWS, DATES)
def test_news_like_texts(text, date):
    document = Document("made", text, date)
    check(annotate_document(document), document)


@settings(max_examples=60, deadline=None)
@given(WILD, DATES, st.integers(0, 12))
def test_wild_texts(text, date, body_start):
    document = Document("wild", text, date, body_start=min(body_start, len(text)))
    check(annotate_document(document), document)


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", ".", "“" * 50, "said " * 300, "if " * 200, "Kyiv " * 300, "(" * 300, "Monday " * 200,
        "He said he said it.", "1 " * 300, "“Yes,” “no,” “yes,” he said, she said.", "x" * 100_000,
        "\n".join(["Who said so?"] * 40),
    ],
    ids=lambda text: ascii(text)[:20],
)  # fmt: skip
def test_odd_texts(text):
    document = Document("odd", text, "2025-03-19")
    check(annotate_document(document), document)


def test_the_seed():
    for document in read(next(SEEDS.glob("*.txt"))).documents:
        article = annotate_document(document)
        check(article, document)
        assert all(getattr(article, field.name) for field in fields(Article))


def documents():
    texts = [
        "Kyiv accepted the plan on Monday.",
        "",
        "“No,” Ana Petrov said.",
        "If Israel stops, Hamas will free the hostages.",
    ]
    return [Document(f"d{number}", text, "2025-03-19") for number, text in enumerate(texts * 3)]


def test_the_same_result_in_two_processes_and_in_any_order():
    given = documents()
    expected = list(annotate(given))
    assert list(annotate(given, jobs=2)) == expected
    assert list(annotate(reversed(given))) == expected[::-1]


def failing(document):
    if document.id == "bad":
        raise ValueError("no")
    return document.id


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_becomes_a_rejection_and_the_rest_goes_on(jobs):
    given = [Document(id, "x") for id in ("a", "bad", "c")]
    first, rejection, last = map_documents(failing, given, jobs)
    assert (first, last) == ("a", "c")
    assert isinstance(rejection, Rejection)
    assert rejection.path == "bad"
    assert "ValueError in test_annotate.py, line" in rejection.reason


def test_a_failing_annotator_becomes_a_rejection(monkeypatch):
    def broken(*_):
        raise KeyError("times")

    monkeypatch.setattr("toolkit.times.annotate", broken)
    [rejection] = annotate([Document("a", "Kyiv agreed.")])
    assert rejection.path == "a"
    assert "KeyError in test_annotate.py" in rejection.reason


def dying(document):
    import os

    os._exit(1)


def test_a_process_that_dies_is_a_clear_error():
    with pytest.raises(ToolkitError, match="a worker process died"):
        list(map_documents(dying, [Document("a", "x")], 2))


def test_documents_are_taken_as_they_are_needed():
    def endless():
        for number in itertools.count():
            yield Document(str(number), "Kyiv agreed.")

    assert [article.id for article in itertools.islice(annotate(endless()), 2)] == ["0", "1"]


def test_fewer_than_one_job_is_refused():
    with pytest.raises(ParameterError, match="jobs must be 1 or more, not 0"):
        list(annotate([], jobs=0))


def test_classify_gives_claims_with_evidence():
    text = "Hungary rejected the proposal on Tuesday."
    [claim] = classify(text, "2025-03-19")
    assert (claim.kind, claim.actor, claim.when) == ("reject", "hungary", "2025-03-18")
    assert [text[start:end] for start, end in claim.cue] == ["rejected"]
    [undated] = classify(text)
    assert undated.when is None


def test_the_header_is_no_part_of_the_analysis():
    text = "date 2025-03-19 Ana Petrov, President\n\nKyiv agreed."
    article = annotate_document(Document("a", text, "2025-03-19", body_start=39))
    assert article.sentences == ((39, 51),)
    assert parse(text, 39).words == ("Kyiv", "agreed", ".")


@pytest.mark.parametrize("day", ["2025-3-1", "2025-02-30", "20250319", "2025-W12-3", "2025-03-19T10:00", "yesterday", "", 5])
def test_a_date_that_is_no_day_is_an_error_that_says_so(day):
    with pytest.raises(
        ParameterError, match=rf"the date '?{day}'? of the document 'a' is no calendar day written YYYY-MM-DD"
    ):
        Document("a", "Kyiv agreed on Monday.", day)
    with pytest.raises(ParameterError, match="is no calendar day"):
        classify("Kyiv agreed on Monday.", day)
