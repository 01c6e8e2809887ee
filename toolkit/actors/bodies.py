"""Persons → their bodies: the group that one leads, whose men are his, and for whom one says "we"."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.actors.cluster import LOOKED_AT, Cluster
from toolkit.actors.clusters import Clusters
from toolkit.actors.gazetteer import Noun, words_of
from toolkit.actors.phrase import Phrase

FIGHTING = frozenset({"REB", "MIL", "UAF"})
"""Sectors of the nouns that name an armed group's men: "its fighters", "his soldiers"."""

Of = Mapping[Phrase, Cluster]
"""Phrases read so far → whom they mean."""


def group(phrase: Phrase, holder: Cluster | None, of: Of) -> Cluster | None:
    """The body of the person who owns it: "her group" is the front whose negotiator she is."""
    noun, told = phrase.noun, phrase.told
    if holder is None or holder.type != "person" or noun is None or phrase.plural or told.words or told.body is not None:
        return None
    if phrase.form != "nominal" or noun.type not in ("organisation", "armed_group") or noun.sector == "CVL":
        return None
    bodies = (of.get(p.member_of or p.owner or p) for p in holder.phrases[:LOOKED_AT])
    return next((b for b in bodies if b is not None and _is_called(b, noun)), None)


def men(phrase: Phrase, holder: Cluster | None, of: Of, clusters: Clusters) -> Cluster | None:
    """The armed group whose men a phrase names, by itself or by who leads it: "its fighters", "his men"."""
    noun, told = phrase.noun, phrase.told
    if holder is None or noun is None or told.words or told.body is not None or phrase.complement or not fights(noun):
        return None
    if not phrase.plural and noun.collective != "military":  # "troops" are the noun's only form
        return None
    if holder.type == "armed_group":
        return holder
    return _led(holder, of, clusters) if holder.type == "person" and holder.sector == "REB" else None


def _led(person: Cluster, of: Of, clusters: Clusters) -> Cluster | None:
    """The armed group to which a person belongs by what he was called so far."""
    for phrase in person.phrases[:LOOKED_AT]:
        body = of.get(phrase.member_of or phrase.owner or phrase)
        if (body is None or body is person) and phrase.told.body is not None:
            body = clusters.served(phrase.told.body)
        if body is not None and body.type == "armed_group":
            return body
    return None


def body_of(speaker: Cluster, of: Of, clusters: Clusters) -> Cluster | None:
    """For whom a spokesman, the head of a firm or an officer of a force says "we"."""
    for phrase in speaker.phrases[:LOOKED_AT]:
        leads = phrase.member_of is not None and phrase.member_of.type in ("organisation", "armed_group")
        forces = phrase.member_of is not None and phrase.member_of.sector == "MIL"
        if phrase.noun is not None and (phrase.noun.voice or leads or forces):
            body = of.get(phrase.member_of or phrase.owner or phrase)
            if body is not None and body is not speaker and body.type != "person":
                return body
            if phrase.told.body is not None:
                return clusters.entry(phrase.told.body) or clusters.state(phrase.told.body.country)
    return None


def fights(noun: Noun) -> bool:
    """Whether those whom a noun names may be an armed group's: "fighters", "men"."""
    return noun.sector in FIGHTING or noun.noun in words_of("ranks")


def _is_called(cluster: Cluster, noun: Noun) -> bool:
    """Whether a body may be called by a noun: "the party" is a party, "the group" any."""
    return cluster.type in ("organisation", "armed_group") and noun.sector in ("", cluster.sector)
