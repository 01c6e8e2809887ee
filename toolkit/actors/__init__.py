"""Parse → the actors of an article, and who is meant by each of their mentions (codebook, Actors)."""

from __future__ import annotations

from toolkit.actors.cast import Cast
from toolkit.actors.cluster import Cluster
from toolkit.actors.coding import ActorCode, code, code_actor
from toolkit.actors.linking import link
from toolkit.actors.names import name_spans
from toolkit.actors.own import OwnActors, read_actors, recognised
from toolkit.actors.phrases import phrases
from toolkit.language import Parse
from toolkit.records import Actor, Document, Mention, slug

__all__ = ["ActorCode", "Cast", "OwnActors", "annotate", "code_actor", "name_spans", "read_actors"]


def annotate(document: Document, parse: Parse) -> tuple[Actor, ...]:
    """Find the candidate actors of a document: all that might act, speak or be addressed, in order of first mention.

    Each comes with its mentions, in text order; a mention's `rule` says how it was found. Never raises. Limits: a
    description before a name ("a retired diplomat" … "John Stone") stays an actor of its own.

    >>> from toolkit.language import parse
    >>> text = "Ukrainian President Volodymyr Zelenskiy said he would sign. Kyiv thanked NATO."
    >>> for actor in annotate(Document("a", text), parse(text)):
    ...     print(actor.actor, actor.type, actor.code, actor.role, [mention.text for mention in actor.mentions])
    volodymyr-zelenskiy person UKRGOV President ['Ukrainian President Volodymyr Zelenskiy', 'he']
    ukraine state UKR None ['Kyiv']
    nato organisation IGONAT None ['NATO']
    """
    actors: dict[str, Actor] = {}
    for cluster in link(parse, phrases(parse, document.date), document.date, document.source):
        actor = _actor(document, parse, cluster, actors)
        actors[actor.actor] = actor
    return recognised(actors.values())


def _actor(document: Document, parse: Parse, cluster: Cluster, taken: dict[str, Actor]) -> Actor:
    id = slug(cluster.name) if cluster.named else f"{document.id}#{slug(cluster.name)}"
    if id in taken:
        id = next(f"{id}-{k}" for k in range(2, len(taken) + 3) if f"{id}-{k}" not in taken)
    mentions = []
    for phrase in cluster.phrases:
        start, end = parse.chars(phrase.first, phrase.beyond)
        mentions.append(Mention(start, end, document.text[start:end], phrase.form, f"actors:{phrase.rule}"))
    rebels = cluster.sector == "REB" and cluster.type not in ("state", "government")
    stateless = cluster.type == "armed_group" or rebels  # their code still tells where they fight
    return Actor(
        actor=id,
        name=cluster.name,
        type=cluster.type,
        country=None if stateless else cluster.country or None,
        code=code(cluster.country, "" if cluster.type == "state" else cluster.sector, cluster.suffix),
        role=cluster.role or None,
        mentions=tuple(mentions),
    )
