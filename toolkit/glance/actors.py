"""Who is in the articles, who speaks, and who has changed sides, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.glance.days import between
from toolkit.glance.parts import Part, Piece, Sentence, Target, counted, leaders, listed, phrase, said
from toolkit.glance.people import Cast
from toolkit.glance.shared import pairs, turns
from toolkit.records import KINDS
from toolkit.tables import Dossier

CHANGED = Target("table", "changed")

TYPES = {
    "person": ("person", "people"), "state": ("state", "states"), "government": ("government body", "government bodies"),
    "organisation": ("organisation", "organisations"), "armed_group": ("armed group", "armed groups"),
    "group": ("group", "groups"),
}  # fmt: skip
"""The types of actors in words, singular and plural."""

NOUNS = {
    "threaten": ("threat", "threats"), "reject": ("refusal", "refusals"), "demand": ("demand", "demands"),
    "concede": ("concession", "concessions"), "accept": ("acceptance", "acceptances"),
    "propose": ("proposal", "proposals"), "pledge": ("pledge", "pledges"), "accuse": ("accusation", "accusations"),
    "support": ("word of support", "words of support"), "action": ("deed", "deeds"), "state": ("assertion", "assertions"),
}  # fmt: skip
"""The kinds of claims in words, singular and plural."""


def actors(dossier: Dossier) -> list[Sentence]:
    """At most eight sentences on who is in the articles, who claims what, who speaks, and who has changed sides.

    >>> from toolkit.glance import plain
    >>> [plain(sentence) for sentence in actors(Dossier.of([]))]
    ['No article was selected.']
    """
    if not dossier.articles:
        return [said("No article was selected.")]
    cast = Cast(dossier)
    return [
        _scope(dossier),
        *_claims(dossier, cast),
        *_voices(dossier, cast),
        *_addresses(dossier, cast),
        *turns(dossier, cast, CHANGED),
    ]


def _scope(dossier: Dossier) -> Sentence:
    """How many articles of which days tell of how many actors."""
    days = sorted({one.document.date for one in dossier.articles if one.document.date})
    period = f" of {between(days[0], days[-1])}" if days else ""
    count = len(dossier.articles)
    named = dossier.entities[dossier.entities["named"]]
    found = named["type"].value_counts()
    types = [counted(int(found[name]), *words) for name, words in TYPES.items() if name in found]
    others = len(dossier.entities) - len(named)
    told = counted(len(named), "actor", "", Target("table", "entities"))
    rest = phrase(" by name" if others else "", ": " if types else "", listed(types))
    unnamed = phrase(
        "; ", Part(f"{others:,} more", Target("table", "unnamed")), " have no name" if others > 1 else " has no name"
    )
    read = counted(count, "article", "", Target("table", "articles"))
    return said(read, period, " tells of " if count == 1 else " tell of ", told, rest, unnamed if others else "", ".")


def _claims(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Of which kinds the claims are, and who makes most of them."""
    claims, shown = dossier.claims, Target("figure", "claims")
    reporting = "It reports " if len(dossier.articles) == 1 else "They report "
    if claims.empty:
        yield said(reporting, counted(0, "claim"), ": nobody is told to say, want, promise, refuse or do anything.")
        return
    kinds = claims["kind"].value_counts()
    told = [counted(int(kinds[kind]), *NOUNS[kind]) for kind in KINDS if kind in kinds]
    yield said(reporting, counted(len(claims), "claim", "", shown), ": ", listed(told), ".")
    made = dossier.entities.sort_values(["claims", "name", "entity"], ascending=[False, True, True])
    counts = [(entity, int(count)) for entity, count in zip(made["entity"], made["claims"], strict=True) if count]
    if counts:
        named, highest = leaders(counts), counts[0][1]
        first = [cast.part(entity) for entity, count in named if count == highest]
        then = [phrase(cast.part(entity), f" ({count:,})") for entity, count in named if count < highest]
        verb, each = (" makes", "") if len(first) == 1 else (" make", " each")
        most = phrase(listed(first), f"{verb} the most (", Part(f"{highest:,}", shown), f"{each})")
        yield said(most, ", followed by " if then else "", listed(then), ".")


def _voices(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Who is cited most, and who is spoken of only."""
    known = dossier.entities.sort_values(["statements", "name", "entity"], ascending=[False, True, True])
    cited = known[known["statements"] > 0]
    total = counted(len(dossier.attributions), "statement", "", Target("table", "cited"))
    if cited.empty:
        yield said("Nobody is cited.")
    else:
        counts = [(entity, int(count)) for entity, count in zip(cited["entity"], cited["statements"], strict=True)]
        names = [phrase(cast.part(entity), f" ({count:,})") for entity, count in leaders(counts)]
        lone = int(cited.loc[~cited["named"], "statements"].sum())
        verb = " is of a source" if lone == 1 else " are of sources"
        unnamed = phrase("; ", Part(f"{lone:,}", Target("table", "unnamed")), f"{verb} without a name") if lone else ""
        yield said(
            "Most often cited ", "is " if len(names) == 1 else "are ", listed(names), ", of ", total, " in all", unnamed, "."
        )
    part = known[(known["claims"] + known["about"] > 0) & ~known["name"].isin(cited["name"])]
    order, falling = ["named", "about", "mentions", "name", "entity"], [False, False, False, True, True]
    silent = part.sort_values(order, ascending=falling).drop_duplicates("name")
    if not silent.empty:
        named = [cast.part(entity) for entity in silent["entity"].head(3)]
        more, one = len(silent) > len(named), len(silent) == 1
        actor = counted(len(silent), "actor", "", Target("figure", "speakers"))
        verb = " is spoken of but never cited" if one else " are spoken of but never cited"
        yield said(actor, verb, ", among them " if more else ": ", listed(named), ".")


def _addresses(dossier: Dossier, cast: Cast) -> Iterator[Sentence]:
    """Who directs claims at whom most often."""
    total, directed = int(dossier.claims["target"].notna().sum()), pairs(dossier.claims, cast, "actor", "target")
    if not total:
        return
    shown = Target("figure", "addressed")
    clause: Piece = ""
    if directed and directed[0][1] > 1:
        most = [phrase(cast.part(one), " at ", cast.part(other), f" ({count})") for (one, other), count in leaders(directed)]
        clause = phrase(", most often by ", listed(most))
    claim = counted(total, "claim", "", shown)
    yield said(claim, " is" if total == 1 else " are", " directed at somebody", clause, ".")
