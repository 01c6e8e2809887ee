"""Reading of every kind of file: what becomes an article, with which date and outlet, and what broken files give."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import zlib
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from toolkit.errors import ParameterError
from toolkit.reading import Scan, columns_of, read
from toolkit.reading.files import LARGEST
from toolkit.reading.inputs import LONGEST, UnusableError, day

BODY = (
    "<p>Norway rejected the plan on Monday, its foreign minister said in a statement to reporters.</p>"
    "<p>Sweden said that it would withdraw its ships if Norway agreed to the plan that was put forward last week.</p>"
)
PAGE = (
    '<html><head><title>Talks fail | The Fjord Post</title><meta property="og:title" content="Talks fail">'
    '<meta property="og:site_name" content="The Fjord Post">'
    '<meta property="article:published_time" content="2025-03-19T10:00:00Z"></head>'
    f"<body><nav><a href='/'>Home</a></nav><article><h1>Talks fail</h1>{BODY}</article><footer>Imprint</footer></body></html>"
)
ROWS = [
    {"id": "a", "text": "Norway agreed,\nat last.", "date": "2025-03-19", "title": "Talks", "source": "Wire"},
    {"id": "b", "text": "Sweden “refused”.", "date": "", "title": "", "source": ""},
]


def made(path: Path, content: bytes | str) -> Path:
    """A file with this content, compressed where its name says so."""
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def sheet(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    page = io.StringIO()
    writer = csv.DictWriter(page, [*rows[0]], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def table(rows: list[dict[str, object]]) -> bytes:
    """Rows as Parquet."""
    page = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), page)
    return page.getvalue()


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("name", ["page.html", "page.htm"])
def test_a_saved_page_gives_its_article_with_date_title_and_outlet(tmp_path: Path, name: str, suffix: str):
    [document] = read(made(tmp_path / f"{name}{suffix}", PAGE)).documents
    assert (document.id, document.date, document.title, document.source) == (
        "page",
        "2025-03-19",
        "Talks fail",
        "The Fjord Post",
    )
    assert "Norway rejected the plan on Monday" in document.text
    assert "Home" not in document.text


TALKS, SHIPS = (
    "Norway rejected the plan on Monday.\n\n" + 80 * "“No,” said its minister.\n\n" + "That was all.",
    "Sweden will withdraw its ships, it said.",
)
NEXIS = """                {0} of 2 DOCUMENTS


                 The Fjord Post

             March {2}, 2025 Wednesday
                 Final Edition

{1}

BYLINE: By A Reporter

LENGTH: 20 words

DATELINE: OSLO

{3}

LOAD-DATE: March 21, 2025

"""
UNI = """{1}
The Fjord Post
March {2}, 2025 Wednesday
Copyright 2025 The Fjord Post
Section: WORLD
Length: 20 words

Body

{3}

Load-Date: March 21, 2025

End of Document
"""
FACTIVA = """{1}

By A Reporter
20 words
{2} March 2025
03:15 GMT
The Fjord Post
FJORDP
(c) 2025 The Fjord Post

{3}

Document FJORDP000020250319el3j0000{0}

"""
CODED = """HD   {1}
WC   20 words
PD   {2} March 2025
SN   The Fjord Post

LP   {3}

CO   fjord : Fjord Shipping
AN   Document FJORDP000020250319el3j0000{0}

"""
OLDER = """\f       {0} of 2 DOCUMENTS

Copyright 2025 The Fjord Company
All Rights Reserved
The Fjord Post

March {2}, 2025 Wednesday
Late Edition - Final

SECTION: A; Pg. 1

LENGTH: 20 words

HEADLINE: {1}

BYLINE: By A Reporter

BODY:
{3}

LANGUAGE: ENGLISH

"""
SPACED = UNI.replace("\nThe Fjord Post\n", "\n\nThe Fjord Post\n\n")
PROQUEST = """____________________________________________________________

Document {0} of 2

{1}

Publication info: The Fjord Post

Full text: {3}

Subject: Peace

Title: {1}

Publication title: The Fjord Post

Publication date: Mar {2}, 2025

