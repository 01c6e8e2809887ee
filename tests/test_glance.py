"""At a glance: what the sentences say, where their parts lead, and how both and the cards of actors are shown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM, actor, many, span, talks

from toolkit import glance
from toolkit.annotate import annotate_document
from toolkit.display import at_a_glance, dossiers
from toolkit.display.anchors import actor as actor_address
from toolkit.display.anchors import page
from toolkit.frames import frame
from toolkit.glance import Part, Target, plain, protagonists
from toolkit.glance.parts import counted, leaders, listed, quoted
from toolkit.records import Article, Document
from toolkit.tables import Dossier

ROOT = Path(__file__).parents[1]
REPORTS = {"actors": glance.actors, "conditions": glance.conditions, "timelines": glance.timelines}


def said(name: str, dossier: Dossier) -> list[str]:
    """The sentences of a report as words."""
    return [plain(sentence) for sentence in REPORTS[name](dossier)]


def targets(name: str, dossier: Dossier) -> list[Target]:
    """Where the parts of the sentences of a report lead."""
    return [part.target for sentence in REPORTS[name](dossier) for part in sentence if part.target]


def news(*told: tuple[str, str]) -> Dossier:
    """A dossier of sentences by their days."""
    return Dossier.of(annotate_document(Document(f"a{n}", text, day)) for n, (day, text) in enumerate(told))


@pytest.mark.parametrize("name", REPORTS)
def test_a_dossier_without_articles_says_so(name: str):
    assert said(name, Dossier.of([])) == ["No article was selected."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("actors", ["1 article tells of no actors.",
                    "It reports no claims: nobody is told to say, want, promise, refuse or do anything.",
                    "Nobody is cited.", "Nobody is seen to change sides."]),
        ("conditions", ["The article tells of no conditions: nothing is tied to anything.",
                        "The article leaves no questions open.", "Accounts differ on no issues."]),
        ("timelines", ["The article tells of no events."]),
    ],
)  # fmt: skip
def test_an_article_without_records_is_told_to_have_none(name: str, expected: list[str]):
    assert said(name, Dossier.of([Article(Document("a", "Nothing."))])) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("actors", ["1 article of 19 March 2025 tells of 2 actors: 2 states.",
                    "It reports 3 claims: 1 acceptance, 1 pledge and 1 deed.",
                    "Russia and Ukraine make the most (1 each).",
                    "Most often cited is Russia (1), of 1 statement in all.",
                    "1 actor is spoken of but never cited: Ukraine.",
                    "1 claim is directed at somebody.", "Nobody is seen to change sides."]),
        ("conditions", ["The article tells of 1 condition: 1 offer.", "Russia (1) sets it.",
                        "No later claim tells what became of it.",
                        "The latest, reported on 19 March 2025: “it would halt strikes” if “Kyiv agreed” (Russia).",
                        "The article leaves no questions open.", "Accounts differ on no issues."]),
        ("timelines", ["The article tells of 3 events: 1 is dated, 1 was announced and 1 hangs on an if.",
                       "1 date is known to the day: 17 March 2025.",
                       "The latest deed or decision with a day of its own: “Kyiv accepted the plan on Monday” "
                       "(Ukraine, 17 March 2025).",
                       "1 event is scheduled after 19 March 2025, the day of the latest article: next "
                       "“Talks will open in April” (April 2025).",
                       "No event is told by more than one article.", "Nobody is seen to change sides."]),
    ],
)  # fmt: skip
def test_one_article_in_sentences(name: str, expected: list[str]):
    assert said(name, Dossier.of([talks()])) == expected


def test_a_change_of_sides_is_told_with_both_passages():
    told = news(
        ("2025-03-10", "Hungary rejected the ceasefire plan."), ("2025-04-14", "Hungary accepted the ceasefire plan.")
    )
    assert said("actors", told)[-1] == (
        "Hungary went from against (“Hungary rejected the ceasefire plan”, 10 March 2025) "
        "to for (“Hungary accepted the ceasefire plan”, 14 April 2025)."
    )
    assert targets("actors", told)[-2:] == [Target("passage", "a0", "c1"), Target("passage", "a1", "c1")]


def test_who_concedes_what_was_asked_gives_it_up():
    told = news(
        ("2025-03-10", "Hungary demanded that Serbia close the dam."),
        ("2025-04-14", "Hungary dropped its demand that Serbia close the dam."),
    )
    assert said("actors", told)[-1] == (
        "Hungary went from asking (“Serbia close the dam”, 10 March 2025) "
        "to giving it up (“Hungary dropped its demand that Serbia close the dam”, 14 April 2025)."
    )


def test_what_became_of_conditions_is_told_with_the_claim_that_decides():
    one = Dossier.of([talks(), talks("later", "2025-03-21")])
    rows = one.ledger.to_dict("records")
    decision = {"decided": "2025-03-20", "by": "ukraine", "evidence_article": "later", "evidence_id": "c1",
                "evidence_text": "Kyiv accepted the plan on Monday"}  # fmt: skip
    one._frames["ledger"] = frame("ledger", [rows[0] | {"status": "met"} | decision, rows[1] | {"status": "open"}])
    sentences = said("conditions", one)
    assert "As far as later claims tell, 1 is open and 1 was met." in sentences
    assert (
        "Met on 20 March 2025: “it would halt strikes” if “Kyiv agreed” (Russia), "
        "by “Kyiv accepted the plan on Monday” (Ukraine)."
    ) in sentences
    assert not [sentence for sentence in sentences if sentence.startswith("The latest")]
    assert re.search(r'>met</span> <a [^>]*#c1">on 2025-03-20</a>', dossiers(one, "").html)


def test_what_is_denied_is_not_told_as_an_account():
    told = news(("2025-03-12", "Serbia accused Romania of shelling a village. Romania denied responsibility for the deaths."))
    assert "Romania (denying “responsibility for the deaths”)" in " ".join(said("conditions", told))


def test_open_questions_and_differing_accounts_are_told_with_their_words():
    told = news(
        ("2025-03-10", "It was not clear whether Hungary would accept the ceasefire plan."),
        (
            "2025-03-11",
            "Serbia said Hungary had accepted the ceasefire plan. Romania said Hungary had rejected the ceasefire plan.",
        ),
    )
    sentences = said("conditions", told)
    assert "The articles leave 1 question open: whether “Hungary would accept the ceasefire plan” (Hungary)." in sentences
    [differing] = [sentence for sentence in sentences if sentence.startswith("Accounts differ on 1 issue")]
    assert "Serbia (“Hungary had accepted the ceasefire plan”)" in differing
    assert "Romania (“Hungary had rejected the ceasefire plan”)" in differing


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("corpus", [[talks()], [talks(), talks("b", "2025-03-20")], [many(60)], [many(200, seed=3), talks()]])
def test_every_target_is_there(name: str, corpus: list[Article]):
    given = Dossier.of(corpus)
    cells = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))["cells"]
    code = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    cards = set(protagonists(given))
    records = {
        one.id: {r.id for r in (*one.claims, *one.conditions)}
        | {f"m{mention.start}-{mention.end}" for actor in one.actors for mention in actor.mentions}
        for one in corpus
    }
    for target in targets(name, given):
        if target.kind == "figure":
            assert re.search(rf'figure\(.*note, "{target.id}"\)', code), target
        elif target.kind == "table":
            assert f'"{target.id}", "' in code, target
        elif target.kind == "actor":
            assert target.id in cards
        else:
            assert target.record in records[target.id], target


def test_every_report_has_at_most_nine_sentences():
    for corpus in ([talks()], [many(300)], [many(300, tuple("ABCDEFGHIJKLMNOP")), talks()]):
        assert all(1 <= len(sentences(Dossier.of(corpus))) <= 9 for sentences in REPORTS.values())


@pytest.mark.parametrize("name", REPORTS)
def test_the_order_of_the_articles_changes_nothing(name: str):
    corpus = [many(50), talks("a"), talks("b", "2025-03-21"), talks("c", None)]
    assert said(name, Dossier.of(corpus)) == said(name, Dossier.of(corpus[::-1]))
    assert dossiers(Dossier.of(corpus), "").html == dossiers(Dossier.of(corpus[::-1]), "").html


def test_numbers_and_enumerations_are_english():
    assert [counted(n, "body", "bodies").text for n in (0, 1, 2, 1234)] == ["no bodies", "1 body", "2 bodies", "1,234 bodies"]
    assert [plain(listed(list("abc")[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert leaders([("a", 1), ("b", 1), ("c", 1), ("d", 1)]) == [("a", 1)]


@given(st.text(max_size=300))
def test_a_quotation_is_short_and_on_one_line(text: str):
    words = quoted(text, None).text
    assert len(words) <= 95
    assert "\n" not in words
    assert words[0] + words[-1] == "“”"


def test_a_question_in_the_order_of_a_question_needs_no_whether():
    text = "“Would Hungary accept the ceasefire plan?” Nobody knows."
    asked = replace(CLAIM, id="c1", spans=(span("Would Hungary accept the ceasefire plan", text),), certainty="unknown")
    told = Dossier.of([Article(Document("a", text, "2025-03-10"), claims=(asked,))])
    assert "The article leaves 1 question open: “Would Hungary accept the ceasefire plan”." in said("conditions", told)


def test_actors_without_a_name_are_counted_apart_and_stand_behind():
    told = news(
        ("2025-03-10", "Officials met Hungary’s ministers. Hungary met Serbia. Officials said the plan was dead."),
        ("2025-03-11", "Hungary said the plan was alive. Diplomats said nothing was certain."),
    )
    first, *_, cited, _silent, _directed, _turns = said("actors", told)
    assert first == "2 articles of 10 to 11 March 2025 tell of 2 actors by name: 2 states; 3 more have no name."
    assert cited.endswith(", of 3 statements in all; 2 are of sources without a name.")
    assert told.entities["named"].tolist() == [True, True, False, False, False]
    html = dossiers(told, "").html
    assert re.search(r"<dt>Addresses</dt><dd><a [^>]*>Serbia</a> \(1\)", html)
    assert "table of all actors" not in html  # there are no others with a name


def test_what_may_be_over_is_not_told_to_come_next():
    told = news(("2025-03-10", "The envoys will meet in Geneva in 2025. The ministers will meet on March 20."))
    [coming] = [sentence for sentence in said("timelines", told) if "scheduled after" in sentence]
    assert coming.startswith("2 events are scheduled after 10 March 2025, the day of the latest article: next “The ministers")
    assert "Geneva" not in coming


def test_a_position_of_a_word_is_quoted_with_its_sentence():
    assert (
        "“Hungary demanded change on Monday.”"
        in dossiers(news(("2025-03-12", "Hungary demanded change on Monday.")), "").html
    )


def test_an_article_before_a_name_is_that_of_the_texts():
    text = "The League met. Officials of the League agreed. Sundmark stayed away."
    cast = (
        actor("League", (0, 10), span("the League", text), text=text),
        actor("Sundmark", span("Sundmark", text), text=text),
    )
    met = replace(CLAIM, id="c1", spans=((0, 14),), kind="action", actor="league")
    claims = (met, replace(met, id="c2", spans=(span("Sundmark stayed away", text),), actor="sundmark"))
    given = Dossier.of([Article(Document("a", text, "2025-03-01"), actors=cast, claims=claims)])
    assert "The League and Sundmark make the most (1 each)." in said("actors", given)


HOSTILE = '<script>alert(1)</script> $x$ " onclick="1'


def hostile() -> Dossier:
    """An article whose names, texts and ids are markup."""
    text = f"{HOSTILE} agreed to {HOSTILE}."
    cast = (replace(actor("Kyiv", (0, len(HOSTILE)), text=text), name=HOSTILE, role=f"president {HOSTILE}"),)
    claim = replace(CLAIM, id="c1", spans=((0, len(text)),), kind="accept", actor="kyiv", target="kyiv", when="2025-03-01")
    document = Document('javascript:alert(1)"><img src=x>', text, "2025-03-01")
    return Dossier.of([Article(document, ((0, len(text)),), actors=cast, claims=(claim,))])


@pytest.mark.parametrize("show", [*(lambda d, of=of: at_a_glance(of(d), HOSTILE) for of in REPORTS.values()),
                                  lambda d: dossiers(d, HOSTILE)])  # fmt: skip
def test_hostile_words_stay_words(show):
    html = show(hostile()).html
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search(r"<[^>]*onclick=\"1", html)
    assert "$x$" not in html
    assert not re.search(r'href="javascript', html)


def test_a_glance_links_tables_here_and_passages_and_actors_in_the_report():
    shown = at_a_glance(glance.conditions(Dossier.of([talks()])), "A note.")
    assert '<a href="#table-ledger">1 condition</a>' in shown.html
    assert f'<a data-href="articles/{page("talks")}#k1">“Kyiv agreed”</a>' in shown.html
    assert f'<a data-href="{actor_address("russia")}">Russia</a>' in shown.html
    assert shown.plain.endswith("Accounts differ on no issues.\nA note.")


def test_a_card_tells_claims_conditions_positions_and_whom_an_actor_addresses():
    html = dossiers(Dossier.of([talks()]), "A note.").html
    russia, ukraine = (
        html.split(f'id="{actor_address(id).partition("#")[2]}"')[1].split("</section>")[0] for id in ("russia", "ukraine")
    )
    assert "1 claim: 1 pledge" in russia
    assert "1 statement, none quoted directly" in russia
    assert re.search(
        r'<span class="chip function-offer">offer</span> <a [^>]*#k1">“it would halt strikes”</a> if <a ', russia
    )
    assert re.search(
        r'>pledge</span> possible <span class="chip side-open">open</span>: <a [^>]*#c2">“it would halt strikes”</a>', russia
    )
    assert re.search(r"<dt>Addresses</dt><dd><a [^>]*>Russia</a> \(1\)</dd>", ukraine)


def test_a_refusal_in_negative_words_is_a_refusal_and_no_denial_of_one():
    told = (
        "Hungary said it would not accept the plan.",
        "Serbia did not accept the plan.",
        "Poland did not reject the plan.",
    )
    html = dossiers(news(*(("2025-03-10", text) for text in told)), "").html
    shown = re.findall(r'class="chip kind-\w+">([^<]+)</span>(?: <span class="chip side-\w+">(\w+)</span>)?', html)
    assert sorted(shown) == [("accept (negated)", "against"), ("reject", "against"), ("reject (negated)", "open")]


def test_cards_are_few_and_say_where_all_of_something_is():
    given = Dossier.of([many(400, tuple(f"State {n}" for n in range(30)))])
    html = dossiers(given, "").html
    assert html.count('<section class="card"') == glance.CARDS
    assert '18 more in the <a href="#table-entities">table of all actors</a>' in html
    few = dossiers(given, "", most=2).html
    assert few.count('<section class="card"') == 2


def test_a_dossier_without_actors_says_so():
    assert "No actor with a name takes part." in dossiers(Dossier.of([Article(Document("a", "Nothing."))]), "").html


def test_parts_are_data_for_scripts():
    first = glance.actors(Dossier.of([talks()]))[0]
    assert first[0] == Part("1 article", Target("table", "articles"))


def test_what_somebody_says_he_does_is_no_latest_deed():
    dossier = news(
        ("2025-03-18", "Kyiv accepted the plan on Monday."),
        ("2025-03-23", "“I sign what I can keep,” President Volodymyr Zelenskyy told supporters on Saturday."),
    )
    assert {"2025-03-17", "2025-03-22"} == set(dossier.timeline.query("kind == 'accept'")["first"])
    latest = next(sentence for sentence in said("timelines", dossier) if sentence.startswith("The latest deed"))
    assert "“Kyiv accepted the plan on Monday”" in latest
