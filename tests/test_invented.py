"""The invented negotiation in seeds/maren: what its articles are, and what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from toolkit import Claim, Condition, Dossier, report
from toolkit.records import Article

ROOT = Path(__file__).parents[1]
CORPUS, ACTORS = ROOT / "seeds" / "maren", ROOT / "seeds" / "maren.csv"
VOSKAR, ORSIC, TIEL, HALVIK = "irena-voskar", "daven-orsic", "rasko-tiel", "joren-halvik"
FRONT, LEAGUE, BRASK, SANDREK = "upper-maren-front", "league-of-coastal-states", "elin-brask", "milo-sandrek"


@pytest.fixture(scope="module")
def maren() -> Dossier:
    """The invented articles, annotated with the states and bodies that they are about."""
    return Dossier.read(CORPUS, actors=ACTORS)


def quoted(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


def article_of(maren: Dossier, id: str) -> Article:
    [found] = [article for article in maren.articles if article.id == f"2024-05-{id}"]
    return found


def found(article: Article, words: str, records: Iterable[Claim | Condition], **fields: object) -> list[Claim | Condition]:
    """The records whose words hold `words` and that have these fields."""
    return [
        record
        for record in records
        if words in quoted(article, record.spans if isinstance(record, Claim) else record.condition)
        and all(getattr(record, name) == value for name, value in fields.items())
    ]


def test_every_article_is_short_dated_titled_and_read(maren: Dossier):
    assert 10 <= len(maren.articles) <= 20
    assert maren.rejected == ()
    assert all(
        article.document.title and article.id.startswith(article.document.date or "none") for article in maren.articles
    )
    assert all(150 <= len(article.text[article.document.body_start :].split()) <= 350 for article in maren.articles)
    assert len({article.id.split("-", 3)[3] for article in maren.articles}) == 4  # the outlets


def test_nothing_real_is_in_it(maren: Dossier):
    """Every country is one that ISO 3166-1 leaves to its users."""
    assert set(maren.actors["country"].dropna()) == {"XKV", "XLE", "XSU"}


def test_one_actor_of_each_name_across_the_articles(maren: Dossier):
    names = maren.entities.set_index("entity")
    assert {"karvenia", "lethia", "sundmark", VOSKAR, ORSIC, TIEL, HALVIK, FRONT, LEAGUE, BRASK, SANDREK} <= set(names.index)
    assert names.loc[[VOSKAR, HALVIK, BRASK], "code"].tolist() == ["XKVGOV", "XLEGOV", "XSUGOV"]
    assert names.loc["karvenia", "articles"] >= 12


def missed(id: str, words: str, reason: str, **fields: object) -> object:
    return pytest.param(id, words, fields, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("id", "words", "fields"),
    [
        ("06-northline", "a 14-day truce between Karvenia", {"kind": "propose", "actor": "sundmark", "when": "2024-05-06"}),
        ("06-northline", "Lethia welcomed the proposal", {"kind": "support", "actor": "lethia"}),
        ("06-northline", "could accept a truce only if", {"kind": "accept", "actor": "karvenia", "source": ORSIC}),
        ("07-tolmar-herald", "ruled out negotiations", {"kind": "reject", "actor": VOSKAR, "when": "2024-05-07"}),
        ("07-tolmar-herald", "accused Lethia of having supplied", {"kind": "accuse", "actor": VOSKAR, "target": "lethia"}),
        ("08-lethian-post", "ready to negotiate at any level", {"kind": "pledge", "actor": "lethia", "source": HALVIK}),
        ("08-lethian-post", "never accept Karvenian soldiers", {"negated": True, "plover": "REJECT", "source": TIEL}),
        ("09-haldenport-courier", "monitors move in first", {"kind": "propose", "actor": BRASK}),
        ("09-haldenport-courier", "Karvenia would follow", {"certainty": "unknown", "actor": "karvenia"}),
        ("10-northline", "would send her foreign minister", {"kind": "pledge", "actor": VOSKAR, "time": "hypothetical"}),
        ("10-northline", "turned down the exchange", {"kind": "reject", "actor": VOSKAR}),
        ("12-tolmar-herald", "handed a list", {"kind": "action", "actor": FRONT, "when": "2024-05-11"}),
        ("13-haldenport-courier", "the Front leave Brennock", {"kind": "demand", "actor": ORSIC, "target": FRONT}),
        ("13-haldenport-courier", "Sandrek refused to sign", {"kind": "reject", "actor": SANDREK}),
        ("14-northline", "agreed on Tuesday to a ten-day", {"kind": "accept", "actor": "karvenia", "target": "lethia"}),
        ("14-northline", "stopped short of agreeing", {"kind": "reject", "actor": ORSIC}),
        ("14-northline", "would resume operations", {"kind": "threaten", "actor": "karvenia", "source": VOSKAR}),
        ("16-tolmar-herald", "move the guns back", {"kind": "accept", "actor": ORSIC, "source": SANDREK}),
        ("17-northline", "the group accepted that condition", {"kind": "accept", "actor": FRONT}),
        ("17-northline", "exchanged 24 wounded", {"actor": "karvenia", "target": FRONT}),
        ("18-northline", "blamed the Karvenian army", {"kind": "accuse", "actor": FRONT, "target": "karvenian-army"}),
        ("19-lethian-post", "would close the Sarn crossing", {"kind": "threaten", "actor": "lethia", "source": HALVIK}),
        ("19-tolmar-herald", "rejected the ultimatum", {"kind": "reject", "actor": VOSKAR, "target": HALVIK}),
        ("21-haldenport-courier", "closed the Sarn crossing", {"kind": "action", "actor": "lethia", "when": "2024-05-21"}),
        ("23-northline", "dropped its demand", {"kind": "concede", "actor": "karvenia", "when": "2024-05-23"}),
        ("23-northline", "let the League of Coastal States", {"kind": "accept", "actor": TIEL, "target": LEAGUE}),
        ("24-haldenport-courier", "accused Lethia of breaking", {"kind": "accuse", "actor": "karvenia", "target": "lethia"}),
        ("26-northline", "prolong it", {"kind": "accept", "certainty": "unknown", "actor": "karvenia"}),
        ("26-northline", "both accepted a Sundmarkian proposal", {"kind": "accept", "actor": "lethia"}),
        ("18-northline", "broke the one rule", {"actor": "karvenian-army", "source": TIEL}),
        ("23-northline", "she could live with monitors", {"kind": "accept", "certainty": "possible", "actor": VOSKAR}),
        ("08-lethian-post", "would shut the Sarn crossing", {"kind": "threaten", "actor": "lethia", "source": None}),
        ("08-lethian-post", "were meant to bury", {"kind": "state", "actor": HALVIK}),
        ("08-lethian-post", "offer brave", {"kind": "support"}),
        ("09-haldenport-courier", "his prisoners back", {"kind": "demand", "actor": TIEL}),
        ("13-haldenport-courier", "one cannot promise", {"kind": "state", "actor": SANDREK}),
        ("14-northline", "The Front seized the dam on Feb. 11", {"kind": "action", "actor": FRONT, "when": "2024-02-11"}),
        ("15-lethian-post", "Karvenia undertook", {"kind": "pledge", "actor": "karvenia", "source": SANDREK}),
        ("16-tolmar-herald", "would be shot down", {"kind": "threaten"}),
        ("24-haldenport-courier", "shook hands", {"kind": "action"}),
        ("26-northline", "bring down the government", {"kind": "threaten"}),
    ],
)
def test_the_claims_that_a_careful_reader_finds(maren: Dossier, id: str, words: str, fields: dict[str, object]):
    article = article_of(maren, id)
    assert found(article, words, article.claims, **fields), [c for c in article.claims if words in quoted(article, c.spans)]


@pytest.mark.parametrize(
    ("id", "words", "fields"),
    [
        ("06-northline", "the fighters left the dam first", {"operator": "only_if", "holder": "karvenia"}),
        (
            "07-tolmar-herald",
            "the separatists withdrew",
            {"operator": "unless", "function": "withhold", "holder": "karvenia"},
        ),
        ("08-lethian-post", "went on shelling villages", {"operator": "if", "function": "threat", "holder": "lethia"}),
        ("08-lethian-post", "the release of the 61", {"operator": "exchange", "function": "exchange"}),
        ("09-haldenport-courier", "guaranteed their safety", {"operator": "provided", "function": "offer", "holder": LEAGUE}),
        ("10-northline", "disclosed the names", {"operator": "if", "function": "offer", "holder": VOSKAR, "party": FRONT}),
        ("14-northline", "artillery stayed out", {"operator": "as_long_as", "function": "withhold"}),
        ("14-northline", "its troops came under attack", {"operator": "if", "function": "threat", "holder": "karvenia"}),
        ("19-lethian-post", "the howitzers were withdrawn", {"operator": "unless", "function": "threat", "holder": "lethia"}),
        ("19-tolmar-herald", "given access to the dam", {"operator": "provided", "function": "offer", "holder": VOSKAR}),
        ("23-northline", "gone within sixty days", {"operator": "provided", "function": "offer", "holder": VOSKAR}),
        ("23-northline", "had certified the withdrawal", {"operator": "until", "holder": "lethia", "party": LEAGUE}),
        ("14-northline", "artillery stayed out", {"holder": FRONT}),
        ("26-northline", "put its name", {"operator": "if", "function": "threat"}),
    ],
)
def test_the_conditions_that_a_careful_reader_finds(maren: Dossier, id: str, words: str, fields: dict[str, object]):
    article = article_of(maren, id)
    assert found(article, words, article.conditions, **fields), article.conditions


def test_its_report_is_what_this_version_makes():
    report(CORPUS, output=ROOT / "reports" / "maren", parameters={"own_actors": str(ACTORS)}, check=True)
