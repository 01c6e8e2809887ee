import csv
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import actors, attributions, conditions
from toolkit.annotate import annotate_document
from toolkit.conditions import cues
from toolkit.conditions.ties import FRAMES
from toolkit.errors import LexiconError
from toolkit.language import parse
from toolkit.reading import read
from toolkit.records import Claim, Condition, Document


def find(text: str, claims: tuple[Claim, ...] = ()) -> tuple[Condition, ...]:
    document, parsed = Document("d", text, "2025-03-19"), parse(text)
    cast = actors.Cast(parsed, actors.annotate(document, parsed))
    return conditions.annotate(document, parsed, cast, attributions.annotate(document, parsed, cast), claims)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


with Path(__file__).with_name("conditions.csv").open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines))
MARKS = {"[": "condition", "]": "condition", "{": "consequent", "}": "consequent"}


def unmarked(sentence: str) -> tuple[str, dict[str, tuple[tuple[int, int], ...]]]:
    """A sentence without its marks, and the spans that stood in square brackets (condition) and braces (consequent)."""
    text, opened = "", 0
    spans: dict[str, tuple[tuple[int, int], ...]] = {"condition": (), "consequent": ()}
    for character in sentence:
        if character in "[{":
            opened = len(text)
        elif character in "]}":
            spans[MARKS[character]] += ((opened, len(text)),)
        else:
            text += character
    return text, spans


def case(row: dict[str, str]) -> object:
    """A row of the table as a test; one that has a reason under `miss` is not read right yet."""
    marks = [pytest.mark.xfail(reason=row["miss"], strict=True)] if row["miss"] else []
    return pytest.param(row, marks=marks, id=row["sentence"])


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_what_is_tied_to_what(row: dict[str, str]) -> None:
    """`conditions.csv` has sentences with condition and consequent marked; an empty field may have any value."""
    text, spans = unmarked(row["sentence"])
    found = find(text)
    if row["operator"] == "none":
        assert found == ()
        return
    [tie] = found
    assert {role: words(text, getattr(tie, role)) for role in spans} == {role: words(text, spans[role]) for role in spans}
    wanted = {name: row[name] for name in ("operator", "function", "holder", "party") if row[name]}
    assert {name: getattr(tie, name) for name in wanted} == wanted


def test_an_empty_text_has_no_conditions() -> None:
    assert find("") == ()


def test_a_condition_belongs_to_the_smallest_claim_around_it() -> None:
    article = annotate_document(Document("d", "Kyiv will not sign the deal unless Moscow withdraws its troops."))
    [found] = article.conditions
    overlapping = [c for c in article.claims if any(s < found.consequent[0][1] for s, _ in c.spans)]
    assert found.claim in {c.id for c in overlapping}


def test_without_claims_a_condition_stands_alone() -> None:
    [found] = find("Kyiv will not sign the deal unless Moscow withdraws its troops.")
    assert found.claim is None


def test_the_seed_article(seed: object) -> None:
    """Putin accepts a part and refuses the rest, and states what a resolution would require."""
    [document] = read(seed).documents  # type: ignore[arg-type]
    [limit, requires] = annotate_document(document).conditions
    assert (limit.operator, limit.function, limit.holder) == ("limit", "withhold", "vladimir-putin")
    assert words(document.text, limit.condition) == "a full U.S.-backed 30-day ceasefire"
    assert words(document.text, limit.consequent).startswith("U.S. President Donald Trump’s proposal for a month-long halt")
    assert (requires.operator, requires.function, requires.holder) == ("requires", "demand", "vladimir-putin")
    assert words(document.text, requires.condition) == "an end to all military and intelligence assistance to Ukraine"
    assert words(document.text, requires.consequent) == "any resolution of the conflict"


def test_an_unknown_operator_in_the_lexicon_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"cue": "iff", "operator": "whenever", "frame": "clause", "deed": "", "source": "project"}
    monkeypatch.setattr(cues, "lexicon", lambda name: (row,))
    cues._rows.cache_clear()
    with pytest.raises(LexiconError, match="whenever"):
        list(cues.find(parse("Kyiv agreed.")))
    cues._rows.cache_clear()


def test_every_frame_of_the_lexicon_is_read() -> None:
    frames = {row["frame"] for row in cues.lexicon("condition_cues")}
    assert frames - {"none"} == set(FRAMES)


CUES = sorted({row["cue"] for row in cues.lexicon("condition_cues")})
WORDS = st.sampled_from(
    [*CUES, "Kyiv", "will", "not", "sign", "the deal", "must", "leave", "said", ",", ".", "“", "”", "\n\n"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_no_order_of_cues_breaks_anything(text: str) -> None:
    """Spans lie in the text without outer white space, and a condition never overlaps what depends on it."""
    found = find(text)
    assert [k.id for k in found] == [f"k{n}" for n in range(1, len(found) + 1)]
    for k in found:
        for start, end in (*k.cue, *k.condition, *k.consequent):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        assert k.operator == "limit" or k.consequent
        assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in product(k.condition, k.consequent))
