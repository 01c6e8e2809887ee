"""What a reader sees: escaped text, marked sentences, notes that say where it comes from."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM, TEXT, many, talks

from toolkit import display, figures
from toolkit.display import anchors, chips
from toolkit.reading import Rejection
from toolkit.records import Article, Document
from toolkit.tables import Dossier

HOSTILE = "<script>alert(1)</script> $x^2$ \\(y\\) \x07 & \u202eevil =1+1"
FULL = Dossier.of([talks("b"), talks("a")], corpus="made")
NOTE = display.source_note(FULL.articles, FULL.corpus)


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
def test_escaped_text_has_no_markup_no_mathematics_and_all_its_words(text: str) -> None:
    markup = display.escape(text)
    page = Page(markup)
    assert set(page.tags) <= {"span"}
    assert not re.search(r"\$[^<]*\$|\\[^<]", markup)
    kept = display.UNPRINTABLE.sub("", text).replace("\r", "\n")
    assert page.text.replace("\r", "\n").translate({0xFFFD: None, **dict.fromkeys(range(0x2400, 0x2420))}) == kept.translate(
        {0xFFFD: None, **dict.fromkeys(range(0x2400, 0x2420))}
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x00", "␀"), ("\x1b", "␛"), ("\x7f", "\ufffd"), ("\x85", "\ufffd"), ("\u202e", "\ufffd"), ("\ud800", "\ufffd"),
     ("\n\t", "\n\t"), ("é😀", "é😀")],
)  # fmt: skip
def test_control_characters_are_visible(text: str, shown: str) -> None:
    assert display.escape(text) == shown


def hostile_views() -> dict[str, str]:
    text = HOSTILE + " agreed."
    claim = replace(CLAIM, spans=((0, len(text)),), cue=((len(HOSTILE) + 1, len(text) - 1),))
    article = Article(Document("<i>", text, None, HOSTILE), ((0, len(text)),), claims=(claim,))
    dossier = Dossier.of([article], corpus=HOSTILE)
    note = display.source_note(dossier.articles, HOSTILE, actors=HOSTILE)
    frame = dossier.claims.assign(actor_name=HOSTILE)
    return {
        "article": display.article(article).html,
        "overview": display.overview(dossier).html,
        "table": display.table(frame, "claims", HOSTILE, note).html,
        "quotations": display.quotations(frame, dossier.articles, "claims", HOSTILE, note).html,
        "figure": display.figure(figures.claims_by_kind(frame), note).html,
    }


@pytest.mark.parametrize(("view", "markup"), hostile_views().items(), ids=hostile_views().keys())
def test_no_view_lets_the_text_of_an_article_run(view: str, markup: str) -> None:
    page = Page(markup)
    assert "script" not in page.tags
    assert "i" not in page.tags
    assert "\x07" not in markup
    assert "\u202e" not in markup
    assert "mathjax_ignore" in markup
    assert not re.search(r"\$x", re.sub(r'="[^"]*"', "", markup))
    assert "<script>alert(1)</script> $x^2$ \\(y\\)" in (page.text if view != "figure" else unescape(page.text))


def test_a_table_has_a_caption_a_note_and_its_csv() -> None:
    shown = display.table(FULL.claims, "claims", "Who claims what", NOTE, ["actor_name", "negated", "start", "source"])
    data, about = shown._repr_mimebundle_()
    page = Page(shown.html)
    assert page.tags.count("tr") == 7
    assert "Who claims what" in page.text
    assert "ActorNegatedStartSource" in page.text
    assert NOTE in page.text
    assert data["text/csv"].startswith("article,date,id,kind,")
    assert about == {"toolkit": {"table": "claims"}}
    assert '<td data-title="Negated">no</td>' in shown.html
    assert '<td data-title="Start" class="number">0</td>' in shown.html


def test_a_row_has_an_address_and_leads_to_its_passage() -> None:
    shown = display.table(FULL.claims, "claims", "Claims", NOTE, ["article", "kind"]).html
    places = list(zip(FULL.claims["article"], FULL.claims["id"], strict=True))
    assert '<div class="toolkit tex2jax_ignore mathjax_ignore" id="table-claims">' in shown
    assert re.findall(r'<tr id="([^"]+)">', shown) == [anchors.row("claims", *place) for place in places]
    assert re.findall(r'data-href="([^"]+)"', shown) == [anchors.passage(*place) for place in places]


@pytest.mark.parametrize(
    ("table", "record"),
    [("claims", "c1"), ("conditions", "k1"), ("attributions", "a1"), ("times", "t1"), ("timeline", "c1"), ("tellings", "c1"),
     ("positions", "c1"), ("mentions", "m0-4"), ("names", "m0-4"), ("sentences", "m0-33")],
)  # fmt: skip
def test_a_row_is_known_by_its_record_else_by_its_place(table: str, record: str) -> None:
    shown = display.table(FULL.table(table), table, "Rows", NOTE).html
    assert re.findall(r'<tr id="([^"]+)">', shown)[0] == anchors.row(table, "a", record)
    assert f'<a data-href="{anchors.passage("a", record)}">a</a>' in shown


def test_a_record_in_several_rows_has_one_address() -> None:
    frame = pd.DataFrame({"article": ["a", "a", "b", None], "id": ["c1", "c1", "c1", None]})
    rows = re.findall(r"<tr( id=[^>]+)?>", display.table(frame, "accounts", "Accounts", NOTE).html)
    assert [bool(id) for id in rows[1:]] == [True, False, True, False]


def test_a_row_of_an_article_leads_to_its_page_and_a_row_of_none_nowhere() -> None:
    articles = display.table(FULL.table("articles"), "articles", "", NOTE).html
    assert f'<a data-href="articles/{anchors.page("b")}">b</a>' in articles
    assert "data-href=" not in display.table(FULL.entities, "entities", "Actors", NOTE).html


@pytest.mark.parametrize(
    ("words", "id"),
    [("before_text", {"before": "b#1#c2"}), ("other_text", {"other": "b#1#c2"}),
     ("evidence_text", {"evidence_article": "b#1", "evidence_id": "c2"})],
)  # fmt: skip
def test_what_another_record_says_leads_to_that_record(words: str, id: dict[str, str]) -> None:
    frame = pd.DataFrame([{"article": "a", "id": "c1", words: "no"} | id, {"article": "a", "id": "c2"}])
    shown = display.table(frame, "accounts", "Accounts", NOTE, [words]).html
    assert re.findall(r'<a data-href="([^"]+)">([^<]+)</a>', shown) == [(anchors.passage("b#1", "c2"), "no")]


@pytest.mark.parametrize("column", ["kind", "side", "function", "status"])
def test_words_of_the_palette_have_their_colour_in_every_table(column: str) -> None:
    frame = pd.DataFrame({column: [*chips.SETS[column], "<b>", None]})
    cells = re.findall(r'<td data-title="[^"]+"[^>]*>(.*?)</td>', display.table(frame, "words", "Words", NOTE).html)
    assert cells == [f'<span class="chip {column}-{word}">{word}</span>' for word in chips.SETS[column]] + ["&lt;b&gt;", "–"]
    assert all(f".toolkit .{column}-{word} {{ --hue: #" in chips.colours() for word in chips.SETS[column])


def test_names_of_actors_lead_to_the_cards_that_there_are() -> None:
    frame = pd.DataFrame({"entity": ["russia", "a#envoys"], "name": ["Russia", "envoys"]})
    shown = display.table(frame, "entities", "Actors", NOTE, ["name"], ["russia"]).html
    assert re.findall(r'<a data-href="([^"]+)">([^<]+)</a>', shown) == [(anchors.actor("russia"), "Russia")]


def test_an_empty_table_says_so() -> None:
    assert "Nothing was found." in display.table(FULL.claims.iloc[:0], "claims", "Claims", NOTE).html


def test_a_long_table_shows_its_beginning_and_says_so() -> None:
    frame = pd.DataFrame({"n": range(display.ROWS + 5)})
    shown = display.table(frame, "numbers", "Numbers", NOTE)
    assert f"The first {display.ROWS} of {display.ROWS + 5} rows; a report has all of them in numbers.csv." in shown.html
    assert shown.csv.count("\n") == display.ROWS + 6
    assert f"The first {display.ROWS} of {display.ROWS + 5} rows. {NOTE}" in display.table(frame, "", "Numbers", NOTE).html


def test_a_quotation_marks_its_words_in_their_sentence_and_cites_the_place() -> None:
    start = TEXT.index("would halt")
    assert display.quotation(talks("a"), start, start + 10) == (
        "<q>Moscow said it <mark>would halt</mark> strikes if Kyiv agreed.</q><br>"
        f'<cite><a data-href="{anchors.passage("a", "m49-59")}">a [49:59]</a></cite>'
    )


def test_a_sentence_without_an_end_is_cut_on_both_sides() -> None:
    text = "word " * 5000
    shown = display.quotation(Article(Document("a", text), ((0, len(text)),)), 10_000, 10_004)
    assert shown.startswith("<q>…")
    assert shown.count("…") == 2
    assert len(shown) < 1000


def test_a_row_without_a_place_has_no_quotation() -> None:
    frame = pd.DataFrame({"name": ["Kyiv"], "article": ["a"], "start": [pd.NA], "end": [pd.NA]})
    assert "<q>" not in display.quotations(frame, FULL.articles, "actors", "Actors", NOTE).html


def marked(shown: display.Shown, look: str) -> list[str]:
    """The pieces of text that have a class, one after another."""
    text = shown.html.split('<div class="text">')[1].split('<div class="lists">')[0]
    return re.findall(rf'<(?:a|span)[^>]* class="(?:[^"]* )?{look}(?: [^"]*)?"[^>]*>(?:<span[^>]*>)*([^<]*)<', text)


@pytest.mark.parametrize(
    ("look", "pieces"),
    [
        ("claim", ["Kyiv", " ", "accepted", " the plan on ", "Monday", "it ", "would halt", " strikes", "Talks ", "will open",
                   " in ", "April"]),
        ("cue", ["accepted", "would halt", "will open"]),
        ("kind-pledge", ["it ", "would halt", " strikes"]),
        ("source", ["Moscow"]),
        ("said", ["said"]),
        ("content", ["it ", "would halt", " strikes", " ", "if", " ", "Kyiv", " agreed"]),
        ("tie", ["if"]),
        ("condition", ["Kyiv", " agreed"]),
        ("consequent", ["it ", "would halt", " strikes"]),
        ("time", ["Monday", "April"]),
        ("actor", ["Kyiv", "Moscow", "Kyiv"]),
    ],
)  # fmt: skip
def test_an_article_marks_every_role_of_its_records(look: str, pieces: list[str]) -> None:
    assert marked(display.article(talks()), look) == pieces


def test_an_article_labels_cues_with_kinds_and_functions() -> None:
    labels = re.findall(r'<sup class="([^"]+)">([^<]+)</sup>', display.article(talks()).html)
    assert labels == [
        ("chip kind-accept", "accept"), ("chip kind-pledge", "pledge"), ("chip function-offer", "offer"),
        ("chip kind-action", "action"),
    ]  # fmt: skip
    denied = replace(talks().claims[0], negated=True)
    assert ">not accept</sup>" in display.article(replace(talks(), claims=(denied,))).html


def reading(article: Article, **given: Any) -> str:
    """The text of an article as it is shown, without labels."""
    shown = re.sub(r"<sup.*?</sup>", "", display.article(article, **given).html)
    return Page(shown.split('<div class="text">')[1].split('<div class="lists">')[0]).text


def test_the_text_of_an_article_is_all_there() -> None:
    assert reading(talks()) == TEXT


def test_a_header_is_no_text_of_the_article_but_what_is_marked_in_it_stays() -> None:
    given = replace(talks(), document=replace(talks().document, body_start=TEXT.index("Moscow")))
    assert reading(given) == TEXT
    assert reading(replace(given, claims=(), times=(), actors=())) == TEXT[TEXT.index("Moscow") :]


def test_a_piece_of_text_names_its_records_and_leads_to_the_innermost() -> None:
    [piece] = re.findall(r"<a [^>]*>(?:<span[^>]*>)*it ", display.article(talks(), {}).html)
    assert 'href="#r-k1" data-records="k1 c2 a1"' in piece
    assert (
        'title="k1: offer (if) · Russia, for Ukraine to meet&#10;c2: pledge · Russia · possible · hypothetical&#10;' in piece
    )


def test_every_record_of_an_article_has_an_address_and_an_entry_and_each_leads_to_the_other() -> None:
    shown = display.article(talks(), {}).html
    records = ["c1", "c2", "c3", "a1", "k1", "t1", "t2"]
    mentions = [f"m{one.start}-{one.end}" for actor in talks().actors for one in actor.mentions]
    assert sorted(re.findall(r' id="([^"]+)"', shown)) == sorted([*records, *(f"r-{id}" for id in records), *mentions])
    assert {*re.findall(r' href="#([^"]+)"', shown)} == {*records, *(f"r-{id}" for id in records)}


def test_two_articles_in_one_notebook_share_no_address() -> None:
    ids = [re.findall(r' id="([^"]+)"', display.article(talks(id)).html) for id in ("a", "b")]
    assert not {*ids[0]} & {*ids[1]}


def test_the_list_on_a_page_of_its_own_is_open_and_leads_to_the_rows_of_each_record() -> None:
    shown = display.article(talks(), {"c1": [("../actors.html#deeds--x--c1", "actors: deeds")]}).html
    assert '<div class="rows">In <a href="../actors.html#deeds--x--c1">actors: deeds</a></div>' in shown
    assert shown.count("<details open>") == 4
    assert "<details open>" not in display.article(talks()).html


def test_the_lines_of_an_article_stay_lines() -> None:
    assert "one<br><br>two" in display.article(Article(Document("a", "one\r\n\ntwo"))).html


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_marks_that_overlap_lose_no_text_and_no_address(spans: list[tuple[int, int, int, int]]) -> None:
    claims = tuple(
        replace(CLAIM, id=f"c{number}", spans=((one, other),), cue=((third, last),))
        for number, (one, other, third, last) in enumerate(spans)
    )
    given = Article(Document("a", TEXT), claims=claims)
    assert reading(given) == TEXT
    shown = {claim.id for claim in claims if claim.spans[0][0] < claim.spans[0][1] or claim.cue[0][0] < claim.cue[0][1]}
    assert {id for id in re.findall(r' id="([^"]+)"', display.article(given, {}).html) if id[0] == "c"} == shown


def test_records_within_each_other_are_shown_in_the_time_of_their_number() -> None:
    depth = 2_000
    text = "word " * depth
    claims = tuple(replace(CLAIM, id=f"c{n}", spans=((n, len(text) - n),), cue=((n, n + 1),)) for n in range(depth))
    shown = display.article(Article(Document("a", text), claims=claims)).html
    assert len(shown) < 2_000 * depth


def test_a_figure_is_an_image_below_its_title_described_for_those_who_cannot_see_it() -> None:
    drawing = figures.claims_by_kind(FULL.claims)
    drawing.set_label("One row an actor.")
    shown = display.figure(drawing, NOTE, "kinds")
    title = shown.plain.split("\n")[0]
    assert f'<p class="title">{title}</p>' in shown.html
    assert re.search(r'<img width="\d+" alt="One row an actor\." src="data:image/svg\+xml;base64,', shown.html)
    assert 'id="figure-kinds"' in shown.html
    assert NOTE in shown.html
    drawing.set_label("")
    assert f'alt="{title}"' in display.figure(drawing, NOTE).html


def test_where_there_is_nothing_to_draw_a_sentence_says_so() -> None:
    shown = display.figure(figures.claims_by_kind(Dossier.of([]).claims), NOTE)
    assert "No claims were found." in shown.html
    assert "<img" not in shown.html


def test_an_overview_counts_everything_and_tells_the_period() -> None:
    shown = display.overview(FULL)
    assert shown.plain.startswith("made: 2 articles, 2025-03-19\n2 actors, 6 claims, 2 attributions, 2 conditions, 4 times")
    assert "<li><b>6</b> claims</li>" in shown.html
    assert "<li><b>1</b> condition</li>" in display.overview(Dossier.of([talks()])).html


def test_an_overview_tells_who_claims_what_and_who_is_cited() -> None:
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', display.overview(FULL).html)
    cells = {name: re.findall(r">([0-9]*)</td>", row) for name, row in rows}
    titles = re.findall(r'<th scope="col" class="number">(.*?)</th>', display.overview(FULL).html)
    assert titles == ["Accept", "Pledge", "Action", "Claims", "Cited", "Directly"]
    assert list(cells.items()) == [
        ("Russia", ["", "2", "", "2", "2", ""]), ("Ukraine", ["2", "", "", "2", "", ""]),
        ("no actor named", ["", "", "2", "2", "", ""]),
    ]  # fmt: skip
    assert '<td class="number kind-pledge degree-5">2</td>' in display.overview(FULL).html


def test_an_overview_of_much_says_what_it_leaves_out() -> None:
    lost = [Rejection(f"{number}.png", None, "only <text> is read") for number in range(9)]
    cast = tuple(f"Land {letter}" for letter in "ABCDEFGHIJKLMNOP")
    page = Page(display.overview(Dossier.of([many(400, cast)], rejected=lost)).html)
    assert "5 more actors in the tables" in page.text
    assert "9 inputs rejected" in page.text
    assert page.text.count("only <text> is read") == 5
    assert 'and 4 more, in table("rejected")' in page.text


def test_an_overview_of_nothing_says_so() -> None:
    shown = display.overview(Dossier.of([]))
    assert shown.plain.startswith("Dossier: 0 articles\n0 actors, 0 claims")
    assert "Nothing was found." in shown.html


def test_a_source_note_says_what_was_read_and_with_what() -> None:
    note = display.source_note(FULL.articles, "made", since="2025", actors="")
    assert re.fullmatch(
        r"Source: made \(2 articles, 2025-03-19; sha256 [0-9a-f]{12}\)\. Selection: since = 2025; "
        r"toolkit [0-9.]+, model [0-9a-f]{12}\.",
        note,
    )


def test_the_fingerprint_is_that_of_the_texts_in_any_order() -> None:
    one, other = talks("a"), talks("b")
    assert display.fingerprint([one, other]) == display.fingerprint([other, one])
    assert display.fingerprint([one]) != display.fingerprint([talks("a", None)])


def test_importing_the_package_and_its_pages_pulls_no_ipython() -> None:
    code = "import sys, toolkit, toolkit.display; print([m for m in ('IPython', 'matplotlib') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
