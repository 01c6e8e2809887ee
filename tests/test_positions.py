"""Positions over time: what claims are about, which issue they belong to, who changes sides, whose accounts differ."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import CLAIM
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from toolkit import figures
from toolkit.annotate import annotate_document
from toolkit.entities import resolve
from toolkit.figures.canvas import style
from toolkit.figures.stands import LINES
from toolkit.language.rarity import rarity
from toolkit.positions import Position, Traced, side, trace
from toolkit.positions.agreement import agreement
from toolkit.positions.antecedents import completed
from toolkit.positions.contents import Content, contents, name_term
from toolkit.positions.vectors import topics, weigh
from toolkit.records import KINDS, Actor, Article, Document, Mention, Name, slug
from toolkit.tables import Dossier


def read(**texts: str) -> list[Article]:
    """Annotated articles, one a day: the names are d0310 for 10 March."""
    days = {name: f"2025-{name[1:3]}-{name[3:]}" for name in texts}
    return [annotate_document(Document(name, text, days[name])) for name, text in texts.items()]


def traced(*articles: Article) -> Traced:
    return trace(articles, resolve(articles))


def changes(found: Traced) -> list[Position]:
    return [position for position in found.positions if position.changed]


CHANGES = [
    ("Hamas on Monday rejected an Israeli proposal to extend the first phase of the truce.",
     "Hamas agreed on Monday to extend the first phase of the truce, Egyptian officials said."),
    ("Iran will not hold direct talks with Washington on its nuclear programme, Foreign Minister Abbas Araqchi said.",
     "Iran is ready to hold direct talks with the United States on its nuclear programme, Araqchi said."),
    ("President Salva Kiir rejected the power-sharing deal on Thursday.",
     "President Salva Kiir signed the power-sharing deal in Juba on Saturday."),
    ("Ethiopia said it would not withdraw its troops from the disputed town of Badme.",
     "Ethiopia said it would withdraw its troops from Badme by June."),
    ("Turkey has opposed Sweden's bid to join NATO.", "Turkey approved Sweden's bid to join NATO."),
    ("Serbia said it would never recognise Kosovo's independence.", "Serbia recognised Kosovo's independence on Sunday."),
    ("The Oromo Liberation Army demanded that Ethiopia withdraw federal troops from Wollega before any peace talks.",
     "The Oromo Liberation Army has dropped its demand that federal troops withdraw from Wollega, mediators said."),
    ("It was not clear whether Colombia would accept the ceasefire terms.",
     "Colombia accepted the ceasefire terms on Saturday."),
    ("Khartoum rejected the deployment of U.N. peacekeepers in Darfur.",
     "Sudan accepted the deployment of a joint peacekeeping force in Darfur."),
    ("North Korea said it would return to the six-party talks on its nuclear weapons.",
     "North Korea ruled out a return to the six-party talks."),
    ("France opposed lifting the arms embargo on Syrian rebels.", "France backed the lifting of the arms embargo on Syria."),
    ("The Taliban agreed to halt attacks on foreign troops.", "The Taliban vowed to continue attacks on foreign troops."),
    ("Mali's junta refused to hand power to the assembly.", "Mali's junta agreed to hand power to the assembly."),
    ("Moscow backed the grain export agreement with Ankara.", "Moscow pulled out of the grain export agreement."),
    ("Armenia accepted the border demarcation map.", "Armenia did not accept the border demarcation map."),
    ("Sudan's army ruled out an armistice with the Rapid Support Forces.",
     "Sudan's army accepted a ceasefire with the Rapid Support Forces."),
    ("Yemen's Houthis refused to hand over the captives to the Red Cross.",
     "The Houthis agreed to hand over the hostages to the Red Cross."),
    ("Eritrea rejected negotiations with Ethiopia over the port of Assab.",
     "Eritrea agreed to talks with Ethiopia over the port of Assab."),
    ("Armenian Prime Minister Nikol Pashinyan rejected a land corridor through Syunik.",
     "Armenia accepted a land corridor through Syunik on Thursday."),
    ("Greece opposed the extension of the airport agreement with Turkey.",
     "Greek Foreign Minister George Gerapetritis approved the extension of the airport agreement with Turkey."),
    ("Indian Foreign Minister Subrahmanyam Jaishankar demanded that China withdraw from Depsang before trade talks.",
     "India dropped its demand that China pull out of Depsang before trade talks begin."),
    ("France demanded that Chad sign a pledge to send no more fighters to Darfur. Chad refused to sign such a pledge.",
     "Chad agreed to sign a pledge to send no more fighters to Darfur."),
    ("Finland insists that Russia reopen the crossing at Vaalimaa before any talks on transit.",
     "Finland no longer insists that the Vaalimaa crossing be reopened before talks on transit, diplomats said."),
    ("Niger demanded that the observers leave Agadez before a new round of talks with the Tuareg rebels.",
     "Niger has softened its demand that the observers leave Agadez before the rebels are heard, a mediator said."),
    ("Burundi wants the camps near Uvira closed before anything else happens, its foreign minister said.",
     "Burundi has dropped its demand that Congo close the Uvira camps before anything else can happen."),
    ("Cyprus threatened to veto the customs agreement with Turkey.",
     "Cyprus will not veto the customs agreement with Turkey, the government said."),
    ("Togo opposed the deployment of Nigerian police in Lome.",
     "Togo has dropped its opposition to the deployment of Nigerian police in Lome."),
    ("Zambian President Hakainde Hichilema refused to call early elections.",
     "Hichilema said he was now willing to call early elections."),
    ("Ghana opposes the transit of cattle through Tamale.", "Ghana no longer opposes the transit of cattle through Tamale."),
]  # fmt: skip
SAME = [
    ("Cyprus supports the sanctions on Belarus.", "Cyprus supports the sanctions on Belarus, its president said."),
    ("Norway offered to host the next round of talks on Libya.", "Norway rejected the extradition of a former minister."),
    ("The rebels agreed to stop shelling the port of Aden.", "The M23 rebels would continue shelling the port of Aden."),
    ("The European Union demanded the release of two journalists held in Minsk.",
     "The European Union welcomed the release of two journalists held in Minsk."),
    ("Hungary rejected the ceasefire plan.", "Slovakia accepted the ceasefire plan."),
    ("Hungary would accept the ceasefire plan if Serbia did.", "Hungary accepted the ceasefire plan."),
    ("Israel said Hamas had agreed to release ten hostages.", "Hamas said it had not agreed to release ten hostages."),
    ("Hamas agreed to release ten hostages.", "Israel did not say whether Hamas had agreed to release ten hostages."),
    ("Kenya will send police officers to Haiti.", "Kenya might send police officers to Haiti."),
    ("Yemen's Houthis refused to hand over the captives.", "The Houthis agreed to hand over the port."),
    ("Eritrea rejected negotiations with Ethiopia over the port of Assab.",
     "Eritrea agreed to talks with Djibouti over fishing rights."),
    ("Defence Minister Israel Katz opposed the withdrawal from the Philadelphi corridor.",
     "Israel agreed to the withdrawal from the Philadelphi corridor."),
    ("Armenian opposition leader Levon Zurabyan rejected a land corridor through Syunik.",
     "Armenia accepted a land corridor through Syunik on Thursday."),
    ("Former Armenian President Robert Kocharyan rejected a land corridor through Syunik.",
     "Armenia accepted a land corridor through Syunik on Thursday."),
    ("Turkish President Recep Tayyip Erdogan rejected a land corridor through Syunik.",
     "Turkish Foreign Minister Hakan Fidan accepted a land corridor through Syunik."),
    ("Japanese Prime Minister Shigeru Ishiba opposed the tariffs on steel.",
     "South Korea accepted the tariffs on steel."),
    ("France demanded that Chad sign a pledge to send no more fighters to Darfur. Chad refused to sign such a pledge.",
     "Chad agreed to sign a loan for a railway to Darfur."),
    ("Niger demanded that the observers leave Agadez.", "Niger has not softened its demand that the observers leave Agadez."),
    ("Finland insists that Russia reopen the crossing at Vaalimaa.",
     "Finland still insists that the Vaalimaa crossing be reopened."),
    ("Burundi demanded that Congo close the camps near Uvira.",
     "Burundi has dropped its demand that Congo pay for a bridge near Uvira."),
    ("Cyprus threatened to veto the customs agreement with Turkey.",
     "Cyprus repeated its threat to veto the customs agreement with Turkey."),
    ("Togo opposed the deployment of Nigerian police in Lome.",
     "Togo has dropped its opposition to a power line from Nigeria."),
    ("Eritrea demanded a truce in Tigray.", "Eritrea declared a truce in Tigray."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "now"), CHANGES, ids=range(len(CHANGES)))
def test_an_actor_that_goes_to_the_other_side_of_a_thing_has_changed(before: str, now: str) -> None:
    [change] = changes(traced(*read(d0110=before, d0410=now)))
    assert change.before is not None
    assert (change.before.article.id, change.content.article.id) == ("d0110", "d0410")
    assert change.issue is not None


@pytest.mark.parametrize(("before", "now"), SAME, ids=range(len(SAME)))
def test_other_actors_other_things_and_the_same_side_are_no_change(before: str, now: str) -> None:
    assert not changes(traced(*read(d0110=before, d0410=now)))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(
            "President Nicolas Maduro refused to allow foreign observers.", "Maduro let monitors watch the polls.",
            marks=pytest.mark.xfail(reason="one thing in quite other words", strict=True),
        ),
    ],
)  # fmt: skip
def test_changes_that_are_missed(before: str, now: str) -> None:
    assert changes(traced(*read(d0110=before, d0410=now)))


def test_a_change_cites_what_was_held_before() -> None:
    dossier = Dossier.of(read(d0310="Hungary rejected the ceasefire plan.", d0414="Hungary accepted the ceasefire plan."))
    first, second = dossier.positions.to_dict("records")
    assert (second["before"], second["before_side"], second["before_last"]) == ("d0310#c1", "against", "2025-03-10")
    assert (first["side"], second["side"], second["near"], second["shared"]) == ("against", "for", 1.0, "ceasefire")
    [issue] = dossier.issues.to_dict("records")
    assert (issue["issue"], issue["positions"], issue["articles"], issue["holders"]) == ("d0310#c1", 2, 2, "Hungary")
    assert issue["sources"] == "d0310 [0:35]; d0414 [0:35]"


def test_what_is_told_twice_changes_once() -> None:
    accepted = "Hungary accepted the ceasefire plan."
    found = traced(*read(d0310="Hungary rejected the ceasefire plan.", d0414=accepted, d0415=accepted))
    assert [change.content.article.id for change in changes(found)] == ["d0414"]


def test_positions_of_one_day_are_no_change() -> None:
    [article] = read(d0310="Hungary accepted a local ceasefire. Hungary rejected a full ceasefire.")
    assert not changes(traced(article))


def test_a_position_dated_by_its_text_stands_at_that_date() -> None:
    past, present = "Hungary rejected the ceasefire plan on February 3.", "Hungary backed the ceasefire plan."
    found = traced(*read(d0310=past, d0301=present))
    assert [position.content.first for position in found.positions] == ["2025-02-03", "2025-03-01"]
    assert [change.content.article.id for change in changes(found)] == ["d0301"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "accept"}, "for"),
        ({"kind": "pledge", "negated": True}, "against"),
        ({"kind": "pledge", "time": "hypothetical"}, "open"),
        ({"kind": "propose", "certainty": "possible"}, "open"),
        ({"kind": "propose", "negated": True}, "open"),
        ({"kind": "accept", "certainty": "probable"}, "for"),
        ({"kind": "concede", "rule": "cue:allow/obj"}, "for"),
        ({"kind": "concede", "rule": "cue:drop/obj"}, "against"),
        ({"kind": "concede", "rule": "cue:back/+down", "negated": True}, "for"),
        ({"kind": "reject"}, "against"),
        ({"kind": "reject", "negated": True, "rule": "own-side:will-not"}, "against"),
        ({"kind": "reject", "negated": True}, "open"),
        ({"kind": "demand", "certainty": "possible"}, "asks"),
        ({"kind": "threaten", "time": "hypothetical"}, "threatens"),
        ({"kind": "accuse"}, "accuses"),
        ({"kind": "state"}, "tells"),
        ({"kind": "state", "rule": "denied"}, "denies"),
        ({"kind": "action", "negated": True}, "denies"),
    ],
)
def test_the_side_follows_from_kind_negation_and_certainty(fields: dict[str, object], expected: str) -> None:
    assert side(replace(CLAIM, **fields)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia declined to comment on the shelling of the port.", True),
        ("The White House did not say whether Ukraine would accept the truce.", True),
        ("Russia refused to open the port.", False),
    ],
)
def test_who_does_not_speak_takes_no_side(text: str, expected: bool) -> None:
    assert content(text).is_silence == expected
    assert (content(text).side == "open") == expected


@pytest.mark.parametrize(
    "text",
    [
        "France asked whether the port was open.",
        "France asked Georgia's government whether it would accept the truce.",
        '"Will Ukraine accept the truce?" Serbia said.',
    ],
)
def test_who_asks_is_not_silent(text: str) -> None:
    assert not content(text).is_silence


def content(text: str) -> Content:
    """What the last claim of a text is about."""
    article = annotate_document(Document("a", text, "2025-03-19"))
    return [*completed(contents(article, resolve([article])))][-1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Georgia agreed to halt the strikes on the port.", "Georgia promised to continue the strikes on the port.", -1),
        ("Georgia agreed to halt the strikes on the port.", "Serbia called for an end to strikes on the port.", 1),
        ("France said the sanctions on Serbia must be lifted.", "Georgia demanded further sanctions on Serbia.", -1),
        ("Georgia said it would not lift the sanctions on Serbia.", "France backed the sanctions on Serbia.", 1),
        ("Serbia demanded the release of the pilots.", "Georgia refused the release of the pilots.", -1),
        ("Serbia accused Georgia of shelling the port.", "Georgia denied shelling the port.", -1),
        ("France said Georgia had agreed to open the port.", "Georgia denied it had agreed to open the port.", -1),
        ("Serbia condemned the bombing of the port.", "Georgia vowed to rebuild the port.", 0),
        ("It is not clear whether Georgia would accept the truce.", "Serbia demanded a truce.", 0),
        ("Serbia condemned the proposal to close the port.", "Georgia proposed to close the port.", -1),
        ("Serbia accused Georgia of closing the port.", "Georgia promised to reopen the port.", 0),
        ("Georgia rejected allegations that it had closed the port.", "Serbia accused Georgia of closing the port.", -1),
        ("Georgia rejected reports that it would sell the port.", "Serbia offered to buy the port.", 0),
        ("Georgia said it would not attend the talks.", "Serbia said it would attend the talks.", 0),
        ("Georgia said it would not attend the talks.", "Serbia urged Georgia to attend the talks.", -1),
        ("Georgia did not propose a truce.", "Serbia accepted a truce.", 0),
        ("Georgia said it would stop opposing the release of the pilots.", "Serbia demanded the release of the pilots.", 1),
        ("Georgia warned against the release of the pilots.", "Serbia demanded the release of the pilots.", 0),
        ("Georgia said the port was not the only target.", "Serbia said the port was a target.", 0),
    ],
)
def test_two_claims_about_one_thing_agree_or_do_not(one: str, other: str, expected: int) -> None:
    assert agreement(content(one), content(other)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hungary rejected Ukraine's peace plan on Monday.", {"peace", "plan", "Ukraine"}),
        ("Hungary rejected the plan of Kyiv for Cuban refugees.", {"plan", "Kyiv", "Cuban", "refugees"}),
        ("Russia's Defence Ministry said its troops would leave the Black Sea port.", {"Black Sea", "port"}),
        ("Egypt proposed a truce and the release of ten hostages. Hamas rejected the proposal.",
         {"proposal", "truce", "release", "ten", "hostages"}),
        ("Egypt proposed a truce and the release of ten hostages. Hamas rejected a proposal.", {"proposal"}),
    ],
)  # fmt: skip
def test_a_content_has_neither_its_actor_nor_its_cue_nor_dates(text: str, words: set[str]) -> None:
    assert set(content(text).words.values()) == words


def test_names_in_any_spelling_are_one_term() -> None:
    assert name_term("Vladimir Putin", True) == name_term("Putin", True) == "putin"
    assert name_term("U.S.", False) == name_term("America", False) == "united-states"
    assert name_term("", True) == "unnamed"


def test_rare_words_tell_more_than_common_ones() -> None:
    assert rarity("the") == 0 < rarity("government") < rarity("talks") < rarity("enrichment") <= 1
    assert 0 <= rarity("") <= rarity("𝔘") == 1


def test_accounts_that_differ_cite_each_other() -> None:
    dossier = Dossier.of(read(
        d0318="Ukraine said on March 11 it was prepared to accept a 30-day ceasefire.",
        d0319="President Vladimir Putin rejected a 30-day ceasefire. Poland backed the 30-day ceasefire.",
    ))  # fmt: skip
    rows = {row["party_name"]: row for row in dossier.accounts.to_dict("records")}
    assert {name: row["standing"] for name, row in rows.items()} == {
        "Ukraine": "differs", "Vladimir Putin": "differs", "Poland": "differs",
    }  # fmt: skip
    assert (rows["Ukraine"]["says"], rows["Vladimir Putin"]["says"]) == ("for", "against")
    assert rows["Ukraine"]["basis"] == "sides"
    assert rows["Ukraine"]["other_party_name"] == "Vladimir Putin"


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea blamed the Ethiopian army for the shelling of Badme. Ethiopia denied responsibility.",
        "Kosovo accused Serbia of cutting the power line near Gazivoda. Belgrade denied the accusation.",
        "Chad accused Sudan's army of a drone attack on the town of Tine. The army in Khartoum denied any involvement.",
        "Estonia accused Russia of jamming GPS signals over the Gulf of Finland. Moscow rejected the charge on Monday.",
        "The Houthis blamed Israel for the blast at the port of Hodeidah. Israel denied responsibility for the blast.",
        "Mali accused Algeria of sheltering gunmen near Tinzaouaten. Algeria denied it.",
        "Pakistan accused India of diverting water from the Chenab. India dismissed the allegations.",
    ],
)
def test_who_is_accused_and_denies_it_differs(text: str) -> None:
    assert [account.standing for account in traced(*read(d0310=text)).accounts] == ["differs", "differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea blamed the Ethiopian army for the shelling of Badme. Kenya denied responsibility for a fire in Moyale.",
        "Kosovo accused Serbia of cutting the power line near Gazivoda. Serbia denied entry to two Croatian lawmakers.",
        "Estonia accused Russia of jamming GPS signals over the Gulf of Finland. Moscow rejected the peace plan on Monday.",
        "Mali accused Algeria of sheltering gunmen near Tinzaouaten. Niger denied it had closed its embassy.",
        "Pakistan accused India of diverting water from the Chenab. India rejected the resolution on Kashmir.",
        "Pakistan accused India of diverting water from the Chenab. Nepal dismissed the allegations.",
        "Mali accused Algeria of sheltering gunmen near Tinzaouaten. Ghana said the border was quiet. Algeria denied it.",
    ],
)
def test_who_denies_something_else_does_not_differ(text: str) -> None:
    assert "differs" not in {account.standing for account in traced(*read(d0310=text)).accounts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chad said Sudanese troops had burned the market at Tine.",
         "Khartoum denied that its troops had burned the Tine market."),
        ("Peru said Bolivia had promised to close the mine at Potosi.",
         "Bolivia denied that it had promised to close the Potosi mine."),
        ("Rwanda accused Burundi of shelling the village of Rubavu.", "Burundi accused Rwanda of shelling the village."),
        ("Kenya said Somalia had violated the truce in Mandera.", "Somalia said Kenya had violated the truce in Mandera. "
         "Djibouti urged both to respect the truce in Mandera."),
    ],
)  # fmt: skip
def test_who_denies_what_is_said_of_him_or_says_it_of_the_other_differs(one: str, other: str) -> None:
    assert {a.standing for a in traced(*read(d0310=one, d0311=other)).accounts if a.standing != "alone"} >= {"differs"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Rwanda accused Burundi of shelling the village of Rubavu.",
            "Uganda accused Congo of shelling the village of Rubavu.",
        ),
        ("Chad said Sudanese troops had burned the market at Tine.", "Khartoum denied that its troops had entered Adre."),
        (
            "Peru said Bolivia had promised to close the mine at Potosi.",
            "Chile denied that it had promised to sell the mine.",
        ),
    ],
)
def test_who_is_said_to_have_done_it_tells_accounts_apart(one: str, other: str) -> None:
    assert {a.standing for a in traced(*read(d0310=one, d0311=other)).accounts} <= {"alone", "silent"}


def test_accounts_more_than_a_year_apart_are_not_held_against_each_other() -> None:
    before, now = "Hungary rejected the ceasefire plan.", "Slovakia accepted the ceasefire plan."
    found = [annotate_document(Document(day, text, day)) for day, text in (("2023-03-10", before), ("2025-03-10", now))]
    assert {account.standing for account in traced(*found).accounts} == {"alone"}


def test_what_hangs_on_a_condition_is_not_the_condition() -> None:
    held = content("Georgia will not release the pilots until Serbia ends the shelling of the port.")
    assert set(held.words.values()) == {"pilots"}


def test_what_an_actor_holds_later_is_a_change_and_no_account_that_differs() -> None:
    found = traced(*read(
        d0311="Moldova rejected a plan to place monitors on the border.",
        d0416="Moldova accepted a plan to place monitors on the border, the foreign ministry in Chisinau said.",
    ))  # fmt: skip
    assert len(changes(found)) == 1
    assert "differs" not in {account.standing for account in found.accounts}


def test_a_state_and_its_minister_on_another_day_change_and_do_not_differ() -> None:
    found = traced(*read(
        d0311="Moldovan President Maia Sandu rejected a plan to place monitors on the border.",
        d0416="Moldova accepted a plan to place monitors on the border, the foreign ministry in Chisinau said.",
    ))  # fmt: skip
    assert len(changes(found)) == 1
    assert "differs" not in {account.standing for account in found.accounts}


def test_an_article_that_gives_no_office_takes_it_from_the_others() -> None:
    minister = "Georgian Foreign Minister Ilia Darchiashvili arrived in Baku. "
    refused, accepted = "Darchiashvili rejected the border swap.", "Georgia accepted the border swap."
    assert len(changes(traced(*read(d0309=minister, d0310="Ilia " + refused, d0414=accepted)))) == 1
    gone = "Former Georgian Foreign Minister Ilia Darchiashvili arrived in Baku. "
    assert not changes(traced(*read(d0309=minister, d0310="Ilia " + refused, d0311=gone, d0414=accepted)))


def test_what_accounts_rest_on_is_told() -> None:
    found = traced(*read(
        d0318="Georgia promised to halt the shelling of the port of Poti. Serbia backed the shelling of the port of Poti.",
        d0319="Armenia accused Azerbaijan of shelling the village of Sotk. Azerbaijan denied shelling the village of Sotk.",
    ))  # fmt: skip
    assert {account.party: account.basis for account in found.accounts} == {
        "georgia": "end", "serbia": "end", "armenia": "statements", "azerbaijan": "statements",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Israel said Hamas had agreed to release ten hostages. Egypt said Hamas would release ten hostages.", "told of"),
        ("Serbia urged Hamas to release ten hostages. Egypt urged Hamas to release ten hostages.", "not answered"),
        ("Egypt said the pilots should release the tapes. Serbia said the pilots should release the tapes.", None),
    ],
)
def test_a_silence_says_what_it_rests_on(text: str, basis: str | None) -> None:
    assert next((a.basis for a in traced(*read(d0318=text)).accounts if a.standing == "silent"), None) == basis


def test_a_party_that_gives_no_answer_is_silent_unless_its_state_speaks() -> None:
    asked = "Serbia demanded that Georgia release the pilots. France urged Georgia to release the pilots."
    assert {a.party: a.standing for a in traced(*read(d0318=asked)).accounts}["georgia"] == "silent"
    answer = "Georgian President Salome Zourabichvili refused to release the pilots."
    assert "georgia" not in {a.party for a in traced(*read(d0318=asked, d0319=answer)).accounts}


def test_two_readouts_of_one_call_agree_differ_or_do_not_say() -> None:
    found = traced(*read(
        d0318="Israel said Hamas had agreed to release ten hostages in the first phase.",
        d0319="Hamas said it had not agreed to release ten hostages in the first phase. The White House did not say whether "
        "Hamas had agreed to release the hostages. Egypt said Hamas had agreed to release ten hostages.",
    ))  # fmt: skip
    assert {account.party: account.standing for account in found.accounts} == {
        "israel": "differs", "hamas": "differs", "egypt": "differs", "white-house": "silent",
    }  # fmt: skip


WORDS = ("enrichment", "embargo", "hostages", "ceasefire", "refugees", "pipeline", "amnesty", "referendum")


def told(id: str, day: str | None, words: list[str], kind: str, name: str) -> Article:
    """An article of one claim about these words."""
    text = f"{name} took a stand on {' and '.join(words)}."
    actor = Actor(slug(name), name, "organisation", None, None, None, (Mention(0, len(name), name, "name", ""),))
    cue = (len(name) + 1, len(name) + 16)
    claim = replace(CLAIM, id="c1", spans=((0, len(text)),), cue=(cue,), kind=kind, actor=actor.actor)  # type: ignore[arg-type]
    return Article(Document(id, text, day), ((0, len(text)),), (Name(0, len(name), "LOC", ""),), (), (actor,), (), (claim,))


any_article = st.tuples(
    st.none() | st.integers(10, 28).map("2025-03-{}".format), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(["accept", "reject", "demand", "state"]), st.sampled_from(["Hungary", "Slovakia", "Serbia"]),
)  # fmt: skip


@given(st.lists(any_article, max_size=12), st.randoms())
def test_no_position_is_lost_and_the_order_of_the_files_is_nothing(found: list, random) -> None:
    articles = [told(f"{at:02}", *fields) for at, fields in enumerate(found)]
    result = traced(*articles)
    kinds = [article.id for article in articles if article.claims[0].kind != "state"]
    assert sorted(position.content.article.id for position in result.positions) == kinds
    assert len({m.content.id for issue in result.issues for m in issue.members}) == sum(len(i.members) for i in result.issues)
    for position in result.positions:
        if position.before is not None:
            assert position.before.holder == position.content.holder
            assert position.before.last < position.content.first
        assert position.before is not None or not position.changed
    one, other = Dossier.of(articles), Dossier.of(random.sample(articles, len(articles)))
    for table in ("positions", "issues", "accounts"):
        pd.testing.assert_frame_equal(one.table(table), other.table(table))


def test_issues_hold_when_later_articles_come() -> None:
    pairs = [[WORDS[at % 4], WORDS[at % 4 + 1]] for at in range(12)]
    articles = [told(f"{at:02}", f"2025-03-{10 + at}", words, "accept", "Serbia") for at, words in enumerate(pairs)]
    early, late = traced(*articles[:8]), traced(*articles)
    before = [[member.content.id for member in issue.members] for issue in early.issues]
    after = [[member.content.id for member in issue.members] for issue in late.issues]
    assert all(any(members == longer[: len(members)] for longer in after) for members in before)


def test_many_claims_about_one_thing_take_linear_time() -> None:
    pairs = [["ceasefire", WORDS[at % 3]] for at in range(2000)]
    articles = [told(f"{at:04}", "2025-03-10", words, "accept", f"Party {at % 50}") for at, words in enumerate(pairs)]
    dossier = Dossier.of(articles)
    assert (len(dossier.positions), dossier.issues["positions"].sum()) == (2000, 2000)


@pytest.mark.parametrize("text", ["", "\ud800 \x00", "the the the", "a" * 5000, "$x$ <b> – — 外交部"])
def test_any_text_is_taken(text: str) -> None:
    claim = replace(CLAIM, spans=((0, len(text)),), kind="reject")
    article = Article(Document("a", text), claims=(claim,))
    found = [*completed(contents(article, resolve([article])))]
    assert [position.changed for position in traced(article).positions] == [False]
    assert topics(found, weigh(found)).keys() == {"a"}


def drawn(*articles: Article) -> Figure:
    return figures.positions(Dossier.of(articles).positions)


def test_the_figure_shows_issues_with_their_actors_and_changes() -> None:
    name = "$x^2$ & <b>G</b>"
    texts = {"d0310": "Hungary rejected the ceasefire plan.", "d0414": "Hungary accepted the ceasefire plan."}
    figure = drawn(*read(**texts), told("x", "2025-03-20", ["ceasefire", "amnesty"], "reject", name))
    assert figure.get_suptitle() == "2 actors take sides on 1 issue; 1 of them changes sides; 3 of 3 positions are drawn."
    assert [text.get_text() for text in figure.axes[0].get_yticklabels()][1:] == [name, "Hungary"]
    page = figures.svg(figure)
    assert page == figures.svg(drawn(*read(**texts), told("x", "2025-03-20", ["ceasefire", "amnesty"], "reject", name)))
    assert name in " ".join(ElementTree.fromstring(page).itertext())  # noqa: S314


@settings(max_examples=20)
@given(st.lists(any_article, max_size=12))
def test_any_positions_can_be_drawn(found: list) -> None:
    figure = drawn(*(told(f"{at:02}", *fields) for at, fields in enumerate(found)))
    assert figure.get_suptitle().endswith(".")
    assert figures.svg(figure)


def test_the_figure_of_many_names_fits() -> None:
    articles = [
        told(
            f"{at:03}",
            f"2025-0{1 + at % 9}-10",
            [WORDS[at % 8], WORDS[at % 7]],
            KINDS[at % 9],
            f"Party of the {at % 11}th Day",
        )
        for at in range(200)
    ]
    figure = drawn(*articles)
    with style():
        FigureCanvasAgg(figure).draw()
        labels = [text.get_window_extent() for text in figure.axes[0].get_yticklabels()]
    assert len(labels) <= LINES
    assert all(box.x0 >= -1 for box in labels)
    assert all(below.y0 >= above.y1 - 1 for above, below in pairwise(sorted(labels, key=lambda box: box.y0)))
