"""What is tied to what, what became of it, what is not known and where accounts differ, in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Any

import pandas as pd

from toolkit.glance.days import spelled
from toolkit.glance.parts import Part, Piece, Sentence, Target, counted, leaders, listed, phrase, quoted, said
from toolkit.glance.people import Cast, ranked
from toolkit.glance.shared import pairs, telling
from toolkit.tables import Dossier

FUNCTIONS = {
    "threat": ("threat", "threats"), "withhold": ("consent withheld", "consents withheld"),
    "demand": ("demand", "demands"), "exchange": ("exchange", "exchanges"), "offer": ("offer", "offers"),
    "contingency": ("mere contingency", "mere contingencies"),
}  # fmt: skip
"""To what end conditions are set, in words, singular and plural."""

OPERATORS = {
    "only_if": "only if", "as_long_as": "as long as", "provided": "provided that", "exchange": "in exchange for",
    "or_else": "or else", "subject_to": "subject to", "limit": "but not",
}  # fmt: skip
"""What ties the consequent to the condition, in words; the other operators are words already."""

STATUSES = {
    "open": ("is open", "are open"), "accepted": ("was accepted", "were accepted"),
    "rejected": ("was rejected", "were rejected"), "met": ("was met", "were met"),
    "violated": ("was violated", "were violated"), "unknown": ("is unknown", "are unknown"),
}  # fmt: skip
"""What became of conditions, in words, singular and plural."""

ASKING = frozenset({
    "whether", "if", "when", "how", "what", "who", "where", "why", "which",
    "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had",
})  # fmt: skip
"""What a question begins with, so that no "whether" is said before it."""

NAMED = 2
"""The questions, the decisions and the issues that are told, at most."""


def conditions(dossier: Dossier) -> list[Sentence]:
    """At most eight sentences on who ties what to what, what became of it, what is not known, and whose accounts differ."""
    if not dossier.articles:
        return [said("No article was selected.")]
    cast = Cast(dossier)
    told = (_holders, _became, _latest, _questions, _accounts)
    return [_scope(dossier), *(sentence for of in told for sentence in of(dossier, cast))]


def _scope(dossier: Dossier) -> Sentence:
    """How many conditions there are, and to what end."""
    found = dossier.conditions
    total = counted(len(found), "condition", "", Target("table", "ledger"))
    if found.empty:
        return said(telling(dossier), " of ", total, ": nothing is tied to anything.")
    ends = found["function"].value_counts()
    told = [counted(int(ends[end]), *words) for end, words in FUNCTIONS.items() if end in ends]
    return said(telling(dossier), " of ", total, ": ", listed(told), ".")


def _holders(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Who sets most of the conditions that are more than a contingency, and who requires something of whom most often."""
    found = dossier.conditions
    bargains = found[found["function"] != "contingency"]
    holders = [cast.of(article, holder) for article, holder in zip(bargains["article"], bargains["holder"], strict=True)]
    counts = ranked(Counter(filter(None, holders)))
    if not counts:
        return
    names = [phrase(cast.part(holder), f" ({count})") for holder, count in leaders(counts)]
    aside = "mere contingencies aside, " if len(bargains) < len(found) else ""
    how_many = " the most" if len(counts) > len(names) else " it" if len(bargains) == 1 else " them"
    between = pairs(bargains, cast, "holder", "party")
    clause: Piece = ""
    if between and between[0][1] > 1:
        (one, other), count = between[0]
        shown = Part(str(count), Target("figure", "requirements"))
        clause = phrase("; most often ", cast.part(one), " requires something of ", cast.part(other), " (", shown, ")")
    yield said(aside, listed(names), " sets" if len(names) == 1 else " set", how_many, clause, ".")


