"""Time expressions: what is found, what it means, and what is no time at all."""

from __future__ import annotations

import csv
import random
import time
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from toolkit.language import Parse, parse
from toolkit.lexicons import lexicon
from toolkit.reading import read
from toolkit.records import Document, Time
from toolkit.times import annotate
from toolkit.times.ambiguous import NEEDS
from toolkit.times.grammar import classes
from toolkit.times.holidays import by_rule, holidays
from toolkit.times.periods import Period
from toolkit.times.words import SHAPES, classify

WEDNESDAY = "2025-03-19"


def find(text: str, day: str | None = WEDNESDAY) -> tuple[Time, ...]:
    return annotate(Document("a", text, day), parse(text))


def values(text: str, day: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find(text, day)]


# fmt: off
DATES = [
    ("The talks ended on March 18, 2025.", [("March 18, 2025", "2025-03-18")]),
    ("The talks ended on 18 March 2025.", [("18 March 2025", "2025-03-18")]),
    ("The talks ended on Tuesday, March 18.", [("Tuesday, March 18", "2025-03-18")]),
    ("The talks ended on the 18th of March.", [("the 18th of March", "2025-03-18")]),
    ("The talks ended on 2025-03-18.", [("2025-03-18", "2025-03-18")]),
    ("The talks ended on 3/18/2025.", [("3/18/2025", "2025-03-18")]),
    ("The talks ended on 18/03/2025.", [("18/03/2025", "2025-03-18")]),
    ("The talks ended on 18.03.2025.", [("18.03.2025", "2025-03-18")]),
    ("They met on Sept. 11, 2001, and in Oct. 2002.", [("Sept. 11, 2001", "2001-09-11"), ("Oct. 2002", "2002-10")]),
    ("The deal was signed in May 1952 and lapsed in 1960.", [("May 1952", "1952-05"), ("1960", "1960")]),
    ("They met in March and will meet in May.", [("March", "2025-03"), ("May", "2025-05")]),
    ("He met Xi in mid-May and will see him in July.", [("mid-May", "2024-05"), ("July", "2025-07")]),
    ("The army withdrew in December.", [("December", "2024-12")]),
    ("The vote, set for Nov. 5, will stand.", [("Nov. 5", "2025-11-05")]),
    ("Washington gave Tehran until mid-April.", [("mid-April", "2025-04")]),
    ("The truce was signed on April 6-7, 2024.", [("April 6", "2024-04-06"), ("7, 2024", "2024-04-07")]),
    ("Ministers will meet next Monday and Tuesday.", [("next Monday", "2025-03-24"), ("Tuesday", "2025-03-25")]),
    ("Envoys may meet next Monday or Tuesday.", [("next Monday", "2025-03-24"), ("Tuesday", "2025-03-25")]),
    ("From March 3 to April 4, 2023, they talked.", [("March 3", "2023-03-03"), ("April 4, 2023", "2023-04-04")]),
    ("The envoys met on 22-25 April 2024.", [("22", "2024-04-22"), ("25 April 2024", "2024-04-25")]),
    ("War broke out on 7 October 2023. The raid of October 7 shocked Israel.",
     [("7 October 2023", "2023-10-07"), ("October 7", "2023-10-07")]),
    ("Since Russia's 2022 invasion millions have fled.", [("2022", "2022")]),
    ("In the years 2010 to 2013 and in 2014 elections they lost.",
     [("2010", "2010"), ("2013", "2013"), ("2014", "2014")]),
    ("The 1914-1918 war and the 2008-09 crisis.",
     [("1914", "1914"), ("1918", "1918"), ("2008", "2008"), ("09", "2009")]),
    ("It was settled in the year 2000, not in nineteen ninety-six.",
     [("the year 2000", "2000"), ("nineteen ninety-six", "1996")]),
    ("The 1990s and the mid-1980s were calm, unlike the late '70s and the sixties.",
     [("The 1990s", "199"), ("the mid-1980s", "198"), ("the late '70s", "197"), ("the sixties", "196")]),
    ("The border dates from the 19th century.", [("the 19th century", "18")]),
    ("Athens fell in 404 BC, in the 5th century BC.", [("404 BC", "BC0404"), ("the 5th century BC", "BC04")]),
    ("The siege lasted from 480 to 479 BC.", [("480", "BC0480"), ("479 BC", "BC0479")]),
    ("They fought in the spring of 2024 and last winter.", [("the spring of 2024", "2024-SP"), ("last winter", "2024-WI")]),
    ("Losses rose in the first quarter of 2024 and in Q3 2023.",
     [("the first quarter of 2024", "2024-Q1"), ("Q3 2023", "2023-Q3")]),
    ("Exports fell in the second half of 2024.", [("the second half of 2024", "2024-H2")]),
    ("Fiscal year 2024 was costly, and so is fiscal 2025.", [("Fiscal year 2024", "2024"), ("fiscal 2025", "2025")]),
]
RELATIVE = [
    ("They met on Friday and will meet again on Monday.", [("Friday", "2025-03-14"), ("Monday", "2025-03-24")]),
    ("The two sides plan to meet on Friday.", [("Friday", "2025-03-21")]),
    ("The ceasefire begins on Saturday.", [("Saturday", "2025-03-22")]),
    ("The session is scheduled for Friday.", [("Friday", "2025-03-21")]),
    ("The talks were adjourned until Friday.", [("Friday", "2025-03-21")]),
    ("The vote is on Sunday, the deadline is Friday.", [("Sunday", "2025-03-23"), ("Friday", "2025-03-21")]),
    ("The envoys failed to reach a deal on Monday.", [("Monday", "2025-03-17")]),
    ("They will begin to withdraw on Sunday.", [("Sunday", "2025-03-23")]),
    ("Moldova was the last state to join on Friday.", [("Friday", "2025-03-14")]),
    ("The spokesman could not be reached on Friday.", [("Friday", "2025-03-14")]),
    ("Protesters planned a rally on Saturday.", [("Saturday", "2025-03-22")]),
    ("The minister said Monday he would resign Tuesday.", [("Monday", "2025-03-17"), ("Tuesday", "2025-03-18")]),
    ("The party badly needs a win in Tuesday's vote.", [("Tuesday", "2025-03-25")]),
    ("Ahead of Saturday's vote the rivals must win support.", [("Saturday", "2025-03-22")]),
    ("The sides accused each other ahead of Friday's talks.", [("Friday", "2025-03-21")]),
    ("He flew to Doha to sign the deal on Monday.", [("Monday", "2025-03-17")]),
    ("Between now and April 10 the sides must disarm.", [("now", "PRESENT_REF"), ("April 10", "2025-04-10")]),
    ("The truce had been due to expire on Friday.", [("Friday", "2025-03-14")]),
    ("Mali and Togo agreed to a truce along the border, to begin on Friday.", [("Friday", "2025-03-21")]),
    ("The envoy flew to Bern to begin a round of talks on Friday.", [("Friday", "2025-03-14")]),
    ("Unless the batteries were removed by Friday, she said, Togo would recall its envoy.", [("Friday", "2025-03-21")]),
    ("Had the batteries been removed on Friday, the envoy would have stayed.", [("Friday", "2025-03-14")]),
    ("Nurses were able to enter the camps on Friday.", [("Friday", "2025-03-14")]),
    ("Nurses will be able to enter the camps on Friday.", [("Friday", "2025-03-21")]),
    ("Thursday's meeting followed Monday's call.", [("Thursday", "2025-03-13"), ("Monday", "2025-03-17")]),
    ("They met last Friday and will meet next Monday.", [("last Friday", "2025-03-14"), ("next Monday", "2025-03-24")]),
    ("Today he is in Doha; yesterday he was in Cairo; tomorrow he leaves.",
     [("Today", "2025-03-19"), ("yesterday", "2025-03-18"), ("tomorrow", "2025-03-20")]),
    ("He left the day before yesterday and returns the day after tomorrow.",
     [("the day before yesterday", "2025-03-17"), ("the day after tomorrow", "2025-03-21")]),
    ("He said last week that next month would be decisive.", [("last week", "2025-W11"), ("next month", "2025-04")]),
    ("They met the week before last.", [("the week before last", "2025-W10")]),
    ("Over the weekend the sides exchanged fire.", [("the weekend", "2025-W11-WE")]),
    ("This weekend the sides exchanged fire; this weekend they will talk.",
     [("This weekend", "2025-W11-WE"), ("this weekend", "2025-W12-WE")]),
    ("The truce was brokered earlier this year.", [("earlier this year", "2025")]),
    ("He was elected last November.", [("last November", "2024-11")]),
    ("He left office in January last year.", [("January last year", "2024-01")]),
    ("At the end of last year the front froze.", [("the end of last year", "2024")]),
    ("By the middle of next month it will be over.", [("the middle of next month", "2025-04")]),
    ("They met on March 3; the night before, they had quarrelled.",
     [("March 3", "2025-03-03"), ("the night before", "2025-03-02TNI")]),
    ("By the end of the month all hostages will be free.", [("the end of the month", "2025-03")]),
    ("A year ago nobody believed it.", [("A year ago", "2024")]),
    ("Two weeks ago they met; two days ago they quarrelled.",
     [("Two weeks ago", "2025-W10"), ("two days ago", "2025-03-17")]),
    ("More than a decade ago the border was drawn.", [("More than a decade ago", "2015")]),
    ("Several years ago they were allies.", [("Several years ago", "PAST_REF")]),
    ("They had met on March 3; the day before, they had quarrelled.",
     [("March 3", "2025-03-03"), ("the day before", "2025-03-02")]),
    ("War broke out on 7 October 2023. The next day Israel struck. Three days later it called up reserves.",
     [("7 October 2023", "2023-10-07"), ("The next day", "2023-10-08"), ("Three days later", "2023-10-11")]),
    ("He resigned in 2014 and returned the following year.", [("2014", "2014"), ("the following year", "2015")]),
    ("Two weeks from now the mandate ends.", [("Two weeks from now", "2025-W14")]),
    ("He is now in Doha.", [("now", "PRESENT_REF")]),
    ("The sides recently agreed on a swap and will soon carry it out.",
     [("recently", "PAST_REF"), ("soon", "FUTURE_REF")]),
    ("These days nobody speaks of the future.", [("These days", "PRESENT_REF"), ("the future", "FUTURE_REF")]),
]
CLOCKS = [
    ("The attack came at 3:30 p.m. EST on March 3.", [("3:30 p.m. EST on March 3", "2025-03-03T15:30-05")]),
    ("The attack began at 0300 GMT on Friday.", [("0300 GMT on Friday", "2025-03-14T03:00Z")]),
    ("On Monday at 12:05 a.m. sirens sounded.", [("Monday at 12:05 a.m.", "2025-03-17T00:05")]),
    ("At 4 in the morning the sirens sounded.", [("4 in the morning", "2025-03-19T04:00")]),
    ("The deadline is 6 o'clock this evening.", [("6 o'clock this evening", "2025-03-19T18:00")]),
    ("The ceasefire began at noon on Saturday.", [("noon on Saturday", "2025-03-15T12:00")]),
    ("Shelling began at 5 a.m. local time on Friday.",
     [("5 a.m.", "2025-03-14T05:00"), ("Friday", "2025-03-14")]),
    ("He arrived on Tuesday night and left early Wednesday morning.",
     [("Tuesday night", "2025-03-18TNI"), ("early Wednesday morning", "2025-03-19TMO")]),
    ("By late afternoon the convoy had left.", [("late afternoon", "2025-03-19TAF")]),
    ("Israel resumed strikes overnight.", [("overnight", "2025-03-18TNI")]),
    ("Last night he was silent; this morning he spoke.",
     [("Last night", "2025-03-18TNI"), ("this morning", "2025-03-19TMO")]),
]
LENGTHS = [
    ("A month-long halt and a 30-day ceasefire were agreed.", [("month-long", "P1M"), ("30-day", "P30D")]),
    ("The eight-month-old war and the two-year-old truce go on.",
     [("eight-month-old", "P8M"), ("two-year-old", "P2Y")]),
    ("The deal would last between 12 and 18 months.", [("12", "P12M"), ("18 months", "P18M")]),
    ("They would need two to three weeks; the halt would last 12-18 months.",
     [("two", "P2W"), ("three weeks", "P3W"), ("12", "P12M"), ("18 months", "P18M")]),
    ("The war has lasted decades, or two and a half years.", [("decades", "PXDE"), ("two and a half years", "P2Y6M")]),
    ("They talked for half an hour and for an hour and a half.",
     [("half an hour", "PT30M"), ("an hour and a half", "PT1H30M")]),
    ("Within 48 hours the army withdrew.", [("48 hours", "PT48H")]),
    ("He served two four-year terms.", [("four-year", "P4Y")]),
    ("The 72-hour truce followed a weeks-long siege.", [("72-hour", "PT72H"), ("weeks-long", "PXW")]),
    ("In recent weeks shelling has increased.", [("recent weeks", "PXW")]),
    ("For the past two years and over the next six months.",
     [("the past two years", "P2Y"), ("the next six months", "P6M")]),
    ("His first 100 days and their 20 years in exile.", [("His first 100 days", "P100D"), ("their 20 years", "P20Y")]),
    ("A hundred and twenty days passed.", [("A hundred and twenty days", "P120D")]),
]
SETS = [
    ("They meet every Tuesday and twice a week in Geneva.", [("every Tuesday", "XXXX-WXX-2"), ("twice a week", "P1W")]),
    ("He reports annually and visits every two weeks.", [("annually", "P1Y"), ("every two weeks", "P2W")]),
    ("Every other day a convoy leaves.", [("Every other day", "P2D")]),
    ("They meet on Mondays and on Thursday nights.", [("Mondays", "XXXX-WXX-1"), ("Thursday nights", "XXXX-WXX-4TNI")]),
    ("The army uses up 60 shells an hour.", [("an hour", "PT1H")]),
    ("Three times per month an envoy calls.", [("Three times per month", "P1M")]),
]
HOLIDAYS = [
    ("On Christmas Eve the guns fell silent.", [("Christmas Eve", "2024-12-24")]),
    ("They will sign on Thanksgiving.", [("Thanksgiving", "2025-11-27")]),
    ("An Orthodox Easter truce will follow.", [("Orthodox Easter", "2025-04-20")]),
    ("He spoke on Good Friday 2024.", [("Good Friday 2024", "2024-03-29")]),
    ("They will return after Labor Day.", [("Labor Day", "2025-09-01")]),
]
FORMS = [
    ("In recent weeks shelling has increased.", [("recent weeks", "DURATION", "PXW", None, None, None)]),
    ("They met on March 3; the day before, they had quarrelled.",
     [("March 3", "DATE", "2025-03-03", None, "2025-03-03", "2025-03-03"),
      ("the day before", "DATE", "2025-03-02", None, "2025-03-02", "2025-03-02")]),
    ("They met on March 3. The day after, they quarrelled.",
     [("March 3", "DATE", "2025-03-03", None, "2025-03-03", "2025-03-03"),
      ("The day after", "DATE", "2025-03-04", None, "2025-03-04", "2025-03-04")]),
    ("The truce was brokered earlier this year.",
     [("earlier this year", "DATE", "2025", "START", "2025-01-01", "2025-03-19")]),
    ("The envoys will return later this month.",
     [("later this month", "DATE", "2025-03", "END", "2025-03-19", "2025-03-31")]),
    ("They were enemies in the 1990s.", [("the 1990s", "DATE", "199", None, "1990-01-01", "1999-12-31")]),
    ("The truce collapsed in spring 2014.", [("spring 2014", "DATE", "2014-SP", None, "2014-03-01", "2014-05-31")]),
    ("They signed the accord in late February.", [("late February", "DATE", "2025-02", "END", "2025-02-01", "2025-02-28")]),
    ("They will sign the accord in early May.", [("early May", "DATE", "2025-05", "START", "2025-05-01", "2025-05-31")]),
    ("The 8-month-old truce collapsed.", [("8-month-old", "DURATION", "P8M", None, None, None)]),
    ("The decades-old dispute goes on.", [("decades-old", "DURATION", "PXDE", None, None, None)]),
    ("A month-long halt was agreed.", [("month-long", "DURATION", "P1M", None, None, None)]),
    ("A yearlong siege ended.", [("yearlong", "DURATION", "P1Y", None, None, None)]),
    ("A 30-day ceasefire was proposed.", [("30-day", "DURATION", "P30D", None, None, None)]),
    ("The halt would last between 12 and 18 months.",
     [("12", "DURATION", "P12M", None, None, None),
      ("18 months", "DURATION", "P18M", None, None, None)]),
    ("The halt would last 12-18 months.",
     [("12", "DURATION", "P12M", None, None, None), ("18 months", "DURATION", "P18M", None, None, None)]),
    ("A week ago Monday they signed the accord.",
     [("A week ago Monday", "DATE", "2025-03-10", None, "2025-03-10", "2025-03-10")]),
    ("Two years ago this month the war began.",
     [("Two years ago this month", "DATE", "2023-03", None, "2023-03-01", "2023-03-31")]),
    ("The truce ends a week from Friday.", [("a week from Friday", "DATE", "2025-03-28", None, "2025-03-28", "2025-03-28")]),
    ("Millions have fled since the 2022 invasion.", [("2022", "DATE", "2022", None, "2022-01-01", "2022-12-31")]),
    ("They talked from March 3 to March 7.",
     [("March 3", "DATE", "2025-03-03", None, "2025-03-03", "2025-03-03"),
      ("March 7", "DATE", "2025-03-07", None, "2025-03-07", "2025-03-07")]),
    ("They talked from Monday to Wednesday.",
     [("Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17"),
      ("Wednesday", "DATE", "2025-03-19", None, "2025-03-19", "2025-03-19")]),
    ("They will talk from Friday to Monday.",
     [("Friday", "DATE", "2025-03-21", None, "2025-03-21", "2025-03-21"),
      ("Monday", "DATE", "2025-03-24", None, "2025-03-24", "2025-03-24")]),
    ("The envoys will meet between Monday and Wednesday.",
     [("Monday", "DATE", "2025-03-24", None, "2025-03-24", "2025-03-24"),
      ("Wednesday", "DATE", "2025-03-26", None, "2025-03-26", "2025-03-26")]),
    ("The envoys met on 3-5 May 2024.",
     [("3", "DATE", "2024-05-03", None, "2024-05-03", "2024-05-03"),
      ("5 May 2024", "DATE", "2024-05-05", None, "2024-05-05", "2024-05-05")]),
    ("The talks lasted from March to May 2024.",
     [("March", "DATE", "2024-03", None, "2024-03-01", "2024-03-31"),
      ("May 2024", "DATE", "2024-05", None, "2024-05-01", "2024-05-31")]),
    ("They fought from 2014 until 2022.",
     [("2014", "DATE", "2014", None, "2014-01-01", "2014-12-31"),
      ("2022", "DATE", "2022", None, "2022-01-01", "2022-12-31")]),
    ("They fought in the summer and autumn of 1944.",
     [("the summer", "DATE", "1944-SU", None, "1944-06-01", "1944-08-31"),
      ("autumn of 1944", "DATE", "1944-FA", None, "1944-09-01", "1944-11-30")]),
    ("The vote is on the second Tuesday of November.",
     [("the second Tuesday of November", "DATE", "2025-11-11", None, "2025-11-11", "2025-11-11")]),
    ("The truce expired in the first week of March 2024.",
     [("the first week of March 2024", "DATE", "2024-W10", None, "2024-03-04", "2024-03-10")]),
    ("The truce expired on the last day of February 2024.",
     [("the last day of February 2024", "DATE", "2024-02-29", None, "2024-02-29", "2024-02-29")]),
    ("The raid came in the week of March 3.",
     [("the week of March 3", "DATE", "2025-W10", None, "2025-03-03", "2025-03-09")]),
    ("He spoke on the 18th.", [("the 18th", "DATE", "2025-03-18", None, "2025-03-18", "2025-03-18")]),
    ("The strike came at 3:30 p.m. EST on March 3.",
     [("3:30 p.m. EST on March 3", "TIME", "2025-03-03T15:30-05", None, "2025-03-03", "2025-03-03")]),
    ("The strike came at 14:00 UTC+3 on Friday.",
     [("14:00 UTC+3 on Friday", "TIME", "2025-03-14T14:00+03", None, "2025-03-14", "2025-03-14")]),
    ("The talks resume at 8 p.m. ET on Friday.",
     [("8 p.m. ET on Friday", "TIME", "2025-03-21T20:00", None, "2025-03-21", "2025-03-21")]),
    ("Peace talks resume at 8 p.m. ET on Friday.",
     [("8 p.m. ET on Friday", "TIME", "2025-03-21T20:00", None, "2025-03-21", "2025-03-21")]),
    ("The landing began at 0530 hours on 6 June 1944.",
     [("0530 hours on 6 June 1944", "TIME", "1944-06-06T05:30", None, "1944-06-06", "1944-06-06")]),
    ("It took effect at 04:00 (02:00 GMT) on November 27, 2024.",
     [("04:00", "TIME", "2024-11-27T04:00", None, "2024-11-27", "2024-11-27"),
      ("02:00 GMT", "TIME", "2024-11-27T02:00Z", None, "2024-11-27", "2024-11-27"),
      ("November 27, 2024", "DATE", "2024-11-27", None, "2024-11-27", "2024-11-27")]),
    ("Shells fell in the early hours of Tuesday.",
     [("the early hours of Tuesday", "DATE", "2025-03-18", "START", "2025-03-18", "2025-03-18")]),
    ("They moved only at night.", [("night", "TIME", "XXXX-XX-XXTNI", None, None, None)]),
    ("In the morning he met the envoys.", [("the morning", "TIME", "2025-03-19TMO", None, "2025-03-19", "2025-03-19")]),
    ("By mid-2026 the force will be gone.", [("mid-2026", "DATE", "2026", "MID", "2026-01-01", "2026-12-31")]),
    ("At the beginning of the month he resigned.",
     [("the beginning of the month", "DATE", "2025-03", "START", "2025-03-01", "2025-03-31")]),
    ("Half a century ago they were allies.", [("Half a century ago", "DATE", "1975", None, "1975-01-01", "1975-12-31")]),
    ("Two and a half years ago they were allies.",
     [("Two and a half years ago", "DATE", "2022-09", None, "2022-09-01", "2022-09-30")]),
    ("A long time ago they were allies.", [("A long time ago", "DATE", "PAST_REF", None, None, None)]),
    ("He left five or six weeks ago.", [("five or six weeks ago", "DATE", "2025-W07", None, "2025-02-10", "2025-02-16")]),
    ("He was jailed for two or more years.", [("two or more years", "DURATION", "P2Y", "EQUAL_OR_MORE", None, None)]),
    ("It lasted 5 ½ years.", [("5 ½ years", "DURATION", "P5Y6M", None, None, None)]),
    ("A year or two passed.", [("A year or two", "DURATION", "P1Y", None, None, None)]),
    ("They will pray at Easter.", [("Easter", "DATE", "2025-04-20", None, "2025-04-20", "2025-04-20")]),
    ("They will march on Good Friday 2024.", [("Good Friday 2024", "DATE", "2024-03-29", None, "2024-03-29", "2024-03-29")]),
    ("They struck on Yom Kippur 1973.", [("Yom Kippur 1973", "DATE", "1973-10-06", None, "1973-10-06", "1973-10-06")]),
    ("The truce will hold until the end of Ramadan.",
     [("the end of Ramadan", "DATE", "2025", "END", "2025-03-01", "2025-03-30")]),
    ("They will sign before Eid al-Adha.", [("Eid al-Adha", "DATE", "2025-06-07", "APPROX", "2025-06-07", "2025-06-07")]),
    ("They met on Memorial Day weekend.",
     [("Memorial Day weekend", "DATE", "2024-W21-WE", None, "2024-05-25", "2024-05-26")]),
    ("They met on weekends.", [("weekends", "SET", "XXXX-WXX-WE", None, None, None)]),
    ("They traded in the 17th and 18th centuries.",
     [("the 17th", "DATE", "16", None, "1600-01-01", "1699-12-31"),
      ("18th centuries", "DATE", "17", None, "1700-01-01", "1799-12-31")]),
    ("They met in the 3rd century AD.", [("the 3rd century AD", "DATE", "02", None, "0200-01-01", "0299-12-31")]),
    ("They are talking now.", [("now", "DATE", "PRESENT_REF", None, None, None)]),
]
# fmt: on
ALL = DATES + RELATIVE + CLOCKS + LENGTHS + SETS + HOLIDAYS


