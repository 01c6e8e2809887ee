"""Phrases → clusters in one pass over the text: what follows a phrase is read first, then each is assigned."""

from __future__ import annotations

from collections import deque

from toolkit.actors.clusters import Cluster
from toolkit.actors.merging import LOOKED_AT, Merger
from toolkit.actors.phrases import Phrase
from toolkit.actors.pronouns import FIRST, WE, Pronouns, speakers
from toolkit.actors.spelling import name_parts
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS
from toolkit.language.parse import Range

PLACES = frozenset({
    "in", "at", "to", "near", "from", "of", "outside", "around", "through", "into", "inside", "across", "towards", "toward",
    "over", "via", "above", "throughout", "within", "for", "on",
})  # fmt: skip
"""Prepositions after which a capital is a place."""
PAIRS = frozenset({"two", "both"})
BETWEEN = frozenset({"neighbor", "neighbour", "rival", "ally", "partner"})
"""Nouns of persons that speak of states rather, in pairs."""
DATELINE = frozenset({"(", "_", "--", "—", "–"})


def link(parse: Parse, phrases: list[Phrase], date: str | None) -> list[Cluster]:
    """Cluster the phrases of an article of an ISO day; the clusters come in order of their first mention."""
    starts = {phrase.first: phrase for phrase in phrases}
    mentions = [p for p in phrases if not p.place or _acts(parse, p)]
    for phrase in mentions:
        if phrase.form != "pronoun":
            _complement(parse, phrase, starts)
    return _Linker(parse, mentions, starts, date).run()


