from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import actors, attributions, conditions
from toolkit.annotate import annotate_document
from toolkit.conditions import cues
from toolkit.conditions.ties import FRAMES
from toolkit.errors import LexiconError
from toolkit.language import parse
from toolkit.reading import read
from toolkit.records import Claim, Condition, Document


def find(text: str, claims: tuple[Claim, ...] = ()) -> tuple[Condition, ...]:
    document, parsed = Document("d", text, "2025-03-19"), parse(text)
    cast = actors.Cast(parsed, actors.annotate(document, parsed))
    return conditions.annotate(document, parsed, cast, attributions.annotate(document, parsed, cast), claims)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


CASES = [
    (
        "Iran will return to the talks only if Washington lifts its sanctions.",
        "only_if", "withhold", "Washington lifts its sanctions", "Iran will return to the talks",
    ),
    (
        "Pyongyang threatened to resume nuclear tests if the drills went ahead.",
        "if", "threat", "the drills went ahead", "resume nuclear tests",
    ),
    (
        "If Israel attacks its nuclear sites, Iran will block the Strait of Hormuz, a commander said on Sunday.",
        "if", "threat", "Israel attacks its nuclear sites", "Iran will block the Strait of Hormuz",
    ),
    (
        "The United States would lift its embargo if Havana held free elections, the senator said.",
        "if", "offer", "Havana held free elections", "The United States would lift its embargo",
    ),
    (
        "Should the talks fail, the alliance would send more troops.",
        "if", "threat", "the talks fail", "the alliance would send more troops",
    ),
    (
        "The rebels said they would lay down their arms provided that the government freed all political prisoners.",
        "provided", "offer", "the government freed all political prisoners", "they would lay down their arms",
    ),
    (
        "Turkey agreed to let the ships pass on condition that they carry no weapons.",
        "provided", "offer", "they carry no weapons", "let the ships pass",
    ),
    (
        "Hungary will not back the loan unless the pipeline is repaired, its prime minister said on Monday.",
        "unless", "withhold", "the pipeline is repaired", "Hungary will not back the loan",
    ),
    (
        "“We will not sit down at the table,” the commander said, “unless the siege is lifted.”",
        "unless", "withhold", "the siege is lifted", "We will not sit down at the table",
    ),
    (
        "The union said that strikes would continue unless wages were raised.",
        "unless", "threat", "wages were raised", "strikes would continue",
    ),
    (
        "The minister said there could be no peace without a full withdrawal of foreign troops.",
        "unless", "withhold", "a full withdrawal of foreign troops", "there could be no peace",
    ),
    (
        "The rebels refused to sign the accord until their leader was freed.",
        "until", "withhold", "their leader was freed", "The rebels refused to sign the accord",
    ),
    (
        "The president said sanctions would remain in place until Russia withdraws its forces.",
        "until", "withhold", "Russia withdraws its forces", "sanctions would remain in place",
    ),
    (
        "As long as settlements expand, there will be no negotiations, the Palestinian leader said.",
        "as_long_as", "withhold", "settlements expand", "there will be no negotiations",
    ),
    (
        "Serbia would recognise the border only after Kosovo grants autonomy to Serb municipalities.",
        "after", "withhold", "Kosovo grants autonomy to Serb municipalities", "Serbia would recognise the border",
    ),
    (
        "Seoul said it would resume food shipments once inspectors were allowed back.",
        "after", "contingency", "inspectors were allowed back", "it would resume food shipments",
    ),
    (
        "Hamas must disarm before reconstruction can begin, Israel said.",
        "before", "withhold", "Hamas must disarm", "reconstruction can begin",
    ),
    (
        "The group offered to free ten hostages in exchange for the release of 200 prisoners.",
        "exchange", "exchange", "the release of 200 prisoners", "free ten hostages",
    ),
    (
        "Kyiv would give up its claim to NATO membership. In return, Moscow would withdraw its troops.",
        "exchange", "exchange", "Kyiv would give up its claim to NATO membership", "Moscow would withdraw its troops",
    ),
    (
        "Khartoum must hand over the suspects or face sanctions, the Security Council warned.",
        "or_else", "threat", "Khartoum must hand over the suspects", "face sanctions",
    ),
    (
        "The rebels must leave the city by Friday. Otherwise, the army will attack.",
        "or_else", "threat", "The rebels must leave the city by Friday", "the army will attack",
    ),
    (
        "Any deal would require the return of all prisoners, the envoy said.",
        "requires", "demand", "the return of all prisoners", "Any deal",
    ),
    (
        "The president set a halt to the shelling as a condition for talks.",
        "requires", "demand", "a halt to the shelling", "talks",
    ),
    (
        "Moscow's main condition for a truce is that Ukraine abandon its bid to join NATO.",
        "requires", None, "Ukraine abandon its bid to join NATO", "a truce",
    ),
    (
        "Libya would open its ports should the United Nations lift the embargo.",
        "if", "offer", "the United Nations lift the embargo", "Libya would open its ports",
    ),
    (
        "Bosnia agreed to share the bridge, provided the tolls were split.",
        "provided", "offer", "the tolls were split", "share the bridge",
    ),
    (
        "The European Union made further aid conditional on judicial reform.",
        "subject_to", "withhold", "judicial reform", "further aid",
    ),
    (
        "A lasting settlement hinges on the status of the city.",
        "subject_to", "contingency", "the status of the city", "A lasting settlement",
    ),
    (
        "France endorsed the sanctions but stopped short of backing an embargo on gas.",
        "limit", "withhold", "an embargo on gas", "the sanctions",
    ),
    (
        "The conflict can only be resolved through negotiations, the U.N. chief said.",
        "only_if", "contingency", "through negotiations", "The conflict can only be resolved",
    ),
    (
        "Armenia is ready to sign the treaty without preconditions.",
        "unconditional", "offer", "without preconditions", "sign the treaty",
    ),
    (
        "Britain will not hand over the islands unconditionally.",
        "unconditional", "withhold", "unconditionally", "Britain will not hand over the islands",
    ),
    (
        "Colombia’s government will suspend airstrikes provided the guerrillas stop kidnapping civilians.",
        "provided", "offer", "the guerrillas stop kidnapping civilians", "Colombia’s government will suspend airstrikes",
    ),
    (
        "Lay down your weapons or face the consequences, the general told the rebels.",
        "or_else", "threat", "Lay down your weapons", "face the consequences",
    ),
    (
        "Iran threatened to quit the treaty should sanctions be reimposed.",
        "if", "threat", "sanctions be reimposed", "quit the treaty",
    ),
    (
        "Iran threatened to quit the treaty should sanctions return.",
        "if", "threat", "sanctions return", "quit the treaty",
    ),
    (
        "The inspections are not expected to begin until the rules are in place.",
        "until", None, "the rules are in place", "The inspections are not expected to begin",
    ),
    (
        "There will be thousands of us to stop them if they come, the mayor said.",
        "if", None, "they come", "There will be thousands of us to stop them",
    ),
    (
        "“If they fire one more rocket, we will respond with full force,” the minister said.",
        "if", "threat", "they fire one more rocket", "we will respond with full force",
    ),
    (
        "If the bloc fails to protect its borders, it could fall apart, analysts said.",
        "if", "contingency", "the bloc fails to protect its borders", "it could fall apart",
    ),
    (
        "Peace is impossible without the return of the refugees, the envoy said.",
        "unless", None, "the return of the refugees", "Peace is impossible",
    ),
    (
        "Minsk demanded that Warsaw reopen the border before any meeting.",
        "before", "withhold", "Warsaw reopen the border", "any meeting",
    ),
    (
        "The plan depends on the weather.",
        "subject_to", "contingency", "the weather", "The plan",
    ),
    (
        "Barring a last-minute compromise, the truce will end on Friday.",
        "unless", None, "a last-minute compromise", "the truce will end on Friday",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "operator", "function", "condition", "consequent"), CASES, ids=[c[0][:40] for c in CASES])