@pytest.mark.parametrize(("sentence", "expected"), ALL, ids=[sentence for sentence, _ in ALL])
def test_value(sentence: str, expected: list[tuple[str, str]]) -> None:
    """The expressions of a sentence and their values, in an article of Wednesday, 19 March 2025."""
    assert values(sentence) == expected


def sentences(name: str, *columns: str) -> list[Any]:
    """The rows of a table beside this file; what its column `missed` gives a reason for is known to fail."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                *(row[column] for column in columns),
                marks=[pytest.mark.xfail(reason=row["missed"], strict=True)] if row["missed"] else [],
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("sentence", "expected"), sentences("times.csv", "sentence", "expected"))
def test_news_and_history(sentence: str, expected: str) -> None:
    """The expressions of sentences of news and of histories by phenomenon, as "text = value"."""
    assert " | ".join(f"{text} = {value}" for text, value in values(sentence)) == expected


@pytest.mark.parametrize("sentence", sentences("no_times.csv", "sentence"))
def test_ordinary_words_are_no_time(sentence: str) -> None:
    """No ordinary word or number is taken for a date; `no_times.csv` says which sentences are still missed, and why."""
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "type", "mod"),
    [
        ("It began in early 2022.", "DATE", "START"),
        ("It ended late last year.", "DATE", "END"),
        ("It will end in mid-2026.", "DATE", "MID"),
        ("About two years passed.", "DURATION", "APPROX"),
        ("More than two years passed.", "DURATION", "MORE_THAN"),
        ("Less than two years passed.", "DURATION", "LESS_THAN"),
        ("Nearly two years passed.", "DURATION", "LESS_THAN"),
        ("At least two years passed.", "DURATION", "EQUAL_OR_MORE"),
        ("They met for no more than two days.", "DURATION", "EQUAL_OR_LESS"),
        ("They met a week or so ago.", "DATE", "APPROX"),
        ("They met at about 3 p.m.", "TIME", "APPROX"),
        ("They meet every week.", "SET", None),
    ],
)
def test_type_and_modifier(sentence: str, type: str, mod: str | None) -> None:
    """TimeML's type and modifier."""
    assert [(t.type, t.mod) for t in find(sentence)] == [(type, mod)]


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("They met on Tuesday.", "2025-03-18", "2025-03-18"),
        ("They met on Tuesday night.", "2025-03-18", "2025-03-18"),
        ("They met last week.", "2025-03-10", "2025-03-16"),
        ("They met over the weekend.", "2025-03-15", "2025-03-16"),
        ("They met earlier this year.", "2025-01-01", "2025-03-19"),
        ("They will meet later this week.", "2025-03-19", "2025-03-23"),
        ("They met in February 2024.", "2024-02-01", "2024-02-29"),
        ("They met in the second quarter of 2024.", "2024-04-01", "2024-06-30"),
        ("They met in the winter of 2023.", "2023-12-01", "2024-02-29"),
        ("They met in the 1990s.", "1990-01-01", "1999-12-31"),
        ("For the past two months they have talked.", "2025-01-19", "2025-03-19"),
        ("They talked for two months.", None, None),
        ("They meet every Tuesday.", None, None),
        ("They are talking now.", None, None),
        ("Rome burned in 64 AD, Troy in 1184 BC.", None, None),
    ],
)
def test_calendar_days(sentence: str, first: str | None, last: str | None) -> None:
    """The days that an expression spans, where it has any."""
    found = find(sentence)[-1]
    assert (found.first, found.last) == (first, last)