class _Linker:
    def __init__(self, parse: Parse, phrases: list[Phrase], starts: dict[int, Phrase], date: str | None) -> None:
        self.parse, self.phrases, self.starts = parse, phrases, starts
        self.merger = Merger(phrases, date)
        self.pronouns = Pronouns(parse)
        self.of: dict[Phrase, Cluster] = {}
        self.pairs: dict[str, tuple[Cluster, Cluster]] = {}
        self.pair: tuple[Cluster, Cluster] | None = None
        self.recent: deque[Phrase] = deque(maxlen=5)

    def run(self) -> list[Cluster]:
        for phrase in self.phrases:
            cluster = self._cluster(phrase)
            if cluster is not None:
                self.of[phrase] = cluster
                self._pair(phrase, cluster)
                self.pronouns.seen(phrase, cluster)
        self._first_person()
        found = [cluster for cluster in self.merger.clusters if cluster.phrases]
        for cluster in found:
            cluster.phrases.sort(key=lambda p: (p.first, p.beyond))
        return sorted(found, key=lambda cluster: cluster.phrases[0].first)

    def _cluster(self, phrase: Phrase) -> Cluster | None:
        """The cluster of a phrase, which joins it; None where the phrase refers to no actor that is known yet."""
        if phrase.form == "pronoun":
            return self._pronoun(phrase)
        self._inherit(phrase)
        self._share_title(phrase)
        meant, rule = self._meant(phrase)
        phrase.rule = rule or phrase.form
        if phrase.document and (meant is not None or not phrase.cited):
            return None
        if meant is None:
            return self._assign(phrase)
        if rule == "pair":  # which tells nothing of the actor itself
            meant.phrases.append(phrase)
        else:
            self.merger.join(phrase, meant)
        return meant

    def _pronoun(self, phrase: Phrase) -> Cluster | None:
        """The antecedent of a pronoun of the third person; those of the first wait for the end of the article."""
        if phrase.words[0] in FIRST:
            return None
        cluster = self.pronouns.resolve(phrase)
        if cluster is None and phrase.words[0] == "they" and self.pair is not None:
            cluster = self.pair[0]
        if cluster is not None:
            phrase.rule = "pronoun"
            cluster.phrases.append(phrase)
        return cluster

    def _meant(self, phrase: Phrase) -> tuple[Cluster | None, str]:
        """The actor whom the surroundings of a phrase show to be meant, and by which rule."""
        if phrase.document:
            return self._author(phrase), ""
        if phrase.form == "nominal":
            named = _apposition(self.parse, phrase, self.starts)
            if named in self.of:
                return self.of[named], "apposition"
            pair = self._two(phrase)
            return (pair[0], "pair") if pair is not None else (None, "")
        long = self._spelt_out(phrase)
        if long is not None:
            self.merger.abbreviate(phrase, long)
        return (long, "acronym") if long is not None else (None, "")

    def _assign(self, phrase: Phrase) -> Cluster:
        """The cluster that a phrase by itself belongs to; an unnamed one that it names becomes part of it."""
        introduced = self.merger.introduced(phrase)
        cluster = self.merger.assign(phrase)
        described = _apposition(self.parse, phrase, self.starts) if phrase.form == "name" else None
        unnamed = self.of.get(described) if described is not None else introduced
        if unnamed is not None and not unnamed.named and not unnamed.plural and unnamed.type == cluster.type:
            for earlier in unnamed.phrases:
                self.of[earlier] = cluster
            self.merger.merge(unnamed, cluster)
            self.pronouns.replace(unnamed, cluster)
        return cluster

    def _two(self, phrase: Phrase) -> tuple[Cluster, Cluster] | None:
        """The two who were last named together, where a plural speaks of them: "the two leaders", "both countries"."""
        if not phrase.plural or phrase.form != "nominal" or phrase.country or phrase.owner is not None or phrase.noun is None:
            return None
        if not PAIRS & set(self.parse.lower[phrase.first : phrase.head]):
            return None
        return self.pairs.get("person" if phrase.noun.type == "person" and phrase.noun.noun not in BETWEEN else "state")

    def _spelt_out(self, phrase: Phrase) -> Cluster | None:
        """The organisation before a bracket that holds its acronym: "Government of National Accord (GNA)"."""
        before = self.recent[-1] if self.recent else None
        if before is None or phrase.form != "name" or not phrase.name.isupper() or before.type == "person":
            return None
        if phrase.entry is not None and phrase.entry.sector == "MED":  # "UNITED NATIONS (AP)"
            return None
        between = self.parse.words[before.beyond : phrase.first]
        return self.of.get(before) if between in (("(",), ("'s", "("), ("’s", "(")) else None

    def _inherit(self, phrase: Phrase) -> None:
        """Whoever is owned or sent by another acts for the same state: "Havel's spokesman", "a Trump envoy"."""
        if phrase.country or phrase.noun is None or phrase.noun.sector == "CVL":
            return
        owner = self._author(phrase)
        phrase.country = owner.country if owner is not None else phrase.noun.country
        left_open = not phrase.country and phrase.owner is None and _of_a_state(phrase)
        if left_open and self.merger.taken_up(phrase, phrase.noun) is None:
            phrase.country = self.pronouns.country(phrase)
        if owner is not None and owner.sector == "REB":
            phrase.sector = owner.sector

    def _share_title(self, phrase: Phrase) -> None:
        """In "Presidents Havel and Walesa" both are presidents."""
        if phrase.type != "person" or phrase.noun is not None:
            return
        before = self._coordinated(phrase)
        if before is None or before.noun is None:
            return
        shared = before.title.lower() == before.noun.noun.split()[-1] + "s"
        if shared and phrase.form == "name":
            phrase.noun, phrase.role, phrase.sector = before.noun, before.role, phrase.sector or before.noun.sector

    def _author(self, phrase: Phrase) -> Cluster | None:
        """The actor who owns, sends or writes what a phrase names."""
        if phrase.owner is not None:
            return self.of.get(phrase.owner)
        if phrase.sender:
            return self.merger.named(name_parts(phrase.sender))
        return self.merger.named_entry(phrase.body) if phrase.body is not None and phrase.document else None

    def _coordinated(self, phrase: Phrase) -> Phrase | None:
        """The phrase that this one is coordinated with: "Havel and Walesa", "Havel of Czechoslovakia and Walesa"."""
        if self.parse.relations[phrase.head] != "conj":
            return None
        first = self.parse.heads[phrase.head]
        return next((p for p in reversed(self.recent) if p.first <= first < p.beyond and p.form != "pronoun"), None)

    def _pair(self, phrase: Phrase, cluster: Cluster) -> None:
        """Remember the last two actors of one kind that were named side by side."""
        before = self._coordinated(phrase) if phrase.form != "pronoun" else None
        self.recent.append(phrase)
        other = self.of.get(before) if before is not None else None
        if other is not None and other is not cluster and other.type == cluster.type and cluster.named:
            self.pair = self.pairs[cluster.type] = (other, cluster)

    def _first_person(self) -> None:
        """Give "I" and "we" to the speaker of the words that they stand in."""
        source_of = speakers(self.parse)
        at = {i: p for p in self.phrases if p in self.of for i in range(p.beyond - 1, p.first - 1, -1)}
        for phrase in self.phrases:
            if phrase.form != "pronoun" or phrase.words[0] not in FIRST:
                continue
            source = source_of.get(phrase.first)
            speaker = next((self.of[at[i]] for i in range(*source) if i in at), None) if source else None
            if speaker is not None and source is not None and phrase.words[0] in WE:
                speaker = self._body(speaker, source) or speaker
            if speaker is not None:
                phrase.rule = "speaker"
                speaker.phrases.append(phrase)
                self.of[phrase] = speaker

    def _body(self, speaker: Cluster, source: Range) -> Cluster | None:
        """For whom a speaker says "we": a spokesman for his ministry, "one of the rebels" for the rebels."""
        for i in range(*source):
            if self.parse.lower[i] == "one" and i + 2 < len(self.parse) and self.parse.lower[i + 1] == "of":
                group = self.starts.get(i + 2)
                if group is not None and group in self.of:
                    return self.of[group]
        for phrase in speaker.phrases[:LOOKED_AT]:
            if phrase.noun is not None and phrase.noun.voice:
                body = phrase.member_of if phrase.member_of is not None else phrase.owner
                if body in self.of and self.of[body].type != "person":
                    return self.of[body]
                if phrase.body is not None:
                    return self.merger.named_entry(phrase.body) or self.merger.state(phrase.body.country)
        return None


