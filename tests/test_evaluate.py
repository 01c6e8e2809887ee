"""Scoring a layer against gold, and agreement between coders."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from toolkit.errors import InputError, ParameterError
from toolkit.evaluate import COLUMNS, LAYERS, evaluate
from toolkit.records import Article, Claim, Document, Name, Time

TEXT = "Kyiv accepted the plan on Monday. Moscow rejected the plan on Tuesday."


def claim(id: str, start: int, end: int, kind: str, actor: str) -> Claim:
    return Claim(
        id, ((start, end),), ((start, end),), kind, None, None, actor, None, None, None, "none", "certain", False,  # type: ignore[arg-type]
        "past", None, None, (), "test",
    )  # fmt: skip


def article(*claims: Claim, id: str = "a") -> Article:
    return Article(Document(id, TEXT), claims=claims)


ACCEPTED = claim("c1", 0, 32, "accept", "kyiv")
REJECTED = claim("c2", 34, 69, "reject", "moscow")


def rows(gold: list[Article], predicted: list[Article], layer: str = "claims") -> dict[str, dict[str, float]]:
    return {row["measure"]: row for row in evaluate(gold, predicted, layer).to_dict("records")}


def test_equal_articles_score_one():
    found = rows([article(ACCEPTED, REJECTED)], [article(ACCEPTED, REJECTED)])
    assert (found["found"]["f1"], found["kind"]["f1"], found["kind"]["agreement"], found["kind"]["kappa"]) == (1, 1, 1, 1)


def test_a_wrong_kind_counts_as_found_and_lowers_its_field():
    found = rows([article(ACCEPTED, REJECTED)], [article(ACCEPTED, replace(REJECTED, kind="accept"))])
    assert (found["found"]["f1"], found["kind"]["f1"], found["kind"]["agreement"]) == (1, 0.5, 0.5)
    assert found["kind"]["kappa"] == pytest.approx(0)


def test_missed_and_spurious_records():
    spurious = claim("c3", 14, 17, "state", "kyiv")
    found = rows([article(ACCEPTED, REJECTED)], [article(REJECTED, spurious)])["found"]
    assert (found["gold"], found["predicted"], found["matched"]) == (2, 2, 1)
    assert (found["precision"], found["recall"]) == (0.5, 0.5)


def test_each_record_is_matched_once_and_with_the_closest():
    part = replace(ACCEPTED, id="c9", spans=((0, 25),), kind="state")
    found = rows([article(ACCEPTED)], [article(part, ACCEPTED)])
    assert found["found"]["matched"] == 1
    assert found["kind"]["matched"] == 1


def test_an_article_that_was_not_predicted_counts_as_empty():
    found = rows([article(ACCEPTED), article(REJECTED, id="b")], [article(ACCEPTED)])["found"]
    assert (found["recall"], found["precision"]) == (0.5, 1)


def test_the_interval_is_the_same_every_time_and_holds_the_score():
    gold = [article(ACCEPTED, REJECTED, id=str(k)) for k in range(8)]
    predicted = [article(ACCEPTED, id=str(k)) for k in range(5)]
    first, second = evaluate(gold, predicted), evaluate(gold, predicted)
    assert first.equals(second)
    assert first["low"][0] < first["f1"][0] < first["high"][0]


def test_articles_without_a_record_on_either_side_lower_no_interval():
    gold = [article(ACCEPTED), *(article(id=str(k)) for k in range(3))]
    found = rows(gold, gold)["found"]
    assert (found["low"], found["high"]) == (1, 1)


def test_one_article_has_no_interval():
    assert math.isnan(rows([article(ACCEPTED)], [article(ACCEPTED)])["found"]["low"])


@pytest.mark.parametrize("layer", LAYERS)
def test_nothing_against_nothing_gives_every_row_without_a_score(layer: str):
    frame = evaluate([article()], [article()], layer)
    assert list(frame["measure"]) == ["found", *LAYERS[layer].fields]
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == COLUMNS
    assert frame["f1"].isna().all()


def test_times_and_names_are_compared_by_their_own_span():
    time = Time("t1", 26, 32, "Monday", "DATE", "2025-03-17", None, None, None, "weekday")
    gold = Article(Document("a", TEXT), names=(Name(0, 4, "LOC", "x"),), times=(time,))
    other = Article(Document("a", TEXT), names=(Name(0, 4, "ORG", "x"),), times=(replace(time, value="2025-03-24"),))
    assert rows([gold], [other], "names")["type"]["f1"] == 0
    assert rows([gold], [other], "times")["value"]["agreement"] == 0


def test_an_unknown_layer_is_refused_with_the_known_ones():
    with pytest.raises(ParameterError, match="no layer 'claim'; the layers are names, times"):
        evaluate([], [], "claim")


def test_another_text_under_the_same_id_is_refused():
    with pytest.raises(InputError, match="'a' has another text"):
        evaluate([article()], [Article(Document("a", "Something else."))])


def test_an_article_unknown_to_gold_is_refused():
    with pytest.raises(InputError, match="not in gold, among them 'b'"):
        evaluate([article()], [article(id="b")])