"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("form", [NEXIS, OLDER, UNI, SPACED, FACTIVA, CODED, PROQUEST])
def test_the_export_of_an_archive_is_read_article_by_article(tmp_path: Path, form: str, end: str):
    told = form.format(1, "Talks: a failure", 19, TALKS) + form.format(2, "Ships go", 20, SHIPS)
    reading = read(made(tmp_path / "export.txt", told.replace("\n", end)))
    assert reading.rejected == ()
    assert [(one.id, one.date, one.title, one.source) for one in reading.documents] == [
        ("export/1", "2025-03-19", "Talks: a failure", "The Fjord Post"),
        ("export/2", "2025-03-20", "Ships go", "The Fjord Post"),
    ]
    assert [one.text[one.body_start :] for one in reading.documents] == [TALKS.replace("\n", end), SHIPS]
    assert all(one.text in told.replace("\n", end) for one in reading.documents)


@pytest.mark.parametrize("line", ["End of Document", "Document 1 of 3", "2 of 3 DOCUMENTS"])
def test_an_article_with_one_line_as_in_an_export_stays_whole(tmp_path: Path, line: str):
    told = f"Norway agreed.\n\n{line}\n\nLocation: Oslo, said Sweden.\n"
    reading = read(made(tmp_path / "a.txt", told))
    assert [(one.id, one.text) for one in reading.documents] == [("a", told)]
    assert not reading.rejected


def test_an_export_whose_heads_are_unknown_loses_no_text(tmp_path: Path):
    told = "{0} of 2 DOCUMENTS\n\nFjordposten\n\nCopyright 2025 Fjordposten\n\nSprache: {0}\n\n" + SHIPS
    documents = read(made(tmp_path / "a.txt", told.format(1) + "\n" + told.format(2))).documents
    assert [one.text for one in documents] == [told.format(number).split("\n\n", 1)[1] for number in (1, 2)]


def test_what_stands_outside_of_the_articles_of_an_export_is_named(tmp_path: Path):
    told = f"Search: norway\n{NEXIS.format(1, 'Talks', 19, SHIPS)}{NEXIS.format(2, 'Ships', 20, '')}"
    made(tmp_path / "a.txt", told)
    made(tmp_path / "b.txt", UNI.format(1, "Talks", 19, TALKS))
    reading = read(tmp_path)
    assert [document.id for document in reading.documents] == ["a/1", "b"]
    assert [str(rejection) for rejection in reading.rejected] == [
        "a.txt, line 1: what stands outside of the articles of an export",
        "a.txt, line 22: there is no text below the head",
    ]


def test_a_page_with_many_articles_of_an_archive_is_refused_not_mixed(tmp_path: Path):
    marks = "".join(f"<div><p>{number} of 2 DOCUMENTS</p>{BODY}</div>" for number in (1, 2))
    [rejection] = read(made(tmp_path / "a.html", f"<html><body>{marks}</body></html>")).rejected
    assert rejection.reason == "an export of 2 articles in one page: save its text as .txt, which is read article by article"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, encoding: str):
    page = PAGE.replace("<head>", f'<head><meta charset="{encoding}">').replace("Norway rejected", "“Norge” rejected")
    [document] = read(made(tmp_path / "page.html", page.encode(encoding))).documents
    assert "“Norge” rejected" in document.text


@pytest.mark.parametrize("page", ["<p></p>", "\x00<p>", "<" * 5000])
def test_a_page_without_an_article_is_rejected(tmp_path: Path, page: str):
    reading = read(made(tmp_path / "page.html", page))
    assert reading.documents == ()
    assert reading.rejected[0].reason


def test_the_fields_of_a_markdown_file_are_its_header(tmp_path: Path):
    text = '---\ntitle: "Talks"\nDate: 2025-03-19\nauthor: x\nsource: Wire\n---\n\n# Talks\n\nNorway agreed.\n'
    [document] = read(made(tmp_path / "a.md", text)).documents
    assert (document.date, document.title, document.source) == ("2025-03-19", "Talks", "Wire")
    assert document.text == text
    assert document.text[document.body_start :] == "# Talks\n\nNorway agreed.\n"
    [plain] = read(made(tmp_path / "b.md", "Norway agreed.\n---\n")).documents
    assert (plain.text, plain.body_start) == ("Norway agreed.\n---\n", 0)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["news.csv", "news.tsv", "news.csv.gz"])
def test_a_row_of_a_table_is_an_article(tmp_path: Path, name: str, delimiter: str):
    first, second = read(made(tmp_path / name, sheet(ROWS, delimiter))).documents
    assert (first.id, first.text, first.date, first.title, first.source) == tuple(ROWS[0].values())
    assert (second.id, second.text, second.date, second.title, second.source) == ("b", "Sweden “refused”.", None, None, None)


