"""What a careful reader finds in the seed article, each finding a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import Article, Claim, annotate, read

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def article() -> Article:
    [found] = annotate(read(SEED).documents)
    assert isinstance(found, Article)
    return found


def claims(article: Article, words: str, **fields: object) -> list[Claim]:
    """The claims whose content holds `words` and that have these fields."""
    return [
        claim
        for claim in article.claims
        if words in " … ".join(article.text[s:e] for s, e in claim.spans)
        and all(getattr(claim, name) == value for name, value in fields.items())
    ]


def quoted(article: Article, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


PUTIN, TRUMP, ZELENSKIY = "vladimir-putin", "donald-trump", "volodymyr-zelenskiy"


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("a month-long halt to strikes", {"kind": "accept", "actor": PUTIN, "when": "2025-03-18", "source": None}),
        ("full U.S.-backed 30-day ceasefire", {"kind": "reject", "actor": PUTIN, "when": "2025-03-18", "plover": "REJECT"}),
        ("Talks aimed at advancing", {"kind": "state", "source": "white-house", "time": "future", "plover": None}),
        ("ordered the Russian military to stop", {"kind": "demand", "actor": PUTIN, "source": "kremlin"}),
        ("would require an end to all military", {"kind": "demand", "actor": PUTIN, "source": "kremlin"}),
        ("Putin is dragging out discussions", {"kind": "accuse", "actor": ZELENSKIY, "target": PUTIN}),
        ("Zelenskiy would agree to halt", {"kind": "accept", "certainty": "unknown", "plover": None, "actor": ZELENSKIY}),
        ("Many elements of a Contract for Peace", {"source": TRUMP, "quote": "direct"}),
        ("prepared to accept a 30-day ceasefire", {"kind": "accept", "source": "ukraine", "when": "2025-03-11"}),
        ("a permanent peace deal could include", {"source": TRUMP, "certainty": "possible"}),
        ("Europe must be included", {"kind": "demand", "actor": ZELENSKIY, "quote": "indirect"}),
        ("Europe must be at the negotiating table", {"kind": "demand", "actor": ZELENSKIY, "quote": "direct"}),
    ],
)
def test_the_claims_that_a_careful_reader_finds(article: Article, words: str, fields: dict[str, object]):
    assert claims(article, words, **fields), [c for c in article.claims if words in quoted(article, c.spans)]


def test_the_limit_of_what_putin_accepted(article: Article):
    [limit] = [k for k in article.conditions if k.operator == "limit"]
    assert limit.holder == PUTIN
    assert "30-day ceasefire" in quoted(article, limit.condition)
    assert "month-long halt" in quoted(article, limit.consequent)
    assert quoted(article, limit.cue) == "stopped short of accepting"


def test_what_any_resolution_would_require(article: Article):
    [needed] = [k for k in article.conditions if k.operator == "requires"]
    assert (needed.holder, needed.function) == (PUTIN, "demand")
    assert quoted(article, needed.condition).startswith("an end to all military and intelligence assistance")
    assert quoted(article, needed.consequent) == "any resolution of the conflict"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelenskiy", "President Zelenskyy"), ("Moscow", "Russia"), ("Kyiv", "Ukraine"), ("Putin", "President Putin")],
)
def test_two_names_of_one_actor(article: Article, one: str, other: str):
    forms = {actor.actor: {mention.text.removeprefix("both ") for mention in actor.mentions} for actor in article.actors}
    [holder] = [actor for actor, texts in forms.items() if one in texts]
    assert [actor for actor, texts in forms.items() if other in texts] == [holder]


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (PUTIN, "RUSGOV"), ("kremlin", "RUSGOV"), (TRUMP, "USAGOV"), ("white-house", "USAGOV"), (ZELENSKIY, "UKRGOV"),
        ("russian-military", "RUSMIL"),
    ],
)  # fmt: skip
def test_codes(article: Article, actor: str, code: str):
    assert {a.actor: a.code for a in article.actors}[actor] == code


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Tuesday", "2025-03-18", "2025-03-18", "2025-03-18"),
        ("month-long", "P1M", None, None),
        ("30-day", "P30D", None, None),
        ("March 11", "2025-03-11", "2025-03-11", "2025-03-11"),
        ("2022", "2022", "2022-01-01", "2022-12-31"),
    ],
)
def test_times(article: Article, text: str, value: str, first: str | None, last: str | None):
    assert (value, first, last) in {(t.value, t.first, t.last) for t in article.times if t.text == text}


def test_the_contents_durations_do_not_date_the_agreement(article: Article):
    [accepted] = claims(article, "a month-long halt to strikes", kind="accept")
    values = {time.id: time.value for time in article.times}
    assert "P1M" in [values[id] for id in accepted.content_times]


def test_a_reader_finds_few_rows_that_are_not_there(article: Article):
    """The article reports some thirty claims and two conditions: far more rows would be noise."""
    assert 22 <= len(article.claims) <= 42
    assert 2 <= len(article.conditions) <= 4
