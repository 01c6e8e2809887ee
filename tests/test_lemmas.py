"""Base forms: regular endings, irregular forms, clitics, and what must never break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.lemmas import lemma
from toolkit.language.parse import Parse
from toolkit.lexicons import lexicon

TAGS = ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "MD"]


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        ("VBD", "agreed agree, hoped hope, stopped stop, called call, passed pass, planned plan, denied deny, used use"),
        ("VBD", "voted vote, visited visit, controlled control, refused refuse, added add, occurred occur, shed shed"),
        ("VBD", "said say, took take, went go, was be, rejected reject, postponed postpone, conceded concede, left leave"),
        ("VBN", "broken break, withdrawn withdraw, seized seize, barred bar, ceded cede, prosecuted prosecute, led lead"),
        ("VBG", "dragging drag, making make, dying die, fleeing flee, telling tell, being be, using use, changing change"),
        ("VBG", "putting put, trafficking traffic, staffing staff, meeting meet, arguing argue, freeing free, doing do"),
        ("VBZ", "says say, goes go, tries try, has have, is be, 's be, pushes push, vetoes veto, loses lose, ties tie"),
        ("NNS", "allies ally, men man, spokeswomen spokeswoman, crises crisis, lives life, headaches headache, buses bus"),
        (
            "NNS",
            "causes cause, boxes box, heroes hero, criteria criterion, movies movie, virus virus, 1990s 1990s, people people",
        ),
        ("JJR", "larger large, bigger big, easier easy, better good, taller tall, later late, nicer nice"),
        ("JJS", "largest large, worst bad, latest late, fullest full"),
        ("RBR", "better well, sooner soon"),
        ("MD", "wo will, ca can, 'll will, 'd would, would would, must must"),
        ("RB", "n't not, never never"),
        ("PRP", "him he, them they, it it"),
        ("DT", "an a, these this, the the"),
        ("NN", "news news, bus bus, process process"),
        ("NNP", "Kyiv Kyiv"),
    ],
)
def test_lemma(tag, pairs):
    for pair in pairs.split(", "):
        word, expected = pair.split()
        assert lemma(word, tag) == expected


def test_the_perfect_clitic_is_have():
    parse = Parse(
        "He's left", (0, 2, 5), (2, 4, 9), ("PRON", "AUX", "VERB"), ("PRP", "VBZ", "VBN"), (2, 2, -1),
        ("nsubj", "aux", "root"), ((0, 3),),
    )  # fmt: skip
    assert parse.lemmas == ("he", "have", "leave")


@given(st.text(), st.sampled_from(TAGS))
def test_any_string_has_a_lemma(word, tag):
    assert bool(lemma(word, tag)) == bool(word)


def test_no_irregular_form_is_listed_twice():
    keys = [(row["form"], row["class"]) for row in lexicon("lemmas")]
    assert len(keys) == len(set(keys))
