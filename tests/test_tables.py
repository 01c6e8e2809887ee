"""The tables of a dossier: their shape, their evidence, and what `select` keeps."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM, TEXT, many, span, talks

from toolkit.errors import InputError, ParameterError
from toolkit.frames import BOOLEANS, COLUMNS, DECIMALS, INTEGERS, to_csv
from toolkit.reading import Rejection
from toolkit.records import Article, Document
from toolkit.tables import Dossier, corpus_name

EMPTY = Dossier.of([])
FULL = Dossier.of([talks("b"), talks("a", None)], [Rejection("c.txt", 3, "the file is empty")], corpus="made")
OFFER = replace(CLAIM, spans=(span("Moscow said it would halt strikes"),), cue=(span("said"),), kind="pledge", actor="russia")
REFUSAL = replace(OFFER, kind="reject", actor="ukraine")
ALONE = (replace(talks(claim.kind), claims=(claim,), conditions=()) for claim in (OFFER, REFUSAL))
ROWS = Dossier.of([*FULL.articles, *ALONE])
"""Something in every table: what Russia pledges in one article, Ukraine rejects in another one."""


@pytest.mark.parametrize("dossier", [EMPTY, FULL], ids=["empty", "full"])
@pytest.mark.parametrize("table", COLUMNS)
def test_columns_and_dtypes_are_the_same_with_and_without_rows(table: str, dossier: Dossier) -> None:
    frame = dossier.table(table)
    assert tuple(frame.columns) == COLUMNS[table]
    assert all(
        str(kind)
        == ("Int64" if name in INTEGERS else "Float64" if name in DECIMALS else "boolean" if name in BOOLEANS else "string")
        for name, kind in frame.dtypes.items()
    )


def test_the_readme_explains_every_table_and_column() -> None:
    """Its rule for `…_name` and `…_spans` stands for the columns that belong to one without the ending."""
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+)`", readme[readme.index("## What is recorded") : readme.index("## Limits")]))
    for table, columns in COLUMNS.items():
        explained = named | {f"{column}{ending}" for column in columns for ending in ("_name", "_spans")}
        assert {table, *columns} <= explained, {table, *columns} - explained


def test_attributes_are_the_tables() -> None:
    for table in COLUMNS.keys() - {"articles", "rejected", "notes"}:
        pd.testing.assert_frame_equal(getattr(FULL, table), FULL.table(table))


def test_an_unknown_table_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="no table 'claim'; the known ones are articles, sentences"):
        FULL.table("claim")


def test_what_is_changed_in_a_table_stays_outside_the_dossier() -> None:
    mine = FULL.claims
    mine["kind"] = "none"
    mine.loc[0, "actor"] = "nobody"
    assert set(FULL.claims["kind"]) == {"accept", "pledge", "action"}
    assert "nobody" not in set(FULL.claims["actor"])


@pytest.mark.parametrize("table", [name for name, columns in COLUMNS.items() if "sentence_start" in columns])
def test_every_row_cites_characters_of_its_article(table: str) -> None:
    frame = ROWS.table(table)
    assert len(frame)
    for row in frame.itertuples():
        assert TEXT[row.start : row.end] == row.text
        assert TEXT[row.sentence_start :].startswith(row.sentence)
        assert row.sentence_start <= row.start
        assert row.end <= row.sentence_start + len(row.sentence)


def test_the_table_of_articles_counts_the_rows_of_the_others() -> None:
    articles = FULL.table("articles")
    for table in COLUMNS.keys() & set(articles.columns):
        assert articles[table].sum() == len(FULL.table(table))


def test_articles_stand_in_the_order_of_their_ids() -> None:
    assert [article.id for article in FULL.articles] == ["a", "b"]
    assert list(dict.fromkeys(FULL.claims["article"])) == ["a", "b"]


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(ParameterError, match="two articles have the id 'a'"):
        Dossier.of([talks("a"), talks("a")])


def test_a_claim_has_the_names_of_its_actors_and_quotes_its_roles() -> None:
    claim = FULL.claims.query("article == 'a' and id == 'c1'").iloc[0]
    assert (claim["actor_name"], claim["target_name"], claim["cue"]) == ("Ukraine", "Russia", "accepted")
    assert claim["cue_spans"] == "5:13"
    assert claim["sentence"] == "Kyiv accepted the plan on Monday."
    assert pd.isna(claim["source"])


def test_a_role_in_two_places_is_quoted_with_an_ellipsis() -> None:
    claim = replace(CLAIM, spans=((0, 4), (14, 22)), cue=((5, 13),))
    row = Dossier.of([Article(Document("a", TEXT), ((0, 33),), claims=(claim,))]).claims.iloc[0]
    assert (row["content"], row["content_spans"]) == ("Kyiv … the plan", "0:4 14:22")
    assert row["text"] == "Kyiv accepted the plan"


def test_an_actor_cites_its_first_mention() -> None:
    ukraine = FULL.actors.query("article == 'a' and actor == 'ukraine'").iloc[0]
    assert (ukraine["mentions"], ukraine["start"], ukraine["text"]) == (2, 0, "Kyiv")


def test_text_without_a_full_stop_is_not_repeated_for_every_record() -> None:
    text = "word " * 20_000
    claims = tuple(replace(CLAIM, id=str(at), spans=((at, at + 4),), cue=((at, at + 4),)) for at in range(0, 90_000, 5000))
    frame = Dossier.of([Article(Document("a", text), ((0, len(text)),), claims=claims)]).claims
    assert frame["sentence"].str.len().max() <= 2004


@given(st.lists(st.integers(0, 60).flatmap(lambda at: st.tuples(st.just(at), st.integers(at, 60))), max_size=8))
def test_sentences_around_any_span_hold_it(spans: list[tuple[int, int]]) -> None:
    """Whatever the sentences, in gaps between them or without any."""
    bounds = sorted({end for pair in spans for end in pair})
    sentences = tuple(zip(bounds[::2], bounds[1::2], strict=False))
    article = Article(Document("a", "x" * 60), sentences)
    for start, end in spans:
        begin, finish = article.sentence_span(start, end)
        assert begin <= start <= end <= finish


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "a", "", "'=1", 'a,"b"'])
def test_csv_holds_no_formula_and_every_other_word(text: str) -> None:
    [_, [shown, number]] = csv.reader(StringIO(to_csv(pd.DataFrame({"text": [text], "n": [-1]})), newline=""))
    assert number == "-1"
    assert shown in (text, "'" + text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_csv_of_a_table_reads_back() -> None:
    assert len(pd.read_csv(StringIO(to_csv(FULL.claims)))) == 6
    assert to_csv(EMPTY.claims) == ",".join(COLUMNS["claims"]) + "\n"


def test_selecting_nothing_changes_nothing() -> None:
    assert FULL.select().articles == FULL.articles
    assert FULL.select(since="", until="", actors="", kinds="").articles == FULL.articles


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [("2025-03-19", None, 1), ("2025-03", "2025-03", 1), ("2025", "", 1), (None, "2025-03-18", 0), ("2025-03-20", None, 0)],
)
def test_a_period_selects_articles_by_their_dates(since: str | None, until: str | None, kept: int) -> None:
    selected = FULL.select(since=since, until=until)
    assert len(selected.articles) == kept
    assert [str(r) for r in selected.rejected[1:]] == ["a: it has no date to select it by"]


@pytest.mark.parametrize("wanted", ["ukraine", "UKRAINE", ("Ukraine",)])
def test_an_actor_selects_what_it_takes_part_in(wanted: str) -> None:
    selected = FULL.select(actors=wanted)
    assert set(selected.claims["id"]) == {"c1", "c2"}  # c2 hangs on its condition
    assert set(selected.conditions["id"]) == {"k1"}
    assert set(selected.attributions["id"]) == {"a1"}
    assert set(selected.actors["actor"]) == {"ukraine", "russia"}


def test_kinds_select_claims_with_what_goes_with_them() -> None:
    accept = FULL.select(kinds="Accept")
    assert set(accept.claims["id"]) == {"c1"}
    assert accept.conditions.empty
    assert accept.attributions.empty
    assert set(accept.tellings["id"]) == {"c1"}
    assert set(FULL.select(kinds=["pledge", "accept"]).conditions["id"]) == {"k1"}


def test_an_article_without_anything_that_is_asked_for_goes() -> None:
    assert FULL.select(kinds="threaten").articles == ()


@pytest.mark.parametrize("actors", ["", "ukraine"])
@pytest.mark.parametrize("kinds", ["", "accept", "pledge,action"])
def test_a_selection_refers_to_nothing_that_it_lacks(actors: str, kinds: str) -> None:
    selected = FULL.select(actors=actors, kinds=kinds)
    claims = selected.claims
    assert set(selected.conditions["claim"]) <= set(claims["id"])
    assert set(claims["attribution"].dropna()) <= set(selected.attributions["id"])
    assert {*claims["actor"].dropna(), *claims["target"].dropna()} <= set(selected.actors["actor"])
    assert set(claims["when_from"].dropna()) <= set(selected.times["id"])


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ({"kinds": "agree"}, "no kind 'agree'; the known ones are threaten, reject"),
        ({"actors": "Ukrain"}, "no actor 'Ukrain'; did you mean Ukraine"),
        ({"actors": "Kyiv"}, "no actor 'Kyiv'; did you mean Ukraine"),
        ({"actors": "zzz"}, "no actor 'zzz'; the table `entities` lists"),
        ({"since": "19 March"}, "since is '19 March', which is no ISO date"),
        ({"until": "2025-02-30"}, "until is '2025-02-30', which is no ISO date"),
        ({"since": "2025-04", "until": "2025-03"}, "ends before it begins"),
    ],
)
def test_what_cannot_be_selected_is_an_error_that_says_what_can(terms: dict[str, str], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        FULL.select(**terms)


def test_read_reconciles_its_totals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2025-03-19 Talks\n\nKyiv agreed.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    calls: list[tuple[int, int]] = []
    dossier = Dossier.read(tmp_path, progress=lambda done, of: calls.append((done, of)))
    assert len(dossier.articles) + len(dossier.rejected) == len(dossier.files) == 2
    assert dossier.corpus == tmp_path.name
    assert calls == [(1, 1)]


def test_a_folder_without_an_article_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article could be read"):
        Dossier.read(tmp_path)


def test_an_article_that_fails_is_rejected_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Kyiv agreed.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Moscow agreed.", encoding="utf-8")
    fail = Rejection("b", None, "it could not be annotated")
    monkeypatch.setattr(
        "toolkit.tables.annotate", lambda documents, jobs, actors: (fail if d.id == "b" else Article(d) for d in documents)
    )
    dossier = Dossier.read(tmp_path)
    assert ([a.id for a in dossier.articles], dossier.rejected) == (["a"], (fail,))


def test_the_name_of_a_corpus_says_what_was_given_in_any_order() -> None:
    assert corpus_name(["y/b", "x/a"]) == corpus_name(["x/a", "y/b"]) == "a, b"
    assert corpus_name([f"{n}.txt" for n in range(9)]) == "0.txt, 1.txt and 7 more"


def test_the_seed_has_rows_that_cite_it(dossier: Dossier, seed: Path) -> None:
    text = seed.read_text("utf-8")
    for row in dossier.claims.itertuples():
        assert text[row.start : row.end] == row.text


def test_thousands_of_claims_make_their_tables_in_a_moment() -> None:
    assert len(Dossier.of([many(5000)]).timeline) == 5000