def test_the_last_part_of_a_named_year_does_not_end_now() -> None:
    part, year = find("The bank lost money in the last three months of 2024.")
    assert (part.value, part.first, part.last, year.value) == ("P3M", None, None, "2024")


@pytest.mark.parametrize("stamp", ["2025-03-17T10:00:00Z", "2025-03-17T23:55:10+02:00", "2025-03-17T23:55:10.123+02:00"])
def test_parts_of_a_time_stamp_are_no_times_of_day(stamp: str) -> None:
    assert all(time.value.startswith("2025-03-17") for time in find(f"Rebels attacked the town at {stamp} and withdrew."))


@pytest.mark.parametrize(("sentence", "expected"), FORMS, ids=[sentence for sentence, _ in FORMS])
def test_every_attribute(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    """Text, type, value, modifier, first and last day, in an article of Wednesday, 19 March 2025."""
    assert [(t.text, t.type, t.value, t.mod, t.first, t.last) for t in find(sentence)] == expected


@pytest.mark.xfail(reason="parsed as a noun phrase without a verb: nothing says that it looks ahead", strict=True)
def test_a_bare_verb_after_one_bare_noun_looks_ahead() -> None:
    assert values("Talks resume at 8 p.m. ET on Friday.") == [("8 p.m. ET on Friday", "2025-03-21T20:00")]


UNDATED = [
    ("They met on Tuesday and will meet next week.", ["XXXX-WXX-2", "XXXX-WXX"]),
    ("Yesterday he left; two days ago he came.", ["XXXX-XX-XX", "XXXX-XX-XX"]),
    ("He said on March 11 that the vote would be in May.", ["XXXX-03-11", "XXXX-05"]),
    ("Last year they met; earlier this month they quarrelled.", ["XXXX", "XXXX-XX"]),
    ("This morning he left; at noon he came back.", ["XXXX-XX-XXTMO", "XXXX-XX-XXT12:00"]),
    ("In the third quarter losses rose, in the spring they fell.", ["XXXX-Q3", "XXXX-SP"]),
    ("He will return by Christmas, before Easter.", ["XXXX-12-25", "XXXX-XX-XX"]),
]


@pytest.mark.parametrize(("sentence", "expected"), UNDATED)
def test_without_a_date_relative_times_stay_unresolved_and_say_so(sentence: str, expected: list[str]) -> None:
    """What counts from the day of writing has no days where that is unknown."""
    found = find(sentence, None)
    assert [t.value for t in found] == expected
    assert all(t.rule.endswith(":unresolved") and t.first is None and t.last is None for t in found)


def test_without_a_date_absolute_times_are_resolved() -> None:
    """A full date needs none of the article, nor does what is told from it."""
    found = find("On 7 October 2023 war broke out. The next day Israel struck.", None)
    assert [t.first for t in found] == ["2023-10-07", "2023-10-08"]
    assert not any("unresolved" in t.rule for t in found)


def test_the_seed_article(seed: object) -> None:
    """The times that a careful reader finds in the seed article."""
    [document] = read(str(seed)).documents
    found = annotate(document, parse(document.text, document.body_start))
    assert [(t.text, t.type, t.value) for t in found] == [
        ("Tuesday", "DATE", "2025-03-18"),
        ("month-long", "DURATION", "P1M"),
        ("30-day", "DURATION", "P30D"),
        ("2022", "DATE", "2022"),
        ("March 11", "DATE", "2025-03-11"),
        ("30-day", "DURATION", "P30D"),
        ("Tuesday", "DATE", "2025-03-18"),
        ("earlier this year", "DATE", "2025"),
    ]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("On June 6 the landing began. Two days later a port fell.", ["1944-06-06", "1944-06-08"]),
        ("In the last week of July they fled. In August they surrendered.", ["1944-W30", "1944-08"]),
        ("On 30 August they halted. Three days later they attacked.", ["1944-08-30", "1944-09-02"]),
        ("It was the first victory since 1941. In June they fled.", ["1941", "1944-06"]),
        ("It was like the 1941 offensive. In June they fled.", ["1941", "1944-06"]),
        ("They relieved a siege (it had begun in 1942). In June they fled.", ["1942", "1944-06"]),
        ("In the following year they surrendered.", ["1945"]),
        ("The front would be broken in 1946. In June they fled.", ["1946", "1944-06"]),
    ],
)
def test_a_history_counts_from_the_time_last_told(story: str, expected: list[str]) -> None:
    """In a text full of years "in March" is that of the year told, not the last one, and not that of an aside."""
    years = " ".join(f"In {year} the war went on." for year in range(1936, 1945))
    found = find(f"{years} In May 1944 the front broke. {story}")
    assert [t.value for t in found[10:]] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("CAIRO, March 17 (Reuters) - Talks begin tomorrow.", ["2025-03-17", "2025-03-18"]),
        ("MOSCOW, March 17. /TASS/. Talks began yesterday.", ["2025-03-17", "2025-03-16"]),
        ("KYIV, Ukraine, March 17, 2025 \u2014 Talks began today.", ["2025-03-17", "2025-03-17"]),
        ("PARIS, Jan. 7 (AFP) - Talks begin tomorrow.", ["2025-01-07", "2025-03-20"]),
        ("On Monday, March 17 (a holiday) talks began. They end tomorrow.", ["2025-03-17", "2025-03-20"]),
    ],
)
def test_a_dateline_tells_the_day_of_writing(sentence: str, expected: list[str]) -> None:
    """An agency's "today" is the day of its dateline, where the article appears in the week after it."""
    assert [t.value for t in find(sentence)] == expected


