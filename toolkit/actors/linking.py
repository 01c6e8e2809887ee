"""Phrases → clusters in one pass over the text: what follows a phrase is read first, then each is assigned."""

from __future__ import annotations

from collections import deque

from toolkit.actors.beside import allied, describes, may_be_described, note_beside
from toolkit.actors.bodies import body_of, fights, group, men
from toolkit.actors.chunks import FIRST, WE
from toolkit.actors.cluster import Cluster
from toolkit.actors.clusters import Clusters
from toolkit.actors.complements import acts, complement
from toolkit.actors.datelines import dateline, home, of_a_state, of_the_country
from toolkit.actors.gazetteer import honorifics, words_of
from toolkit.actors.pairs import Pairs
from toolkit.actors.phrase import Phrase
from toolkit.actors.pronouns import Pronouns
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS

LEAD = 3
"""The first sentences of a report, in which it may describe whom it names in the next."""


def link(parse: Parse, phrases: list[Phrase], date: str | None, outlet: str | None) -> list[Cluster]:
    """Cluster the phrases of an article of an ISO day and an outlet; the clusters come in order of their first mention."""
    starts = {phrase.first: phrase for phrase in phrases}
    before = dateline(parse)
    mentions = [p for p in phrases if (p.beyond - 1 not in before or _no_town(p)) and (not p.place or acts(parse, p))]
    for phrase in mentions:
        note_beside(parse, phrase, starts)
    counted = {p for p in mentions if p.form != "pronoun" and complement(parse, p, starts)}
    return _Linker(parse, [p for p in mentions if p not in counted], starts, date, outlet).run()


def _no_town(phrase: Phrase) -> bool:
    """Whether a name in a dateline is no town, whatever it looks like: a person, or a state or body of the lexicons."""
    return phrase.type == "person" or (phrase.entry is not None and phrase.entry.sort in ("state", "organisation"))


