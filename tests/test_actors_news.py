"""Actors as reports tell of them: datelines of host cities, paragraphs, short names, appositions, whose a group is."""

from __future__ import annotations

import pytest
from test_actors import found
from test_actors_reference import meant

from toolkit.annotate import annotate_document
from toolkit.records import Actor, Document


def named(text: str, name: str, date: str | None = None) -> Actor:
    """The one actor of a name."""
    actors = [actor for actor in found(text, date) if actor.name == name]
    assert len(actors) == 1, [actor.name for actor in found(text, date)]
    return actors[0]


def of(text: str, mention: str) -> list[str]:
    """The names of the actors that have a mention, in text order."""
    return [actor.name for actor in found(text) if mention in [m.text for m in actor.mentions]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("GENEVA (AP) - Iran and Russia met on Sunday. Senator Jack Hill said Iran had won.", "Jack Hill", None),
        ("DOHA, Qatar — The Taliban said Afghan forces fled. Gen. Adam Stone left Afghanistan.", "Adam Stone", None),
        (
            "OSLO (AP) - Israel rejected the plan. Israel and Syria will meet. Justice Minister Dan Levi left.",
            "Dan Levi",
            None,
        ),
        ("CAIRO — Libya and Chad traded blame. Deputy Foreign Minister Saad Bishr of Libya left.", "Saad Bishr", "LBY"),
        ("KABUL, Afghanistan — The Afghan army attacked. President Obama spoke to Afghan troops.", "Obama", "USA"),
        # those of the country that the report is about
        ("NAIROBI, Kenya (AP) - Police left. Justice Minister Peter Mwangi spoke.", "Peter Mwangi", "KEN"),
        ("MOSCOW — The Foreign Ministry said on Monday that NATO had lied.", "Foreign Ministry", "RUS"),
        ("DOHA — The Foreign Ministry spoke. Iran and Israel denied it. Iran had no choice.", "Foreign Ministry", None),
        ("LIMA, Peru — Peru recalled its envoy from Chile. Senator Rosa Flores praised it.", "Rosa Flores", "PER"),
        ("ACCRA, Ghana — Ghana sent troops to Togo. Gen. Kofi Badu said Ghana was ready.", "Kofi Badu", "GHA"),
    ],
)
def test_a_host_city_makes_nobody_act_for_its_country(text: str, name: str, country: str | None) -> None:
    assert named(text, name, "2012-05-28").country == country


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        (
            "Mr. Keller said Norway would not give way. He said the talks had stalled. “I am tired,” Mr. Keller added.\n\n"
            "President Stone has often threatened to leave the pact. On Monday he told aides that a deal was far off.",
            "he",
            "stone",
        ),
        (
            "Maria Ford said on Sunday that she would stay. Ms. Ford said she had done nothing wrong.\n\n"
            "Ann Lee has called for a vote. In a letter to lawmakers she wrote that time was short.",
            "she",
            "ann-lee",
        ),
        (
            "Peter Hill, the envoy, said he was hopeful. Mr. Hill said he would be back.\n\n"
            "“The road is closed,” Gen. Omar Saleh said in a message posted online. “Nobody will pass,” he said.",
            "he",
            "omar-saleh",
        ),
        (
            "The army spokesman, John Adams, denied it. He said the army was elsewhere.\n\nThe rebels gave the governor two "
            "days to leave. If he stays, Col. Yusuf Badri said in a recording, the truce is over. “We are ready,” he said.",
            "he",
            "yusuf-badri",
        ),
        (
            "Mr. Keller praised the plan. Mr. Keller spoke on Sunday.\n\n"
            "Former Prime Minister Paul Stone has long opposed it. Last week he called it a trap.",
            "he",
            "paul-stone",
        ),
    ],
)
def test_the_subject_of_the_paragraph_goes_before_whom_others_told_of(text: str, pronoun: str, actor: str) -> None:
    assert meant(text, pronoun) == actor


