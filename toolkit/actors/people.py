"""Names of persons → their clusters: one where surname and given names agree, spelling variants included."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.actors.cluster import LOOKED_AT, Cluster
from toolkit.actors.coding import leader
from toolkit.actors.gazetteer import genders
from toolkit.actors.phrase import Phrase
from toolkit.actors.spelling import Marks, name_marks, name_parts, same_person


class People:
    """The persons of an article whom it names; full names count wherever in the article they stand."""

    def __init__(self, phrases: Iterable[Phrase], date: str | None) -> None:
        self.all: list[Cluster] = []
        self._date = date
        self._full: dict[tuple[tuple[str, ...], Marks], Cluster] = {}
        self._marks: dict[Cluster, Marks] = {}
        self._surnames: dict[str, list[Cluster]] = {}
        for phrase in phrases:
            if phrase.form == "name" and phrase.type == "person" and phrase.entry is None:
                cluster = self._full_name(phrase.words, phrase.name)
                if cluster is not None:
                    cluster.learn(phrase)
            elif phrase.told.sender:  # "Jack Lee supporters"
                self._full_name(phrase.told.sender, " ".join(phrase.told.sender).replace(" - ", "-"))
        for cluster in self.all:
            self._serves(cluster, titled=False)

    def named(self, phrase: Phrase) -> Cluster:
        """The person whom a name means, a new one where no other can be."""
        parts = name_parts(phrase.words)
        full = self._full.get((parts, name_marks(phrase.words)))
        if full is not None:
            return full
        short = parts[-1]
        royal = phrase.noun is not None and ("monarch" in phrase.noun.broader or phrase.noun.sector == "REL")
        candidates = [c for c in self._surnames.get(short, [])[-LOOKED_AT:] if c.may_be(phrase)]
        if royal:  # "Emperor Charles" is not General Charles Lee
            candidates = [c for c in candidates if c.parts[-1] == short]
        if candidates:
            best = max(candidates, key=lambda c: self._likely(c, phrase, short))
        else:
            best = self._new(phrase.name)
            best.parts = parts
            if not phrase.country:  # "President Lee of Korea" is told
                self._serves(best, titled=phrase.noun is not None)
            self._surnames.setdefault(short, []).append(best)
        best.shorts.add(short)
        if royal and len(best.parts) == 1 and phrase.title:
            best.name = f"{phrase.title} {phrase.name}"
        return best

    def _likely(self, cluster: Cluster, phrase: Phrase, short: str) -> tuple[bool | int, ...]:
        """How well a single name fits a person: by surname, title, use so far, and who was spoken of last."""
        titled = phrase.gender != "" and phrase.gender == cluster.gender
        called = short in cluster.shorts
        return cluster.parts[-1] == short, titled, called, cluster.last >= 0, not cluster.shorts, cluster.last

    def find(self, words: tuple[str, ...]) -> Cluster | None:
        """The person of a name seen so far or later in full, or None."""
        return max(self._surnames.get(name_parts(words)[-1], []), key=lambda c: c.last, default=None)

    def unknown(self, phrase: Phrase) -> bool:
        """Whether a full name is that of a person who was not spoken of before."""
        cluster = self._full.get((name_parts(phrase.words), name_marks(phrase.words)))
        return cluster is not None and not cluster.phrases

    def led_by(self, words: tuple[str, ...]) -> str | None:
        """The country of the leader of a name, "" for a body's, or None where the lexicon knows no such leader."""
        row = leader(name_parts(words), self._date, titled=True)
        return row["country"] if row is not None else None

    def leader(self, country: str) -> Cluster | None:
        """The one named person of a country without an office so far, whom "the Syrian strongman" can mean."""
        spoken_of = [c for c in self.all[: 10 * LOOKED_AT] if c.phrases and c.country == country]
        people = [c for c in spoken_of if c.sector == "GOV" and not c.role]
        return people[0] if len(people) == 1 else None

    def _full_name(self, words: tuple[str, ...], name: str) -> Cluster | None:
        """Note a person's full name: surnames refer to it before and after."""
        parts, marks = name_parts(words), name_marks(words)
        if len(parts) < 2:
            return None
        earlier = self._surnames.get(parts[-1], [])[-LOOKED_AT:]
        cluster = next((c for c in earlier if same_person(c.parts, parts) and not self._marks[c].another(marks)), None)
        if cluster is None:
            cluster = self._new(name)
            cluster.gender = genders().get(words[0], "")
        if not cluster.parts or len(name) > len(cluster.name):
            cluster.name, cluster.parts = name, max(cluster.parts, parts, key=len)
            for part in dict.fromkeys((parts[-1], parts[0])):
                if cluster not in self._surnames.setdefault(part, [])[-LOOKED_AT:]:
                    self._surnames[part].append(cluster)
        self._full[parts, marks] = cluster
        self._marks[cluster] = max(self._marks.get(cluster, marks), marks)
        return cluster

    def _new(self, name: str) -> Cluster:
        self.all.append(Cluster(name, "person", named=True))
        return self.all[-1]

    def _serves(self, cluster: Cluster, titled: bool) -> None:
        """Let a person without a country act for the one that the lexicon of leaders tells."""
        row = leader(cluster.parts, self._date, titled) if not cluster.country else None
        if row is not None:
            cluster.country = row["country"]
            cluster.sector = cluster.sector or ("GOV" if row["country"] else "IGO")
            cluster.suffix = row["body"]
