"""Who is cited for a claim and whose it is: agencies, quotations within statements, spokesmen, members of groups."""

from __future__ import annotations

import pytest

from toolkit.annotate import annotate_document
from toolkit.records import Document


def roles(text: str) -> list[tuple[str, str | None, str | None]]:
    claims = annotate_document(Document("t", text)).claims
    return [(claim.kind, _plain(claim.actor), _plain(claim.source)) for claim in claims]


def _plain(actor: str | None) -> str | None:
    """The id without that of the article, which unnamed actors have before theirs."""
    return actor and actor.removeprefix("t#")


@pytest.mark.parametrize(
    ("text", "kind", "actor", "source"),
    [
        ("The newspaper quoted the minister as saying that Chad would sign.", "state", "minister", "minister"),
        ("The agency quoted witnesses as saying tanks were in the streets.", "state", "witnesses", "witnesses"),
        ("Havel was quoted by Reuters as saying that Prague would sign.", "state", "havel", "havel"),
        ("Chad will sign, its spokesman Idriss Deby said, according to Reuters.", "pledge", "chad", "idriss-deby"),
        ("Chad will sign, according to Reuters.", "action", "chad", "reuters"),
        ("Chad and Mali agreed to meet in May, mediators said.", "accept", "chad", "mediators"),
        ("Chad agreed in March to open the port, according to Reuters.", "accept", "chad", "reuters"),
        ("The king of Mali said that Chad did not believe the report.", "state", "chad", "king-of-mali"),
        ("Chad will sign, according to the White House.", "action", "chad", "white-house"),
    ],
)
def test_who_is_quoted_by_an_agency_is_cited_not_the_agency(text: str, kind: str, actor: str, source: str) -> None:
    assert (kind, actor, source) in roles(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“We will return,” said Rosa Cruz, one of the lawyers.", "lawyers"),
        ("“I will return,” said Rosa Cruz, one of the lawyers.", "rosa-cruz"),
        ("“We will return,” said Rosa Cruz, a spokeswoman for the United Nations.", "united-nations"),
        ("“We will return,” said Rosa Cruz.", "rosa-cruz"),
    ],
)
def test_we_are_those_for_whom_one_speaks(text: str, actor: str) -> None:
    assert ("pledge", actor, "rosa-cruz") in roles(text)


def test_a_deed_in_a_temporal_clause_of_a_statement_is_told_by_its_source() -> None:
    text = "Lula ordered the army to leave after he met Boric, the palace said."
    assert ("action", "lula", "palace") in roles(text)


def test_a_deed_in_a_relative_clause_of_a_statement_is_told_by_the_reporter() -> None:
    text = "Lula said the army, which had stormed the palace, must leave."
    assert ("action", "army", None) in roles(text)


def test_who_is_taken_along_is_no_doer() -> None:
    assert ("action", None, None) in roles("Howes was abducted with his interpreter Houn Hourth.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The US imposed tariffs on Kenya.", "action"),
        ("The US said it would withdraw.", "pledge"),
        ("The US and Chad signed an agreement.", "accept"),
        ("Chad said the US had bombed a village.", "action"),
    ],
)
def test_the_us_is_a_state_and_not_us(text: str, kind: str) -> None:
    assert kind in [claim for claim, actor, _ in roles(text) if actor == "united-states"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Lula ordered the army to leave after meeting Boric.", "lula"),
        ("Lula agreed to leave after meeting Boric.", "lula"),
        ("Lula persuaded the army to leave before meeting Boric.", "army"),
    ],
)
def test_who_met_before_what_was_ordered_gave_the_order(text: str, actor: str) -> None:
    assert ("action", actor, None) in roles(text)


def test_a_deed_told_by_a_noun_is_of_its_owner_also_where_that_opens_the_text() -> None:
    assert ("reject", "iran", "italy") in roles("Iran's rejection of the plan, Rome said.")