def test_no_expression_crosses_a_blank_line() -> None:
    """A headline's last word does not join the first one of the text."""
    assert values("The talks began on Monday\n\n18 March was the day.")[0][0] == "Monday"


WORDS = """
March May 18 2025 3 p.m. on Tuesday last next the of a week weeks ago year 's - – , . ( ) in early mid- 18th 1990s '90s BC
GMT noon 99:99 31 30 Feb. and to half quarter every twice
each by since single circa Sept Diwali 9/11 D-Day Independence Day years hours 4 5 day ☃ é 0 00 9999 10000 999999999
century decades between 9:30 before after eve past vote 5/6
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.lists(PIECES, max_size=25).map(" ".join), st.sampled_from([None, WEDNESDAY, "0001-01-01", "9999-12-31"]))
@quick(max_examples=60)
def test_any_text_gives_well_formed_records(text: str, day: str | None) -> None:
    """No input raises; records are in order, do not overlap, and their text is the document's."""
    found = find(text, day)
    assert [t.id for t in found] == [f"t{k + 1}" for k in range(len(found))]
    beyond = 0
    for t in found:
        assert beyond <= t.start < t.end
        assert text[t.start : t.end] == t.text
        assert (t.first is None) == (t.last is None)
        if t.first and t.last:
            assert date.fromisoformat(t.first) <= date.fromisoformat(t.last)
        beyond = t.end