def test_what_is_tied_to_what(text: str, operator: str, function: str | None, condition: str, consequent: str) -> None:
    [found] = find(text)
    assert (found.operator, words(text, found.condition), words(text, found.consequent)) == (operator, condition, consequent)
    assert function in (None, found.function)


@pytest.mark.parametrize(
    "text",
    [
        "The official spoke on condition of anonymity.",
        "He asked if the talks would continue.",
        "It was not clear if Kyiv would accept the terms.",
        "He served as minister until he resigned in 2010.",
        "The rebels fought until the army arrived.",
        "The two leaders left before the press conference began.",
        "When the truce ends, fighting will resume, residents fear.",
        "Once the guests had eaten, the delegations returned to the hall.",
        "The company provided trucks for the convoy.",
        "Police linked the bombing to a group based abroad.",
        "The patients were in stable condition for days.",
        "The law requires companies to register.",
        "Few, if any, believed the report.",
        "They crossed the river without boats.",
        "Once again the two sides met in Geneva.",
        "Negotiators worked through the night before reaching a deal at dawn.",
        "How many more must die before the shelling stops?",
        "The strike killed dozens, if not hundreds, of people.",
        "",
    ],
)
def test_what_only_looks_like_a_condition(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "holder", "party"),
    [
        ("Russia will stop its strikes if Ukraine withdraws from the town.", "russia", "ukraine"),
        ("Israel said Hamas must disarm before reconstruction can begin.", "israel", "hamas"),
        ("Berlin will not lend more until the budget is approved by Greece.", "germany", "greece"),
        ("Iran could face new sanctions if it fails to admit inspectors, France said.", "france", "iran"),
    ],
)
def test_whose_condition_it_is_and_who_must_satisfy_it(text: str, holder: str, party: str) -> None:
    [found] = find(text)
    assert (found.holder, found.party) == (holder, party)