def test_columns_of_other_names_are_mapped(tmp_path: Path):
    rows = [{"Body": "Norway agreed.", "Published": "March 19, 2025", "Headline": "Talks", "n": "1"}]
    columns = columns_of("text=body, date=published, title=headline")
    [document] = read(made(tmp_path / "news.csv", sheet(rows)), columns=columns).documents
    assert (document.id, document.text, document.date, document.title) == ("news/1", "Norway agreed.", "2025-03-19", "Talks")
    line = json.dumps({"id": "x", "Body": "Sweden agreed."})
    [document] = read(made(tmp_path / "news.jsonl", line), columns={"text": "Body"}).documents
    assert document.text == "Sweden agreed."


@pytest.mark.parametrize("told", ["sep={}\r\n", '"sep={}"\n'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_tells_excel_the_delimiter_is_no_header(tmp_path: Path, told: str, encoding: str):
    table = told.format(";") + sheet(
        [{"text,": "x", "id": "", "text": "Norway agreed."}, {"text,": "x", "id": "b", "text": ""}], ";"
    )
    reading = read(made(tmp_path / "news.csv", table.encode(encoding)))
    assert [(document.id, document.text) for document in reading.documents] == [("news/1", "Norway agreed.")]
    assert [str(rejection) for rejection in reading.rejected] == ["news.csv, line 4: no text"]


def test_a_row_that_was_cut_at_a_comma_is_refused_not_shortened(tmp_path: Path):
    reading = read(made(tmp_path / "a.csv", "id,text\na,Norway agreed, at last.\nb,Sweden agreed.,,\n"))
    assert [document.text for document in reading.documents] == ["Sweden agreed."]
    assert [str(rejection) for rejection in reading.rejected] == [
        "a.csv, line 2: 3 cells below 2 names of columns: what has ',' in it stands in quotation marks"
    ]


def test_quotation_marks_between_tabs_are_text_where_they_enclose_no_cells(tmp_path: Path):
    rows = ["a\t“No”, he said.", 'b\t"We will not sign," she said.', 'c\t"Never.', "d\tNorway agreed."]
    made(tmp_path / "plain.tsv", "id\ttext\n" + "\n".join(rows))
    made(tmp_path / "quoted.tsv", 'id\ttext\ne\t"""No,"" he said.\nThat was all."\nf\tYes.\n')
    reading = read(tmp_path)
    assert reading.rejected == ()
    assert [document.text for document in reading.documents] == [
        *(row.split("\t")[1] for row in rows), '"No," he said.\nThat was all.', "Yes.",
    ]  # fmt: skip


def test_a_row_with_quotation_marks_out_of_order_is_refused_not_mended(tmp_path: Path):
    reading = read(made(tmp_path / "a.csv", 'id,text\na,"No," he said.\nb,Yes.\nc,"Never\nd,no\n'))
    assert [document.id for document in reading.documents] == ["b"]
    assert [str(rejection) for rejection in reading.rejected] == [
        "a.csv, line 2: a row that cannot be read: ',' expected after '\"'; quotation marks in a cell are doubled",
        "a.csv, line 5: a row that cannot be read: unexpected end of data; quotation marks in a cell are doubled",
    ]


@pytest.mark.parametrize("nothing", ["NaN", "NULL", "None", "n/a", "<NA>", " "])
def test_what_programs_write_for_nothing_is_nothing(tmp_path: Path, nothing: str):
    row = {"id": nothing, "text": "Norway agreed.", "date": nothing, "title": nothing, "source": "Wire"}
    [document] = read(made(tmp_path / "a.csv", sheet([row]))).documents
    assert (document.id, document.date, document.title, document.source) == ("a/1", None, None, "Wire")


def test_articles_of_tables_with_the_same_ids_can_be_numbered(tmp_path: Path):
    for name in ("a.csv", "b.csv"):
        made(tmp_path / name, "id,text,\n1,Norway agreed.,x\n2,Sweden agreed.,y\n")
    made(tmp_path / "c.jsonl", '{"id": 1, "text": "Denmark agreed."}')
    assert len(read(tmp_path).documents) == 2
    documents = read(tmp_path, columns=columns_of("id=,text=body")).documents
    assert [document.id for document in documents] == ["a/1", "a/2", "b/1", "b/2", "c/1"]


def test_files_that_lack_a_mapped_column_are_read_by_the_name_of_the_field(tmp_path: Path):
    made(tmp_path / "a.csv", "body,published\nNorway agreed.,2025-03-19\n")
    made(tmp_path / "b.csv", "text,date\nSweden agreed.,2025-03-20\n")
    made(tmp_path / "c.jsonl", '{"text": "Denmark agreed."}\n{"text": "no", "body": "Iceland agreed."}')
    made(tmp_path / "d.csv", "text\nFinland agreed.\n")
    reading = read(tmp_path, columns={"text": "body", "date": "published"})
    assert [document.text.split()[0] for document in reading.documents] == ["Norway", "Sweden", "Denmark", "Iceland"]
    assert [document.date for document in reading.documents] == ["2025-03-19", "2025-03-20", None, None]
    assert [str(rejection) for rejection in reading.rejected] == [
        "d.csv: no column 'published' among 'text': say which one it is, as in --columns date=NAME"
    ]


def test_a_table_without_text_says_which_columns_it_has(tmp_path: Path):
    [rejection] = read(made(tmp_path / "news.csv", "headline,body\na,b\n")).rejected
    assert rejection.reason == "no column 'text' among 'headline', 'body': say which one it is, as in --columns text=NAME"


@pytest.mark.parametrize("written", ["tetx=a", "text", "text="])
def test_a_mapping_of_columns_that_is_none_is_an_error(written: str):
    with pytest.raises(ParameterError, match="does not map id, text, date, title, source"):
        columns_of(written)
    with pytest.raises(ParameterError, match="maps a field twice"):
        columns_of("text=body,text=content")


def test_broken_rows_are_rejected_by_line_and_the_others_stay(tmp_path: Path):
    text = (
        'id,text,date\na,Norway agreed.,2025-03-19\nb,,\nc,Sweden agreed.,19/3/25\nd,café,\na,again,\n,"no id, but text",\n\n'
    )
    reading = read(made(tmp_path / "news.csv", text))
    assert [document.id for document in reading.documents] == ["a", "d", "news/6"]
    assert [str(rejection) for rejection in reading.rejected] == [
        "news.csv, line 3: no text",
        "news.csv, line 4: the date '19/3/25' is no calendar day written YYYY-MM-DD: which of its parts is the month "
        "cannot be known",
        "news.csv, line 6: the id 'a' was already given by news.csv, line 2: name a column that tells articles apart, "
        "as in --columns id=NAME, or number them: --columns id=",
    ]


def test_rows_of_parquet_have_days_and_moments(tmp_path: Path):
    rows = [
        {"id": 1, "text": "Norway agreed.", "date": datetime.date(2025, 3, 19)},
        {"id": 2, "text": None, "date": None},
    ]
    reading = read(made(tmp_path / "news.parquet", table(rows)))
    assert [(d.id, d.text, d.date) for d in reading.documents] == [("1", "Norway agreed.", "2025-03-19")]
    assert [str(rejection) for rejection in reading.rejected] == ["news.parquet, line 2: no text"]
    moment = [{"text": "Norway agreed.", "date": datetime.datetime(2025, 3, 19, 23, 30)}]
    assert read(made(tmp_path / "b.parquet.gz", table(moment))).documents[0].date == "2025-03-19"


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2025-03-19", "2025-03-19"), ("2025-03-19 08:00:01", "2025-03-19"), ("Wed, 19 Mar 2025 10:00:00 GMT", "2025-03-19"),
     ("19. March 2025", "2025-03-19"), ("1.12.2025", "2025-12-01"), (" 1.12.2025", "2025-12-01"),
     ("Mar 19, 2025 8:30 PM EST", "2025-03-19"),
     ("20250319", "2025-03-19"), ("20250319T101500Z", "2025-03-19"), ("2025/3/19", "2025-03-19"),
     ("2025.03.19 10:15", "2025-03-19"), ("2025-03-19T23:30:00.000+01:00", "2025-03-19")],
)  # fmt: skip
def test_a_date_that_can_be_read_in_one_way_is_read(written: str, iso: str):
    assert day(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "March 2025",
        "2025",
        "yesterday",
        "31 February 2025",
        "31.02.2025",
        "19 March",
        "1/2/3",
        "x" * 99,
        "1712053100000",
        "2025/03-19",
        "2025-3",
        "2025-03-19x",
        "10 March 11 2025",
    ],
)
def test_a_date_that_leaves_something_open_is_refused(written: str):
    with pytest.raises(UnusableError, match="is no calendar day"):
        day(written)