class _Linker:
    def __init__(
        self, parse: Parse, phrases: list[Phrase], starts: dict[int, Phrase], date: str | None, outlet: str | None
    ) -> None:
        self.parse, self.phrases, self.starts = parse, phrases, starts
        self.clusters = Clusters(phrases, date)
        self.pronouns = Pronouns(parse)
        self.of: dict[Phrase, Cluster] = {}
        self.pairs = Pairs(parse, self.clusters.state)
        self.home, self.at_home = home(parse, outlet)
        self.recent: deque[Phrase] = deque(maxlen=12)

    def run(self) -> list[Cluster]:
        waiting: dict[int, list[Phrase]] = {}
        others: dict[int, list[Phrase]] = {}
        heads = {phrase.head for phrase in self.phrases}
        for phrase in self.phrases:
            speaker = self.pronouns.contrasted(phrase)
            if speaker in heads and speaker > phrase.first:  # who says it is told after it
                others.setdefault(speaker, []).append(phrase)
                continue
            cluster = self._pronoun(phrase) if phrase.form == "pronoun" else self._cluster(phrase)
            if cluster is None and phrase.form == "pronoun" and phrase.words[0] not in FIRST:
                waiting.setdefault(self.pronouns.awaited(phrase), []).append(phrase)
            for pronoun in waiting.pop(phrase.head, ()):
                if cluster is not None and self.pronouns.is_meant(pronoun, phrase, cluster):
                    self._refers(pronoun, self._pronoun(pronoun, cluster))
            self._refers(phrase, cluster)
            for pronoun in others.pop(phrase.head, ()):
                self._refers(pronoun, self._pronoun(pronoun))
        self._first_person()
        found = self.clusters.all()
        for cluster in found:
            cluster.phrases.sort(key=lambda p: (p.first, p.beyond))
        return sorted(found, key=lambda cluster: cluster.phrases[0].first)

    def _refers(self, phrase: Phrase, cluster: Cluster | None) -> None:
        """Note whom a phrase means."""
        if cluster is not None:
            self.of[phrase] = cluster
            self.pronouns.seen(phrase, cluster)
            self.pairs.seen(phrase, cluster)

    def _pronoun(self, phrase: Phrase, meant: Cluster | None = None) -> Cluster | None:
        """The antecedent of a pronoun of the third person; those of the first wait for the end of the article."""
        if phrase.words[0] in FIRST:
            return None
        cluster = meant or self.pronouns.resolve(phrase, self._own_side(phrase))
        if cluster is not None:
            phrase.rule = "pronoun"
            cluster.phrases.append(phrase)
        return cluster

    def _own_side(self, phrase: Phrase) -> list[Cluster]:
        """Those for whom one says "we" who says "they" of others: in "They broke the rule that we had", his own side."""
        speaker = self.pronouns.headed(self.pronouns.contrasted(phrase))
        if speaker is None:
            return []
        bodies = [body_of(speaker, self.of, self.clusters)]
        bodies.append(self.clusters.state(speaker.country) if speaker.country and speaker.sector != "REB" else None)
        return [body for body in bodies if body is not None]

    def _cluster(self, phrase: Phrase) -> Cluster | None:
        """The cluster of a phrase, which joins it; None for a document that nobody cites or whose owner stands for it."""
        self._inherit(phrase, self._coordinated(phrase))
        self.recent.append(phrase)
        holder = self._author(phrase)
        if phrase.document and (not phrase.cited or (phrase.owner is not None and holder is not None)):
            return None
        phrase.rule = phrase.form
        before = self._apposition(phrase)
        described = self.of.get(before) if before is not None and not phrase.document else None
        if described is not None and allied(described, phrase):
            phrase.rule = "apposition"
            described.phrases.append(phrase)
            return described
        if described is not None and phrase.form == "nominal" and may_be_described(described, phrase):
            phrase.rule = "apposition"
            self.clusters.join(phrase, described)
            return described
        bodies = (
            ("author", self._signer(phrase)),
            ("pair", self.pairs.meant(phrase)),
            ("holder", group(phrase, holder, self.of) or men(phrase, holder, self.of, self.clusters)),
        )
        for rule, meant in bodies:
            if meant is not None:  # of which these tell nothing
                phrase.rule = rule
                meant.phrases.append(phrase)
                return meant
        unnamed = described or self.clusters.descriptions.introduced(phrase) or self._delayed(phrase)
        cluster = self.clusters.assign(phrase, holder)
        if unnamed is not None and not unnamed.named and not unnamed.plural and unnamed.type == cluster.type:
            for earlier in unnamed.phrases:
                self.of[earlier] = cluster
            self.clusters.merge(unnamed, cluster)
        return cluster

    def _signer(self, phrase: Phrase) -> Cluster | None:
        """The person in whose name a statement speaks: "a Ford statement"; "the Kremlin statement" is told to name a body."""
        told = phrase.told
        if not phrase.document or phrase.noun is None or not phrase.noun.voice:
            return None
        if told.body is not None and told.body.sort in ("organisation", "capital"):
            phrase.entry = told.body
        return self.clusters.people.find(told.sender) if told.sender else None

    def _delayed(self, phrase: Phrase) -> Cluster | None:
        """Whom a report describes as the subject of one sentence and names, first, as that of the next."""
        parse = self.parse
        before = parse.sentence_of[phrase.first] - 1
        bare = phrase.noun is not None or parse.words[phrase.beyond : phrase.beyond + 1] != (",",)  # what follows tells more
        opens = parse.sentences[before + 1][0] == phrase.first and bare
        if not opens or not 0 <= before < LEAD or phrase.form != "name" or parse.relations[phrase.head] not in SUBJECTS:
            return None
        if phrase.type != "person" or not self.clusters.people.unknown(phrase):
            return None
        lo, _ = parse.sentences[before]
        described = (p for p in self.recent if p.first >= lo and p in self.of and describes(parse, p, phrase))
        return next((self.of[p] for p in described if self.of[p].phrases[0] is p), None)

    def _inherit(self, phrase: Phrase, beside: Phrase | None) -> None:
        """Whoever is owned or sent by another acts for the same state ("Havel's spokesman"); titles may be shared."""
        shared = beside.noun if beside is not None and phrase.type == "person" and phrase.form == "name" else None
        if beside is not None and shared is not None and beside.title.lower() == shared.noun.split()[-1] + "s":
            phrase.noun, phrase.role, phrase.sector = shared, beside.role, phrase.sector or shared.sector
        holder = self.of.get(phrase.owner) if phrase.owner is not None else None
        if holder is not None and holder.type == "state":
            phrase.rebind(holder.country)
        if phrase.country or phrase.noun is None:
            return
        if phrase.noun.sector == "CVL" and phrase.noun.noun not in words_of("following"):
            return
        owner = self._author(phrase)
        phrase.country = owner.country if owner is not None else phrase.noun.country
        head = phrase.told.sender or tuple(word for word in phrase.words if word.lower() in phrase.proper)
        if owner is None and head and phrase.type == "government" and not phrase.country and phrase.told.body is None:
            phrase.country = self.clusters.people.led_by(head) or ""  # "the Trump administration"
        if not phrase.country and phrase.owner is None and self.clusters.descriptions.taken_up(phrase, phrase.noun) is None:
            phrase.country = self._left_open(phrase)
        if owner is not None and owner.sector == "REB":
            phrase.type = "armed_group" if phrase.noun.sector == "MIL" and phrase.type == "government" else phrase.type
            phrase.sector = owner.sector

    def _left_open(self, phrase: Phrase) -> str:
        """The country of a body or officer whose text does not say: that spoken of, or where the report comes from."""
        if of_a_state(phrase):
            return self.pronouns.country(phrase) or self.home
        if phrase.form == "name" and phrase.type == "person" and self.clusters.people.led_by(phrase.words) is not None:
            return ""  # President Obama was in Kabul
        if phrase.type == "person" and phrase.form == "name" and self.pronouns.abroad(phrase, self.home):
            return ""  # of the other state, or from home
        rank = phrase.title in honorifics()  # soldiers are abroad as well
        return self.home if of_the_country(phrase, self.home) and (self.at_home or not rank) else ""

    def _author(self, phrase: Phrase) -> Cluster | None:
        """The actor who owns, sends or writes what a phrase names."""
        if phrase.owner is not None:
            return self.of.get(phrase.owner)
        if phrase.told.sender:
            return self.clusters.people.find(phrase.told.sender)
        if phrase.first and self.parse.lower[phrase.first - 1] == "whose":
            clause = next((i for i in self.parse.ancestors(phrase.head) if self.parse.relations[i] == "acl:relcl"), None)
            described = self.parse.heads[clause] if clause is not None else -1
            return next((self.of.get(p) for p in reversed(self.recent) if p.first <= described < p.beyond), None)
        return None

    def _coordinated(self, phrase: Phrase) -> Phrase | None:
        """The phrase that this one is coordinated with: "Havel and Walesa", "Havel of Czechoslovakia and Walesa"."""
        first = self.parse.heads[phrase.head]
        if self.parse.relations[phrase.head] != "conj":
            return None
        return next((p for p in reversed(self.recent) if p.first <= first < p.beyond), None)

    def _apposition(self, phrase: Phrase) -> Phrase | None:
        """The phrase before a comma that this one stands beside: "Lavrov, the minister", "the minister, Sergei Lavrov"."""
        if self.parse.words[max(phrase.first - 1, 0)] != "," or self.parse.relations[phrase.head] != "appos":
            return None
        head = self.parse.heads[phrase.head]
        last = next((p for p in self.recent if p.beyond == phrase.first - 1), None)
        if last is not None and self.parse.relations[last.head] == "conj" and self.parse.heads[last.head] == head:
            return last  # "Cheney and Powell, the chairman"
        before = (self.starts.get(i) for i in range(head, max(head - 10, -1), -1))
        return next((p for p in before if p is not None and p.beyond > head), None)

    def _first_person(self) -> None:
        """Give "I" and "we" to the speaker of the words that they stand in."""
        at = {i: p for p in self.phrases if p in self.of for i in range(p.beyond - 1, p.first - 1, -1)}
        owned = {phrase.owner: phrase for phrase in self.phrases if phrase.owner is not None}
        for phrase in self.phrases:
            source = self.pronouns.source(phrase) if phrase.form == "pronoun" and phrase.words[0] in FIRST else None
            speaker = next((self.of[at[i]] for i in range(*source) if i in at), None) if source is not None else None
            if speaker is not None:
                phrase.rule = "speaker"
                body = body_of(speaker, self.of, self.clusters) if phrase.words[0] in WE else None
                (body or speaker).phrases.append(phrase)
                if body is not None and body.type == "armed_group" and phrase in owned:
                    self._fighters(owned[phrase], body)

    def _fighters(self, phrase: Phrase, body: Cluster) -> None:
        """Give the men of an armed group to it: "our fighters" of its spokesman."""
        them = self.of.get(phrase)
        if them is not None and not them.named and phrase.noun is not None and fights(phrase.noun):
            them.phrases.remove(phrase)
            body.phrases.append(phrase)