def made_parse(words: list[str]) -> Parse:
    """A parse of words that no model has seen: all nouns, all under the first one of their sentence of twenty."""
    text = " ".join(words)
    starts = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    n = len(words)
    return Parse(
        text, starts, tuple(s + len(w) for s, w in zip(starts, words, strict=True)), ("NOUN",) * n, ("NNP",) * n,
        tuple(-1 if i % 20 == 0 else i - i % 20 for i in range(n)), ("root",) * n,
        tuple((i, min(i + 20, n)) for i in range(0, n, 20)), paragraphs=((0, n),),
    )  # fmt: skip


def test_time_is_linear_in_a_text_of_digits_and_months() -> None:
    """In a text of the words that most rules begin with: four times the text takes about four times the time."""
    choose = random.Random(7)
    words = WORDS.split()

    def seconds(n: int) -> float:
        parsed = made_parse([choose.choice(words) for _ in range(n)])
        _ = parsed.lower
        begin = time.process_time()
        annotate(Document("a", parsed.text, WEDNESDAY), parsed)
        return time.process_time() - begin

    seconds(1000)
    small, large = seconds(10_000), seconds(40_000)
    assert large < 8 * small


def test_the_lexicon_holds_what_the_grammar_and_the_rules_ask_for() -> None:
    """Every class of words has an entry or a shape, and every need its function."""
    rows = lexicon("time_words")
    assert set(classes()) == {row["class"] for row in rows} - {"label", "name"} | {"holiday", "known_day"} | set(SHAPES)
    assert {row["needs"] for row in rows} - {""} == set(NEEDS)