@pytest.mark.parametrize(
    ("dates", "read_as", "first"),
    [
        (["03/04/2025", "19/03/2025", "2025-03-20"], ["2025-04-03", "2025-03-19", "2025-03-20"], "day"),
        (["3/4/2025", "3-19-2025 10:15"], ["2025-03-04", "2025-03-19"], "month"),
        (["3/4/2025", "5/6/2025"], [], None),
        (["3/4/2025", "19/3/2025", "3/19/2025"], [], None),
    ],
)
def test_a_column_of_dates_tells_which_part_is_the_month(
    tmp_path: Path, dates: list[str], read_as: list[str], first: str | None
):
    reading = read(made(tmp_path / "a.csv", sheet([{"text": "Norway agreed.", "date": date} for date in dates], ";")))
    assert [document.date for document in reading.documents] == read_as
    assert len(reading.rejected) == len(dates) - len(read_as)
    told = [
        f"the date {date} has the {first} first, as others in its column" for date in dates if not date.startswith("2025")
    ]
    assert [note.note for note in reading.notes] == (told if first else [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("“Norway’s” minister — agreed", "cp1252"), ("“Norway’s” minister — agreed to the talks", "mac_roman"),
     ("Norvège a agréé", "cp1252")],
)  # fmt: skip
def test_other_encodings_are_recognised_and_noted(tmp_path: Path, text: str, encoding: str):
    reading = read(made(tmp_path / "a.txt", text.encode(encoding)))
    assert reading.documents[0].text == text
    assert reading.notes[0].note == f"not UTF-8: read as {encoding}, the likeliest encoding"


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_the_encoding_of_a_table_is_known_by_more_than_its_first_rows(tmp_path: Path, name: str):
    rows = [f"{number},Norway agreed to the talks on Monday." for number in range(4000)] + ["x,Sweden “refused”."]
    reading = read(made(tmp_path / name, "\n".join(["id,text", *rows, ""]).encode("cp1252")))
    assert reading.documents[-1].text == "Sweden “refused”."
    assert reading.rejected == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json"])