@pytest.mark.parametrize(
    ("text", "short", "names"),
    [
        ("Talks with the rebel Blue River Front failed. Later the Front left.", "the Front", ["Blue River Front"]),
        ("The Security Council met. Russia agreed to the Council’s statement.", "the Council", ["Security Council"]),
        ("The Syrian National Council met. The Council urged restraint.", "The Council", ["Syrian National Council"]),
        (
            "The Atlantic Peace Foundation sent help. The Foundation was worried.",
            "The Foundation",
            ["Atlantic Peace Foundation"],
        ),
        ("The Ministry of Culture denied it. The Ministry gave no reason.", "The Ministry", ["Ministry of Culture"]),
        (
            "Envoys of the Delta Commission flew in. Chad asked the Commission for help.",
            "the Commission",
            ["Delta Commission"],
        ),
    ],
)
def test_the_last_word_of_a_name_is_short_for_it(text: str, short: str, names: list[str]) -> None:
    assert of(text, short) == names


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Chile’s president-elect, Pablo Soto, said he would ask for more time.",
            "Pablo Soto",
            ["Chile’s president-elect", "Pablo Soto", "he"],
        ),
        (
            "Norsk, Norway’s largest private-sector union, struck.",
            "Norsk",
            ["Norsk", "Norway’s largest private-sector union"],
        ),
        (
            "President Hill said no. Norsk, a business group, said yes. Its president, Ann Byrne, was glad.",
            "Ann Byrne",
            ["Its president", "Ann Byrne"],
        ),
        ("Russia, Mr. Assad’s most powerful ally, agreed.", "Russia", ["Russia", "Mr. Assad’s most powerful ally"]),
        ("Turkey, a NATO member, refused.", "Turkey", ["Turkey", "a NATO member"]),
        ("Norway, a longtime mediator, agreed.", "Norway", ["Norway", "a longtime mediator"]),
        ("Hamas, a longtime ally of Iran, agreed.", "Hamas", ["Hamas", "a longtime ally of Iran"]),
        (
            "President Jack Hill met President Maria Lopez. The president, Maria Lopez, left.",
            "Maria Lopez",
            ["President Maria Lopez", "The president", "Maria Lopez"],
        ),
        (
            "The Blue River Front’s chief negotiator, Mary Akol, said no.",
            "Mary Akol",
            ["The Blue River Front’s chief negotiator", "Mary Akol"],
        ),
    ],
)
def test_who_stands_beside_a_name_is_meant_by_it(text: str, name: str, mentions: list[str]) -> None:
    assert [mention.text for mention in named(text, name).mentions] == mentions


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("The Blue River Front’s envoy, Mary Akol, said her group would fight on.", "her group", ["Blue River Front"]),
        ("Jack Lee, the leader of the Reform Party, spoke. His party would wait.", "His party", ["Reform Party"]),
        (
            "The head of the Atlantic Peace Foundation, Eva Berg, said her organization had no money.",
            "her organization",
            ["Atlantic Peace Foundation"],
        ),
        ("Omar Badr, a spokesman for Hamas, said his movement was ready.", "his movement", ["Hamas"]),
        # whose it is no one tells
        ("Peter Ford left. His group said so.", "His group", ["group"]),
    ],
)
def test_a_group_is_that_of_which_its_owner_is_an_officer(text: str, mention: str, names: list[str]) -> None:
    assert of(text, mention) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Islamic Republic denied it. Iran said more. Iran left.", ["Iran"]),
        ("The Russian Federation denied it. Russia left.", ["Russia"]),
        ("Iran left. The Islamic Republic denied it.", ["Iran"]),
        ("The Islamic Republic denied it.", ["Islamic Republic"]),
    ],
)
def test_a_state_has_its_usual_name_where_the_article_uses_it(text: str, names: list[str]) -> None:
    assert [actor.name for actor in found(text)] == names


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The shelling killed at least nine civilians and at most two soldiers.", ["nine civilians", "two soldiers"]),
        ("At least 40 protesters left.", ["40 protesters"]),
        ("The rebels gave the president 48 hours to go.", ["The rebels", "the president"]),
    ],
)
def test_a_number_is_that_of_its_noun(text: str, mentions: list[str]) -> None:
    assert [mention.text for actor in found(text) for mention in actor.mentions] == mentions


@pytest.mark.parametrize(
    ("text", "both", "names"),
    [
        (
            "Canada and Chile failed to agree. Chile may go ahead with Peru. Mr. Soto asked both countries to talk.",
            "both countries",
            ["Canada"],
        ),
        (
            "Iran and six world powers met. The Council, the Senate or NATO must act. The two sides differ.",
            "The two sides",
            ["Iran"],
        ),
        ("Egypt and Sudan signed. Egypt met with Chad. The two countries share a river.", "The two countries", ["Egypt"]),
        ("Norway met with Spain on Sunday. The two countries agreed.", "The two countries", ["Norway"]),
    ],
)
def test_both_are_those_who_were_joined_by_and(text: str, both: str, names: list[str]) -> None:
    assert of(text, both) == names


