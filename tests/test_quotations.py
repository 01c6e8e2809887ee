"""Quotation marks of every style, and the apostrophes that are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.annotate import annotate_document
from toolkit.language import parse
from toolkit.language.quotations import quotation_marks
from toolkit.language.sentences import priors
from toolkit.language.tokens import Tokens, tokenize
from toolkit.records import Document


def shown(text: str) -> str:
    """The tokens, each mark as the style-free one and each quoted token with a star."""
    parsed = parse(text)
    pairs = zip(parsed.words, parsed.marks, parsed.quoted, strict=True)
    return " ".join(mark or word + "*" * quoted for word, mark, quoted in pairs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” he said.", "“ We* agree* ,* ” he said ."),
        ('"We agree," he said, "now."', "“ We* agree* ,* ” he said , “ now* .* ”"),
        ("''We agree,'' he said. ''Now.''", "“ We* agree* ,* ” he said . “ Now* .* ”"),
        ("``We agree,'' he said.", "“ We* agree* ,* ” he said ."),
        ("‘We agree,’ he said.", "“ We* agree* ,* ” he said ."),
        ("'We agree,' he said.", "“ We* agree* ,* ” he said ."),
        (
            "‘We won’t go, the parties’ leaders did.’ He left.",
            "“ We* wo* n’t* go* ,* the* parties* ’* leaders* did* .* ” He left .",
        ),
        ("The so-called ‘buffer zone’ fell.", "The so - called “ buffer* zone* ” fell ."),
        ("“He called it ‘theatre’, no more.”", "“ He* called* it* ‘* theatre* ’* ,* no* more* .* ”"),
        ("The parties’ leaders met in the soldiers' camp.", "The parties ’ leaders met in the soldiers ' camp ."),
        ("In the ’90s and the '80s it held.", "In the ’90s and the '80s it held ."),
        ("‘We will not stop.\n‘We go on,’ she said.", "“ We* will* not* stop* .* “ We* go* on* ,* ” she said ."),
        ("“It held.\nIt fell.", "“ It* held* .* It fell ."),
    ],
)
def test_where_quotations_open_and_close(text: str, expected: str) -> None:
    assert shown(text).replace("“*", "“") == expected


@pytest.mark.parametrize(("opening", "closing"), ["“”", "‘’", "''", '""', ("``", "''"), "«»"])
def test_a_quotation_is_direct_in_every_style(opening: str, closing: str) -> None:
    text = f"{opening}We will not leave the valley until they withdraw,{closing} the rebel commander said."
    [found] = annotate_document(Document("d", text)).attributions
    assert (found.quote, [text[s:e] for s, e in found.source]) == ("direct", ["the rebel commander"])


MARKS = st.sampled_from(["“", "”", '"', "'", "’", "‘", "''", "``", "«", "»", "s", "Kyiv", ".", ",", " ", "\n", "’s", "’90s"])


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join))
def test_every_token_gets_a_mark_or_none_and_no_closing_mark_is_quoted(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.marks) == len(tokens.words) == len(tokens.types)
    parsed = parse(text)
    assert list(parsed.marks) == tokens.marks
    assert not any(quoted for mark, quoted in zip(parsed.marks, parsed.quoted, strict=True) if mark == "”")


def test_many_marks_in_one_paragraph_take_linear_time() -> None:
    """What grows with the square of their number takes some ten times as long."""
    few, many = 20_000, 320_000

    def seconds(count: int) -> float:
        words = ["'", "no", "more", "'"] * count
        closing = [".", *[")"] * count]
        began = time.process_time()
        marks = quotation_marks(words, [True, False] * (2 * count), [0] * len(words))
        priors(Tokens([], [], closing, [0] * len(closing), [""] * len(closing), [0] * len(closing)))
        assert marks[:4] == ["“", "", "", "”"]
        return time.process_time() - began

    assert seconds(many) < 4 * many / few * seconds(few)