def test_a_byte_order_mark_declares_the_encoding_of_json_too(tmp_path: Path, name: str, encoding: str):
    text = "".join(json.dumps({"text": f"Norway agreed “today”.\u2028{n}"}, ensure_ascii=False) + "\r\n" for n in range(3))
    reading = read(made(tmp_path / name, text.encode(encoding)))
    assert [document.text for document in reading.documents] == [f"Norway agreed “today”.\u2028{n}" for n in range(3)]
    [rejection] = read(made(tmp_path / name, text.encode("utf-16")[:-3])).rejected[-1:]
    assert rejection.reason.startswith(("broken JSON", "not UTF-16-LE, as its first bytes say: "))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_declares_the_encoding(tmp_path: Path, encoding: str):
    made(tmp_path / "0.txt", "Norway agreed “today”.".encode(encoding))
    made(tmp_path / "b.csv", sheet(ROWS).encode(encoding))
    reading = read(tmp_path)
    assert [document.text for document in reading.documents] == ["Norway agreed “today”.", ROWS[0]["text"], ROWS[1]["text"]]
    assert reading.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_table_that_is_not_in_the_encoding_that_it_declares_is_refused(tmp_path: Path, encoding: str):
    made(tmp_path / "a.csv", sheet(ROWS).encode(encoding)[:-1])
    made(tmp_path / "b.csv", "".encode(encoding) + b"id,text\na")
    for rejection in read(tmp_path).rejected:
        assert rejection.reason.startswith(f"not {encoding.upper()}-LE, as its first bytes say: ")
    assert len(read(tmp_path).rejected) == 2


def test_wire_copy_is_noted_and_kept(tmp_path: Path):
    words = " ".join(f"{one}{two}" for one in ("talks", "plan", "ship") for two in range(40))
    made(tmp_path / "a.txt", words)
    made(tmp_path / "b.txt", f"By our own staff. {words}")
    made(tmp_path / "c.txt", " ".join(words.split()[::-1]))
    reading = read(tmp_path)
    assert len(reading.documents) == 3
    assert [(note.article, note.note.split(":")[0]) for note in reading.notes] == [("b", "nearly the same as a")]


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(2**20).replace(b"\0", b"a")) for _ in range(300)) + packer.flush()
    for name in ("a.txt.gz", "b.jsonl.gz", "c.csv.gz", "d.parquet.gz", "e.html.gz"):
        (tmp_path / name).write_bytes(bomb)
    made(tmp_path / "f.txt", "Norway agreed.")
    reading = read(tmp_path)
    assert [document.id for document in reading.documents] == ["f"]
    assert len({rejection.path for rejection in reading.rejected}) == 5


