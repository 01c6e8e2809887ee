"""Reading: what becomes an article, what is rejected and why, and that nothing is lost in between."""

import hashlib
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.reading import SUFFIXES, InputFile, Rejection, read
from toolkit.reading.encodings import BOM

SEEDS = Path(__file__).parents[1] / "seeds"
PAGE = "<html><body><article><p>Kyiv agreed to the plan on Monday, its foreign minister said.</p></article></body></html>"
UNIQUE = "name a column that tells articles apart, as in --columns id=NAME, or number them: --columns id="
OTHER = f"not a file of the kinds {', '.join(SUFFIXES)}"


def write(folder, **files):
    """Files with these bytes or texts; "__" in a name is a dot, "___" a slash."""
    for name, content in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def line(**fields):
    return json.dumps({"id": "a", "text": "Kyiv agreed.", **fields}) + "\n"


def test_the_seed_has_its_date_title_and_body():
    [document] = read(next(SEEDS.glob("*.txt"))).documents
    assert document.date == "2025-03-19"
    assert document.title == "Vladimir Putin, Russian President"
    assert document.text[document.body_start :].startswith("Russian President Vladimir Putin agreed")
    assert document.text == next(SEEDS.glob("*.txt")).read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "date", "title", "body"),
    [
        ("date 2025-03-19 Talks\n\nKyiv agreed.", "2025-03-19", "Talks", "Kyiv agreed."),
        (" date 2025-03-19  Talks, again \r\n\r\n \r\nKyiv.", "2025-03-19", "Talks, again", "Kyiv."),
        ("date 2025-03-19\nKyiv.", "2025-03-19", None, "Kyiv."),
        ("\n\ndate\t2025-03-19 Talks\rKyiv.", "2025-03-19", "Talks", "Kyiv."),
        ("date 2025-03-19 Talks\n\n  Kyiv.\n\nMoscow.\n", "2025-03-19", "Talks", "  Kyiv.\n\nMoscow.\n"),
        ("Kyiv agreed on a\ndate 2025-03-19 Talks", None, None, "Kyiv agreed on a\ndate 2025-03-19 Talks"),
        ("date 2025-03-19Talks\n\nKyiv.", None, None, "date 2025-03-19Talks\n\nKyiv."),
        ("dated 2025-03-19 Talks\n\nKyiv.", None, None, "dated 2025-03-19 Talks\n\nKyiv."),
        ("No header at all.", None, None, "No header at all."),
    ],
)
def test_the_header_of_a_text_file(tmp_path, text, date, title, body):
    [document] = read(write(tmp_path, a__txt=text)).documents
    assert (document.date, document.title) == (date, title)
    assert document.text == text
    assert document.text[document.body_start :] == body


def test_a_byte_order_mark_is_dropped_and_offsets_count_after_it(tmp_path):
    files = {"a__txt": BOM + b"date 2025-03-19 T\n\nKyiv.", "b__jsonl": BOM + line(id="b").encode()}
    first, second = read(write(tmp_path, **files)).documents
    assert first.text[first.body_start :] == "Kyiv."
    assert (second.id, second.text) == ("b", "Kyiv agreed.")


def test_json_lines_keep_their_fields_and_text_as_they_stand(tmp_path):
    text = "\n\n  Kyiv agreed.\r\n"
    row = line(id="x/1 ü", text=text, date="2024-02-29", title="T", source="Wire", body_start=4, other=[1])
    [document] = read(write(tmp_path, a__jsonl="\n" + row + "  \n")).documents
    assert (document.id, document.text, document.body_start) == ("x/1 ü", text, 4)
    assert (document.date, document.title, document.source) == ("2024-02-29", "T", "Wire")


