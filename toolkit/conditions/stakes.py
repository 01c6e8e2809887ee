"""What is at stake in a condition: what the deed that depends on it is to the other side, and who would have to act.

Deed and condition are read by the lexicon of claims: harm and help by their PLOVER roots, a stand that somebody takes by the
kinds of claim over the deed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.actors import Cast
from toolkit.claims import commitments
from toolkit.claims.cues import lookup, read
from toolkit.conditions import clauses
from toolkit.conditions.clauses import DOUBTFUL, MUST
from toolkit.conditions.cues import words
from toolkit.conditions.sides import Tie
from toolkit.language import Parse, frames

HARM = commitments.HARM | {"THREATEN", "PROTEST"}
"""The PLOVER roots of deeds that hurt the other side."""
PUTS = commitments.OFFERED | {"threaten"}
"""The kinds of claim that put something to the other side."""
COMMITS = PUTS | {"demand", "reject"}
"""The kinds of claim with which somebody takes a stand."""
ABOVE = frozenset({"xcomp", "ccomp", "conj", "acl", "parataxis", "obj", "csubj"})
"""The relations that lead from a deed up to who speaks of it; a thing may also be what the cue, or "warned of", speaks of."""
SPEAKERS = frozenset({"we", "i"})
OTHERS = frozenset({"they", "he", "she"})
ANYONE = frozenset({"you", "one", "anyone", "anybody", "somebody", "someone"})


@dataclass(frozen=True)
class Stakes:
    """A tie in the light of who acts in the article; the attributes are worked out when they are asked for."""

    parse: Parse
    cast: Cast
    tie: Tie

    @cached_property
    def stances(self) -> tuple[tuple[int, str], ...]:
        """The deed and the predicates that govern it, each with its kind of claim, "" where it has none."""
        parse, chain = self.parse, [self.tie.deed]
        while parse.heads[chain[-1]] >= 0:
            relation = parse.relations[chain[-1]].split(":")[0]
            if relation not in ABOVE and (relation not in ("obl", "nsubj") or len(chain) > 1):
                break
            chain.append(parse.heads[chain[-1]])
        found = ((token, lookup(parse, token)) for token in chain if token not in (self.tie.need, *self.tie.cue))
        return tuple((token, cue.kind if cue else "") for token, cue in found)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of claim that the deed and the predicates over it are."""
        return frozenset(kind for _, kind in self.stances)

    @property
    def named(self) -> str | None:
        """The actor whose condition it is in words: "its condition for …", "the rebels set … as a condition"."""
        return self.cast.who(self.tie.whose)

    @cached_property
    def doer(self) -> str | None:
        """The actor who does the deed."""
        parse, deed = self.parse, self.tie.deed
        acts = parse.upos[deed] in ("VERB", "ADJ", "AUX") and parse.lemmas[deed] not in words("suffering")
        return self.who_does(deed) if acts else None

    def who_does(self, predicate: int) -> str | None:
        """The actor who does what a predicate says."""
        by = frames.agent if frames.passive(self.parse, predicate) else frames.subject
        return self.cast.who(by(self.parse, predicate))

    @cached_property
    def helpers(self) -> frozenset[str]:
        """The auxiliaries of the deed and of the predicates that it completes ("must be ready to …")."""
        parse, token = self.parse, self.tie.deed
        found = clauses.helpers(parse, token)
        while parse.relations[token] == "xcomp":
            token = parse.heads[token]
            found |= clauses.helpers(parse, token)
        return found

    @property
    def cue(self) -> frozenset[str]:
        """The words of the cue, in lower case."""
        return frozenset(self.parse.lower[i] for i in self.tie.cue)

    @property
    def only(self) -> bool:
        """Whether the cue says that there is no other time: "only if", "but only once"; "can only be … by" is no bargain."""
        return "only" in self.cue and not self.tie.rule.endswith("frame:only")

    @property
    def asked(self) -> bool:
        """Whether somebody asks another for the deed: "wants the army to leave"."""
        parse, deed = self.parse, self.tie.deed
        wants = parse.relations[deed] in ("xcomp", "ccomp") and (deed, "demand") not in self.stances
        return wants and (parse.heads[deed], "demand") in self.stances

    @cached_property
    def own(self) -> bool:
        """Whether the condition is about who does the deed, who puts it to nobody: "will leave if he loses"."""
        if self.tie.operator == "after":
            return self.doer is not None and self.who_does(self.tie.need) == self.doer
        about = self.cast.who(frames.subject(self.parse, self.tie.need))
        return self.tie.operator == "if" and not self.kinds & PUTS and about is not None and about == self.doer

    @cached_property
    def answers(self) -> bool:
        """Whether an actor would do the deed for what another does: "Tehran would … if Washington …"."""
        doer = self.doer
        attribution = self.tie.scope.attribution
        commits = self.helpers & frames.WILLED or (attribution is not None and attribution.speaker == doer)
        some = doer is not None or self._subject(self.tie.deed) in SPEAKERS | OTHERS
        return bool(some and commits and self.asks and not frames.passive(self.parse, self.tie.deed))

    @property
    def asks(self) -> bool:
        """Whether the condition is something for another to do, no luck: one does it, or the passive leaves open who."""
        parse, need = self.parse, self.tie.need
        if parse.upos[need] not in ("VERB", "AUX") or parse.lemmas[need] in words("happening"):
            return False
        undone = self.tie.operator != "after" and frames.passive(parse, need)
        return undone or self.who_does(need) is not None or self._subject(need) in OTHERS

    def _subject(self, predicate: int) -> str:
        """The word that heads the subject of a predicate, in lower case; "" where there is none."""
        subject = frames.subject(self.parse, predicate)
        return "" if subject is None else self.parse.lower[subject]

    @cached_property
    def denied(self) -> bool:
        """Whether the deed is negated or a refusal: "will not sign", "refused to sign", "there will be no deal"."""
        own = lookup(self.parse, self.tie.deed)
        return (own is not None and own.kind == "reject") or "not" in self.cue or clauses.denied(self.parse, self.tie.deed)

    @cached_property
    def defied(self) -> bool:
        """Whether the condition is harm or a refusal, no doing of the actor whose deed follows, and no welcome deed does."""
        parse, need = self.parse, self.tie.need
        if self.tie.operator != "if" or self.roots & commitments.HELPFUL or self.helpers & DOUBTFUL:
            return False
        cue = lookup(parse, need)
        hostile = cue is not None and (cue.kind == "reject" or cue.plover in HARM)
        defies = hostile or parse.lemmas[need] in words("failing") or frames.negated(parse, need)
        return defies and self.doer not in (None, self.who_does(need))

    @cached_property
    def roots(self) -> frozenset[str | None]:
        """The PLOVER roots of the deed and of its subject: "sanctions will follow"; harm that ends is yielding."""
        parse, deed = self.parse, self.tie.deed
        subjects = [lookup(parse, s, "noun") for s in parse.children(deed, "nsubj")]
        if parse.lemmas[deed] in words("ending") and any(cue and cue.plover in HARM for cue in subjects):
            return frozenset({"YIELD"})
        return frozenset(cue.plover for cue in (read(parse, deed).cue, *subjects) if cue is not None)

    @property
    def harmful(self) -> bool:
        """Whether the deed hurts the other side."""
        return "threaten" in self.kinds or bool(self.roots & HARM) or self._warned

    @cached_property
    def _warned(self) -> bool:
        """Whether a source warns another of its own deed, or of one without a doer: "warned of a reaction if …"."""
        parse, attribution = self.parse, self.tie.scope.attribution
        if attribution is None or attribution.speaker is None or not self.asks:
            return False
        own = self.doer == attribution.speaker or (self.doer is None and parse.upos[self.tie.deed] == "NOUN")
        cue = (i for part in attribution.cue for i in range(*parse.tokens(*part)))
        return own and any(parse.lemmas[i] in words("warning") for i in cue)

    @property
    def kept(self) -> bool:
        """Whether the deed goes on or is put off: "will remain", "suspended aid"."""
        return self.parse.lemmas[self.tie.deed] in words("keeping") | words("withholding")

    @cached_property
    def at_stake(self) -> bool:
        """Whether somebody ties a deed of their own to the condition: by word, or by what they will or must do."""
        parse, deed = self.parse, self.tie.deed
        subject = self._subject(deed)
        unreal = "have" in self.helpers and self.helpers & (frames.WILLED | DOUBTFUL)  # "would have left": it did not happen
        if unreal or subject in ANYONE:
            return False
        if self.kinds & COMMITS or self._warned or self.tie.operator == "provided":
            return True
        modals = frames.WILLED | DOUBTFUL | MUST | (frames.ABLE if self.only else frozenset())
        planned = parse.xpos[deed] == "VBG" and subject in SPEAKERS  # "we are leaving"
        told = self.helpers & modals or planned or self.kept or (self.denied and self.tie.operator == "unless")
        harms = self.harmful and (told or parse.xpos[read(parse, deed).carrier] == "VB")
        acts = parse.upos[deed] in ("VERB", "ADJ") and parse.lemmas[deed] not in words("happening")
        return acts and bool(harms or (told and (self.doer or self.tie.scope.attribution)))
