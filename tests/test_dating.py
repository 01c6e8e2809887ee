"""When claims happened: the days that their own expressions, their tense and the story give them."""

from __future__ import annotations

import pytest

from toolkit import classify
from toolkit.records import Claim

DAY = "2025-03-19"
"""A Wednesday."""


def whens(text: str) -> list[str | None]:
    return [claim.when for claim in classify(text, DAY)]


def first(text: str) -> Claim:
    return classify(text, DAY)[0]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ministers met from March 3 to March 7 in Geneva.", "2025-03-03/2025-03-07"),
        ("Envoys met in Doha March 3-7.", "2025-03-03/2025-03-07"),
        ("The envoys met between Monday and Wednesday.", "2025-03-17/2025-03-19"),
        ("The army shelled the port between 2014 and 2016.", "2014/2016"),
        ("Israel struck the camp from March until May 2024.", "2024-03/2024-05"),
        ("The army bombed the city from late 2023 through mid-2024.", "2023/2024"),
        ("Russia has occupied the region since 2014.", "2014/2025-03-19"),
        ("The ministers have met in Cairo since last week.", "2025-03-10/2025-03-19"),
        ("The minister visited Kyiv on March 3 and March 7.", "2025-03-03"),
        ("The army shelled the town from Friday to Sunday.", "2025-03-14/2025-03-16"),
        ("Rebels besieged the port from March 2011 to August 2011.", "2011-03/2011-08"),
        ("The junta extended the state of emergency on Friday until the end of July.", "2025-03-14"),
        ("The parliament postponed the vote on Monday to April 2.", "2025-03-17"),
    ],
)
def test_a_range_has_both_of_its_ends(text: str, when: str) -> None:
    claim = first(text)
    assert claim.when == when
    assert claim.when_from == "t1"


def test_what_was_moved_is_not_dated_by_its_new_days() -> None:
    assert first("The mediators moved the meeting from March 24 to April 3.").when is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In an interview published Sunday, the general warned that his forces would strike.", "2025-03-16"),
        ("The general warned in an interview broadcast on Saturday that his forces would strike.", "2025-03-15"),
        ("The ministry denied the report in a statement issued late Monday.", "2025-03-17"),
        ("The rebels rejected the offer in a letter sent to mediators on Feb. 20.", "2025-02-20"),
        ("The minister spoke in a village captured on Monday.", None),
        ("Speaking in Geneva on Friday, the envoy urged both sides to return to the talks.", "2025-03-14"),
        ("Addressing parliament on Thursday, the prime minister rejected the plan.", "2025-03-13"),
        ("After meeting his counterpart in Riyadh on Sunday, the minister said the talks were useful.", "2025-03-16"),
        ("Meeting in Doha on Sunday, the two sides signed a truce.", "2025-03-16"),
        ("Citing an attack on Monday, the government closed the border.", None),
        ("Before leaving for Doha on Thursday, the minister said the talks would fail.", DAY),
        ("When rebels seized the port in February, Ghana closed its embassy.", "2025-02"),
        ("Ghana recalled its envoy when he was attacked on Feb. 20.", "2025-02-20"),
        ("Asked when the port had fallen in February, the general closed his books.", None),
    ],
)
def test_what_was_done_meanwhile_and_what_it_was_said_in_tell_the_day(text: str, when: str | None) -> None:
    assert first(text).when == when


