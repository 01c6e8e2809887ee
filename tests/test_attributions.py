from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import actors, attributions
from toolkit.language import Parse, Roles, parse
from toolkit.reading import read
from toolkit.records import Attribution, Document

SEED = Path(__file__).parent.parent / "seeds" / "000_05404934122fbd94.txt"


def attribute(text: str, parsed: Parse | None = None) -> tuple[Attribution, ...]:
    document, parsed = Document("d", text, "2025-03-19"), parsed or parse(text)
    return attributions.annotate(document, parsed, actors.Cast(parsed, actors.annotate(document, parsed)))


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "quote"),
    [
        (
            "Norway’s envoy said the truce was holding.",
            "Norway’s envoy", "said", "the truce was holding", "indirect",
        ),
        (
            "“We will not leave the valley,” the rebel commander said.",
            "the rebel commander", "said", "“We will not leave the valley,”", "direct",
        ),
        (
            "The minister called the offer “a serious step” toward peace.",
            "The minister", "called", "the offer “a serious step” toward peace", "mixed",
        ),
        (
            "The bridge was shelled overnight, according to the mayor.",
            "the mayor", "according to", "The bridge was shelled overnight", "indirect",
        ),
        (
            "Residents fear that the fighting will spread to the coast.",
            "Residents", "fear", "that the fighting will spread to the coast", "indirect",
        ),
        (
            "Ankara wants to reopen the border crossing.",
            "Ankara", "wants", "to reopen the border crossing", "indirect",
        ),
        (
            "“The roads are closed,” he wrote, “and nobody can reach the camp.”",
            "he", "wrote", "“The roads are closed,” … “and nobody can reach the camp.”", "direct",
        ),
    ],
)  # fmt: skip
def test_the_three_roles_and_the_quotation_type(text: str, source: str, cue: str, content: str, quote: str) -> None:
    [found] = attribute(text)
    assert (words(text, found.source), words(text, found.cue)) == (source, cue)
    assert (words(text, found.content), found.quote) == (content, quote)


@pytest.mark.parametrize("text", ["", "  \n ", "Talks began on Monday.", "”", '"""', "« ‹ “ ' ''"])
def test_no_attribution_where_nobody_says_anything(text: str) -> None:
    assert attribute(text) == ()


def test_the_speaker_is_the_actor_behind_a_name_or_a_pronoun() -> None:
    text = "President Emmanuel Macron arrived on Monday. He said France would host the talks."
    [found] = attribute(text)
    assert words(text, found.source) == "He"
    assert found.speaker == "emmanuel-macron"


def test_only_the_outermost_attribution_counts() -> None:
    text = "The Kremlin added that Putin had told the envoy that Kyiv refused to negotiate."
    [found] = attribute(text)
    assert words(text, found.source) == "The Kremlin"


def test_quoted_paragraphs_continue_the_quotation_before_them() -> None:
    first, *later = (
        "“We have lost our homes,”",
        "“The soldiers burned the fields and took the cattle.",
        "“They came back in May.",
        "“They may come again.”",
    )
    text = "\n\n".join((f"{first} the farmer said.", *later, "Nobody came."))
    whole = parse(text)
    [roles, *_] = whole.roles
    [found] = attribute(text, replace(whole, roles=(replace(roles, contents=roles.contents[:1]),)))
    assert words(text, found.content) == " … ".join((first, *later))
    assert (found.quote, found.rule) == ("direct", "head:roles text:continued")


def test_a_name_before_a_colon_speaks_in_a_transcript() -> None:
    text = "A partial transcript follows.\n\nHOST: Will you sign the treaty?\n\nMINISTER: We will sign it in May.\n"
    turns = [(words(text, a.source), words(text, a.content)) for a in attribute(text) if a.rule == "text:transcript"]
    assert turns == [("HOST", "Will you sign the treaty?"), ("MINISTER", "We will sign it in May.")]


def test_one_label_alone_is_no_transcript() -> None:
    assert not any(a.rule == "text:transcript" for a in attribute("GENEVA: Delegates met for a second day of talks."))


def test_small_gaps_in_a_content_are_closed_and_empty_contents_dropped() -> None:
    text = "He said the old bridge near the town had been blown up."
    whole = parse(text)
    assert words(text, attribute(text, replace(whole, roles=(Roles((0, 1), (1, 2), ((2, 5), (7, 12))),)))[0].content) == (
        "the old bridge near the town had been blown up"
    )
    assert attribute(text, replace(whole, roles=(Roles((0, 1), (1, 2), ((2, 3),)),))) == ()


def test_the_seed_article() -> None:
    """Direct, mixed and indirect statements of the seed article have their speakers."""
    [document] = read(SEED).documents
    parsed = parse(document.text, document.body_start)
    found = attributions.annotate(document, parsed, actors.Cast(parsed, actors.annotate(document, parsed)))
    of = {words(document.text, a.content): a for a in found}
    europe = of[
        "“Europe must be at the negotiating table, and everything that concerns European security must be decided together "
        "with Europe,”"
    ]
    assert (europe.speaker, europe.quote) == ("volodymyr-zelenskiy", "direct")
    assert any(a.speaker == "white-house" and content.startswith("Talks aimed at") for content, a in of.items())
    assert any(a.speaker == "kremlin" and "require an end to all military" in content for content, a in of.items())
    assert any(a.speaker == "donald-trump" and content.startswith("that a permanent peace deal") for content, a in of.items())
    assert all(a.quote == "indirect" for content, a in of.items() if "“" not in content)


PIECES = st.sampled_from(
    ["“", "”", '"', "''", "``", "«", " ", "\n\n", "\n", "he said", "Kyiv", ",", ".", ":", "talks failed", "A", "\ud800"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_odd_quotation_marks_break_nothing(text: str) -> None:
    """Every span lies in the text, is free of outer white space, and belongs to one attribution alone."""
    found = attribute(text)
    assert [a.id for a in found] == [f"a{k}" for k in range(1, len(found) + 1)]
    for a in found:
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
    parts = [part for a in found for part in a.content]
    assert all(x[1] <= y[0] or y[1] <= x[0] for x, y in combinations(parts, 2))


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_quotation_after_it() -> None:
    text = "The general put it bluntly:\n\n“There is no second plan.”"
    assert [words(text, a.content) for a in attribute(text)] == ["“There is no second plan.”"]


def test_coordinated_cues_are_two_attributions() -> None:
    text = "The envoy denied the report and said the truce would hold."
    assert [words(text, a.content) for a in attribute(text)] == ["the report", "the truce would hold"]


@pytest.mark.parametrize("place", ["BAMAKO —", "GAO, Mali (AP) -", "DAKAR, March 18 (APS) --"])
def test_a_dateline_is_no_part_of_what_is_said(place: str) -> None:
    text = f"{place} Mali will leave the bloc, its minister said on Monday."
    assert [words(text, a.content) for a in attribute(text)] == ["Mali will leave the bloc"]


@pytest.mark.xfail(reason="a source under a preposition is not seen by the heads, and the tree does not tell it from a topic")
def test_in_the_view_of_somebody() -> None:
    text = "In the view of the opposition, the vote was stolen."
    assert [words(text, a.source) for a in attribute(text)] == ["the opposition"]


def test_what_seems_so_has_no_source() -> None:
    text = "Belgrade seems to accept the terms."
    whole = parse(text)
    seen = replace(whole, roles=(Roles((0, 1), (1, 2), ((2, 6),)),))
    assert attribute(text, seen)[0].source == ()