def test_every_holiday_is_found_and_has_a_day() -> None:
    """Every row of the lexicon of holidays has a rule."""
    names = [row["name"] for row in lexicon("holidays") if row["rule"] != "national"]
    found = find("\n\n".join(f"They will celebrate {name} 2024." for name in names))
    assert [(t.text, t.first is None) for t in found] == [(f"{name} 2024", False) for name in names]


def test_a_known_day_is_not_one_to_come() -> None:
    """Before the year of the attack that a day is known by, that day is any."""
    assert values("The Oct. 7 attack killed three.", "2019-11-02") == [("Oct. 7", "2019-10-07")]
    assert values("The Sept. 11 attacks killed many.", "2011-09-12") == [("Sept. 11", "2001-09-11")]


def test_every_state_with_a_day_of_its_own_is_known() -> None:
    """The states of the national days are in the lexicon of states, and their days are in the calendar."""
    states = {row["code"]: row["name"] for row in lexicon("states") if row["kind"] == "state"}
    for row in lexicon("national_days"):
        found = values(f"They will celebrate {states[row['state']]}'s {row['name']} 2024.")
        assert found == [(f"{row['name']} 2024", f"2024-{int(row['month']):02}-{int(row['day']):02}")]


def test_words_are_parts_of_tokens_or_several() -> None:
    """What is glued together in a token is read apart, and what belongs together as one, at the right places."""
    text = "In mid-April, in the '90s, on Good Friday for more than 2 1/2 hours."
    words = classify(parse(text))
    assert [text[word.start : word.end].lower() for word in words] == [word.lower for word in words]
    assert {"mid", "april", "90", "s", "good friday", "more than", "1/2"} <= {word.lower for word in words}


