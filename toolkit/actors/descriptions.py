"""Descriptions → earlier clusters: "the ministry", "the Ukrainian leader", "the rebels" take up an actor named before."""

from __future__ import annotations

from toolkit.actors.chunks import FEMALE, MALE
from toolkit.actors.cluster import LOOKED_AT, Cluster
from toolkit.actors.gazetteer import Noun, kingdoms, name_noun, words_of
from toolkit.actors.phrase import Phrase

NEAR = 300
"""Tokens after which a nominal no longer takes up a person by an ordinary office."""


class Descriptions:
    """By which nouns the actors of an article may be taken up, the latest last."""

    def __init__(self) -> None:
        self._by_noun: dict[str, list[Cluster]] = {}
        self._bodies: list[Cluster] = []
        self._called: set[tuple[str, Cluster]] = set()

    def note(self, phrase: Phrase, cluster: Cluster) -> None:
        """Let a phrase's actor be taken up by its noun and broader ones: "the department" after "the Justice Department"."""
        known = phrase.noun
        if known is None and phrase.form == "name" and phrase.type != "person":
            known = name_noun([word.lower() for word in phrase.words])
        nouns = (known.noun, *known.broader) if known is not None else ()
        if known is not None and known.type != "person":
            nouns += (known.noun.split()[-1],)
        if cluster.type == "state":
            nouns += ("country", "nation", *(["kingdom"] if cluster.country in kingdoms() else []))
        self._called |= {(noun, cluster) for noun in nouns[:1]}
        for noun in dict.fromkeys(nouns):
            self._by_noun.setdefault(noun, []).append(cluster)
        if (phrase.form == "name" or phrase.entry) and cluster.type in ("organisation", "armed_group"):
            self._bodies.append(cluster)

    def served(self, at: int, cluster: Cluster) -> None:
        """Let a body be taken up that a modifier names at a token: "the ministry" after "a Foreign Ministry spokesman"."""
        cluster.served = at
        known = name_noun([word.lower() for word in cluster.name.split()])
        for noun in (known.noun.split()[-1], *known.broader) if known is not None else ():
            self._by_noun.setdefault(noun, []).append(cluster)
        if cluster.type in ("organisation", "armed_group"):
            self._bodies.append(cluster)

    def introduced(self, phrase: Phrase) -> Cluster | None:
        """The unnamed actor whom a name with a bare title comes back to: "a Pentagon spokesman" … "spokesman Stone"."""
        noun = phrase.noun
        if noun is None or phrase.form != "name" or phrase.told.words - set(noun.noun.split()) or phrase.country:
            return None
        for cluster in reversed(self._by_noun.get(noun.noun, [])[-3:]):
            if not cluster.named and not cluster.plural and cluster.phrases and phrase.first - cluster.last <= NEAR // 2:
                return cluster if cluster.phrases[0].determined and (not cluster.modifiers or cluster.country) else None
        return None

    def taken_up(self, phrase: Phrase, noun: Noun, holder: Cluster | None = None) -> Cluster | None:
        """The latest actor that a definite nominal, or a repeated plural, may refer to; `holder` is whose it is."""
        others = phrase.counted and noun.noun in words_of("anyone") and not phrase.told.words  # "3,000 men"
        again = phrase.plural and not others and (phrase.told.words or noun.sector not in ("GOV", ""))
        if not phrase.definite and not again:
            return None
        for cluster in reversed(self._by_noun.get(noun.noun, [])[-LOOKED_AT:]):
            if _fits(phrase, noun, cluster) and (holder is None or self._his(noun, cluster, holder)):
                return self._named_since(phrase, noun, cluster) or cluster
        bare = phrase.definite and phrase.owner is None and not phrase.told.sender
        if bare and noun.type in ("organisation", "armed_group") and (not phrase.plural or noun.sector == "REB"):
            for cluster in reversed(self._bodies[-LOOKED_AT:]):  # the latest one of its sort: "the company", "the alliance"
                firm = noun.sector == "BUS" and not cluster.sector
                fits = (noun.sector in ("", cluster.sector) or firm) and phrase.country in ("", cluster.country)
                if fits and phrase.first - cluster.last <= NEAR:
                    return cluster
        return None

    def _named_since(self, phrase: Phrase, noun: Noun, cluster: Cluster) -> Cluster | None:
        """The armed group named after an unnamed one, whom "the rebels" mean rather."""
        if cluster.named or noun.sector != "REB" or not phrase.definite or phrase.owner is not None or phrase.told.words:
            return None
        for later in self._bodies[-1:]:
            if later.type == "armed_group" and later.last > cluster.last and phrase.country in ("", later.country):
                return later
        return None

    def _his(self, noun: Noun, cluster: Cluster, holder: Cluster) -> bool:
        """Whether an actor may be another's: "his lawyer" is no prosecutor, though "Russia's leader" is the president."""
        kin = holder.type == cluster.type == "person" and cluster.named
        return cluster.held_by(holder) and (not kin or (noun.noun, cluster) in self._called)


def _fits(phrase: Phrase, noun: Noun, cluster: Cluster) -> bool:
    """Whether an actor known by a noun can be what a nominal with it refers to."""
    together = cluster.plural and noun.type != "person"  # "the family" are "the relatives"
    if cluster.last < 0 or (phrase.plural != cluster.plural and not together):
        return False
    if phrase.country and phrase.country != cluster.country:
        return False
    if phrase.sector == "REB" and cluster.sector not in ("", "REB"):
        return False
    former = phrase.told.words & words_of("former")
    if former.isdisjoint(cluster.modifiers) if former else noun.office and "former" in cluster.modifiers:
        return False  # "the president" is not the former one
    about = phrase.told.body
    if about is not None and about.sort == "adjective" and not about.country and cluster.type == "state":
        return False  # which country is African no lexicon tells
    if (cluster.gender and phrase.gender and cluster.gender != phrase.gender) or not _owned_alike(phrase, cluster):
        return False
    if not cluster.named:
        bare = phrase.definite and not cluster.modifiers and cluster.phrases[0].definite and not phrase.proper
        return bare or phrase.told.words <= cluster.modifiers
    if not phrase.proper <= cluster.modifiers | {word.lower() for word in cluster.name.split()}:
        return False  # "the Axis troops" are no German troops
    reach = NEAR if phrase.owner is None else 2 * NEAR
    return phrase.definite and (bool(noun.broader) or phrase.first - cluster.last <= reach)


def _owned_alike(phrase: Phrase, cluster: Cluster) -> bool:
    """Whether pronouns do not tell that an actor is another's: "his campaign" is not "her campaign"."""
    owners = {p.owner.words[0] for p in (phrase, *cluster.phrases[-1:]) if p.owner is not None}
    return owners.isdisjoint(MALE) or owners.isdisjoint(FEMALE)
