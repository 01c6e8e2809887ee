"""Phrases → clusters: which phrases of an article name the same actor.

States and organisations are the same where the lexicons, an acronym or the words say so; persons where surname and given
names agree, spelling variants of one transliteration included; nominals are taken up by name, office and country.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.actors.chunks import FEMALE, MALE
from toolkit.actors.coding import leader
from toolkit.actors.gazetteer import Entry, Noun, genders, honorifics, kingdoms, name_noun, state_name, words_of
from toolkit.actors.phrases import Phrase
from toolkit.actors.spelling import name_parts, same_person
from toolkit.language.names import FIRMS
from toolkit.records import ActorType

LOOKED_AT = 20
"""Earlier actors that a nominal is held against."""
NEAR = 300
"""Tokens after which a nominal no longer takes up a person by an ordinary office."""


@dataclass(slots=True, eq=False)
class Cluster:
    """The phrases of one actor, and what they tell of it; `parts` are those of a person's name, `keys` find the cluster.

    `holder` is whose it is ("Ford's campaign"), `became` the actor that it turned out to be.
    """

    name: str
    type: ActorType
    named: bool
    plural: bool = False
    country: str = ""
    sector: str = ""
    suffix: str = ""
    role: str = ""
    gender: str = ""
    spelt: bool = False
    modifiers: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    holder: Cluster | None = None
    became: Cluster | None = None
    shorts: set[str] = field(default_factory=set)
    phrases: list[Phrase] = field(default_factory=list)
    keys: list[object] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The token where the actor was last spoken of, -1 before it is."""
        return self.phrases[-1].first if self.phrases else -1

    def held_by(self, other: Cluster) -> bool:
        """Whether it may be another's: it is, or nobody's yet."""
        holder = self.holder
        while holder is not None and holder.became is not None:
            holder = holder.became
        return holder is None or holder is other

    def learn(self, phrase: Phrase) -> None:
        """Take over what a phrase tells of its actor, where nothing was known."""
        self.type = "state" if phrase.type == "state" else self.type
        self.country = self.country or phrase.country
        self.sector = self.sector or phrase.sector
        self.suffix = self.suffix or phrase.told.suffix
        self.role = phrase.role if self.role in ("", *honorifics()) and phrase.role else self.role
        self.gender = self.gender or phrase.gender
        if phrase.form != "name":
            self.modifiers |= phrase.told.words

    def may_be(self, phrase: Phrase) -> bool:
        """Whether what the title before a surname tells allows that it is this person's."""
        gender = not phrase.gender or self.gender in ("", phrase.gender)
        return gender and (not phrase.country or self.country in ("", phrase.country))


