"""The evidence that `classify` gives with each claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import classify
from toolkit.claims.certainty import DEGREES

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya rejected the plan.", "“rejected”: reject (verb) means reject, REJECT 12"),
        ("Kenya backed down.", "“backed down”: back (verb, +down) means concede, YIELD 08"),
        ("Kenya rerouted its trains.", "“rerouted”: a verb that the lexicon lacks tells a deed"),
        ("Chad must leave, Kenya said.", "“must leave”: a modal verb says what must be"),
        (
            "Kenya will not attend the talks.",
            "“will not attend”: attend (verb, obj: talks) means action, CONSULT 04; what an actor will not do",
        ),
        ("Kenya said the road was closed.", "“said”: said, and no position or deed that the lexicon knows"),
        ("Kenya may accept the plan.", "“may accept”: accept (verb) means accept, AGREE 03; possible by “may”"),
        (
            "It is unclear whether Kenya will accept the plan.",
            "“will accept”: accept (verb) means accept, AGREE 03; unknown by “is unclear”",
        ),
        (
            "Kenya did not say whether it would accept the plan.",
            "“would accept”: accept (verb) means accept, AGREE 03; unknown by “did not say”",
        ),
        (
            "There was no sign that Kenya would accept the plan.",
            "“would accept”: accept (verb) means accept, AGREE 03; unknown by “no sign”",
        ),
        (
            "“Will Kenya accept the plan?” Chad asked.",
            "“Will Kenya accept”: accept (verb) means accept, AGREE 03; unknown by “Will”",
        ),
    ],
)
def test_evidence_in_words(text: str, expected: str) -> None:
    assert [str(claim.evidence) for claim in classify(text)] == [expected]


def test_the_row_is_the_one_of_the_lexicon() -> None:
    [claim] = classify("Kenya announced a ceasefire.")
    row = claim.evidence.row
    assert row is not None
    assert (row.lemma, row.frame, row.kind, row.plover) == ("announce", "obj", "concede", "YIELD")


def check(text: str) -> None:
    for claim in classify(text):
        assert claim.evidence.reason
        assert claim.evidence.content == " … ".join(text[start:end] for start, end in claim.spans)
        assert claim.certainty == max((d for _, d in claim.evidence.hedges), key=DEGREES.index, default="certain")


def test_every_claim_of_an_article_has_its_evidence() -> None:
    check(SEED)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SEED.split()), max_size=40))
def test_claims_of_any_words_have_their_evidence(words: list[str]) -> None:
    check(" ".join(words))
