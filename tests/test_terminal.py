"""Articles in a terminal: marks, colours, lines, the list of records, and text that would command the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import CLAIM, TEXT, many, talks

from toolkit.errors import InputError, ParameterError
from toolkit.exports import write_jsonl
from toolkit.palette import FUNCTIONS, KINDS
from toolkit.reading import Scan
from toolkit.records import Article, Document
from toolkit.reports.handover import save
from toolkit.store import update
from toolkit.tables import Dossier
from toolkit.terminal import LAYERS, MARKED, Style, choose, depth, painted, show
from toolkit.terminal.styles import TRUE, ink

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_without_colours_every_record_is_a_bracket_with_its_id():
    assert show(talks(), ["claims"]).split("\n\n")[1] == (
        "[c1 accept: Kyiv *accepted* the plan on Monday]. Moscow said [c2 pledge: it\n"
        "*would halt* strikes] if Kyiv agreed. [c3 action: Talks *will open* in April]."
    )


@pytest.mark.parametrize(
    ("layer", "shown"),
    [
        ("attributions", "(a1 source: Moscow) (a1 cue: said) (a1: it would halt strikes if Kyiv agreed)."),
        ("conditions", "{k1 consequent: it would halt strikes} {k1 offer: if} {k1 condition: Kyiv agreed}."),
        ("times", "on <t1: Monday>. Moscow"),
        ("actors", "|russia: Moscow| said"),
    ],
)
def test_each_layer_has_brackets_of_its_own(layer: str, shown: str):
    assert shown in " ".join(show(talks(), [layer]).split())


def test_the_list_says_who_does_what_when():
    listed = show(talks(), ["claims", "conditions", "actors"]).split("\n\n", 2)[2]
    assert "  c1   [0:32]         accept · Ukraine → Russia · certain · 2025-03-17\n" in listed
    assert "  c2   [46:67]        pledge · Russia · possible · hypothetical\n" in listed
    assert "offer (if) · Russia, for Ukraine to meet\n" in listed
    assert "“it would halt strikes” ← “Kyiv agreed”" in listed
    assert "  ukraine: Ukraine · state · 2 mentions" in listed


def test_a_passive_without_a_source_is_said_by_nobody_named():
    article = talks()
    unsaid = replace(article, attributions=(replace(article.attributions[0], source=(), speaker=None),))
    assert "nobody named · “said” · indirect" in show(unsaid, ["attributions"])


def test_spaces_by_the_hundred_thousand_take_no_time():
    begun = process_time()
    show(Article(Document("a", "x" + 200_000 * " " + "\n" + 200_000 * "y ")), colours=256)
    assert process_time() - begun < 5


def test_colours_are_those_of_the_palette_and_labels_name_kind_and_record():
    shown = show(talks(), colours=TRUE)
    colour = KINDS["accept"][0]
    assert painted("accepted‹c1\u202faccept›", Style(colour, bold=True), TRUE) in shown
    assert f"{int(colour[1:3], 16)};{int(colour[3:5], 16)};{int(colour[5:], 16)}" in shown
    assert "‹k1\u202foffer›" in SEQUENCE.sub("", shown)


def test_colours_change_no_word():
    def words(shown: str) -> str:
        return "".join(re.sub(r"‹[^›]*›|[⟨⟩⟪⟫]", "", SEQUENCE.sub("", shown)).split())

    assert "".join(TEXT.split()) in words(show(talks(), colours=256))


def test_one_cue_of_two_claims_is_marked_once_and_bears_both():
    article = talks()
    both = (replace(article.claims[0], id="c8"), replace(article.claims[0], id="c9", kind="reject"))
    article = replace(article, claims=both)
    assert "*accepted*" in show(article)
    assert "**" not in show(article)
    assert "accepted‹c8\u202faccept›‹c9\u202freject›" in SEQUENCE.sub("", show(article, colours=256))


def test_marks_that_cross_are_closed_and_opened_again():
    crossing = (
        replace(CLAIM, id="c1", spans=((0, 13),)),
        replace(CLAIM, id="c2", spans=((5, 22),)),
    )
    assert "[c1 state: Kyiv [c2 state: accepted]][c2 state:  the plan]" in show(replace(talks(), claims=crossing), ["claims"])


@pytest.mark.parametrize("colours", [0, 256, TRUE])
@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal(width: int, colours: int):
    lines = SEQUENCE.sub("", show(many(30), width=width, colours=colours)).split("\n")
    assert max(map(len, lines)) <= width


def test_styles_end_with_their_line():
    for line in show(talks(), width=40, colours=256).split("\n"):
        assert line.count("\x1b[0m") == len(SEQUENCE.findall(line)) / 2
        assert not SEQUENCE.sub("", line).endswith(" ")


@given(
    st.text(alphabet=st.sampled_from("ab \t\r\n\x00\x07\x1b\x9b[]2J;m\u202e\u2066\u200e\x7f<>{}"), max_size=60),
    st.integers(0, 20),
)
@settings(max_examples=200, deadline=None)
def test_nothing_of_an_article_commands_the_terminal(text: str, cut: int):
    """Whatever stands in its text, its title, its id or the names of its actors."""
    length = len(text)
    spans = tuple((start, end) for start, end in [(0, min(cut, length)), (min(cut, length), length)] if start < end)
    claim = replace(CLAIM, spans=spans, cue=spans[:1], actor="x")
    hostile = "\x1b]0;title\x07\x1b[31m\u202e"
    actors = tuple(replace(actor, actor="x", name=hostile, mentions=()) for actor in talks().actors[:1])
    article = Article(Document(hostile, text, None, hostile), actors=actors, claims=(claim,))
    for colours in (0, 256):
        shown = SEQUENCE.sub("", show(article, list(MARKED), colours=colours))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_a_sequence_of_the_article_is_not_taken_for_one_of_ours():
    article = Article(Document("a", "\x1b[31mred\x1b[0m"))
    assert "\x1b" not in show(article)
    assert "␛[31mred␛[0m" in show(article, colours=256)


@pytest.mark.parametrize(
    ("stream", "environment", "colours"),
    [
        (Terminal(), {}, 256),
        (Terminal(), {"COLORTERM": "truecolor"}, TRUE),
        (Terminal(), {"NO_COLOR": "1"}, 0),
        (Terminal(), {"NO_COLOR": ""}, 256),
        (Terminal(), {"TERM": "dumb"}, 0),
        (StringIO(), {}, 0),
        (StringIO(), {"FORCE_COLOR": "1"}, 256),
        (StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, 0),
    ],
)
def test_colours_are_for_terminals_that_want_them(stream: StringIO, environment: dict[str, str], colours: int):
    assert depth(stream, environment) == colours


@pytest.mark.parametrize("ground", [look[0] for look in (*KINDS.values(), *FUNCTIONS.values())])
def test_words_stand_out_from_every_ground(ground: str):
    """By 4.5 to 1, as WCAG 2.2 asks of text."""

    def luminance(colour: str) -> float:
        values = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
        linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(ground), luminance(ink(ground))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_greys_come_from_the_ramp_of_greys():
    assert painted("x", Style("#4d4d4d"), 256).startswith("\x1b[48;5;239;")


def test_an_unknown_layer_is_an_error_that_names_the_known_ones():
    with pytest.raises(ParameterError, match="no layer 'verbs'; the layers are claims, attributions, "):
        show(talks(), ["verbs"])


def test_an_article_without_records_says_so():
    assert show(Article(Document("a", "Rain."))).endswith("Rain.\n\n0 claims\n\n0 attributions\n\n0 conditions\n\n0 times")
    assert LAYERS == ("claims", "attributions", "conditions", "times")


def test_an_export_is_shown_with_the_records_that_it_has(tmp_path: Path):
    write_jsonl([talks("one"), talks("two")], tmp_path / "export.jsonl")
    assert choose(tmp_path / "export.jsonl", "two") == talks("two")
    with pytest.raises(ParameterError, match="holds 2 articles: name one of them by its id, such as 'one', 'two'"):
        choose(tmp_path / "export.jsonl")
    with pytest.raises(ParameterError, match="no article 'tow'; the closest ids are 'two'"):
        choose(tmp_path / "export.jsonl", "tow")
    with pytest.raises(ParameterError, match="has its records already"):
        choose(tmp_path / "export.jsonl", "two", "mine.csv")


def test_a_report_is_shown_with_the_records_that_it_has(tmp_path: Path):
    (tmp_path / "dossier").mkdir()
    save(Dossier.of([talks("one"), talks("two")]), tmp_path / "dossier")
    assert choose(tmp_path, "two") == talks("two")


def test_a_store_is_shown_with_the_records_that_it_has(tmp_path: Path):
    (tmp_path / "in.jsonl").write_text('{"id": "one", "text": "Kyiv agreed."}\n{"id": "two", "text": "Kyiv refused."}\n')
    update(tmp_path / "store", Scan(tmp_path / "in.jsonl"))
    assert [claim.kind for claim in choose(tmp_path / "store", "two").claims] == ["reject"]
    with pytest.raises(ParameterError, match="holds 2 articles"):
        choose(tmp_path / "store")


def test_any_other_file_is_annotated_with_actors_of_ones_own(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Tirvania rejected the truce.", encoding="utf-8")
    (tmp_path / "mine.csv").write_text("name,type\nTirvania,state\n", encoding="utf-8")
    assert [claim.kind for claim in choose(tmp_path / "a.txt").claims] == ["reject"]
    assert [actor.type for actor in choose(tmp_path / "a.txt", actors=tmp_path / "mine.csv").actors] == ["state"]
    with pytest.raises(InputError):
        choose(tmp_path / "none.txt")


def test_the_work_grows_with_the_text_alone():
    """Ten times the claims take about ten times as long."""

    def seconds(events: int) -> float:
        article = many(events)
        return min(_timed(lambda: show(article, colours=256), process_time) for _ in range(3))

    assert seconds(2000) < 25 * seconds(200)


def _timed(work, clock):  # type: ignore[no-untyped-def]
    begun = clock()
    work()
    return clock() - begun
