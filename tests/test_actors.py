"""Mentions → actors: who they are, who is whom, whom a token means, and how actors are coded."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import actors
from toolkit.actors import code_actor
from toolkit.actors.gazetteer import match, noun
from toolkit.actors.spelling import name_parts, same_person, skeleton
from toolkit.language import parse
from toolkit.lexicons import lexicon
from toolkit.records import Actor, Document

TYPES = {"person", "state", "government", "organisation", "armed_group", "group"}


@cache
def found(text: str, date: str | None = None) -> tuple[Actor, ...]:
    return actors.annotate(Document("a", text, date), parse(text))


def mentions(text: str, date: str | None = None) -> dict[str, list[str]]:
    return {actor.actor: [m.text for m in actor.mentions] for actor in found(text, date)}


@pytest.mark.parametrize(
    ("text", "id", "type", "country", "code"),
    [
        ("Moscow says the raids were lawful.", "russia", "state", "RUS", "RUS"),
        ("The Kremlin denied it.", "kremlin", "government", "RUS", "RUSGOV"),
        ("Officials at the White House said no.", "white-house", "government", "USA", "USAGOV"),
        ("South Sudan signed the accord.", "south-sudan", "state", "SSD", "SSD"),
        ("The Soviet Union objected.", "soviet-union", "state", "SUN", "SUN"),
        ("East Germany objected.", "east-germany", "state", "DDR", "DDR"),
        ("The Iraqis refused to leave.", "iraq", "state", "IRQ", "IRQ"),
        ("The Russian military withdrew.", "russian-military", "government", "RUS", "RUSMIL"),
        ("The Ukrainian parliament voted.", "ukrainian-parliament", "government", "UKR", "UKRLEG"),
        ("Iran’s foreign ministry denied it.", "iranian-foreign-ministry", "government", "IRN", "IRNGOV"),
        ("The foreign ministry denied it. Iran agreed.", "a#foreign-ministry", "government", None, "GOV"),
        ("Bolivian courts ruled that it was lawful.", "a#bolivian-courts", "government", "BOL", "BOLJUD"),
        ("The Netanyahu government denied it.", "netanyahu-government", "government", "ISR", "ISRGOV"),
        ("Ana Ruiz spoke. The Ruiz campaign said so.", "ruiz-campaign", "organisation", None, "PTY"),
        ("Ana Ruiz spoke. Her campaign said so.", "a#campaign", "organisation", None, "PTY"),
        ("Rival campaigns said so.", "a#rival-campaigns", "group", None, "PTY"),
        ("The Peruvian Congress rejected the bill.", "peruvian-congress", "government", "PER", "PERLEG"),
        ("The Federal Foreign Office summoned him.", "federal-foreign-office", "government", None, "GOV"),
        ("The aircraft carrier John Adams left port.", "john-adams", "government", None, "MIL"),
        ("Zelmo, a spokesman for the rebels, said so.", "zelmo", "person", None, "REB"),
        ("Rebel forces took the town.", "a#rebel-forces", "armed_group", None, "REB"),
        ("The Sudanese rebel army took the town.", "a#sudanese-rebel-army", "armed_group", None, "SDNREB"),
        ("Syrian opposition commander Omar Sidi asked for arms.", "omar-sidi", "person", None, "SYRREB"),
        ("Gen. Sok Vuth, the commander of a Laotian resistance force, resigned.", "sok-vuth", "person", None, "LAOREB"),
        ("Mutinous soldiers seized the palace.", "a#mutinous-soldiers", "group", None, "REB"),
        ("Hamas fighters freed a hostage.", "hamas", "armed_group", None, "PSEREB"),
        ("NATO approved the mission.", "nato", "organisation", None, "IGONAT"),
        ("Ukrainian officials said it was true.", "a#ukrainian-officials", "group", "UKR", "UKRGOV"),
        ("A senior U.S. official said no.", "a#senior-u.s.-official", "person", "USA", "USAGOV"),
        ("Protesters marched to the palace.", "a#protesters", "group", None, "OPP"),
        ("The Interfax news agency reported it.", "interfax", "organisation", "RUS", "RUSMED"),
        ("U.N. Secretary-General Kofi Annan urged restraint.", "kofi-annan", "person", None, "IGOUNO"),
    ],
)
def test_type_country_and_code(text: str, id: str, type: str, country: str | None, code: str) -> None:
    actor = {a.actor: a for a in found(text)}[id]
    assert (actor.type, actor.country, actor.code) == (type, country, code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Bush left on Friday. George Bush had told reporters that he would return. The president said no more.",
            ["President Bush", "George Bush", "he", "The president"],
        ),
        (
            "Ukrainian President Volodymyr Zelenskiy spoke. President Zelenskyy refused. The Ukrainian leader left.",
            ["Ukrainian President Volodymyr Zelenskiy", "President Zelenskyy", "The Ukrainian leader"],
        ),
        (
            "Maria Lopez, a spokeswoman for the Foreign Ministry, said she had no comment.",
            ["Maria Lopez", "a spokeswoman for the Foreign Ministry", "she"],
        ),
        (
            "The foreign minister, Sergei Lavrov, rejected the offer. Lavrov said it was too late.",
            ["The foreign minister", "Sergei Lavrov", "Lavrov"],
        ),
        (
            "A Pentagon spokesman said troops would stay. “We are ready,” said spokesman Peter Stone.",
            ["A Pentagon spokesman", "We", "spokesman Peter Stone"],
        ),
        (
            "The International Atomic Energy Agency said its inspectors would return. The IAEA gave no date.",
            ["The International Atomic Energy Agency", "its", "The IAEA"],
        ),
        (
            "The Movement for Democratic Reform (MDR) won. The MDR thanked its voters.",
            ["The Movement for Democratic Reform", "MDR", "The MDR", "its"],
        ),
        (
            "The Russian military said its troops had left. Russian forces withdrew on Monday.",
            ["The Russian military", "its", "its troops", "Russian forces"],
        ),
        (
            "A senior U.S. official said the plan was dead. The official declined to be named.",
            ["A senior U.S. official", "The official"],
        ),
        (
            "Houthi rebels in Yemen fired on a tanker. The group said more would follow.",
            ["Houthi rebels", "The group"],
        ),
        (
            "Enrique Peña Nieto spoke first. Mr. Peña Nieto did not mention the wall.",
            ["Enrique Peña Nieto", "Mr. Peña Nieto"],
        ),
        (
            "Defense Secretary Dick Cheney and Gen. Colin Powell, the chairman of the Joint Chiefs, left.",
            ["Gen. Colin Powell", "the chairman of the Joint Chiefs"],
        ),
        ("Nashua raised its bid. Nashua Corp. declined to comment.", ["Nashua", "its", "Nashua Corp."]),
        ("“We will never accept this,” Volodymyr Zelenskiy said.", ["We", "Volodymyr Zelenskiy"]),
        ("Kyiv accepted the plan. Ukraine said it was ready.", ["Kyiv", "Ukraine", "it"]),
    ],
)
def test_what_is_one_actor(text: str, expected: list[str]) -> None:
    assert expected in mentions(text).values()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Kim Jong Un met Kim Dae-jung. Kim Dae-jung said the visit was a success.", ["kim-jong-un", "kim-dae-jung"]),
        ("King Hussein of Jordan met Iraq’s Saddam Hussein.", ["king-hussein", "saddam-hussein"]),
        ("South Sudan and Sudan signed the accord.", ["south-sudan", "sudan"]),
        ("Peter Johnson accused Peter Johnston of lying.", ["peter-johnson", "peter-johnston"]),
        ("Mrs. Aquino and Mr. Aquino disagreed.", ["aquino", "aquino-2"]),
    ],
)
def test_what_stays_apart(text: str, ids: list[str]) -> None:
    assert [a.actor for a in found(text) if a.type in ("person", "state") and a.actor in ids] == ids


@pytest.mark.parametrize(
    ("text", "date", "id"),
    [
        ("Moscow rejected the plan.", "1985-05-01", "soviet-union"),
        ("Moscow rejected the plan.", "1995-05-01", "russia"),
        ("Belgrade rejected the plan.", "1999-03-24", "yugoslavia"),
        ("Belgrade rejected the plan.", None, "serbia"),
    ],
)
def test_a_capital_stands_for_the_state_of_the_day(text: str, date: str | None, id: str) -> None:
    assert list(mentions(text, date)) == [id]


def test_the_government_is_that_of_the_state_spoken_of() -> None:
    text = "Kenya closed its border on Monday. The government said it had no choice."
    assert mentions(text)["kenya"] == ["Kenya", "its", "The government", "it"]


def test_two_leaders_stand_for_the_first_of_those_named_together() -> None:
    text = "Vaclav Havel and Lech Walesa met in May. The two leaders signed a treaty."
    assert mentions(text)["vaclav-havel"] == ["Vaclav Havel", "The two leaders"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("George H.W. Stone met Reed. George W. Stone said he would sign.", ["George H.W. Stone", "Reed", "George W. Stone"]),
        ("Peter Stone met Reed. His son Peter Stone Jr. left.", ["Peter Stone", "Reed", "Peter Stone Jr."]),
        ("Peter J. Stone Jr. met Reed. Peter Stone signed.", ["Peter J. Stone Jr.", "Reed"]),
        ("Joseph R. Stone met Reed. Joe Stone signed.", ["Joseph R. Stone", "Reed"]),
        ("Mr. Stone met Reed. Bill Stone and Hillary Stone signed.", ["Bill Stone", "Reed", "Hillary Stone"]),
    ],
)
def test_initials_generations_and_titles_tell_persons_of_one_name_apart(text: str, people: list[str]) -> None:
    assert [actor.name for actor in found(text) if actor.type == "person"] == people


def test_any_other_two_are_not_those_named_together() -> None:
    text = "Vaclav Havel and Lech Walesa met in May. Two presidents stayed away."
    assert mentions(text)["vaclav-havel"] == ["Vaclav Havel"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hamas and the Kremlin welcomed it.", [("Hamas", "ORG"), ("Kremlin", "ORG")]),
        ("Miners in West Virginia met Peter Ford.", [("West Virginia", "LOC"), ("Peter Ford", "PER")]),
        (
            "Peter Ford left. The Ford Foundation thanked Ford.",
            [("Peter Ford", "PER"), ("Ford Foundation", "ORG"), ("Ford", "PER")],
        ),
        ("The Iraqi Security Forces left Baghdad.", [("Iraqi Security Forces", "ORG"), ("Baghdad", "LOC")]),
        ("Democrats and Kurds praised the Russians.", [("Democrats", "NORP"), ("Kurds", "NORP"), ("Russians", "NORP")]),
        ("The Associated Press called Vice President Joe Bell.", [("Associated Press", "ORG"), ("Joe Bell", "PER")]),
    ],
)
def test_names_are_mended_by_the_lexicons_and_the_words_in_them(text: str, names: list[tuple[str, str]]) -> None:
    parsed = parse(text)
    assert [(text[slice(*parsed.chars(n.first, n.beyond))], n.type) for n in actors.name_spans(parsed)] == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A Danish leader of the relief mission resigned on Sunday. Jens Olsen blamed the weather.", 1),
        ("A Danish leader of the relief mission resigned on Sunday. Minister Jens Olsen blamed the weather.", 2),
        ("The mission met a Danish leader on Sunday. Jens Olsen blamed the weather.", 2),
    ],
)
def test_whom_a_report_describes_and_names_in_the_next_sentence_is_one(text: str, people: int) -> None:
    assert len([a for a in found(text) if a.type == "person"]) == people


@pytest.mark.parametrize(
    ("text", "id", "country"),
    [
        ("NAIROBI, Kenya (AP) - Foreign Minister Peter Stone said the talks had failed.", "peter-stone", "KEN"),
        ("NAIROBI, Kenya (AP) - Ugandan Foreign Minister Peter Stone said the talks had failed.", "peter-stone", "UGA"),
        ("WASHINGTON - Foreign Minister Peter Stone said the talks had failed.", "peter-stone", None),
        ("DAMASCUS, Syria - Officials said that they knew nothing.", "a#officials", "SYR"),
        ("DAMASCUS, Syria - The rebels said that they knew nothing.", "a#rebels", None),
        ("The Taliban government rejected the demand.", "a#taliban-government", "AFG"),
        ("BBC correspondent Ann Lee left.", "ann-lee", None),
        ("Cuban exiles marched.", "a#cuban-exiles", None),
        ("Shanghai police made an arrest.", "a#shanghai-police", "CHN"),
        ("A French member of a U.N. team said no.", "a#french-member-of-a-u.n.-team", None),
    ],
)
def test_for_which_country_someone_acts(text: str, id: str, country: str | None) -> None:
    assert {a.actor: a.country for a in found(text)}[id] == country


def test_a_capital_where_something_happens_is_no_actor() -> None:
    assert mentions("Talks will resume in Moscow on Friday.") == {}
    assert "finland" not in mentions("Kyiv accepted the plan after the delegates arrived in Helsinki.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Russian President Vladimir Putin agreed.", "Vladimir Putin", "President"),
        ("Presidents Vaclav Havel of Czechoslovakia and Lech Walesa of Poland met.", "Lech Walesa", "President"),
        ("Secretary of State James Baker flew home.", "James Baker", "Secretary of State"),
        ("Reporters met secretary of state James Baker.", "James Baker", "secretary of state"),
        ("Director of the FBI Louis Freeh said so.", "Louis Freeh", "Director of the FBI"),
        ("Lithuania’s president, Gitanas Nauseda, criticized the plan.", "Gitanas Nauseda", "president"),
        ("Pentagon spokesman Laura Stone said so.", "Laura Stone", "Pentagon spokesman"),
    ],
)
def test_the_office_that_the_text_gives(text: str, name: str, role: str) -> None:
    assert {a.name: a.role for a in found(text)}[name] == role


def test_it_without_an_antecedent_is_no_mention() -> None:
    text = "The White House welcomed the plan. It was not clear whether Iran would agree."
    assert mentions(text)["white-house"] == ["The White House"]


@pytest.mark.parametrize(
    ("text", "pronoun", "id"),
    [
        ("The talks raised hopes among diplomats. They ended on Friday.", "They", None),  # the talks did
        ("Vaclav Havel and Lech Walesa met in May. They signed a treaty.", "They", "vaclav-havel"),
        ("Officials published the results on Monday. They said that fraud was rare.", "They", "a#officials"),
        ("The minister thanked the soldiers who had lost their lives.", "their", "a#soldiers"),
        ("The weather had its effect.", "its", None),
        ("Crown Prince Salman called Vladimir Putin. The crown prince urged him to wait.", "him", "vladimir-putin"),
    ],
)
def test_whom_a_pronoun_means(text: str, pronoun: str, id: str | None) -> None:
    parsed = parse(text)
    cast = actors.Cast(parsed, found(text))
    assert cast.who(parsed.words.index(pronoun)) == id


def test_a_chain_of_owners_is_no_endless_mention() -> None:
    assert max(len(m.text) for actor in found("Kyiv’s " * 300 + "army left.") for m in actor.mentions) < 500


def test_a_pronoun_that_is_left_open_is_not_the_whole_phrase() -> None:
    text = "It has threatened its neighbors."
    parsed = parse(text)
    assert actors.Cast(parsed, found(text)).who(parsed.words.index("its")) is None


@pytest.mark.parametrize(
    ("text", "token", "id"),
    [
        ("Russian President Vladimir Putin agreed.", "President", "vladimir-putin"),
        ("Russian President Vladimir Putin agreed.", "Putin", "vladimir-putin"),
        ("A group of Ukrainian officials arrived.", "group", "a#ukrainian-officials"),
        ("Some of the rebels fled.", "Some", "a#rebels"),
        ("Rebels, who fled on Monday, returned.", "who", "a#rebels"),
        ("The Kremlin’s statement said nothing.", "statement", "kremlin"),
        ("Talks will resume soon.", "Talks", None),
    ],
)
def test_who_is_meant_by_a_token(text: str, token: str, id: str | None) -> None:
    parsed = parse(text)
    cast = actors.Cast(parsed, actors.annotate(Document("a", text), parsed))
    assert cast.who(parsed.words.index(token)) == id
    assert cast.who(None) is None


def test_among_lists_each_actor_once_in_text_order() -> None:
    text = "Kyiv told Moscow that Ukraine would not yield to Russia."
    parsed = parse(text)
    cast = actors.Cast(parsed, actors.annotate(Document("a", text), parsed))
    assert cast.among(0, len(parsed)) == ["ukraine", "russia"]
    assert cast.among(3, len(parsed))[0] == "ukraine"
    assert set(cast.by_id) == {a.actor for a in cast.actors}


@pytest.mark.parametrize(
    ("mention", "context", "date", "country", "sector"),
    [
        ("the Ukrainian foreign minister", "", None, "UKR", "GOV"),
        ("Russia’s ambassador to Poland", "", None, "RUS", "GOV"),
        ("Chile’s Defense Department", "", None, "CHL", "MIL"),
        ("the rebel FDLR force", "", None, "RWA", "REB"),
        ("a team of heavily armed police", "", None, None, "COP"),
        ("Mariupol’s mayor", "", None, "UKR", "GOV"),
        ("the National Guard", "Mexico", None, "MEX", "MIL"),
        ("a group of tourists", "", None, None, "CVL"),
        ("former President Bill Clinton", "", None, "USA", "ELI"),
        ("Tony Blair", "", "2003-01-01", "GBR", "GOV"),
        ("Tony Blair", "", "2015-01-01", "GBR", "ELI"),
        ("Aleksandr Lukashenko", "", None, "BLR", "GOV"),
        ("Kazakhstan", "", None, "KAZ", None),
        ("the U.N. Security Council", "", None, None, "IGO"),
        ("", "", None, None, None),
    ],
)
def test_coding_a_mention(mention: str, context: str, date: str | None, country: str | None, sector: str | None) -> None:
    coded = code_actor(mention, context, date)
    assert (coded.country, coded.sector) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "date", "code", "breakaway"),
    [
        ("Moscow", "1985-05-01", "SUNGOV", None),
        ("Moscow", "2015-05-01", "RUSGOV", None),
        ("Belgrade", "1990-05-01", "YUGGOV", None),
        ("the East German leader", None, "DDRGOV", None),
        ("the Czechoslovak government", None, "CSKGOV", None),
        ("the Donetsk People's Republic", None, "UKR", "Donetsk People's Republic"),
        ("South Ossetian forces", None, "GEOMIL", "South Ossetia"),
        ("Somaliland's president", None, "SOMGOV", "Somaliland"),
        ("Kurdistan's prime minister", None, "IRQGOV", None),
        ("rebels in South Sudan", None, "SSDREB", None),
        ("the Republic of Congo", None, "COG", None),
        ("the Democratic Republic of Congo", None, "COD", None),
        ("Kim Jong-un", "2018-03-05", "PRKGOV", None),
        ("Moon Jae-in", "2018-03-05", "KORGOV", None),
    ],
)
def test_a_mention_is_coded_by_its_day_and_breakaway_states_are_marked(
    mention: str, date: str | None, code: str, breakaway: str | None
) -> None:
    coded = code_actor(mention, date=date)
    assert (coded.code, coded.breakaway) == (code, breakaway)


def test_spelling_variants_share_a_skeleton_and_other_names_do_not() -> None:
    assert skeleton("Zelenskiy") == skeleton("Zelenskyy") == skeleton("Zelensky")
    assert skeleton("Milosevic") == skeleton("Milošević")
    names = ["Johnson", "Johnston", "Putin", "Patten", "Barak", "Obama", "Kim", "Lee"]
    assert len({skeleton(name) for name in names}) == len(names)
    assert same_person(name_parts(["Aleksandr", "Lukashenko"]), name_parts(["Alexander", "Lukashenko"]))
    assert not same_person(name_parts(["Bill", "Clinton"]), name_parts(["Hillary", "Clinton"]))


def test_every_state_is_known_by_name_adjective_and_capital() -> None:
    states = [row for row in lexicon("states") if row["kind"] == "state"]
    assert len(states) >= 193 + 4
    for row in lexicon("states"):
        names = [row["name"], *row["aliases"].split(";"), *row["adjectives"].split(";"), *row["capitals"].split(";")]
        for name in filter(None, names):
            words = tuple(parse(name).words)
            known = match(words, 0, len(words))
            assert known is not None, name
            assert known[0] == len(words), name
            assert row["code"] in {entry.country for entry in known[1]}, name


def test_lexicons_name_only_types_of_actors() -> None:
    assert {row["type"] for row in lexicon("organisations")} <= TYPES
    assert {row["type"] for row in lexicon("actor_nouns")} <= TYPES | {"document", ""}
    assert {row["gender"] for row in lexicon("given_names")} == {"m", "f"}
    codes = {row["code"] for row in lexicon("states")}
    for row in [*lexicon("leaders"), *lexicon("organisations")]:
        assert row["country"] in codes | {""}, row


def test_nouns_are_known_in_the_plural_and_by_their_longest_ending() -> None:
    known = noun("deputy", "foreign", "ministers")
    assert known is not None
    assert known.noun == "foreign minister"
    assert noun("table") is None


PIECES = st.sampled_from(
    ["Putin", "Mr.", "the", "President", "U.S.", "of", ",", "’s", "-", "said", "he", "It", "Kyiv", "two", "leaders", "(", ")",
     "“", "”", "and", "Hamas", "rebels", "III", "a", "spokesman", "for", "NATO", "her", ".", "\n\n", "statement", "who", "US",
     "-", "led", "in", "both", "sides", "former", "Gen.", "British", "ministry", "Supreme Court", "they", "their", "few"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=80)))
def test_any_text_gives_actors_whose_mentions_lie_where_they_say(text: str) -> None:
    parsed = parse(text)
    cast = actors.Cast(parsed, actors.annotate(Document("a", text), parsed))
    ids = [actor.actor for actor in cast.actors]
    assert len(set(ids)) == len(ids)
    for actor in cast.actors:
        assert actor.type in TYPES
        assert actor.mentions
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: (m.start, m.end))
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.rule
    assert [a.mentions[0].start for a in cast.actors] == sorted(a.mentions[0].start for a in cast.actors)
    for token in range(len(parsed)):
        assert cast.who(token) in {None, *ids}