@pytest.mark.parametrize(
    "text",
    [
        "The island was taken by force.",
        "The votes for president were counted.",
        "The post of ambassador is vacant.",
        "Two rivals will run for governor.",
        "The country needs leadership, Kenya said.",
        "Macron repeated his opposition to the treaty.",
        "The pact would be a ``solid foundation'' for trade.",
        "The mayor ended his campaign for the Senate.",
    ],
)
def test_a_bare_noun_or_what_someone_does_is_nobody(text: str) -> None:
    mentions = {mention.text.split()[-1] for actor in found(text) for mention in actor.mentions}
    assert (
        not {"force", "president", "ambassador", "governor", "leadership", "opposition", "foundation", "campaign"} & mentions
    )


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Syria's opposition rejected the plan.", "Syria's opposition"),
        ("A private foundation paid for the trip.", "A private foundation"),
        ("The campaign thanked its donors.", "The campaign"),
        ("Opposition lawmakers met the leadership of Hamas.", "the leadership of Hamas"),
    ],
)
def test_a_body_acts_also_under_such_a_noun(text: str, mention: str) -> None:
    assert of(text, mention)


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("A Taliban attack killed three soldiers on Monday.", "Taliban", "armed_group"),
        ("An Israeli airstrike destroyed the bridge.", "Israel", "state"),
        ("Russian shelling hit a school in Kharkiv.", "Russia", "state"),
        ("A Turkish drone strike wounded two men.", "Turkey", "state"),
        ("Three men were killed by Syrian artillery fire.", "Syria", "state"),
        ("Thousands marched through the capital on Sunday.", "Thousands", "group"),
        ("Hundreds protested in the rain.", "Hundreds", "group"),
        ("The Chamber of Commerce praised the deal.", "Chamber of Commerce", "organisation"),
        ("The Xinhua agency reported the news.", "Xinhua", "organisation"),
    ],
)
def test_who_does_it(text: str, name: str, type: str) -> None:
    assert named(text, name).type == type


@pytest.mark.parametrize("text", ["A Kenyan bus attack killed two men.", "The attack on Israeli soldiers failed."])
def test_whom_an_attack_hits_did_not_do_it(text: str) -> None:
    assert not {"Kenya", "Israel"} & {actor.name for actor in found(text)}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Foreign Ministry in Riyadh denied it.", "Foreign Ministry", "SAU"),
        ("The Defence Ministry in Moscow said nothing.", "Defence Ministry", "RUS"),
        ("The Interior Ministry in Nairobi ruled on Friday.", "Interior Ministry", "KEN"),
        ("The embassy in Kabul was closed, he said.", "embassy", None),
    ],
)
def test_a_ministry_in_a_capital_is_of_its_country(text: str, name: str, country: str | None) -> None:
    assert [actor.country for actor in found(text) if actor.name == name] in ([country], [] if country is None else [country])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed two men. Rebels fled. Hezbollah praised it. The rebels would fight on, he said.", ["Hezbollah"]),
        ("Islamist insurgents struck on Sunday. Al-Shabab said it was behind it. The insurgents left.", ["Al-Shabab"]),
        ("Hamas praised it. Maoist rebels burned a bus. The rebels fled.", ["Maoist rebels"]),
        ("Maoist rebels burned a bus. NATO condemned it. The rebels fled.", ["Maoist rebels"]),
    ],
)
def test_the_rebels_are_the_group_named_last(text: str, names: list[str]) -> None:
    assert (of(text, "The rebels") or of(text, "The insurgents")) == names


def test_a_leader_is_known_by_the_state_of_the_day() -> None:
    text = "President Slobodan Milosevic met Gen. Stone. The Yugoslav leader turned him down."
    assert [m.text for m in named(text, "Slobodan Milosevic", "1999-03-02").mentions][-1] == "The Yugoslav leader"


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The Trump administration said no.", "Trump administration", "USAGOV"),
        ("Gen. Ann Lee, the chairwoman of the Joint Chiefs of Staff, left.", "Ann Lee", "USAMIL"),
        ("Vice-President Jack Hill left.", "Jack Hill", "GOV"),
        ("Col. Ali Omar, a spokesman for the Free Syrian Army, left.", "Ali Omar", "SYRREB"),
    ],
)
def test_whom_one_serves(text: str, name: str, code: str) -> None:
    assert named(text, name, "2018-09-25").code == code