class Clusters:
    """The clusters of an article, to which its phrases are assigned in text order; each look-up is by a key."""

    def __init__(self, phrases: list[Phrase], date: str | None) -> None:
        self.all: list[Cluster] = []
        self._date = date
        self._keyed: dict[object, Cluster] = {}
        self._surnames: dict[str, list[Cluster]] = {}
        self._by_noun: dict[str, list[Cluster]] = {}
        self._bodies: list[Cluster] = []
        for phrase in phrases:
            if phrase.form == "name" and phrase.type == "person" and phrase.entry is None:
                cluster = self._full_name(phrase.words, phrase.name)
                if cluster is not None:
                    cluster.learn(phrase)
            elif phrase.told.sender:  # "Jack Lee supporters"
                self._full_name(phrase.told.sender, " ".join(phrase.told.sender).replace(" - ", "-"))
        for cluster in self.all:
            self._serves(cluster, titled=False)

    def assign(self, phrase: Phrase, holder: Cluster | None = None) -> Cluster:
        """The cluster of a phrase by itself, a new one where it names an actor not named before; the phrase joins it.

        `holder` is whose the actor is that the phrase names, where it tells: "his campaign".
        """
        if phrase.entry is not None:
            cluster = self._known(phrase, phrase.entry)
        elif phrase.form == "name":
            cluster = self._person(phrase) if phrase.type == "person" else self._organisation(phrase)
        else:
            cluster = self._nominal(phrase, holder)
            if phrase.owner is None or phrase.owner.form != "pronoun":  # of whom one is less sure
                cluster.holder = cluster.holder or holder
        self.join(phrase, cluster)
        return cluster

    def join(self, phrase: Phrase, cluster: Cluster) -> None:
        """Add a phrase to a cluster, which may be taken up by the phrase's noun from now on."""
        cluster.phrases.append(phrase)
        cluster.learn(phrase)
        known = phrase.noun
        if known is None and phrase.form == "name" and phrase.type != "person":
            known = name_noun([word.lower() for word in phrase.words])  # "the department" after "the Justice Department"
        nouns = (known.noun, *known.broader) if known is not None else ()
        if known is not None and known.type != "person":
            nouns += (known.noun.split()[-1],)
        if cluster.type == "state":
            nouns += ("country", "nation", *(["kingdom"] if cluster.country in kingdoms() else []))
        for noun in dict.fromkeys(nouns):
            self._by_noun.setdefault(noun, []).append(cluster)
        if (phrase.form == "name" or phrase.entry) and cluster.type in ("organisation", "armed_group"):
            self._bodies.append(cluster)

    def merge(self, unnamed: Cluster, named: Cluster) -> None:
        """Give the phrases of an unnamed actor to the one who turns out to be meant, and let both be found as one."""
        for key in unnamed.keys:
            self._keyed[key] = named
        own, named.phrases = named.phrases, []
        for phrase in unnamed.phrases:
            self.join(phrase, named)
        named.phrases += own
        unnamed.phrases, unnamed.became = [], named

    def person(self, words: tuple[str, ...]) -> Cluster | None:
        """The person of a name seen so far or later in full, or None."""
        return max(self._surnames.get(name_parts(words)[-1], []), key=lambda c: c.last, default=None)

    def unknown(self, phrase: Phrase) -> bool:
        """Whether a full name is that of a person who was not spoken of before and of whom nothing else tells."""
        cluster = self._keyed.get(("person", name_parts(phrase.words)))
        return cluster is not None and not (cluster.phrases or cluster.role or cluster.sector or cluster.country)

    def entry(self, entry: Entry) -> Cluster | None:
        """The actor of an entry of the lexicons that was named before, or None."""
        return self._keyed.get((entry.name, entry.country))

    def state(self, country: str) -> Cluster | None:
        """The state of a code that was named before, or None."""
        return self._keyed.get((state_name(country), country))

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
        """The latest actor that a definite nominal, or a repeated plural, may refer to."""
        if not phrase.definite and not (phrase.plural and (phrase.told.words or noun.sector not in ("GOV", ""))):
            return None
        for cluster in reversed(self._by_noun.get(noun.noun, [])[-LOOKED_AT:]):
            if self._fits(phrase, noun, cluster) and (holder is None or cluster.held_by(holder)):
                return cluster
        if phrase.plural:
            return None
        bare = phrase.definite and phrase.owner is None and not phrase.told.sender
        if bare and noun.type in ("organisation", "armed_group"):
            for cluster in reversed(self._bodies[-LOOKED_AT:]):  # the latest one of its sort: "the company", "the alliance"
                fits = noun.sector in ("", cluster.sector) and phrase.country in ("", cluster.country)
                if fits and phrase.first - cluster.last <= NEAR:
                    return cluster
        if phrase.country and not phrase.complement and noun.type == "person" and "leader" in (noun.noun, *noun.broader):
            return self._leader(phrase.country)
        return None

    def _fits(self, phrase: Phrase, noun: Noun, cluster: Cluster) -> bool:
        """Whether an actor known by a noun can be what a nominal with it refers to."""
        if cluster.gender and phrase.gender and cluster.gender != phrase.gender:
            return False
        owners = {p.owner.words[0] for p in (phrase, *cluster.phrases[-1:]) if p.owner is not None}
        if not (owners.isdisjoint(MALE) or owners.isdisjoint(FEMALE)):
            return False  # "his campaign" is not "her campaign"
        if not cluster.phrases or phrase.plural != cluster.plural or (phrase.country and phrase.country != cluster.country):
            return False
        if cluster.named:
            reach = NEAR if phrase.owner is None else 2 * NEAR
            return phrase.definite and (bool(noun.broader) or phrase.first - cluster.last <= reach)
        return phrase.told.words <= cluster.modifiers

    def _leader(self, country: str) -> Cluster | None:
        """The one named person of a country without an office so far, whom "the Syrian strongman" can mean."""
        spoken_of = [c for c in self.all[: 10 * LOOKED_AT] if c.phrases and c.parts and c.country == country]
        people = [c for c in spoken_of if c.sector == "GOV" and not c.role]
        return people[0] if len(people) == 1 else None

    def _new(self, type: ActorType, name: str, named: bool, plural: bool = False) -> Cluster:
        self.all.append(Cluster(name, type, named, plural))
        return self.all[-1]

    def _at(self, key: object, phrase: Phrase, name: str, named: bool = True) -> Cluster:
        if key not in self._keyed:
            self._keyed[key] = self._new(phrase.type, name, named, phrase.plural)
            self._keyed[key].keys.append(key)
        return self._keyed[key]

    def _serves(self, cluster: Cluster, titled: bool) -> None:
        """Let a person without a country act for the one that the lexicon of leaders tells."""
        row = leader(cluster.parts, self._date, titled) if not cluster.country else None
        if row is not None:
            cluster.country, cluster.sector = row["country"], "GOV" if row["country"] else "IGO"
            cluster.suffix = row["body"]

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

    def _full_name(self, words: tuple[str, ...], name: str) -> Cluster | None:
        """Note a person's full name, wherever in the article it stands: surnames refer to it before and after."""
        parts = name_parts(words)
        if len(parts) < 2:
            return None
        earlier = self._surnames.get(parts[-1], [])[-LOOKED_AT:]
        cluster = next((c for c in earlier if same_person(c.parts, parts)), None)
        if cluster is None:
            cluster = self._new("person", name, named=True)
            cluster.gender = genders().get(words[0], "")
        if not cluster.parts or len(name) > len(cluster.name):
            cluster.name, cluster.parts = name, max(cluster.parts, parts, key=len)
            for part in dict.fromkeys((parts[-1], parts[0])):
                if cluster not in self._surnames.setdefault(part, [])[-LOOKED_AT:]:
                    self._surnames[part].append(cluster)
        self._keyed[("person", parts)] = cluster
        return cluster

    def _person(self, phrase: Phrase) -> Cluster:
        parts = name_parts(phrase.words)
        if ("person", parts) in self._keyed:
            return self._keyed[("person", parts)]
        short = parts[-1]
        candidates = [c for c in self._surnames.get(short, [])[-LOOKED_AT:] if c.may_be(phrase)]
        if candidates:
            best = max(candidates, key=lambda c: (c.parts[-1] == short, short in c.shorts, not c.shorts, c.last))
        else:
            best = self._new("person", phrase.name, named=True)
            best.parts = parts
            self._serves(best, titled=phrase.noun is not None)
            self._surnames.setdefault(short, []).append(best)
        best.shorts.add(short)
        royal = phrase.noun is not None and ("monarch" in phrase.noun.broader or phrase.noun.sector == "REL")
        if royal and len(best.parts) == 1 and phrase.title:
            best.name = f"{phrase.title} {phrase.name}"
        return best

    def _organisation(self, phrase: Phrase) -> Cluster:
        words = [w.lower() for w in phrase.words]
        key = ("name", " ".join(words))
        if key in self._keyed:
            return self._keyed[key]
        acronym = ("initials", phrase.name.replace(".", ""))
        cluster = self._keyed.get(acronym) if len(words) == 1 else None
        short = self._short_of_firm(phrase, words)
        if cluster is None:
            cluster = next((self._keyed[k] for k in short if k in self._keyed), None) or self._new(
                phrase.type, phrase.name, named=True
            )
        if len(phrase.name) > len(cluster.name) and short:
            cluster.name = phrase.name
        self._keyed[key] = cluster
        initials = "".join(w[0] for w in phrase.words if w[:1].isupper())
        if len(initials) > 2:
            self._keyed.setdefault(("initials", initials), cluster)
        later = [("name", " ".join(words[k:])) for k in range(1, min(len(words) - 1, 8))]
        for other in (*later, *short):  # "Security Council" takes up "U.N. Security Council", "Acme" "Acme Corp."
            self._keyed.setdefault(other, cluster)
        return cluster

    def _short_of_firm(self, phrase: Phrase, words: list[str]) -> list[tuple[str, str]]:
        """The keys of what a firm may be called for short, longest first: the words with which its name begins."""
        longest = len(words) - 1 if phrase.words[-1] in FIRMS else 0
        return [("name", " ".join(words[:k])) for k in range(min(longest, 6), 0, -1)]

    def _nominal(self, phrase: Phrase, holder: Cluster | None) -> Cluster:
        noun, name = phrase.noun, " ".join((*phrase.words, *phrase.complement)).replace(" - ", "-")
        if noun is None:
            return self._at(("words", phrase.words), phrase, name, named=False)
        ruling = phrase.told.body is not None and phrase.told.body.type == "armed_group"  # "the Taliban government"
        if phrase.country and not phrase.told.words and phrase.type != "person" and not ruling:
            if noun.collective == "military":
                force = self._at(("military", phrase.country), phrase, name)
                if noun.noun in words_of("forces") and force.name.split()[-1].lower() not in words_of("forces"):
                    force.name = name  # rather than "Iraqi warplanes"
                return force
            if noun.collective == "government":
                return self._at((state_name(phrase.country), phrase.country), phrase, name)
        found = self.taken_up(phrase, noun, holder)
        if found is not None:
            return found
        words = tuple(w.lower() for w in phrase.words if not w[0].isdigit())
        return self._at(
            ("words", words, id(holder or phrase.owner) if holder or phrase.owner else 0), phrase, name, named=False
        )