def test_a_condition_belongs_to_the_smallest_claim_around_it() -> None:
    article = annotate_document(Document("d", "Kyiv will not sign the deal unless Moscow withdraws its troops."))
    [found] = article.conditions
    overlapping = [c for c in article.claims if any(s < found.consequent[0][1] for s, _ in c.spans)]
    assert found.claim in {c.id for c in overlapping}


def test_without_claims_a_condition_stands_alone() -> None:
    [found] = find("Kyiv will not sign the deal unless Moscow withdraws its troops.")
    assert found.claim is None


def test_the_seed_article(seed: object) -> None:
    """Putin accepts a part and refuses the rest, and states what a resolution would require."""
    [document] = read(seed).documents  # type: ignore[arg-type]
    [limit, requires] = annotate_document(document).conditions
    assert (limit.operator, limit.function, limit.holder) == ("limit", "withhold", "vladimir-putin")
    assert words(document.text, limit.condition) == "a full U.S.-backed 30-day ceasefire"
    assert words(document.text, limit.consequent).startswith("U.S. President Donald Trump’s proposal for a month-long halt")
    assert (requires.operator, requires.function, requires.holder) == ("requires", "demand", "vladimir-putin")
    assert words(document.text, requires.condition) == "an end to all military and intelligence assistance to Ukraine"
    assert words(document.text, requires.consequent) == "any resolution of the conflict"


def test_an_unknown_operator_in_the_lexicon_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"cue": "iff", "operator": "whenever", "frame": "clause", "deed": "", "source": "project"}
    monkeypatch.setattr(cues, "lexicon", lambda name: (row,))
    cues._rows.cache_clear()
    with pytest.raises(LexiconError, match="whenever"):
        list(cues.find(parse("Kyiv agreed.")))
    cues._rows.cache_clear()


def test_every_frame_of_the_lexicon_is_read() -> None:
    frames = {row["frame"] for row in cues.lexicon("condition_cues")}
    assert frames - {"none"} == set(FRAMES)


CUES = sorted({row["cue"] for row in cues.lexicon("condition_cues")})
WORDS = st.sampled_from(
    [*CUES, "Kyiv", "will", "not", "sign", "the deal", "must", "leave", "said", ",", ".", "“", "”", "\n\n"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_no_order_of_cues_breaks_anything(text: str) -> None:
    """Spans lie in the text without outer white space, and a condition never overlaps what depends on it."""
    found = find(text)
    assert [k.id for k in found] == [f"k{n}" for n in range(1, len(found) + 1)]
    for k in found:
        for start, end in (*k.cue, *k.condition, *k.consequent):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        assert k.operator == "limit" or k.consequent
        assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in product(k.condition, k.consequent))