@pytest.mark.parametrize(
    "text",
    [
        "The dispute was resolved under the March 11 accord signed by Togo.",
        "Monitors may visit the sites as laid down by the March 11 accord signed by the two sides.",
        "Ghana praised the March 11 accord signed by Togo.",
    ],
)
def test_the_date_that_names_a_thing_is_that_of_its_signing(text: str) -> None:
    signed = next(claim for claim in classify(text, DAY) if text[slice(*claim.cue[0])] == "signed")
    assert signed.when == "2025-03-11"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("France recalled its ambassador on Friday.", "2025-03-14"),
        ("On Thursday, rebels freed 40 prisoners near the border.", "2025-03-13"),
        ("Ethiopia and Eritrea signed a peace accord in Algiers in December 2000.", "2000-12"),
        ("Sudan's army retook the bridge early Monday.", "2025-03-17"),
        ("Envoys from both sides will meet in Muscat next week.", "2025-03-24/2025-03-30"),
        ("Ankara has hosted the talks since January.", "2025-01/2025-03-19"),
        ("The president vowed on Sunday to retaliate.", "2025-03-16"),
        ("The group agreed to free the hostages by April 1.", None),
        ("The group agreed on Monday to free the hostages by April 1.", "2025-03-17"),
        ("The mediators gave both sides until Friday to reply.", None),
        ("Armenia accused Azerbaijan on Tuesday of shelling its villages.", "2025-03-18"),
        ("The U.N. condemned Monday's attack.", None),
        ("The cabinet rejected the Feb. 3 proposal.", None),
        ("The cabinet rejected the proposal on Feb. 10.", "2025-02-10"),
        ("“We left in 2019,” the commander said on Saturday.", "2025-03-15"),
        ("The commander said on Saturday that his men would leave in May.", "2025-03-15"),
        ("Pakistan fired on the outpost at 6 a.m. Wednesday.", "2025-03-19"),
        ("Colombia suspended the talks in the spring of 2024.", "2024-03-01/2024-05-31"),
        ("The militia released two Red Cross workers on New Year's Day.", "2025-01-01"),
        ("Kenya deployed troops to Haiti in the second half of 2024.", "2024-07-01/2024-12-31"),
        ("Serbia mobilized its reserves hours after the vote.", None),
        ("The two leaders spoke by phone for 90 minutes on Tuesday.", "2025-03-18"),
        ("The two leaders had agreed in 2021 to reopen the border.", "2021"),
        ("Qatar offered to host a new round in April.", None),
        ("Qatar offered on Wednesday to host a new round in April.", "2025-03-19"),
        ("After the raid on Monday, Egypt closed the crossing.", "2025-03-17"),
        ("Moscow said on Monday its troops captured the village on Sunday.", "2025-03-16"),
        ("Moscow announced on Monday that it would expel ten diplomats.", "2025-03-17"),
        ("In a speech on Monday, Erdogan threatened to halt the deal.", "2025-03-17"),
        ("Belarus will hold drills on its border from April 7 to April 11.", "2025-04-07/2025-04-11"),
        ("Between May and August 2023, the fleet blockaded the port.", "2023-05/2023-08"),
        ("The foreign ministry on Tuesday summoned the British envoy.", "2025-03-18"),
        ("In 1994 Ukraine gave up its nuclear weapons.", "1994"),
        ("NATO defense ministers met Thursday in Brussels.", "2025-03-13"),
        ("NATO defense ministers meet on Thursday in Brussels.", "2025-03-20"),
        ("“Nothing has been decided,” the envoy told reporters Thursday.", "2025-03-13"),
        ("A court in The Hague ordered Israel on Jan. 26, 2024, to prevent genocide.", "2024-01-26"),
        ("The mission will end by Dec. 31, the Security Council decided on Friday.", "2025-03-14"),
    ],
)
def test_a_claim_has_the_date_of_its_own_clause(text: str, when: str | None) -> None:
    """Deadlines, durations and the dates of other things do not date it."""
    assert first(text).when == when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president will travel to Baku on April 2 and sign the accord.", ["2025-04-02", "2025-04-02"]),
        ("The rebels, who seized the city in 2014, handed over their weapons on Monday.", ["2025-03-17", "2014"]),
    ],
)
def test_each_clause_has_its_date(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ghana said on Monday that it would not sign.", "2025-03-17"),
        ("Ghana said at the time that it would not sign.", None),
        ("Ghana's minister said then that it would not sign.", None),
        ("Ghana's minister said recently that it would not sign.", None),
        ("Ghana's minister said the following morning that it would not sign.", None),
        ("Ghana's minister said weeks later that it would not sign.", None),
        ("Ghana's minister said the day after the vote that it would not sign.", None),
        ("Ghana's minister said the day after the March 11 vote that it would not sign.", "2025-03-12"),
        ("Ghana's minister then said that it would not sign.", DAY),
        ("Ghana's minister said for the first time that it would not sign.", DAY),
    ],
)
def test_what_was_said_at_another_time_has_not_the_day_of_the_news(text: str, when: str | None) -> None:
    assert first(text).when == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ghana refused to sign the accord in July.", "2024-07"),
        ("Ghana declined on Monday to attend the talks in April.", "2025-03-17"),
        ("Ghana refused to attend the talks next week.", None),
        ("Ghana refused to sign the accord by Friday.", None),
        ("Ghana agreed to sign the accord in July.", None),
    ],
)
def test_what_is_refused_is_refused_then(text: str, when: str | None) -> None:
    assert first(text).when == when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qatar, which hosted talks in November, urged both sides to sign.", ["2024-11", DAY]),
        ("Qatar, which hosted talks on Monday, urged both sides to sign.", ["2025-03-17", "2025-03-17"]),
        ("The rebels seized Karsa in January 1999.\n\nNorway accused the rebels of torture.", ["1999-01", None]),
        ("The rebels seized Karsa in January 1999. Norway accused the rebels of torture.", ["1999-01", "1999-01"]),
        ("The rebels seized Karsa in January 1999.\n\nNorway shelled the town.", ["1999-01", "1999-01"]),
    ],
)
def test_no_old_date_of_another_clause_or_paragraph_dates_a_statement(text: str, expected: list[str | None]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keller met the rebels on Monday and promised to return.", ["2025-03-17", "2025-03-17"]),
        ("Rebels shelled Karsa on Monday, and the president vowed to hit back.", ["2025-03-17", "2025-03-17"]),
        ("The war began in 1991 and Moscow said that it wanted peace.", [DAY]),
        ("Keller will arrive on Friday, but Ghana said that it would not sign.", [DAY]),
    ],
)
def test_words_that_follow_a_deed_of_the_news_have_its_day(text: str, expected: list[str | None]) -> None:
    assert whens(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The premier said on Monday that she would send a delegation. She had refused on Saturday to hold any talks. "
        "“Give us the names,” she said.",
        "The general told reporters on Tuesday that his men would stay. The general, who had promised as late as Friday to "
        "leave, blamed the rain. He said the river was too high.",
    ],
)
def test_what_somebody_had_said_before_is_not_the_day_on_which_he_goes_on(text: str) -> None:
    found = whens(text)
    assert found[-1] == found[0]