def test_a_table_that_unpacks_to_far_more_than_it_holds_is_refused(tmp_path: Path):
    rows = pa.table({"id": ["a"], "text": ["a" * 40_000_000]})
    parquet.write_table(rows, tmp_path / "a.parquet", compression="zstd", use_dictionary=False, write_statistics=False)
    [rejection] = read(tmp_path).rejected
    assert rejection.reason == "a column unpacks to more than 200 times its size: no text does, it is not read"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.parquet", "a.parquet.gz"])
def test_compressed_data_that_is_cut_off_is_rejected(tmp_path: Path, name: str):
    whole = table(ROWS) if "parquet" in name else gzip.compress(sheet(ROWS).encode() * 1000)
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    reading = read(tmp_path)
    assert any("broken" in rejection.reason for rejection in reading.rejected)


def test_what_is_too_long_for_one_article_is_refused(tmp_path: Path):
    made(tmp_path / "a.txt", "a" * (LONGEST + 1))
    made(tmp_path / "b.html", "a" * (LARGEST + 1))
    made(
        tmp_path / "c.jsonl",
        '{"id": "c", "text": "Norway agreed."}\n' + "a" * (2 * LARGEST + 5) + '\n{"id": "d", "text": "Yes."}',
    )
    made(tmp_path / "d.csv", f'id,text\ne,"{"a" * (LONGEST + 5)}"\nf,Norway agreed.\n')
    made(tmp_path / "e.html", "<div>" * 50_000 + "Norway agreed." + "</div>" * 50_000)
    made(tmp_path / "f.html", "<p>Norway agreed.</p>" * 50_000)
    reading = read(tmp_path)
    assert [document.id for document in reading.documents][:2] == ["c", "d"]
    assert {rejection.path for rejection in reading.rejected} == {"a.txt", "b.html", "c.jsonl", "d.csv", "e.html", "f.html"}


def test_a_scan_reads_one_article_at_a_time(tmp_path: Path):
    made(tmp_path / "a.jsonl", "".join(json.dumps({"id": str(n), "text": "Norway agreed."}) + "\n" for n in range(3)) + "{")
    scan = Scan(tmp_path)
    going = iter(scan)
    first = next(going)
    assert (first.id, scan.rejected, scan.files) == ("0", [], [])
    again = Scan(tmp_path)
    assert len([*again]) == 3
    assert (len(again.rejected), len(again.files)) == (1, 1)


def test_a_part_of_the_articles_is_read(tmp_path: Path):
    made(
        tmp_path / "a.jsonl",
        "".join(json.dumps({"id": f"{n}", "text": "Yes.", "date": f"2025-03-0{n}"}) + "\n" for n in range(1, 8)),
    )
    made(tmp_path / "b.txt", "Norway agreed.")
    reading = read(tmp_path, since="2025-03-03", limit=3)
    assert [document.id for document in reading.documents] == ["3", "4", "5"]
    assert [str(rejection) for rejection in read(tmp_path, since="2025-03-03").rejected] == [
        "b: it has no date to select it by"
    ]


def test_nothing_is_noted_of_articles_that_are_left_out(tmp_path: Path):
    words = " ".join(f"word{number}" for number in range(60))
    for name, day_of in (("a", "2025-03-01"), ("b", "2025-03-19"), ("c", "2025-03-20")):
        made(tmp_path / f"{name}.txt", f"date {day_of} Talks\n\n{words}")
    assert [note.note.split(":")[0] for note in read(tmp_path, since="2025-03-02").notes] == ["nearly the same as b"]


@pytest.mark.parametrize("wrong", [{"since": "March"}, {"limit": 0}, {"columns": {"txt": "body"}}])
def test_a_part_that_is_none_is_an_error(tmp_path: Path, wrong: dict[str, str]):
    with pytest.raises(ParameterError, match=r"(since|limit) is|no field 'txt'"):
        read(tmp_path, **wrong)