@pytest.mark.parametrize(
    "text",
    [
        "Ali Omar, a spokesman for the Free Syrian Army, said: “Our fighters will hold the town.”",
        "“Our men hold the town,” said Ali Omar, a spokesman for the Free Syrian Army. “Our troops are ready.”",
    ],
)
def test_the_fighters_of_an_armed_group_are_the_group(text: str) -> None:
    mentions = [mention.text for mention in named(text, "Free Syrian Army").mentions]
    assert {"Our fighters", "Our troops"} & set(mentions)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("ODRIN (Northline) — Moldova and the Valley Front signed a truce on Friday.", ["Moldova", "Valley Front"]),
        ("SARN CROSSING, Moldova (Northline) — Romania closed the border on Tuesday.", ["Moldova", "Romania"]),
        ("KYIV (Northline) - Poland accepted the plan.", ["Poland"]),
        ("ARNHALDT, May 6 (dpa) – Norway refused to sign.", ["Norway"]),
        ("LOWER HASK — Swedish monitors arrived on Sunday.", ["Swedish monitors"]),
        ("Norway - the larger of the two - refused to sign.", ["Norway"]),
        ("Joshua Stone (1818 – 1880) refused to sign.", ["Joshua Stone"]),
    ],
)
def test_the_place_of_a_dateline_does_nothing(text: str, actors: list[str]) -> None:
    assert [actor.name for actor in found(text)] == actors


def test_the_subject_after_a_dateline_is_the_actor_of_the_claim() -> None:
    text = (
        "ODRIN (Reuters) — Moldova and the Valley Front exchanged 24 wounded prisoners on Friday, hours after a truce began."
    )
    claim = annotate_document(Document("a", text, "2024-05-17")).claims[0]
    assert (claim.actor, claim.target) == ("moldova", "valley-front")


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("The Valley Front withdrew. Its commander, Jon Stone, said his men would answer.", "his men", "Valley Front"),
        ("Jon Stone, the commander of the Valley Front, said his fighters would not fire.", "his fighters", "Valley Front"),
        ("Norway wanted the Valley Front’s fighters gone.", "the Valley Front’s fighters", "Valley Front"),
        ("The town was taken by the Valley Front, whose fighters left on Sunday.", "fighters", "Valley Front"),
        ("FARC leader Rodrigo Londono ordered his troops to stop.", "his troops", "FARC"),
        ("Hezbollah said its fighters had shelled a base.", "its fighters", "Hezbollah"),
        ("The Valley Front's commander, Jon Stone, agreed. “Our men will not fire,” Stone said.", "Our men", "Valley Front"),
        ("Russian President Vladimir Putin said his soldiers had fought well.", "his soldiers", "Russian soldiers"),
    ],
)
def test_the_men_of_a_leader_or_a_group_are_his_group(text: str, mention: str, actor: str) -> None:
    assert of(text, mention) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("President Ann Lee refused, though one of her advisers said the answer might be different.", "a#advisers"),
        ("One of his aides said President Lee would not go.", "a#aides"),
        ("Two of the president's ministers said the talks had failed.", "a#ministers"),
        ("Norway refused. Three of its diplomats said the talks had failed.", "a#diplomats"),
        ("Lee was tired. Some of her lawmakers said the talks had failed.", "a#lawmakers"),
        ("The Valley Front withdrew. Many of its fighters said the talks had failed.", "valley-front"),
    ],
)
def test_one_of_somebody_s_people_is_not_himself(text: str, actor: str) -> None:
    attribution = annotate_document(Document("a", text, "2024-05-17")).attributions[-1]
    assert attribution.speaker == actor


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # who is named beside another country's deed may be of either
        (
            "BERN — Chad and Mali met. Swiss envoys watched. Mali and Chad agreed. Justice Minister Ali Issa left.",
            "Ali Issa",
            None,
        ),
        (
            "ACCRA, Ghana — Ghana sent troops.\n\nTogo closed the border. Ghana protested, Prime Minister Ayi Mensah said.",
            "Ayi Mensah",
            None,
        ),
        ("ACCRA, Ghana — Ghana sent troops to Togo.\n\nPrime Minister Ayi Mensah said Ghana was ready.", "Ayi Mensah", "GHA"),
        # of whom is named beside an office the paragraph tells
        ("Togo refused.\n\nAfi Lawson, the defence minister, said troops were on alert.", "Afi Lawson", None),
        ("Togo refused. Afi Lawson, the defence minister, said troops were on alert.", "Afi Lawson", "TGO"),
        # a ministry is that of the official spoken of before it
        ("Togo left. President Ann Lee praised it. The defence ministry showed a drone.", "defence ministry", None),
        ("Togo refused to leave. The defence ministry showed a drone.", "defence ministry", "TGO"),
        # forces are those of the capital where they sit
        ("Togo denied it. The army in Accra said it had no information.", "Ghanaian army", "GHA"),
        ("Togo denied it. The military in Bamako said nothing.", "Malian military", "MLI"),
        ("The troops in Accra left, Togo said.", "Ghanaian troops", "GHA"),
    ],
)
def test_whose_officials_and_forces_a_report_leaves_open(text: str, name: str, country: str | None) -> None:
    assert named(text, name, "2012-05-28").country == country


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Norway withdrew to the western bank.", ["Norway"]),
        ("Norway shelled the left bank of the river.", ["Norway"]),
        ("Norwegian troops crossed to the opposite side on Monday.", ["Norwegian troops"]),
        ("Norway sent tanks to the northern front.", ["Norway"]),
        ("Norway warned the far bank.", ["Norway"]),
        ("Norway warned the central bank.", ["Norway", "central bank"]),
        ("Norway warned the Eastern Bank.", ["Norway", "Eastern Bank"]),
        ("Norway warned the other side.", ["Norway", "other side"]),
    ],
)
def test_a_bank_of_a_river_is_no_firm(text: str, actors: list[str]) -> None:
    assert [actor.name for actor in found(text)] == actors


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        (
            "Chad and Mali met. Chadian envoy Ali Issa saw Malian envoy Ba Keita. The delegations left.",
            "The delegations",
            "Chad",
        ),
        (
            "Norway proposed a truce between Chad and the Valley Front. Lee and Ford spoke. Both sides left.",
            "Both sides",
            "Chad",
        ),
        ("Chad and Mali held talks. Lee met Ford for two hours. Neither side gave way.", "Neither side", "Chad"),
        ("The Valley Front blamed the Chadian army. Lee called Ford. Both sides left.", "Both sides", "Valley Front"),
        ("Iran and Israel met. Malian envoy Ba Keita saw Chadian envoy Ali Issa. Chad and Mali agreed.", "Mali", "Mali"),
        ("Lee met Ford in Oslo. The two sides signed.", "The two sides", "Lee"),  # no body is told
        ("Chad and Mali held talks. Lee met Ford. Both men signed.", "Both men", "Lee"),
    ],
)
def test_the_sides_are_bodies_rather_than_their_envoys(text: str, mention: str, actor: str) -> None:
    assert of(text, mention) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "The Valley Front blamed the Chadian army, which it said had moved two guns up the road during the night. "
            "“They broke the one rule that we had,” said its commander, Jon Stone.",
            "Chadian army",
        ),
        ("Chad accused Mali of lying. “They attacked us while we slept,” said Chadian envoy Ali Issa.", "Mali"),
        ("Mali closed the border. Chad protested. “They want us to starve,” Chadian President Ali Issa said.", "Mali"),
        ("Israel said Hamas had lied. Israeli spokesman Dan Levi said: “They fired and we responded.”", "Hamas"),
        ("The rebels attacked the army. “They came at night and we had no warning,” an army spokesman said.", "rebels"),
        ("Hezbollah met Israeli envoys. “They promised us a withdrawal,” a Hezbollah leader said.", "Israeli envoys"),
        ("The workers struck. “They have families,” said union leader Ann Ford.", "workers"),
    ],
)
def test_they_beside_we_are_another_side(text: str, actor: str) -> None:
    assert of(text, "They") == [actor]