def _of_a_state(phrase: Phrase) -> bool:
    """Whether a phrase names a body or an officer of some state that it leaves open: "the government", "the minister"."""
    noun = phrase.noun
    if noun is None or noun.sector not in ("GOV", "LEG", "MIL") or phrase.plural or phrase.body is not None or phrase.sender:
        return False
    return phrase.definite and phrase.form == "nominal" and (noun.type == "government" or noun.office) and not noun.voice


def _acts(parse: Parse, phrase: Phrase) -> bool:
    """Whether a place stands for its government: it acts, owns, or is acted on; not where something happens."""
    full = parse.relations[phrase.head]
    relation = full.split(":")[0]
    if phrase.entry is None:
        return relation in SUBJECTS or full == "obl:agent"
    if full == "nmod:poss":
        return True
    if phrase.beyond < len(parse) and parse.words[phrase.beyond] in DATELINE:
        return False
    first = phrase.first
    if relation == "conj":
        head = parse.heads[phrase.head]
        relation, first = parse.relations[head].split(":")[0], parse.extent(head)[0]
    if relation in SUBJECTS or relation in ("obj", "iobj"):
        return True
    before = parse.lower[first - 1] if first else ""
    cases = parse.children(phrase.head, "case")
    marker = parse.lower[cases[0]] if cases else before
    return relation in ("obl", "nmod") and marker not in PLACES and bool(cases)


def _complement(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> None:
    """Read "of Jordan", "for the Foreign Ministry" after a phrase: whom its actor acts for."""
    if phrase.beyond >= len(parse) or parse.lower[phrase.beyond] not in ("of", "for"):
        return
    other = starts.get(phrase.beyond + 1)
    if other is None or other.form == "pronoun":
        return
    if phrase.noun is not None and phrase.noun.noun == "group" and other.plural:
        other.first = phrase.first
        phrase.document = True  # "a group of officials" are the officials
        return
    phrase.country = phrase.country or other.country
    if phrase.form == "nominal" and phrase.noun is not None:
        while (owned := starts.get(other.beyond + 1)) is not None and owned.owner is other:
            other = owned
        phrase.member_of = other
        phrase.complement = parse.words[phrase.beyond : other.beyond]
        phrase.beyond = other.beyond
        if phrase.role:
            start = parse.starts[phrase.head] - len(phrase.role) + len(parse.words[phrase.head])
            phrase.role = parse.text[start : parse.ends[other.beyond - 1]]


def _apposition(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> Phrase | None:
    """The phrase before a comma that this one stands beside: "Lavrov, the minister", "the minister, Sergei Lavrov"."""
    if phrase.first < 2 or parse.words[phrase.first - 1] != ",":
        return None
    if parse.relations[phrase.head] != "appos":
        return None
    head = parse.heads[phrase.head]
    return next((starts[i] for i in range(head, max(head - 6, -1), -1) if i in starts and starts[i].beyond > head), None)
