"""Actors that a user adds in a CSV file: they are found, they win, and they are the same in any number of processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.actors import read_actors
from toolkit.annotate import annotate, annotate_document
from toolkit.cli import main
from toolkit.entities import resolve
from toolkit.errors import InputError
from toolkit.records import Article, Document
from toolkit.tables import Dossier

OWN = """name,aliases,type,country,code,from,to,note
Harbour Front,HF;the Dockers,armed_group,PER,PERREB,,,
Jane Roe,Madam Roe,person,UKR,UKRGOV,2020,2024-12,minister
Jane Roe,,person,UKR,UKROPP,2025,,
Kremlin,,government,,RUSELI,,,
Hungary,Magyarland,,,HUNOPP,,,
Grendel,,person,,,,,
"""
TEXT = (
    "The Dockers rejected the plan. Jane Roe said HF would agree. The Harbour Front thanked the Kremlin. Magyarland refused."
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (path := tmp_path / "my.csv").write_text(OWN, encoding="utf-8")
    return path


def known(article: Article) -> list[tuple[str, str, str | None, str | None]]:
    return [(actor.actor, actor.type, actor.country, actor.code) for actor in article.actors]


@pytest.mark.parametrize(("date", "code"), [("2024-12-31", "UKRGOV"), ("2025-01-01", "UKROPP"), (None, "UKRGOV")])
def test_what_the_user_says_wins_on_the_days_that_he_says(own: Path, date: str | None, code: str) -> None:
    assert known(annotate_document(Document("a", TEXT, date), read_actors(own))) == [
        ("harbour-front", "armed_group", "PER", "PERREB"),
        ("jane-roe", "person", "UKR", code),
        ("kremlin", "government", "RUS", "RUSELI"),
        ("hungary", "state", "HUN", "HUNOPP"),
    ]  # fmt: skip


def test_all_names_of_an_actor_are_one_and_name_the_rule(own: Path) -> None:
    article = annotate_document(Document("a", TEXT, "2025-03-19"), read_actors(own))
    mentions = article.actors[0].mentions
    assert [mention.text for mention in mentions] == ["The Dockers", "HF", "The Harbour Front"]
    assert {mention.rule for mention in mentions} == {"actors:own"}
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in mentions)


def test_nothing_of_it_stays_behind(own: Path) -> None:
    before = annotate_document(Document("a", TEXT, "2025-03-19"))
    annotate_document(Document("a", TEXT, "2025-03-19"), read_actors(own))
    assert annotate_document(Document("a", TEXT, "2025-03-19")) == before


def test_an_actor_of_the_user_is_one_across_articles_by_any_name(own: Path) -> None:
    documents = [Document("a", "Grendel rejected the plan."), Document("b", "Grendel said on Monday that he agreed.")]
    links = resolve(article for article in annotate(documents, actors=own) if isinstance(article, Article)).links
    assert [(link.entity, link.evidence) for link in links] == [("grendel", "an actor of your own list")] * 2


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("Kim Jong Un,Kim", "Kim Jong Il refused on Friday. Kim said he would not disarm.", ["kim-jong-il"]),
        ("Kim Jong Un,Kim", "Kim Jong-un refused on Friday. Kim said he would not disarm.", ["kim-jong-un"]),
        ("Kim Jong Un,Kim", "Kim refused on Friday.", ["kim-jong-un"]),
        ("Peter Stoner,Stoner", "Anna Stoner refused on Friday. Stoner said she would leave.", ["anna-stoner"]),
        ("Peter Stoner,Stoner", "P. Stoner refused on Friday. Stoner said he would leave.", ["peter-stoner"]),
    ],
)
def test_a_surname_is_nobody_else_of_the_name(tmp_path: Path, row: str, text: str, expected: list[str]) -> None:
    (path := tmp_path / "my.csv").write_text(f"name,aliases,type\n{row},person\n", encoding="utf-8")
    article = annotate_document(Document("a", text, "2010-03-19"), read_actors(path))
    assert [actor.actor for actor in article.actors] == expected


def test_what_a_row_does_not_say_is_left_to_the_lexicons(tmp_path: Path) -> None:
    (path := tmp_path / "my.csv").write_text("name\nOSCE\n", encoding="utf-8")
    document = Document("a", "The OSCE urged both sides to stop.", "2019-03-19")
    assert annotate_document(document, read_actors(path)).actors[0].code == annotate_document(document).actors[0].code


def test_processes_and_the_command_line_give_the_same(own: Path, tmp_path: Path) -> None:
    (news := tmp_path / "news").mkdir()
    for name in "abcdef":
        (news / f"{name}.txt").write_text(f"date 2025-03-19 Talks\n\n{TEXT}", encoding="utf-8")
    merges = tmp_path / "who.csv"
    merges.write_text("decision,actor,entity\nsame,kremlin,harbour-front\nsame,nobody,hungary\n", encoding="utf-8")
    for jobs in ("1", "2"):
        flags = ["--format", "csv", "-o", str(tmp_path / jobs), "--actors", str(own), "--merges", str(merges), "--jobs", jobs]
        assert main(["annotate", str(news), *flags]) == 0
    one, two = ({path.name: path.read_bytes() for path in sorted((tmp_path / jobs).iterdir())} for jobs in ("1", "2"))
    assert one == two
    dossier = Dossier.read(news, actors=own, merges=merges)
    assert dossier.entities["entity"].tolist()[0] == "harbour-front"
    assert [str(rejection).partition(":")[0] for rejection in dossier.rejected] == ["who.csv, line 3"]
    assert {"my.csv", "who.csv"} <= {file.path for file in dossier.files}


STATES = """name,type,country,adjectives,people,capitals
Ostmark,state,XOM,Ostmarkish,Ostmarkers,Grunwehr
Tessaly,state,XTE,Tessalian,,Port Lys
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostmarkish President Ola Berg refused on Friday.", [("ola-berg", "person", "XOM", "XOMGOV")]),
        ("Grunwehr said on Monday that it would agree.", [("ostmark", "state", "XOM", "XOM")]),
        ("The Tessalian army said it would attack.", [("tessalian-army", "government", "XTE", "XTEMIL")]),
        ("The Ostmarkers rejected the plan, but Ostmark signed it.", [("ostmark", "state", "XOM", "XOM")]),
        (
            "Ostmark met Tessaly on Friday. The Tessalian foreign minister, Ada Lint, said her troops would leave.",
            [("ostmark", "state", "XOM", "XOM"), ("tessaly", "state", "XTE", "XTE"), ("ada-lint", "person", "XTE", "XTEGOV")],
        ),
    ],
)
def test_a_state_that_no_list_has_is_known_by_its_adjective_its_people_and_its_capital(
    tmp_path: Path, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    (path := tmp_path / "my.csv").write_text(STATES, encoding="utf-8")
    found = known(annotate_document(Document("a", text, "2025-03-19"), read_actors(path)))
    assert [actor for actor in expected if actor not in found] == []
    assert {country for _, _, country, _ in found if country} <= {"XOM", "XTE"}


@pytest.mark.parametrize("flags", [["--actors", "x.csv", "--format", "conllu"], ["--merges", "x.csv"]])
def test_a_file_that_would_change_nothing_is_an_error(
    flags: list[str], seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", str(seed), *flags]) == 1
    assert "has no use for" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("aliases\nb", "line 1: the column 'name' is missing"),
        ("name,kind\na,b", "line 1: the column 'kind' is unknown; the columns are name and, if wanted, aliases, type"),
        ("name,type\na,party", "line 2: there is no type 'party'; write person, state"),
        ("name,country\na,Peru", "line 2: 'Peru' is no country code"),
        ("name,country\na,WWW", "line 2: 'WWW' is no country code"),
        ("name,adjectives\na,an", "line 2: only a row of the type state has adjectives"),
        ("name,code\na,ukrgov", "line 2: 'ukrgov' is no CAMEO code"),
        ("name,country,code\na,RUS,UKRGOV", "line 2: the code 'UKRGOV' is not of the country 'RUS'"),
        ("name,from\na,2025-13", "line 2: from is '2025-13'; write an ISO day"),
        ("name,from\na,1 May", "line 2: from is '1 May'; write an ISO day"),
        ("name,from,to\na,2025,2024-03", "line 2: to 2024-03 lies before from 2025"),
    ],
)
def test_a_file_that_is_wrong_is_an_error_that_says_where(tmp_path: Path, rows: str, message: str) -> None:
    (path := tmp_path / "my.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_actors(path)