@pytest.mark.parametrize(
    ("outlet", "text", "country"),
    [
        ("Kyiv Post", "Ukraine will not yield. Justice Minister Olha Lys said so on Monday.", "UKR"),
        ("kyiv-post", "Ukraine will not yield. Justice Minister Olha Lys said so on Monday.", "UKR"),
        ("The Times of India", "India signed. Justice Minister Anil Rao praised it.", "IND"),
        (
            "Le Monde",
            "Justice Minister Luc Petit praised the accord. Mali had asked France to wait, and France agreed.",
            "FRA",
        ),
        # where another country is spoken of as often, the outlet tells nothing
        ("Kyiv Post", "Ukraine waited for Moldova. Justice Minister Ion Rusu said so on Monday.", None),
        ("Kyiv Post", "Justice Minister Ion Rusu said so on Monday.", None),
        # a dateline wins, and an outlet of no place
        ("Kyiv Post", "ACCRA, Ghana — Ghana waited. Justice Minister Kofi Asante said so.", "GHA"),
        ("Morning Mail", "Ukraine will not yield. Justice Minister Olha Lys said so on Monday.", None),
        (None, "Ukraine will not yield. Justice Minister Olha Lys said so on Monday.", None),
    ],
)
def test_an_outlet_without_a_dateline_reports_from_its_own_country(
    outlet: str | None, text: str, country: str | None
) -> None:
    actors = annotate_document(Document("a", text, "2025-03-19", source=outlet)).actors
    [minister] = [actor for actor in actors if actor.role == "Justice Minister"]
    assert minister.country == country