def test_null_and_missing_fields_are_the_same(tmp_path):
    rows = line(id="a") + line(id="b", date=None, title=None, source=None, body_start=None) + line(id="c", title="", date="")
    for document in read(write(tmp_path, a__jsonl=rows)).documents:
        assert (document.date, document.title, document.source, document.body_start) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", BOM + b" \n\t", "the file is empty"),
        ("a.txt", b"Kyiv\x00agreed", "not text: a zero byte at offset 4; save it as UTF-8"),
        ("a.txt", BOM + b"\xff", "not UTF-8: byte 0xff at offset 3; save it as UTF-8"),
        ("a.txt", b"date 2025-03-19 Talks\n\n \n", "there is no text below the header"),
        ("a.txt", b"date 2025-02-30 Talks\n\nKyiv.", "the date '2025-02-30' is no calendar day written YYYY-MM-DD"),
        ("a.pdf", b"%PDF", ".pdf: not read; save its text as .txt"),
        ("a.xlsx", b"PK", ".xlsx: not read; save its sheet as .csv"),
        ("a.tar.gz", b"\x1f\x8b", ".tar: not read; unpack it"),
        ("a.png", b"PNG", f".png: {OTHER}"),
        ("notes", b"Kyiv", f"no suffix: {OTHER}"),
        ("a.jsonl", b"\n \n", "the file is empty"),
    ],
)
def test_a_file_is_rejected_with_its_reason(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    reading = read(tmp_path)
    assert reading.documents == ()
    assert reading.rejected == (Rejection(name, None, reason),)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{broken", "broken JSON: Expecting property name enclosed in double quotes at character 1"),
        ("[1]", "not a JSON object with text, but [1]"),
        ("9" * 5000, "JSON that cannot be read"),
        ("[" * 100_000, "JSON that cannot be read"),
        (line(id=7.5), "the field 'id' is not a string: 7.5"),
        (
            '{"id": "b", "body": "Kyiv."}',
            "no column 'text' among 'id', 'body': say which one it is, as in --columns text=NAME",
        ),
        (line(id="a\tb"), "the id 'a\\tb' has characters that cannot stand in an id"),
        (line(text=None), "no text"),
        (line(text=" \n"), "no text"),
        (line(text=["x"]), "the field 'text' is not a string: ['x']"),
        (line(text="a\ud800"), "the field 'text' has half a surrogate pair at character 1: '\\ud800'"),
        (line(date="20251319"), "the date '20251319' is no calendar day written YYYY-MM-DD"),
        (line(date="2025-W12-3"), "the date '2025-W12-3' is no calendar day written YYYY-MM-DD"),
        (line(date="2025-13-01"), "the date '2025-13-01' is no calendar day written YYYY-MM-DD"),
        (line(date=1742342400), "the date '1742342400' is no calendar day written YYYY-MM-DD"),
        (
            line(date={"day": 19}),
            "the field 'date' is not a string: {'day': 19}; name the one in it that is, as in --columns",
        ),
        (line(body_start=99), "the field 'body_start' is not an offset into the text: 99"),
        (line(body_start=True), "the field 'body_start' is not an offset into the text: True"),
        (line(title=True), "the field 'title' is not a string: True"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_a_line_is_rejected_by_number_and_the_others_stay(tmp_path, row, reason):
    rows = line(id="before") + "\n" + row.strip("\n") + "\n" + line(id="after")
    reading = read(write(tmp_path, n__jsonl=rows))
    assert [document.id for document in reading.documents] == ["before", "after"]
    [rejection] = reading.rejected
    assert (rejection.path, rejection.line) == ("n.jsonl", 3)
    assert rejection.reason.startswith(reason)
    assert str(rejection).startswith("n.jsonl, line 3: ")


def test_a_line_without_an_id_takes_the_name_of_the_file_and_its_number(tmp_path):
    rows = line(id=None) + "\n" + line(id=7) + line(id="")
    assert [document.id for document in read(write(tmp_path, x___n__jsonl=rows)).documents] == ["x/n/1", "7", "x/n/3"]


def test_a_json_file_is_an_article_or_a_list_of_them_or_json_lines(tmp_path):
    one, text = {"text": "Kyiv agreed."}, "Moscow\nagreed."
    write(tmp_path, a__json=json.dumps(one, indent=1), b__json=json.dumps([one, 3, {"id": "x", "text": text}], indent=1))
    write(
        tmp_path,
        c__json=line(id="y") + line(id=None),
        d__ndjson=line(id="z"),
        e__json="[]",
        f__json='{"text": 1',
        g__json=" ",
    )
    reading = read(tmp_path)
    assert [document.id for document in reading.documents] == ["a", "b/1", "x", "y", "c/2", "z"]
    assert [str(rejection) for rejection in reading.rejected] == [
        "b.json, line 2: not a JSON object with text, but 3",
        "e.json: the file is empty",
        "f.json: broken JSON: Expecting ',' delimiter at character 10",
        "g.json: the file is empty",
    ]


def test_keys_inside_of_others_are_named_with_a_dot(tmp_path):
    row = {
        "_id": {"$oid": "x1"},
        "text": "Kyiv.",
        "a.b": "T",
        "source": {"id": None, "name": "Wire"},
        "date": {"$date": "20250319"},
    }
    columns = {"id": "_id.$oid", "title": "a.b", "source": "source.name", "date": "date.$date"}
    [document] = read(write(tmp_path, a__jsonl=json.dumps(row)), columns=columns).documents
    assert (document.id, document.title, document.source, document.date) == ("x1", "T", "Wire", "2025-03-19")
    [rejection] = read(tmp_path, columns={"text": "text.body"}).rejected
    assert "the field 'date' is not a string: {'$date': '20250319'}; name the one in it" in rejection.reason


def test_a_line_that_is_not_utf8_is_rejected_alone(tmp_path):
    reading = read(write(tmp_path, n__jsonl=line(id="a").encode() + b'{"id": "\xff"}\n' + line(id="b").encode()))
    assert [document.id for document in reading.documents] == ["a", "b"]
    assert reading.rejected == (Rejection("n.jsonl", 2, "not UTF-8: byte 0xff at offset 8; save it as UTF-8"),)


def test_ids_are_paths_below_the_folder_that_was_given(tmp_path):
    write(tmp_path, a__txt="A.", x___a__txt="B.", x___y___b__c__txt="C.", __hidden__txt="no", __git___c__txt="no")
    assert [document.id for document in read(tmp_path).documents] == ["a", "x/a", "x/y/b.c"]
    assert [document.id for document in read(tmp_path / "x" / "a.txt").documents] == ["a"]


def test_a_second_article_of_one_id_is_rejected(tmp_path):
    reading = read(write(tmp_path, a__txt="A.", b__jsonl=line(id="a") + line(id="c") + line(id="c")))
    assert [document.id for document in reading.documents] == ["a", "c"]
    assert [str(rejection) for rejection in reading.rejected] == [
        f"b.jsonl, line 1: the id 'a' was already given by a.txt: {UNIQUE}",
        f"b.jsonl, line 3: the id 'c' was already given by b.jsonl, line 2: {UNIQUE}",
    ]
    again = read(write(tmp_path / "new", a__txt="A.", a__html=PAGE))
    assert [str(rejection) for rejection in again.rejected] == ["a.txt: the id 'a' was already given by a.html"]


def test_a_file_that_is_reached_twice_is_read_once(tmp_path):
    write(tmp_path, x___a__txt="A.")
    reading = read(tmp_path / "x" / "a.txt", tmp_path, tmp_path / "x", tmp_path / "x" / ".." / "x" / "a.txt")
    assert [document.id for document in reading.documents] == ["x/a"]
    assert reading.rejected == ()


def test_links_to_files_are_read_and_links_to_folders_are_named(tmp_path):
    write(tmp_path, in___a__txt="A.", away___b__txt="B.")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "away" / "b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    reading = read(tmp_path / "in")
    assert [document.id for document in reading.documents] == ["a", "link"]
    assert {rejection.path: rejection.reason for rejection in reading.rejected} == {
        "loop": "links to folders are not followed",
        "gone.txt": "the file cannot be read: No such file or directory",
    }


def test_what_a_browser_saves_with_a_page_is_named_and_not_read(tmp_path):
    write(tmp_path, Talks__html=PAGE, Talks_files___frame__html=PAGE, own_files___a__txt="A.")
    reading = read(tmp_path)
    assert [document.id for document in reading.documents] == ["Talks", "own_files/a"]
    assert [str(rejection) for rejection in reading.rejected] == [
        "Talks_files: what a browser has saved with a page: pictures, scripts, advertisements"
    ]


def test_a_pipe_is_no_regular_file(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert read(tmp_path).rejected == (Rejection("a.txt", None, "not a regular file"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_rejected(tmp_path):
    write(tmp_path, a__txt="A.", shut___b__txt="B.", listed___c__txt="C.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    (tmp_path / "listed").chmod(0o400)
    try:
        reasons = {rejection.path: rejection.reason for rejection in read(tmp_path).rejected}
    finally:
        (tmp_path / "shut").chmod(0o700)
        (tmp_path / "listed").chmod(0o700)
    assert reasons == {
        "a.txt": "the file cannot be read: Permission denied",
        "shut": "a folder that cannot be entered",
        "listed/c.txt": "the file cannot be read: Permission denied",
    }


def test_a_name_that_cannot_be_shown_is_rejected_in_a_form_that_can(tmp_path):
    (tmp_path / "a\nb.txt").write_text("A.")
    [rejection] = read(tmp_path).rejected
    assert rejection == Rejection("a\\nb.txt", None, "the file's name has characters that cannot stand in an id")


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="missing' does not exist"):
        read(tmp_path, tmp_path / "missing")
    with pytest.raises(InputError, match="'' does not exist"):
        read("")
    with pytest.raises(InputError, match="aaa' does not exist"):
        read("a" * 300)


def test_require_says_why_there_is_no_article(tmp_path):
    with pytest.raises(InputError, match=r"no article could be read: there are no files of the kinds \.txt, \.md"):
        read(tmp_path).require()
    write(tmp_path, **{f"{name}__txt": "" for name in "abcde"})
    with pytest.raises(InputError, match=r"a\.txt: the file is empty; b\.txt: .*; c\.txt: .*; and 2 more"):
        read(tmp_path).require()
    assert read(SEEDS).require().documents


def test_files_are_listed_with_their_hashes(tmp_path):
    write(tmp_path, b__txt="B.", a__pdf="x", c__txt="")
    assert read(tmp_path).files == (
        InputFile("b.txt", hashlib.sha256(b"B.").hexdigest()),
        InputFile("c.txt", hashlib.sha256(b"").hexdigest()),
    )


def test_order_and_place_change_nothing(tmp_path, monkeypatch):
    write(tmp_path, one___a__txt="A.", one___b__txt="", two___c__jsonl=line(id="a") + "{", three__txt="C.")
    paths = [tmp_path / "one", tmp_path / "two", tmp_path / "three.txt"]
    expected = read(*paths)
    random.Random(1).shuffle(paths)
    monkeypatch.chdir(tmp_path)
    assert read(*paths) == read(*[str(path.relative_to(tmp_path)) for path in paths]) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.binary(max_size=40) | st.sampled_from([b"", b"Kyiv.", line().encode(), b"{", b"date 2025-01-01\n\nA."]), max_size=6
    )
)
def test_totals_reconcile(tmp_path_factory, contents):
    """Every file gives articles or rejections, and every line that is not blank gives exactly one of them."""
    folder = tmp_path_factory.mktemp("any")
    expected = 0
    for number, content in enumerate(contents):
        (folder / f"{number}.{'jsonl' if number % 2 else 'txt'}").write_bytes(content)
        bare = content.removeprefix(BOM)
        lines = [part for part in bare.split(b"\n") if part.strip()]
        expected += len(lines) if number % 2 and lines else 1
    reading = read(folder)
    assert len(reading.documents) + len(reading.rejected) == expected
    assert all(rejection.reason for rejection in reading.rejected)
