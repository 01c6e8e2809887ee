"""Exports: every format, read back where it can be, whole files or none."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import exports
from toolkit.errors import InputError
from toolkit.frames import COLUMNS
from toolkit.reading import Rejection, read
from toolkit.records import Actor, Article, Attribution, Claim, Condition, Document, Mention, Name, Time
from toolkit.tables import Dossier

SEEDS = Path(__file__).parents[1] / "seeds"
TEXT = "Kyiv said on Monday it would stop if Moscow did."
ARTICLE = Article(
    Document("a", TEXT, "2025-03-19", "Talks", "Wire", 0),
    sentences=((0, 48),),
    names=(Name(0, 4, "LOC", "head:names"),),
    times=(Time("t1", 13, 19, "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "weekday"),),
    actors=(
        Actor("ukraine", "Kyiv", "state", "UKR", "UKRGOV", None, (Mention(0, 4, "Kyiv", "name", "capital"),)),
        Actor("russia", "Moscow", "state", "RUS", "RUSGOV", None, ()),
    ),
    attributions=(Attribution("a1", ((0, 4),), ((5, 9),), ((20, 47),), "ukraine", "indirect", "head:roles"),),
    claims=(
        Claim(
            "c1", ((20, 47),), ((23, 33),), "pledge", "AGREE", "05", "ukraine", "ukraine", None, "a1", "indirect",
            "certain", False, "hypothetical", "2025-03-17", "t1", (), "verb:would",
        ),
    ),
    conditions=(
        Condition("k1", "c1", ((34, 36),), ((37, 47),), ((20, 33),), "if", "offer", "ukraine", "russia", "mark:if"),
    ),
)  # fmt: skip


def as_jsonl(*articles):
    stream = io.StringIO()
    exports.write_jsonl(articles, stream)
    return stream.getvalue()


def test_json_lines_have_the_fields_of_the_schema_in_their_order():
    row = json.loads(as_jsonl(ARTICLE))
    assert list(row) == [
        "schema", "id", "date", "title", "source", "text", "body_start",
        "sentences", "names", "times", "actors", "attributions", "claims", "conditions",
    ]  # fmt: skip
    assert row["schema"] == 1
    assert row["sentences"] == [[0, 48]]
    assert row["names"] == [{"start": 0, "end": 4, "type": "LOC", "rule": "head:names"}]
    assert list(row["times"][0]) == ["id", "start", "end", "text", "type", "value", "mod", "first", "last", "rule"]
    assert list(row["actors"][0]) == ["actor", "name", "type", "country", "code", "role", "mentions"]
    assert list(row["actors"][0]["mentions"][0]) == ["start", "end", "text", "form", "rule"]
    assert list(row["attributions"][0]) == ["id", "source", "cue", "content", "speaker", "quote", "rule"]
    assert list(row["claims"][0]) == [
        "id", "spans", "cue", "kind", "plover", "cameo", "actor", "source", "target", "attribution", "quote",
        "certainty", "negated", "time", "when", "when_from", "content_times", "rule",
    ]  # fmt: skip
    assert list(row["conditions"][0]) == [
        "id", "claim", "cue", "condition", "consequent", "operator", "function", "holder", "party", "rule",
    ]  # fmt: skip
    assert row["claims"][0]["spans"] == [[20, 47]]
    assert row["claims"][0]["negated"] is False


def test_json_lines_keep_letters_as_they_are():
    article = Article(Document("ä", "Président “Zelenskyy” 😀\u2028\n"))
    assert "Président “Zelenskyy” 😀" in as_jsonl(article)
    assert as_jsonl(article).count("\n") == 1


def test_json_lines_read_back_as_equal_articles(tmp_path, dossier):
    path = tmp_path / "out.jsonl"
    exports.write_jsonl([ARTICLE, *dossier.articles], path)
    assert exports.load_jsonl(path) == (ARTICLE, *dossier.articles)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back(tmp_path_factory, text, id):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    article = Article(Document(id, text, title=text))
    exports.write_jsonl([article], path)
    assert exports.load_jsonl(path) == (article,)


def test_what_has_a_default_may_be_missing(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"schema": 1, "id": "a", "text": "Kyiv agreed."}\n', encoding="utf-8")
    assert exports.load_jsonl(path) == (Article(Document("a", "Kyiv agreed.")),)


def changed(**fields):
    return json.dumps({**json.loads(as_jsonl(ARTICLE)), **fields})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "line 2: Expecting property name"),
        ("[" * 100_000, "line 2: "),
        ("[]", "line 2: this is no article of schema 1"),
        (changed(schema=2), "line 2: this is no article of schema 1"),
        (changed(extra=1), "line 2: .*'extra' is missing or unknown"),
        (changed(text=None), "line 2: Document.text is None, not str"),
        (changed(id=7), "line 2: Document.id is 7"),
        (changed(date="19 March"), "line 2: the date '19 March' of the document 'a' is no calendar day"),
        (changed(sentences=[[0, 999]]), "line 2: a span lies outside the text"),
        (changed(sentences=[[5, 2]]), "line 2: a span lies outside the text"),
        (changed(sentences=[[0]]), "line 2: Article.sentences is"),
        (changed(names=[{"start": 0, "end": 4, "type": "DOG", "rule": "x"}]), "line 2: Name.type is 'DOG'"),
        (changed(names=[{"start": 0, "end": True, "type": "PER", "rule": "x"}]), "line 2: Name.end is True"),
        (changed(names=[{"start": 0}]), "line 2: .*'end' is missing"),
        (changed(names=["Kyiv"]), "line 2: 'Kyiv' is no JSON object"),
    ],
)
def test_what_is_no_article_is_named_by_file_and_line(tmp_path, line, reason):
    path = tmp_path / "bad.jsonl"
    path.write_text(as_jsonl(ARTICLE) + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"bad\.jsonl, {reason}"):
        exports.load_jsonl(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl cannot be read"):
        exports.load_jsonl(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"latin\.jsonl is not UTF-8: invalid start byte at byte 0"):
        exports.load_jsonl(tmp_path / "latin.jsonl")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    def failing():
        yield ARTICLE
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        exports.write_jsonl(failing(), path)
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_is_no_file_to_write_and_this_is_said_before_the_work(tmp_path):
    with pytest.raises(InputError, match="it is a folder"):
        exports.write_jsonl((pytest.fail("articles were asked for") for _ in [1]), tmp_path)


def test_a_folder_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        exports.write_jsonl([ARTICLE], tmp_path / "no" / "out.jsonl")


def test_csv_has_every_table_with_its_columns(tmp_path, dossier):
    rejecting = Dossier.of(dossier.articles, [Rejection("b.txt", None, "the file is empty")])
    paths = exports.write_csv(rejecting, tmp_path / "new" / "tables")
    assert [path.stem for path in paths] == list(COLUMNS)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        assert tuple(header) == COLUMNS[path.stem]
        assert len(rows) == len(rejecting.table(path.stem))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_text_never_begins_a_formula(tmp_path, start):
    title = f'{start}HYPERLINK("x")'
    exports.write_csv(Dossier.of([Article(Document("a", "Kyiv agreed.", title=title))]), tmp_path)
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as lines:
        [row] = csv.DictReader(lines)
    assert row["title"] == "'" + title
    assert row["body_start"] == "0"


def as_conllu(*documents, jobs=1):
    stream = io.StringIO()
    exports.write_conllu(exports.conllu(documents, jobs), stream)
    return stream.getvalue()


def test_conllu_is_well_formed_and_its_offsets_give_the_tokens():
    text = "date 2025-01-02 Talks\n\nThe U.S. envoy didn't stop.  He left.\nKyiv waits…"
    document = Document("n", text, body_start=23)
    blocks = as_conllu(document).strip("\n").split("\n\n")
    assert blocks[0].startswith("# newdoc id = n\n# newpar\n# sent_id = n-1\n# text = The U.S. envoy didn't stop.\n")
    assert ["# newpar" in block for block in blocks] == [True, False, True]
    for number, block in enumerate(blocks, 1):
        assert f"# sent_id = n-{number}\n" in block
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        assert {len(row) for row in rows} == {10}
        assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
        assert sum(row[6] == "0" and row[7] == "root" for row in rows) == 1
        for row in rows:
            misc = dict(item.split("=") for item in row[9].split("|"))
            start, end = map(int, misc["TokenRange"].split(":"))
            assert text[start:end] == row[1]
            follows = text[end : end + 1]
            assert ("SpaceAfter" in misc) == (follows != "" and not follows.isspace())


def test_conllu_text_is_the_forms_with_their_spaces():
    for block in as_conllu(*read(next(SEEDS.glob("*.txt"))).documents).strip("\n").split("\n\n"):
        lines = block.split("\n")
        [text] = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        joined = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows)
        assert joined.rstrip() == text


def test_conllu_of_an_empty_text_names_the_document():
    assert as_conllu(Document("e", " \n ")) == "# newdoc id = e\n"


def test_conllu_is_the_same_from_two_processes():
    documents = [Document(str(n), f"Envoy number {n} arrived. He waits.") for n in range(6)]
    assert as_conllu(*documents) == as_conllu(*documents, jobs=2)


def test_writing_twice_gives_the_same_bytes(tmp_path, dossier):
    exports.write_jsonl(dossier.articles, tmp_path / "a")
    exports.write_jsonl([replace(article) for article in dossier.articles], str(tmp_path / "b"))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