def _became(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """What became of the conditions, and the latest that later claims decide, with these claims."""
    ledger = dossier.ledger
    statuses, shown = ledger["status"].value_counts(), Target("table", "ledger")
    if ledger.empty:
        return
    found = {status: Part(f"{int(statuses[status]):,}", shown) for status in STATUSES if status in statuses}
    if found.keys() == {"open"}:
        yield said(
            "No later claim tells ", Part("what became of it" if len(ledger) == 1 else "what became of them", shown), "."
        )
        return
    told = [phrase(count, f" {STATUSES[status][count.text != '1']}") for status, count in found.items()]
    yield said("As far as later claims tell, ", listed(told), ".")
    decided = ledger[ledger["decided"].notna()].sort_values("decided", ascending=False, kind="stable")
    for row in decided.head(NAMED).to_dict("records"):
        evidence = quoted(row["evidence_text"], Target("passage", row["evidence_article"], row["evidence_id"]))
        by = phrase(" (", cast.part(row["by"]), ")") if isinstance(row["by"], str) else ""
        condition = phrase(tied(row), _of(row, cast))
        yield said(f"{row['status'].capitalize()} on {spelled(row['decided'])}: ", condition, ", by ", evidence, by, ".")


def _of(row: Any, cast: Cast) -> Piece:
    """Whose condition it is, in brackets."""
    holder = cast.of(row["article"], row["holder"])
    return phrase(" (", cast.part(holder), ")") if holder else ""


def _latest(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Where none is decided, the first condition that somebody sets in the latest article, in its own words."""
    found = dossier.conditions
    held = found[found["holder"].notna() & found["date"].notna() & (found["function"] != "contingency")]
    if held.empty or dossier.ledger["decided"].notna().any():
        return
    row = held.sort_values(["date", "article", "start"], ascending=[False, True, True], kind="stable").iloc[0]
    yield said(f"The latest, reported on {spelled(row['date'])}: ", tied(row), _of(row, cast), ".")


def tied(row: Any) -> Sequence[Part]:
    """The words of a condition: “what depends on it” if “what must hold”, each leading to its passage.

    `row` is one of the table `conditions`.
    """
    target = Target("passage", row["article"], row["id"])
    if row["operator"] == "unconditional" or pd.isna(row["consequent"]) or pd.isna(row["condition"]):
        return phrase(quoted(row["text"], target))
    ends = [quoted(row["consequent"], target), quoted(row["condition"], target)]
    first, second = reversed(ends) if row["operator"] == "or_else" else ends
    return phrase(first, f" {OPERATORS.get(row['operator'], row['operator'])} ", second)


def _questions(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Of which positions it is said that they are not known."""
    claims = dossier.claims
    unknown = claims[claims["certainty"] == "unknown"].sort_values(
        ["date", "article", "start"], ascending=[False, True, True], na_position="last", kind="stable"
    )
    total = counted(len(unknown), "question", "", Target("table", "open_questions"))
    told = [_question(row, cast) for _, row in unknown.head(NAMED).iterrows()]
    clause = phrase(", such as " if len(unknown) > len(told) else ": ", listed(told)) if told else ""
    verb = "The article leaves " if len(dossier.articles) == 1 else "The articles leave "
    yield said(verb, total, " open", clause, ".")


def _question(row: Any, cast: Cast) -> Sequence[Part]:
    whose = cast.of(row["article"], row["actor"])
    quote = quoted(row["text"], Target("passage", row["article"], row["id"]))
    asked = row["text"].split(None, 1)[0].lower() in ASKING
    return phrase("" if asked else "whether ", quote, phrase(" (", cast.part(whose), ")") if whose else "")


def _accounts(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """On how many issues accounts differ, and who says nothing."""
    accounts, shown = dossier.accounts, Target("table", "accounts")
    differing = accounts[accounts["standing"] == "differs"].drop_duplicates("issue")
    denials = dossier.claims[dossier.claims["rule"] == "denied"]
    denied = set(denials["article"] + "#" + denials["id"])
    told = [_difference(row, cast, denied) for _, row in differing.head(NAMED).iterrows()]
    clause = phrase(", such as " if len(differing) > len(told) else ": ", listed(told)) if told else ""
    yield said("Accounts differ on ", counted(len(differing), "issue", "", shown), clause, ".")
    silent = accounts[accounts["standing"] == "silent"]
    parties = list(dict.fromkeys(silent["party"]))
    if parties:
        names = [cast.part(party) for party in parties[: NAMED + 1]]
        among = ", among them " if len(parties) > len(names) else ": "
        verb = (
            " says nothing of what others ask or tell of it"
            if len(parties) == 1
            else " say nothing of what others ask or tell of them"
        )
        yield said(counted(len(parties), "party", "parties", shown), verb, among, listed(names), ".")


def _difference(row: Any, cast: Cast, denied: Set[str]) -> Sequence[Part]:
    """Two parties, and the words in which they differ."""
    first = _account(row["text"], f"{row['article']}#{row['id']}", denied)
    second = _account(row["other_text"], str(row["other"]), denied)
    return phrase(cast.part(row["party"]), first, " against ", cast.part(row["other_party"]), second)


def _account(text: str, place: str, denied: Set[str]) -> Sequence[Part]:
    """The words of a party in brackets; of a denial they are what is denied, which must be said."""
    article, _, record = place.rpartition("#")
    return phrase(" (", "denying " if place in denied else "", quoted(text, Target("passage", article, record)), ")")
