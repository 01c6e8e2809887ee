"""Phrases → clusters: which phrases of an article name the same actor.

States and organisations are the same where the lexicons, an acronym or the words say so; persons where their names agree;
nominals are taken up by noun, office and country.
"""

from __future__ import annotations

from toolkit.actors.cluster import Cluster
from toolkit.actors.descriptions import Descriptions
from toolkit.actors.gazetteer import Entry, Noun, adjective, match, name_noun, state_name, words_of
from toolkit.actors.people import People
from toolkit.actors.phrase import Phrase
from toolkit.language.names import FIRMS


class Clusters:
    """The clusters of an article, to which its phrases are assigned in text order; each look-up is by a key."""

    def __init__(self, phrases: list[Phrase], date: str | None) -> None:
        self.people = People(phrases, date)
        self.descriptions = Descriptions()
        self._others: list[Cluster] = []
        self._keyed: dict[object, Cluster] = {}

    def all(self) -> list[Cluster]:
        """The clusters that have phrases; no order is promised."""
        return [cluster for cluster in (*self.people.all, *self._others) if cluster.phrases]

    def assign(self, phrase: Phrase, holder: Cluster | None = None) -> Cluster:
        """The cluster of a phrase by itself, a new one where it names an actor not named before; the phrase joins it.

        `holder` is whose the actor is that the phrase names, where it tells: "his campaign".
        """
        if phrase.entry is not None:
            cluster = self._known(phrase, phrase.entry)
        elif phrase.form == "name":
            cluster = self.people.named(phrase) if phrase.type == "person" else self._organisation(phrase)
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
        self.descriptions.note(phrase, cluster)
        if phrase.type in ("person", "group"):
            self._serve(phrase)

    def merge(self, unnamed: Cluster, named: Cluster) -> None:
        """Give the phrases of an unnamed actor to the one who turns out to be meant, and let both be found as one."""
        for key in unnamed.keys:
            self._keyed[key] = named
        if named.name.lower() in unnamed.name.lower():
            named.name = unnamed.name  # "the Ukrainian parliament" rather than "Parliament"
        own, named.phrases = named.phrases, []
        for phrase in unnamed.phrases:
            self.join(phrase, named)
        named.phrases += own
        unnamed.phrases, unnamed.became = [], named

    def entry(self, entry: Entry) -> Cluster | None:
        """The actor of an entry of the lexicons that was named before, or None."""
        found = self.served(entry)
        return found if found is not None and found.phrases else None

    def served(self, entry: Entry) -> Cluster | None:
        """The actor of an entry of the lexicons that was named before, if only as a modifier: "a Hamas leader"; or None."""
        return self._keyed.get((entry.name, entry.country))

    def state(self, country: str) -> Cluster | None:
        """The state of a code that was named before, or None."""
        return self._keyed.get((state_name(country), country))

    def _serve(self, phrase: Phrase) -> None:
        """Let a body be taken up that a person's modifiers name: "a Hamas leader", "a Foreign Ministry spokesman"."""
        entry, noun = phrase.told.body, phrase.noun
        if entry is not None and entry.sort in ("organisation", "capital") and entry.type != "state":
            body = Cluster(entry.name, entry.type, True, False, entry.country, entry.sector, entry.suffix)
            key: object = (entry.name, entry.country)
        else:
            words = phrase.role.split()[: -len(noun.noun.split())] if noun is not None else []
            known = name_noun([word.lower() for word in words]) if words and words[-1][:1].isupper() else None
            if known is None or known.type not in ("government", "organisation"):
                return
            body = Cluster(" ".join(words), known.type, True, False, phrase.country, known.sector)
            named = ("name", body.name.lower())
            key = named if self._of_state(named, phrase.country) is not None else (*named, phrase.country)
        if key not in self._keyed:
            self._keyed[key] = body
            self._others.append(body)
        self.descriptions.served(phrase.first, self._keyed[key])

    def _at(self, key: object, phrase: Phrase, name: str, named: bool = True) -> Cluster:
        if key not in self._keyed:
            self._keyed[key] = self._new(phrase, name, named)
            self._keyed[key].keys.append(key)
        return self._keyed[key]

    def _new(self, phrase: Phrase, name: str, named: bool) -> Cluster:
        self._others.append(Cluster(name, phrase.type, named, phrase.plural))
        return self._others[-1]

    def _known(self, phrase: Phrase, entry: Entry) -> Cluster:
        """The cluster of an entry of the lexicons."""
        if entry.sort in ("people", "person", "adjective") and phrase.type != "state":
            return self._at(("people", phrase.words, phrase.plural), phrase, phrase.name, named=phrase.plural)
        cluster = self._at((entry.name, entry.country), phrase, entry.name)
        if entry.sort == "organisation" and entry.type == "government":
            last = self._keyed.get(("body", entry.name))
            if last is not None and not cluster.phrases and not _state_first(phrase.words[:1]):
                return last  # "Congress" after "the Peruvian Congress"
            self._keyed[("body", entry.name)] = cluster
        cluster.type, cluster.suffix, cluster.country, cluster.plural = entry.type, entry.suffix, entry.country, False
        short = entry.type == "state" and ("." in phrase.name or phrase.name.isupper())
        name = entry.name if short else phrase.name
        usual = entry.type == "state" and entry.name in (name, cluster.name if cluster.spelt else "")  # "Iran" as such
        fuller = name == entry.name if usual else len(name) > len(cluster.name)
        if phrase.form == "name" and entry.sort != "capital" and (not cluster.spelt or fuller):
            cluster.name, cluster.spelt = name, True
        return cluster

    def _organisation(self, phrase: Phrase) -> Cluster:
        """The cluster of a name that no lexicon knows: acronyms and the ends and beginnings of longer names are the same."""
        if phrase.definite and phrase.noun is not None and phrase.name.lower() == phrase.noun.noun:
            meant = self.descriptions.taken_up(phrase, phrase.noun)  # "the Council"
            if meant is not None and meant.named and meant.type != "state":
                return meant
        words = _body_words(phrase)
        key, short = ("name", " ".join(words)), _short_of_firm(phrase, words)
        found = self._of_state(key, phrase.country)
        if found is None and len(words) == 1:
            found = self._keyed.get(("initials", phrase.name.replace(".", "")))
        found = found or next((self._keyed[k] for k in short if k in self._keyed), None)
        cluster = found if found is not None else self._new(phrase, phrase.name, named=True)
        if len(phrase.name) > len(cluster.name) and (short or cluster.name in phrase.name):
            cluster.name = phrase.name
        self._keyed[key] = cluster
        if phrase.country:
            self._keyed[(*key, phrase.country)] = cluster
        initials = "".join(w[0] for w in phrase.words if w[:1].isupper())
        if len(initials) > 2:
            self._keyed.setdefault(("initials", initials), cluster)
        later = [("name", " ".join(words[k:])) for k in range(1, min(len(words) - 1, 8))]
        for other in (*later, *short):  # "Security Council" takes up "U.N. Security Council", "Acme" "Acme Corp."
            self._keyed.setdefault(other, cluster)
        return cluster

    def _of_state(self, key: tuple[str, str], country: str) -> Cluster | None:
        """The body of a name in a country: that of another state is another; the last one of the name where none is told."""
        found = self._keyed.get((*key, country)) or self._keyed.get(key)
        return found if found is not None and (not country or found.country in ("", country)) else None

    def _nominal(self, phrase: Phrase, holder: Cluster | None) -> Cluster:
        """The cluster of a description: a state's forces or government, an actor named before, else one of its own."""
        noun, name = phrase.noun, " ".join((*phrase.words, *phrase.complement)).replace(" - ", "-")
        if noun is None:
            return self._at(("words", phrase.words), phrase, name, named=False)
        key = _state_key(phrase, noun)
        if key is not None and (key in self._keyed or key[0] != "body"):
            return self._of_the_state(key, phrase, name)
        found = self.descriptions.taken_up(phrase, noun, holder)
        if phrase.introduces and (found is None or found.named):
            return self._new(phrase, name, named=False)  # the name will tell
        if found is None and phrase.definite and phrase.country and not phrase.plural and not phrase.complement:
            leads = noun.type == "person" and "leader" in (noun.noun, *noun.broader)
            found = self.people.leader(phrase.country) if leads else None
        if found is None and _is_sole(phrase):
            found = self._sole(phrase, name)
        elif found is None:
            words = tuple(w.lower() for w in phrase.words if not w[0].isdigit())
            apart = holder or phrase.owner or (phrase if phrase.counted and not phrase.definite else None)
            own = key or ("words", words, id(apart) if apart is not None else 0)
            found = self._at(own, phrase, name, named=self._is_led(phrase))
        if key is not None:
            self._keyed[key] = found
        return found

    def _sole(self, phrase: Phrase, name: str) -> Cluster:
        """The cluster of a body that a state has one of, which is named with the state: "Iran's foreign ministry"."""
        key = ("name", " ".join(_body_words(phrase)))
        told = name if _state_first(phrase.words) else f"{adjective(phrase.country)} {name}"
        cluster = self._of_state(key, phrase.country) or self._new(phrase, told, named=True)
        self._keyed[key] = self._keyed[(*key, phrase.country)] = cluster
        return cluster

    def _is_led(self, phrase: Phrase) -> bool:
        """Whether a phrase names what a person has one of: "the Obama administration", "the Ruiz campaign"."""
        *whose, what = phrase.words
        if not whose or what not in words_of("led") or phrase.complement:
            return False
        return tuple(whose) == phrase.told.sender or self.people.led_by(tuple(whose)) is not None

    def _of_the_state(self, key: tuple[str, ...], phrase: Phrase, name: str) -> Cluster:
        """The cluster of a state's government, forces or the like; forces are named so rather than "Iraqi warplanes"."""
        if key[0] == "military" and " " not in name:
            name = f"{adjective(phrase.country)} {name}"  # "Iraq's army"
        cluster = self._at(key, phrase, name)
        last = name.split()[-1].lower()
        if key[0] == "military" and last in words_of("forces") and cluster.name.split()[-1].lower() not in words_of("forces"):
            cluster.name = name
        return cluster


