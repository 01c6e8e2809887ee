"""Pronouns → actors: the likeliest antecedent by grammatical role, recency, number and gender (Lappin and Leass 1994).

"I" and "we" are the speaker's whose words they stand in; "it" and "they" are left open where a thing is likelier meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection
from itertools import islice

from toolkit.actors.chunks import FEMALE, MALE, NEUTER, PLURAL, WE
from toolkit.actors.cluster import Cluster
from toolkit.actors.phrase import Phrase
from toolkit.actors.salience import SUBJECT, empty, governs, joined, nearest, role
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS
from toolkit.language.parse import Range

REACH = 24
"""Phrases that are looked back at."""
NEAR = 60
"""Tokens over which "the government" looks back for its state."""
LEAST = 0.4
"""The salience that "it" asks for: a subject of the sentence before, at least."""
SENTENCE, PARAGRAPH, GOVERNS, NEAREST, PRONOUN, GENDER, BODY = -1.5, -1.5, 1.5, 0.6, 0.3, 1.0, -2.0
CITED, MENTION, MANY = 2.0, 0.2, 5
"""Weights: for each sentence between, a paragraph that begins between, a subject of a clause around and the innermost one, a
pronoun, a person whose gender is known to fit, a body as "they", whoever was cited just before where the pronoun is
cited, and each earlier mention up to so many: what an article is about is what its pronouns mean.
"""
DOUBT = 0.5
"""How much likelier than things a body must be as "they"."""
FRONTED = ("obl", "advcl")
"""Relations of what may stand before the subject."""
BODIES = ("state", "government", "organisation", "armed_group")


class Pronouns:
    """Resolves the pronouns of one article, in text order; `seen` tells it of every phrase and its actor."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._said_by = {i: role.contents for role in parse.roles if role.source is not None for i in range(*role.source)}
        self._source_of = {i: r.source for r in parse.roles for first, beyond in r.contents for i in range(first, beyond)}
        self._opens = [first for first, _ in parse.paragraphs]
        self._headed: dict[int, Cluster] = {}
        self._past: deque[tuple[Phrase, Cluster]] = deque(maxlen=REACH)

    def seen(self, phrase: Phrase, cluster: Cluster) -> None:
        """Note that a phrase refers to an actor."""
        self._past.append((phrase, cluster))
        self._headed[phrase.head] = cluster

    def source(self, phrase: Phrase) -> Range | None:
        """The source of the attribution in whose content a phrase stands, or None."""
        return self._source_of.get(phrase.first)

    def country(self, phrase: Phrase) -> str:
        """The country of the last state or officer that was a subject shortly before: whose "the government" is.

        Where the last officer's is not told, neither is this one's; of whom is named beside it the paragraph alone tells.
        """
        since = self._paragraph(phrase.first) if self._parse.relations[phrase.head] == "appos" else 0
        for earlier, cluster in ((p, c.now) for p, c in reversed(self._past)):
            if phrase.first - earlier.first > NEAR or earlier.first < since:
                break
            state = cluster.country and cluster.sector in ("", "GOV")
            tells = cluster.sector == "GOV" if cluster.type == "person" else state
            if tells and role(self._parse, earlier.head) >= SUBJECT:
                return cluster.country
        return ""

    def abroad(self, phrase: Phrase, home: str) -> bool:
        """Whether another country than `home` was a subject before in the paragraph of a phrase."""
        since = self._paragraph(phrase.first)
        here = ((p, c.now.country) for p, c in self._past if p.first >= since and c.now.type in ("state", "person"))
        return any(country not in ("", home) and role(self._parse, p.head) >= SUBJECT for p, country in here)

    def contrasted(self, phrase: Phrase) -> int:
        """The head of the source of a quoted sentence in which "they" stand beside "we", or -1."""
        parse, source = self._parse, self.source(phrase)
        if source is None or phrase.words[0] not in PLURAL or phrase.form != "pronoun" or not parse.quoted[phrase.first]:
            return -1
        lo, hi = parse.sentences[parse.sentence_of[phrase.first]]
        beside = any(parse.lower[i] in WE and parse.quoted[i] for i in range(lo, hi))
        return parse.top(*source) if beside else -1

    def headed(self, token: int) -> Cluster | None:
        """The actor of the phrase with a head, if it was read."""
        found = self._headed.get(token)
        return found.now if found is not None else None

    def resolve(self, phrase: Phrase, others: Collection[Cluster] = ()) -> Cluster | None:
        """The actor that a pronoun of the third person refers to, none of some `others`; None where none is likely enough."""
        word = phrase.words[0]
        if word in NEUTER and empty(self._parse, phrase.head):
            return None
        best: tuple[float, Cluster] | None = None
        acting = self._acting_on(phrase)
        for earlier, cluster in ((p, c.now) for p, c in self._past):
            if not self._agrees(word, cluster, earlier) or self._same_clause(phrase, earlier):
                continue
            if cluster is acting or cluster in others or earlier.first > phrase.first or self._speaks(phrase, cluster):
                continue
            if any(first <= earlier.first < beyond for first, beyond in self._said_by.get(phrase.first, ())):
                continue  # who says something is seldom the one named in it: "Zelenskiy would like that," he wrote
            score = self._salience(phrase, earlier, cluster)
            if score is not None and (best is None or score >= best[0]):
                best = (score, cluster)
        if best is None or (word in NEUTER and best[0] < LEAST):
            return None
        thing = "NNS" if word in PLURAL else "NN" if word in NEUTER else None
        doubt = DOUBT if word in PLURAL and best[1].type in BODIES else 0.0
        if (
            thing is not None
            and not others
            and phrase.first not in self._said_by
            and self._rival(phrase, thing) > best[0] - doubt
        ):
            return None  # a thing says nothing, nor is it another side
        if word in MALE or word in FEMALE:
            best[1].gender = best[1].gender or ("m" if word in MALE else "f")
        return best[1]

    def awaited(self, phrase: Phrase) -> int:
        """The subject that follows a pronoun before it and may be its antecedent, or -1: "In his speech, Havel said"."""
        parse = self._parse
        for token in (phrase.head, *islice(parse.ancestors(phrase.head), 4)):
            verb = parse.heads[token]
            subject = parse.child(verb, *SUBJECTS) if verb > token and parse.relations[token] in FRONTED else None
            if subject is not None:
                return subject if subject > token and parse.upos[subject] != "PRON" else -1
        return -1

    def is_meant(self, phrase: Phrase, subject: Phrase, cluster: Cluster) -> bool:
        """Whether a pronoun means the actor of the subject that it precedes."""
        return (
            subject.form != "pronoun"
            and self._agrees(phrase.words[0], cluster, subject)
            and not self._speaks(phrase, cluster)
        )

    def _agrees(self, word: str, cluster: Cluster, earlier: Phrase) -> bool:
        """Whether number, gender and kind of an actor fit a pronoun."""
        if word in MALE or word in FEMALE:
            return cluster.type == "person" and not cluster.plural and cluster.gender != ("f" if word in MALE else "m")
        if word in PLURAL:
            return cluster.type in BODIES or self._several(cluster, earlier)
        several = earlier.form == "nominal" and self._parse.xpos[earlier.head] in ("NNS", "NNPS")
        return word in NEUTER and cluster.type in BODIES and not cluster.plural and not several

    def _several(self, cluster: Cluster, earlier: Phrase) -> bool:
        """Whether an actor is many or those named by a phrase are: "the rebels", "Democrats", "Havel and Walesa"."""
        forces = cluster.type == "government" and cluster.sector in ("MIL", "COP")
        several = cluster.type in ("group", "armed_group") or cluster.plural or earlier.plural
        named = len(earlier.words) == 1 and self._parse.xpos[earlier.head] in ("NNS", "NNPS")
        return several or forces or named or (earlier.form == "name" and joined(self._parse, earlier.head))

    def _salience(self, phrase: Phrase, earlier: Phrase, cluster: Cluster) -> float | None:
        """How likely a phrase of an actor is as the antecedent, or None where it lies too far back."""
        parse = self._parse
        distance = parse.sentence_of[phrase.first] - parse.sentence_of[earlier.first]
        word = phrase.words[0]
        if distance > (2 if word in PLURAL else 1 if word in NEUTER else 3):
            return None
        score = SENTENCE * distance + role(self._parse, earlier.head) + MENTION * min(len(cluster.phrases), MANY)
        if earlier.first < self._paragraph(phrase.first):
            score += PARAGRAPH
        if phrase.first in self._said_by and earlier.first in self._said_by and distance <= 1:
            score += CITED  # he goes on
        if earlier.form == "pronoun":
            score += PRONOUN
        if distance == 0 and governs(self._parse, earlier.head, phrase.head):
            score += GOVERNS
        if distance == 0 and parse.xpos[phrase.head] == "PRP$" and earlier.head == nearest(self._parse, phrase.head):
            score += NEAREST
        if word in PLURAL and not self._several(cluster, earlier):
            score += BODY
        if cluster.gender and cluster.type == "person":
            score += GENDER
        return score

    def _paragraph(self, token: int) -> int:
        """Where the paragraph of a token begins."""
        return self._opens[bisect_right(self._opens, token) - 1]

    def _same_clause(self, phrase: Phrase, earlier: Phrase) -> bool:
        """Whether both are arguments of one verb, which only a reflexive may share with its antecedent."""
        parse = self._parse
        if parse.xpos[phrase.head] == "PRP$":
            return earlier.first <= phrase.first < earlier.beyond
        return parse.heads[phrase.head] == parse.heads[earlier.head] >= 0

    def _acting_on(self, phrase: Phrase) -> Cluster | None:
        """The subject of the verb whose object a pronoun is: "Putin urged him" speaks of another."""
        parse = self._parse
        if parse.relations[phrase.head] not in ("obj", "iobj") or parse.xpos[phrase.head] != "PRP":
            return None
        subject = parse.child(parse.heads[phrase.head], *SUBJECTS)
        return next((c.now for p, c in self._past if p.head == subject and p.form != "pronoun"), None)

    def _speaks(self, phrase: Phrase, cluster: Cluster) -> bool:
        """Whether an actor says the words in which a pronoun stands: "she" is another than who is quoted, before or after."""
        source = self._source_of.get(phrase.first) if self._parse.quoted[phrase.first] else None
        if source is None:
            return False
        named = cluster.named and cluster.name.split()[-1] in self._parse.words[slice(*source)]
        return named or any(self._headed[i].now is cluster for i in range(*source) if i in self._headed)

    def _rival(self, phrase: Phrase, tag: str) -> float:
        """How likely the best thing is as the antecedent of "it" or "they": a subject or object that is no actor."""
        parse = self._parse
        actors = {earlier.head for earlier, _ in self._past}
        here = parse.sentence_of[phrase.first]
        best = -9.0
        for i in range(phrase.first - 1, max(phrase.first - 45, -1), -1):
            distance = here - parse.sentence_of[i]
            if distance > 1:
                break
            relation = parse.relations[i].split(":")[0]
            if parse.xpos[i] != tag or i in actors or relation not in (*SUBJECTS, "obj", "obl", "nmod"):
                continue
            around = distance == 0 and governs(parse, i, phrase.head)
            best = max(best, SENTENCE * distance + role(parse, i) + (GOVERNS if around else 0.0))
        return best