@pytest.mark.parametrize(
    ("period", "value", "first", "last"),
    [
        (Period("week", date(2025, 3, 19).toordinal() // 7), "2025-W12", "2025-03-17", "2025-03-23"),
        (Period("season", 2025 * 4 + 3), "2025-WI", "2025-12-01", "2026-02-28"),
        (Period("quarter", 2024 * 4), "2024-Q1", "2024-01-01", "2024-03-31"),
        (Period("century", 19), "19", "1900-01-01", "1999-12-31"),
        (Period("year", -43), "BC0044", None, None),
        (Period("year", 9999), "9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_periods(period: Period, value: str, first: str | None, last: str | None) -> None:
    """A period's value and days."""
    assert (period.value, period.first, period.last) == (value, first, last)


@given(st.integers(120, 9998 * 12), st.sampled_from(["quarter", "half", "season", "year", "decade"]))
def test_a_month_lies_in_the_longer_period_around_it(month: int, unit: str) -> None:
    """`to` finds the period that holds the beginning of another one."""
    inner = Period("month", month)
    outer = inner.to(unit)  # type: ignore[arg-type]
    assert outer.first
    assert inner.first
    assert outer.first <= inner.first
    assert outer.last is None or inner.first <= outer.last


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Easter", 2024, "2024-03-31"), ("Orthodox Easter", 2024, "2024-05-05"), ("Thanksgiving", 2025, "2025-11-27"),
        ("Memorial Day", 2025, "2025-05-26"), ("Labor Day", 2025, "2025-09-01"), ("Election Day", 2022, "2022-11-08"),
        ("Black Friday", 2024, "2024-11-29"), ("Cyber Monday", 2024, "2024-12-02"), ("Simchat Torah", 2023, "2023-10-07"),
        ("Lunar New Year", 1966, "1966-01-21"), ("Lunar New Year", 1990, "1990-01-27"),
        ("Lunar New Year", 2000, "2000-02-05"), ("Lunar New Year", 2007, "2007-02-18"),
        ("Lunar New Year", 2015, "2015-02-19"), ("Lunar New Year", 2023, "2023-01-22"),
        ("Lunar New Year", 2034, "2034-02-19"), ("Diwali", 2009, "2009-10-17"), ("Diwali", 2020, "2020-11-14"),
        ("Diwali", 2025, "2025-10-20"), ("Tisha B'Av", 2024, "2024-08-13"),
    ],
)  # fmt: skip
def test_holidays_by_rule(name: str, year: int, expected: str) -> None:
    """Days that move with the year."""
    assert by_rule(holidays()[name], year).value == expected