def _is_sole(phrase: Phrase) -> bool:
    """Whether a phrase describes, with its state, a body that a state has one of: its parliament, its foreign ministry."""
    *of, what = _body_words(phrase)
    sole = what in words_of("sole") if not of else what == "ministry" and len(of) == 1
    told = phrase.country != "" and (phrase.owner is not None or _state_first(phrase.words) > 0)
    return sole and told and phrase.type == "government" and not phrase.plural and not phrase.complement


def _state_key(phrase: Phrase, noun: Noun) -> tuple[str, ...] | None:
    """The key of what each state has one of: its government, its forces, or a body such as its police; else None."""
    ruling = phrase.sector == "REB" or (phrase.told.body is not None and phrase.told.body.type == "armed_group")
    if not phrase.country or not phrase.told.words <= words_of("about") or phrase.type == "person" or ruling:
        return None  # "the Taliban government" is no state's
    if noun.collective == "military":
        return "military", phrase.country
    if noun.collective == "government":
        return state_name(phrase.country), phrase.country
    return ("body", noun.noun, phrase.country) if phrase.type == "government" and not phrase.complement else None


def _body_words(phrase: Phrase) -> list[str]:
    """The words of a name in lower case without the state whose body it is: "foreign ministry"."""
    first = _state_first(phrase.words) if phrase.noun is not None else 0
    return [word.lower() for word in phrase.words[first if first < len(phrase.words) else 0 :]]


def _state_first(words: tuple[str, ...]) -> int:
    """The number of words with which a name begins that name a state: "South African"."""
    known = match(words, 0, len(words))
    return known[0] if known is not None and known[1][0].sort in ("adjective", "state") else 0


def _short_of_firm(phrase: Phrase, words: list[str]) -> list[tuple[str, str]]:
    """The keys of what a firm may be called for short, longest first: the words with which its name begins."""
    longest = len(words) - 1 if phrase.words[-1] in FIRMS else 0
    return [("name", " ".join(words[:k])) for k in range(min(longest, 6), 0, -1)]
