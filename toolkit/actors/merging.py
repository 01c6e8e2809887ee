"""Phrases → clusters: which phrases of an article name the same actor.

States and organisations are the same where the lexicons, an acronym or the words say so; persons where surname and given
names agree, spelling variants of one transliteration included; nominals are taken up by name, office and country.
"""

from __future__ import annotations

from toolkit.actors.clusters import Cluster
from toolkit.actors.coding import leader
from toolkit.actors.gazetteer import Entry, Noun, kingdoms, name_noun, state_name
from toolkit.actors.phrases import SOLDIERS, Phrase
from toolkit.actors.spelling import name_parts, same_person

LOOKED_AT = 20
"""Earlier actors that a nominal is held against."""
NEAR = 300
"""Tokens after which a nominal no longer takes up a person by an ordinary office."""
FORCES = SOLDIERS | {"military", "force", "forces", "troops", "army", "armed forces"}
GOVERNMENTS = frozenset({"government", "authorities", "regime"})


class Merger:
    """Assigns the phrases of an article to clusters, in text order; each look-up is by a key."""

    def __init__(self, phrases: list[Phrase], date: str | None) -> None:
        self.date = date
        self.clusters: list[Cluster] = []
        self.keyed: dict[object, Cluster] = {}
        self.surnames: dict[str, list[Cluster]] = {}
        self.by_noun: dict[str, list[Cluster]] = {}
        self.bodies: list[Cluster] = []
        self.people_of: dict[str, list[Cluster]] = {}
        for phrase in phrases:
            if phrase.form == "name" and phrase.type == "person" and phrase.entry is None:
                self._full_name(phrase)
        for cluster in self.clusters:
            self._serves(cluster, False)

    def _serves(self, cluster: Cluster, titled: bool) -> None:
        """Let a person without a country act for the one that the lexicon of leaders tells."""
        row = leader(cluster.parts, self.date, titled)
        if row is not None and not cluster.country:
            cluster.country, cluster.sector = row["country"], "GOV" if row["country"] else "IGO"
            cluster.suffix = row["body"]

    def _new(self, phrase: Phrase, name: str, named: bool) -> Cluster:
        cluster = Cluster(name, phrase.type, named, plural=phrase.plural)
        self.clusters.append(cluster)
        return cluster

    def assign(self, phrase: Phrase) -> Cluster:
        """The cluster of a phrase, a new one where it names an actor not named before."""
        if phrase.entry is not None:
            cluster = self._known(phrase, phrase.entry)
        elif phrase.form == "name":
            cluster = self._person(phrase) if phrase.type == "person" else self._organisation(phrase)
        else:
            cluster = self._nominal(phrase)
        self.join(phrase, cluster)
        return cluster

    def join(self, phrase: Phrase, cluster: Cluster) -> None:
        """Add a phrase to a cluster, which may be taken up by the phrase's noun from now on."""
        cluster.add(phrase)
        known = phrase.noun
        if known is None and phrase.form == "name" and phrase.type != "person":
            known = name_noun([word.lower() for word in phrase.words])  # "the department" after "the Justice Department"
        if known is not None:
            last = known.noun.split()[-1] if known.type != "person" else known.noun
            for noun in dict.fromkeys((known.noun, *known.broader, last)):
                self.by_noun.setdefault(noun, []).append(cluster)
        if (phrase.form == "name" or phrase.entry) and cluster.type in ("organisation", "armed_group"):
            self.bodies.append(cluster)
        if cluster.type == "state":
            for noun in ("country", "nation", *(["kingdom"] if cluster.country in kingdoms() else [])):
                self.by_noun.setdefault(noun, []).append(cluster)
        if phrase.form == "name" and cluster.type == "person" and cluster.country:
            self.people_of.setdefault(cluster.country, []).append(cluster)

    def named(self, parts: tuple[str, ...]) -> Cluster | None:
        """The person of a name seen so far or later in full, or None."""
        candidates = self.surnames.get(parts[-1], [])
        return max(candidates, key=lambda c: c.last) if candidates else None

    def named_entry(self, entry: Entry) -> Cluster | None:
        """The actor of an entry of the lexicons that was named before, or None."""
        return self.keyed.get((entry.name, entry.country))

    def state(self, country: str) -> Cluster | None:
        """The state of a code that was named before, or None."""
        return self.keyed.get((state_name(country), country))

    def _at(self, key: object, phrase: Phrase, name: str, named: bool = True) -> Cluster:
        if key not in self.keyed:
            self.keyed[key] = self._new(phrase, name, named)
            self.keyed[key].keys.append(key)
        return self.keyed[key]

    def _known(self, phrase: Phrase, entry: Entry) -> Cluster:
        if entry.sort in ("people", "person", "adjective") and phrase.type != "state":
            return self._at(("people", phrase.words, phrase.plural), phrase, phrase.name, named=phrase.plural)
        cluster = self._at((entry.name, entry.country), phrase, entry.name)
        cluster.type, cluster.suffix, cluster.country, cluster.plural = entry.type, entry.suffix, entry.country, False
        short = entry.type == "state" and ("." in phrase.name or phrase.name.isupper())
        name = entry.name if short else phrase.name
        if phrase.form == "name" and entry.sort != "capital" and (not cluster.spelt or len(name) > len(cluster.name)):
            cluster.name, cluster.spelt = name, True
        return cluster

    def _full_name(self, phrase: Phrase) -> None:
        parts = name_parts(phrase.words)
        if len(parts) < 2:
            return
        for cluster in self.surnames.get(parts[-1], [])[-LOOKED_AT:]:
            if same_person(cluster.parts, parts):
                break
        else:
            cluster = self._new(phrase, phrase.name, True)
            cluster.parts = parts
            for part in dict.fromkeys((parts[-1], parts[0])):
                self.surnames.setdefault(part, []).append(cluster)
        if len(phrase.name) > len(cluster.name):
            cluster.name, cluster.parts = phrase.name, max(cluster.parts, parts, key=len)
            self.surnames.setdefault(parts[0], []).append(cluster)
        cluster.learn(phrase)
        self.keyed[("person", parts)] = cluster

    def _person(self, phrase: Phrase) -> Cluster:
        parts = name_parts(phrase.words)
        if ("person", parts) in self.keyed:
            return self.keyed[("person", parts)]
        short = parts[-1]
        candidates = [c for c in self.surnames.get(short, [])[-LOOKED_AT:] if not c.conflicts(phrase)]
        by_surname = [c for c in candidates if c.parts[-1] == short] or candidates
        if by_surname:
            best = max(by_surname, key=lambda c: (short in c.shorts, not c.shorts, c.last))
        else:
            best = self._new(phrase, phrase.name, True)
            best.parts = parts
            self._serves(best, phrase.noun is not None)
            self.surnames.setdefault(short, []).append(best)
        best.shorts.add(short)
        royal = phrase.noun is not None and ("monarch" in phrase.noun.broader or phrase.noun.sector == "REL")
        if royal and len(best.parts) == 1 and phrase.title:
            best.name = f"{phrase.title} {phrase.name}"
        return best

    def abbreviate(self, phrase: Phrase, cluster: Cluster) -> None:
        """Let an acronym that stands in brackets after a name mean the same from now on."""
        self.keyed[("name", phrase.name.lower())] = cluster

    def _organisation(self, phrase: Phrase) -> Cluster:
        words = [w.lower() for w in phrase.words]
        key = ("name", " ".join(words))
        if key in self.keyed:
            return self.keyed[key]
        initials = "".join(w[0] for w in phrase.words if w[:1].isupper())
        if len(words) == 1 and ("initials", phrase.name.replace(".", "")) in self.keyed:
            cluster = self.keyed[("initials", phrase.name.replace(".", ""))]
        else:
            cluster = self._new(phrase, phrase.name, True)
        self.keyed[key] = cluster
        if len(initials) > 2:
            self.keyed.setdefault(("initials", initials), cluster)
        for k in range(1, len(words) - 1):  # "Security Council" takes up "U.N. Security Council"
            self.keyed.setdefault(("name", " ".join(words[k:])), cluster)
        return cluster

    def _nominal(self, phrase: Phrase) -> Cluster:
        noun = phrase.noun
        if noun is None:
            return self._at(("words", phrase.words), phrase, _text(phrase), named=False)
        plain = not phrase.modifiers
        if phrase.country and plain and noun.noun in FORCES and phrase.type != "person":
            return self._at(("forces", phrase.country), phrase, _text(phrase))
        if phrase.country and plain and noun.noun in GOVERNMENTS:
            return self._at((state_name(phrase.country), phrase.country), phrase, _text(phrase))
        found = self.taken_up(phrase, noun)
        if found is not None:
            return found
        key = ("words", tuple(w.lower() for w in phrase.words if not w[0].isdigit()), id(phrase.owner) if phrase.owner else 0)
        return self._at(key, phrase, _text(phrase), named=False)

    def merge(self, unnamed: Cluster, named: Cluster) -> None:
        """Give the phrases of an unnamed actor to the one who turns out to be meant, and let both be found as one."""
        for key in unnamed.keys:
            self.keyed[key] = named
        for phrase in unnamed.phrases:
            last = named.last
            self.join(phrase, named)
            named.last = max(last, named.last)
        unnamed.phrases.clear()

    def introduced(self, phrase: Phrase) -> Cluster | None:
        """The unnamed actor whom a name with a bare title comes back to: "a Pentagon spokesman" … "spokesman Stone"."""
        if phrase.noun is None or phrase.form != "name" or phrase.modifiers - set(phrase.noun.noun.split()) or phrase.country:
            return None
        for cluster in reversed(self.by_noun.get(phrase.noun.noun, [])[-3:]):
            if not cluster.named and not cluster.plural and cluster.phrases and phrase.first - cluster.last <= NEAR // 2:
                return cluster if not cluster.modifiers or cluster.country else None
        return None

    def taken_up(self, phrase: Phrase, noun: Noun) -> Cluster | None:
        """The latest actor that a definite nominal, or a repeated plural, may refer to."""
        indefinite = not phrase.definite and not phrase.plural
        if indefinite or (not phrase.definite and not phrase.modifiers and noun.sector in ("GOV", "")):
            return None
        for cluster in reversed(self.by_noun.get(noun.noun, [])[-LOOKED_AT:]):
            if self._fits(phrase, noun, cluster):
                return cluster
        if phrase.definite and phrase.owner is None and not phrase.plural and noun.type in ("organisation", "armed_group"):
            return self._body(phrase, noun)
        if phrase.country and noun.type == "person" and not phrase.plural and "leader" in (noun.noun, *noun.broader):
            return self._leader(phrase)
        return None

    def _fits(self, phrase: Phrase, noun: Noun, cluster: Cluster) -> bool:
        """Whether an actor known by a noun can be what a nominal with it refers to."""
        if not cluster.phrases or phrase.plural != cluster.plural or (phrase.country and phrase.country != cluster.country):
            return False
        if cluster.named:
            reach = NEAR if phrase.owner is None else 2 * NEAR
            return phrase.definite and (bool(noun.broader) or phrase.first - cluster.last <= reach)
        return phrase.modifiers <= cluster.modifiers

    def _body(self, phrase: Phrase, noun: Noun) -> Cluster | None:
        """The latest organisation of the sort that "the company" or "the alliance" names, if it is near."""
        for cluster in reversed(self.bodies[-LOOKED_AT:]):
            if phrase.first - cluster.last > NEAR:
                continue
            if (cluster.sector == noun.sector or not noun.sector) and phrase.country in ("", cluster.country):
                return cluster
        return None

    def _leader(self, phrase: Phrase) -> Cluster | None:
        """The one named person of a country without an office so far, whom "the Syrian strongman" can mean."""
        named = self.people_of.get(phrase.country, [])[-LOOKED_AT:]
        leaders = list({id(c): c for c in named if not c.role and c.sector == "GOV"}.values())
        return leaders[0] if len(leaders) == 1 else None


def _text(phrase: Phrase) -> str:
    return " ".join((*phrase.words, *phrase.complement)).replace(" - ", "-")
