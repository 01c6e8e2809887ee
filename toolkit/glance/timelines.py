"""When things happened, what comes next and how well it is dated, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from toolkit.glance.days import between, spelled
from toolkit.glance.parts import Part, Piece, Sentence, Target, counted, listed, phrase, quoted, said
from toolkit.glance.people import Cast
from toolkit.glance.shared import telling, turns
from toolkit.tables import Dossier

DECISIVE = ("action", "accept", "reject", "concede", "propose", "threaten")
"""The kinds of claims that change how things stand."""
NEXT = 2
"""The coming events that are told, the first ones."""


def timelines(dossier: Dossier) -> list[Sentence]:
    """At most eight sentences on what is dated to when, what happened last, what comes next, and what several articles tell.

    What comes next is what lies after the day of the latest article.
    """
    if not dossier.articles:
        return [said("No article was selected.")]
    cast, events = Cast(dossier), dossier.timeline
    if events.empty:
        return [said(telling(dossier), " of no events.")]
    found = [
        _scope(dossier, events),
        *_dated(events),
        *_last(dossier, events, cast),
        *_next(dossier, events, cast),
        _several(events, cast),
    ]
    return [*found, *turns(dossier, cast, Target("figure", "positions"))]


def _scope(dossier: Dossier, events: pd.DataFrame) -> Sentence:
    """How many events there are, and how many of them happened, are to come, would happen, or have no date."""
    reported = events[~events["scheduled"] & ~events["hypothetical"]]
    undated, hypothetical = reported["undated"], events[events["hypothetical"] & ~events["scheduled"]]
    figures = (
        (int((~undated).sum()), "is dated", "are dated", "dated"),
        (int(undated.sum()), "has no date", "have no date", "undated"),
        (int(events["scheduled"].sum()), "was announced", "were announced", "scheduled"),
        (len(hypothetical), "hangs on an if", "hang on an if", "hypothetical"),
    )
    told = [Part(f"{n:,} {one if n == 1 else many}", Target("table", name)) for n, one, many, name in figures if n]
    return said(
        telling(dossier), " of ", counted(len(events), "event", "", Target("figure", "timeline")), ": ", listed(told), "."
    )


def _dated(events: pd.DataFrame) -> Iterator[Sentence]:
    """How many of the dated events are known to the day, between which days they lie, and on which one most of them."""
    dated = events[~events["scheduled"] & ~events["hypothetical"] & (events["precision"] == "day")]
    if dated.empty:
        yield said("The day of none is known.")
        return
    days = dated["first"].value_counts()
    day = min(str(day) for day, count in days.items() if count == days.max())
    known = counted(len(dated), "date", "", Target("table", "dated"))
    clause: Piece = f", {days.max()} of them on {spelled(day)}" if 1 < days.max() < len(dated) else ""
    verb, period = " is" if len(dated) == 1 else " are", between(dated["first"].min(), dated["last"].max())
    yield said(known, verb, " known to the day: ", period, clause, ".")


def _last(dossier: Dossier, events: pd.DataFrame, cast: Cast) -> Iterator[Sentence]:
    """The latest deed or decision that is told as past, with a day: who says "I sign what I can keep" has signed nothing."""
    past = dossier.claims[dossier.claims["time"] == "past"]
    done = events["event"].isin(past["article"] + "#" + past["id"]) & ~events["scheduled"] & ~events["hypothetical"]
    told = events[done & events["kind"].isin(DECISIVE) & (events["precision"] == "day")]
    if not told.empty:
        last = told.sort_values(["last", "articles"], ascending=[False, False], kind="stable").iloc[0]
        yield said("The latest deed or decision with a day of its own: ", _told(last, cast), ".")


def _told(row: Any, cast: Cast) -> Sequence[Part]:
    """The words of an event, in brackets with whose it is, where they do not say so, and its days."""
    quote = quoted(row["text"], Target("passage", row["article"], str(row["event"]).rpartition("#")[2]))
    named = pd.isna(row["name"]) or row["name"].rpartition(" ")[2] in row["text"]
    whose = "" if named else phrase(cast.part(row["entity"]), ", ")
    days = "undated" if pd.isna(row["first"]) else between(row["first"], row["last"])
    return phrase(quote, " (", whose, f"{days})")


def _next(dossier: Dossier, events: pd.DataFrame, cast: Cast) -> Iterator[Sentence]:
    """What is to come after the latest article, the first events in their own words."""
    now = max((one.document.date for one in dossier.articles if one.document.date), default="")
    coming = events[events["scheduled"] & (events["last"] > now).fillna(False)]
    after = f"after {spelled(now)}, the day of the latest article" if now else "of which the articles give a day"
    if coming.empty:
        yield said(f"Nothing is scheduled for a day {after}.")
        return
    after_now = coming[(coming["first"] > now) & (coming["kind"] != "mention")]  # "in 2016" may lie before it
    told = [_told(row, cast) for _, row in after_now.head(NEXT).iterrows()]
    many = counted(len(coming), "event", "", Target("table", "scheduled"))
    verb = " is" if len(coming) == 1 else " are"
    yield said(many, verb, f" scheduled {after}", phrase(": next ", listed(told, ", then ")) if told else "", ".")


def _several(events: pd.DataFrame, cast: Cast) -> Sentence:
    """How many events more than one article tells, and which one most."""
    several = events[events["articles"] > 1]
    many = counted(len(several), "event", "", Target("table", "several"))
    if several.empty:
        return said("No event is told by more than one article.")
    most = several.sort_values(["articles", "first"], ascending=[False, False], kind="stable").iloc[0]
    verb = " is" if len(several) == 1 else " are"
    yet = f" told by more than one article, most often (by {most['articles']}) "
    return said(many, verb, yet, _told(most, cast), ".")
