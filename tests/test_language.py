"""The language engine: tokens, sentences, tags, trees and names; and that no text breaks it."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.parse import DependencyGraph
from nltk.tree import Tree

from toolkit.language import parse
from toolkit.language.decode import best_labels, fragments
from toolkit.language.names import NAME_TYPES, name_spans
from toolkit.language.tokens import Tokenizer, tokenize
from toolkit.language.trees import tree
from toolkit.language.windows import MOST_PIECES, windows

NEWS = (
    "Kyiv said on Monday it would accept the plan if Moscow did the same.\n\n"
    "“We will not yield,” President Ana Petrov told reporters in Vienna. Talks resume on 3 May.\n\n"
    "The U.S.-backed truce, which Gen. Omar Haddad signed, didn't hold."
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S.-backed truce didn't hold.", "The U.S. - backed truce did n't hold ."),
        ("He cannot stay; they’re gonna leave.", "He can not stay ; they ’re gon na leave ."),
        ("Mr. O'Neill of Sana'a said no. No. 10 agreed.", "Mr. O'Neill of Sana'a said no . No. 10 agreed ."),
        ("John F. Kennedy and J.D. Vance", "John F. Kennedy and J.D. Vance"),
        ("It cost US$1.5bn, €3m or $20,000.", "It cost US$ 1.5 bn , € 3 m or $ 20,000 ."),
        ("the 21st talks of the 1990s at 10:30", "the 21st talks of the 1990s at 10:30"),
        ("ex-minister re-elected, pro-EU, mid-March, non-U.S.", "ex-minister re-elected , pro-EU , mid-March , non - U.S."),
        ("UN-backed talks, Co-operation", "UN - backed talks , Co-operation"),
        ("Wait... what?! -- yes", "Wait ... what ?! -- yes"),
        ("the ministers' plan, Iran's too", "the ministers ' plan , Iran 's too"),
        ("see www.example.org/a, or ask a.b@example.org.", "see www.example.org/a , or ask a.b@example.org ."),
        ("AT&T, Inc., rose 3/4", "AT&T , Inc. , rose 3/4"),
        ("«Да» 和平 naïve", "« Да » 和平 naïve"),
        ("", ""),
    ],
)
def test_tokens(text, tokens):
    assert Tokenizer().tokenize(text) == tokens.split()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kyiv agreed. Moscow did not.", 2),
        ("Gen. Haddad met Sen. Ortiz in Washington. They talked.", 2),
        ("The U.S. Senate voted. It was close.", 2),
        ("“Why now?” Petrov asked.", 1),
        ("“We won.” The crowd cheered.", 2),
        ("“It is over,” she said. “Go home.” Nobody moved.", 3),
        ('He said: "No deal." Then he left.', 2),
        ("Acme Inc. of Ohio sued.", 1),
        ("The talks, held in Doha, failed.", 1),
        ("“You work hard. You pay taxes. You wait,” Petrov said.", 3),
        ("“It will not hold,” said Ana Petrov, the envoy.", 1),
        ("A first line\nA second line", 2),
        ("They signed No. 5 and left (in haste). Peace held.", 2),
    ],
)
def test_sentences(text, count):
    found = parse(text)
    assert len(found.sentences) == count


def test_a_closing_quotation_mark_ends_its_sentence():
    text = "“We won.” The crowd cheered."
    found = parse(text)
    assert text[slice(*found.sentence_chars(0))] == "“We won.”"


def test_lines_of_a_fixed_width_do_not_end_paragraphs():
    text = (
        "The foreign ministers of the two countries met in Vienna on Monday and\n"
        "agreed to resume the talks that had been broken off in March, after the\n"
        "army of the north had crossed the river and taken three villages on the\n"
        "western bank.\n\nNothing was signed, a spokesman said later, but both sides will be\n"
        "back next week.\n"
    )
    assert len(parse(text).paragraphs) == 2
    assert len(parse(text.replace("\n", "\r\n")).paragraphs) == 2
    assert len(parse(text).sentences) == 2


@pytest.mark.parametrize(
    ("text", "tags", "arcs"),
    [
        (
            "Kyiv accepted the plan.", "NNP VBD DT NN .",
            "Kyiv<accepted:nsubj accepted:root the<plan:det plan<accepted:obj .<accepted:punct",
        ),
        (
            "The ministers did not sign the accord.", "DT NNS VBD RB VB DT NN .",
            "ministers<sign:nsubj did<sign:aux not<sign:advmod sign:root accord<sign:obj",
        ),
        (
            "Moscow refused to withdraw its troops.", "NNP VBD TO VB PRP$ NNS .",
            "refused:root to<withdraw:mark withdraw<refused:xcomp its<troops:nmod:poss troops<withdraw:obj",
        ),
        (
            "The truce was brokered by Oman.", "DT NN VBD VBN IN NNP .",
            "truce<brokered:nsubj:pass was<brokered:aux:pass brokered:root by<Oman:case Oman<brokered:obl:agent",
        ),
        (
            "She said the rebels would lay down their arms.", "PRP VBD DT NNS MD VB RP PRP$ NNS .",
            "said:root rebels<lay:nsubj would<lay:aux lay<said:ccomp down<lay:compound:prt arms<lay:obj",
        ),
        (
            "If Israel halts the raids, Hamas will free the hostages.", "IN NNP VBZ DT NNS , NNP MD VB DT NNS .",
            "If<halts:mark Israel<halts:nsubj halts<free:advcl Hamas<free:nsubj will<free:aux free:root",
        ),
        (
            "The envoy, who met the president on Friday, left Cairo.", "DT NN , WP VBD DT NN IN NNP , VBD NNP .",
            "envoy<left:nsubj who<met:nsubj met<envoy:acl:relcl president<met:obj Friday<met:obl left:root Cairo<left:obj",
        ),
        ("Germany and France urged calm.", "NNP CC NNP VBD NN .", "Germany<urged:nsubj France<Germany:conj and<France:cc"),
        ("Talks that began in March have stalled.", "NNS WDT VBD IN NNP VBP VBN .", "that<began:nsubj began<Talks:acl:relcl"),
        ("Ankara is ready to mediate.", "NNP VBZ JJ TO VB .", "Ankara<ready:nsubj is<ready:cop mediate<ready:xcomp"),
        (
            "“We won't yield,” the general told reporters.", "`` PRP MD RB VB , '' DT NN VBD NNS .",
            "We<yield:nsubj wo<yield:aux n't<yield:advmod yield<told:ccomp general<told:nsubj told:root",
        ),
        ("The U.S.-backed plan failed in 2015.", "DT NNP HYPH VBN NN VBD IN CD .", "plan<failed:nsubj 2015<failed:obl"),
    ],
)  # fmt: skip
def test_tags_heads_and_relations(text, tags, arcs):
    found = parse(text)
    assert " ".join(found.xpos) == tags
    drawn = {
        f"{word}{f'<{found.words[head]}' if head >= 0 else ''}:{relation}"
        for word, head, relation in zip(found.words, found.heads, found.relations, strict=True)
    }
    assert set(arcs.split()) <= drawn


def test_attribution_roles():
    text = "“We won't yield,” the general told reporters."
    [role] = parse(text).roles
    assert [text[slice(*parse(text).chars(*span))] for span in (role.source, role.cue, *role.contents)] == [
        "the general", "told", "“We won't yield,”",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Petrov met Omar Haddad in Vienna.", [("Ana Petrov", "PER"), ("Omar Haddad", "PER"), ("Vienna", "LOC")]),
        ("The European Union warned Iran.", [("European Union", "ORG"), ("Iran", "LOC")]),
        ("Ships left the Sea of Japan.", [("Sea of Japan", "LOC")]),
        ("The Bank of England kept rates.", [("Bank of England", "ORG")]),
    ],
)
def test_names(text, names):
    found = parse(text)
    assert [(text[slice(*found.chars(n.first, n.beyond))], n.type) for n in found.names] == names


def surely(kind):
    return np.array([0.0 if kind == name_type else -5.0 for name_type in NAME_TYPES])


@pytest.mark.parametrize(
    ("words", "found", "names"),
    [
        ("Bank of England", [(0, 1, "ORG"), (2, 3, "LOC")], [(0, 3, "ORG")]),
        ("Court of the District of Columbia", [(0, 1, "ORG"), (3, 4, "ORG"), (5, 6, "LOC")], [(0, 6, "ORG")]),
        ("AT & T", [(0, 1, "ORG"), (2, 3, "ORG")], [(0, 3, "ORG")]),
        ("Gulf of Oman", [(0, 1, "LOC"), (2, 3, "LOC")], [(0, 3, "LOC")]),
        ("Petrov of Acme , Inc. left", [(0, 1, "PER"), (2, 3, "ORG"), (4, 5, "ORG")], [(0, 1, "PER"), (2, 5, "ORG")]),
        (
            "Oman and Oman or Oman",
            [(0, 1, "LOC"), (2, 3, "ORG"), (4, 5, "LOC")],
            [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")],
        ),
        (
            "Bell Motor Co. praised Bell and Ann Petrov",
            [(0, 3, "ORG"), (4, 5, "PER"), (6, 8, "PER")],
            [(0, 3, "ORG"), (4, 5, "ORG"), (6, 8, "PER")],
        ),
        (
            "Bell Motor Co. praised Bell and Ann Bell",
            [(0, 3, "ORG"), (4, 5, "PER"), (6, 8, "PER")],
            [(0, 3, "ORG"), (4, 5, "PER"), (6, 8, "PER")],
        ),
        ("ORG of Petrov", [(0, 1, "ORG"), (2, 3, "PER")], [(0, 1, "ORG"), (2, 3, "PER")]),
    ],
)
def test_parts_of_names_are_joined_and_typed_alike(words, found, names):
    candidates = [(first, beyond, surely(kind)) for first, beyond, kind in found]
    assert [(n.first, n.beyond, n.type) for n in name_spans(candidates, words.split())] == names


def check(text, start=0):
    """What must hold of the parse of any text."""
    found = parse(text, start)
    spans = list(zip(found.starts, found.ends, strict=True))
    assert all(start <= lo < hi <= len(text) for lo, hi in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert "".join(found.words) == "".join(text[start:].split())
    n = len(found)
    assert len(found.upos) == len(found.xpos) == len(found.heads) == len(found.relations) == len(found.lemmas) == n
    for ranges in (found.sentences, found.paragraphs):
        assert [i for lo, hi in ranges for i in range(lo, hi)] == list(range(n))
    for lo, hi in found.sentences:
        roots = [i for i in range(lo, hi) if found.heads[i] < 0]
        assert len(roots) == 1
        assert all(lo <= found.heads[i] < hi for i in range(lo, hi) if i != roots[0])
        assert found.extent(roots[0]) == (lo, hi)
    previous = 0
    for name in found.names:
        assert previous <= name.first < name.beyond <= n
        previous = name.beyond
    for role in found.roles:
        assert all(0 <= lo < hi <= n for lo, hi in (role.cue, *role.contents, *([role.source] if role.source else [])))
    return found


WORDS = [
    "Kyiv",
    "said",
    "the",
    "“",
    "”",
    '"',
    "'",
    "’s",
    "U.S.",
    "n't",
    ".",
    ",",
    "\n",
    "\n\n",
    " ",
    "(",
    "2025",
    "will",
    "«",
    "``",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join))
def test_any_text_is_parsed_whole(text):
    check(text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join), st.integers(0, 20))
def test_offsets_count_from_the_beginning_of_the_text(text, start):
    check(text, min(start, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\r\n\t\u2028\x85", "\x00\x01\x1f\x7f", "\ud800", "a\udfffb \ud83d", "\ufeffKyiv", "e\u0301 \u200d\u202e",
        "“‘«„``''\"’”»" * 30, '"' * 301, "“" * 300, "it's 'it' ’’ ‘‘", "😀" * 400, "。" * 300, "\u0600" * 500,
    ],
    ids=lambda text: ascii(text)[:20],
)  # fmt: skip
def test_odd_characters(text):
    check(text)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("(" * 6_000 + "peace", 30),
        ("x" * 1_000_000, 10),
        ("a-" * 3_000, 30),
        ("Kyivsaid," * 1_000, 30),
        ("www." * 20_000, 10),
        ("a " * 3 + "\n" * 500_000, 10),
        ("-" * 500_000, 10),
    ],
    ids=["parentheses", "one word", "hyphens", "no space", "address", "empty lines", "dashes"],
)
def test_hostile_texts_take_linear_time(text, limit):
    began = time.process_time()
    check(text)
    assert time.process_time() - began < limit


def test_same_result_alone_or_after_other_texts():
    first = parse(NEWS)
    parse("Something else. " * 50)
    assert parse(NEWS) == first


def test_paragraphs_of_other_windows_change_nothing():
    """A window is read by itself: what follows a long text does not change what was found before."""
    long = "\n\n".join([NEWS] * 4)
    first, more = parse(long), parse(long + "\n\n" + NEWS * 3)
    edge = next(w.beyond for w in windows(tokenize(long)))
    assert first.heads[:edge] == more.heads[:edge]
    assert first.xpos[:edge] == more.xpos[:edge]


@given(st.lists(st.sampled_from(["peace", "unbelievably", ".", "x" * 150, "Kyiv"]), max_size=300), st.integers(1, 50))
@settings(max_examples=30, deadline=None)
def test_windows_cover_every_token_once_and_fit(words, every):
    text = "".join(word + ("\n" if i % every == 0 else " ") for i, word in enumerate(words))
    tokens = tokenize(text)
    found = list(windows(tokens))
    assert [i for window in found for i in range(window.first, window.beyond)] == list(range(len(words)))
    assert all(len(window.ids) <= MOST_PIECES + 2 for window in found)


def is_tree(heads):
    for node in range(1, len(heads) + 1):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return sum(head == 0 for head in heads) == 1


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-50, 50), min_size=n * n + n, max_size=n * n + n)))
def test_the_tree_is_the_best_one_with_a_single_root(numbers):
    n = int((len(numbers) + 0.25) ** 0.5 - 0.5 + 1e-9)
    scores = np.array(numbers, np.float32).reshape(n, n + 1)
    heads = tree(scores).tolist()
    assert is_tree(heads)
    every = [h for h in itertools.product(range(n + 1), repeat=n) if all(h[i] != i + 1 for i in range(n)) and is_tree(h)]
    assert sum(scores[i, heads[i]] for i in range(n)) == max(sum(scores[i, h[i]] for i in range(n)) for h in every)


def test_labels_follow_the_likeliest_sequence():
    scores = np.array([[0, 5, 0], [1, 0, 1.5], [3, 2, 0]], np.float32)
    assert fragments(best_labels(scores)) == [(0, 0, 2)]


def follows(labels):
    return all(k == 0 or k % 2 or (i and labels[i - 1] in (k, k - 1)) for i, k in enumerate(labels))


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-9, 9), min_size=5 * n, max_size=5 * n)))
def test_labels_are_the_best_of_all_sequences(numbers):
    scores = np.array(numbers, np.float32).reshape(-1, 5)
    labels = best_labels(scores).tolist()
    every = [path for path in itertools.product(range(5), repeat=len(scores)) if follows(path)]
    assert follows(labels)
    assert sum(scores[range(len(labels)), labels]) == max(sum(scores[range(len(path)), path]) for path in every)


def test_graph_and_tree_are_nltks():
    found = parse("Kyiv said Moscow agreed. It waits.")
    graph = found.graph(0)
    assert isinstance(graph, DependencyGraph)
    assert graph.root["word"] == "said"
    assert isinstance(found.tree(0), Tree)
    assert str(found.tree(0)) == "(said Kyiv (agreed Moscow) .)"
    assert sorted([*found.tree(1).leaves(), found.tree(1).label()]) == [".", "It", "waits"]


def test_navigation():
    found = parse("The envoy from Oman arrived.")
    envoy, oman = found.words.index("envoy"), found.words.index("Oman")
    assert found.extent(envoy) == (0, 4)
    assert list(found.ancestors(oman)) == [envoy, found.words.index("arrived")]
    assert found.tokens(*found.chars(1, 3)) == (1, 3)
    assert found.tokens(3, 3) in [(0, 0), (1, 1)]
