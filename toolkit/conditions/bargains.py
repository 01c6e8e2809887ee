"""What a condition does between the parties: its function, whose it is, and who must satisfy it (codebook, Conditions).

The deed is what depends on the condition. A deed that its doer commits to, or that is told of with "will" or "must" by one
who acts, is bargained with; it threatens where it harms or denies, offers where it does not, and withholds where nothing is
given until, unless or before the condition holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.actors import Cast
from toolkit.claims.cues import lookup, read
from toolkit.conditions.clauses import MUST, denied, helpers
from toolkit.conditions.cues import words
from toolkit.conditions.sides import Tie
from toolkit.language import Parse, frames
from toolkit.records import Function, Operator

HARM = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
"""The PLOVER roots of deeds that hurt the other side."""
COMMITS = frozenset({"threaten", "pledge", "propose", "demand", "reject", "accept", "concede"})
"""The kinds of claim with which somebody takes a stand."""
OFFERS = frozenset({"pledge", "propose", "accept", "concede"})
FIGHTS = frozenset({"ASSAULT", "PROTEST"})
"""Those that hurt as long as they go on: "strikes will continue until …" threatens, "sanctions will stay" withholds."""
HELP = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE", "AID", "YIELD"})
"""The PLOVER roots of deeds that the other side welcomes."""
COMPLETING = frozenset({"xcomp", "ccomp", "conj", "acl", "parataxis", "obj", "csubj"})
"""The relations that lead from a deed up to who speaks of it."""
WILLED = frozenset({"will", "'ll", "wo", "would", "'d", "shall", "may", "might", "could"})
DOUBTFUL = frozenset({"may", "might", "could"})
PRONOUNS = frozenset({"we", "he", "she", "they", "it", "i"})
ANYONE = frozenset({"you", "one", "anyone", "anybody", "somebody", "someone"})
ALWAYS: dict[Operator, Function] = {
    "exchange": "exchange",
    "limit": "withhold",
    "or_else": "threat",
    "before": "withhold",
}
"""Operators that leave no choice of function."""


@dataclass(frozen=True)
class Bargain:
    """A tie in the light of who acts in the article; the attributes are worked out when they are asked for."""

    parse: Parse
    cast: Cast
    tie: Tie

    @cached_property
    def function(self) -> Function:
        """What the condition does: offer, withhold, threaten, exchange, demand, or nothing that anybody bargains with."""
        operator = self.tie.operator
        if operator in ALWAYS:
            return ALWAYS[operator]
        if operator == "unconditional":
            return "withhold" if self._denied else "demand" if "demand" in self._kinds else "offer"
        if operator == "requires":
            return "demand" if self._attributed or self._named or self._kinds & COMMITS else "contingency"
        if operator == "subject_to" and self._named:
            return "withhold"
        return self._of_deed if self._at_stake else "contingency"

    @property
    def _of_deed(self) -> Function:
        """The function by what the deed is to the other side."""
        operator = self.tie.operator
        if operator in ("subject_to", "only_if"):
            offered = operator == "only_if" and self._kinds & COMMITS and not self._denied
            return "offer" if offered else "withhold"
        if operator in ("unless", "until", "as_long_as") and (self._denied or self._kept):
            return "threat" if self._roots & FIGHTS else "withhold"
        if operator == "unless" or self._harmful or self._denied or self._defied:
            return "threat"
        if self._owed and operator != "until":
            return "demand"
        helps = self._roots & HELP and not self._helpers & DOUBTFUL
        given = self._kinds & OFFERS or helps or operator == "provided"
        return "offer" if given and operator != "until" else "contingency"

    @cached_property
    def holder(self) -> str | None:
        """Whose condition it is: who does what depends on it, else who says so; for a demand who says so comes first."""
        own = frames.subject(self.parse, self.tie.deed) if self.tie.deed is not None else None
        above = [frames.subject(self.parse, token) for token, _ in self._stances[1:]]
        speakers = [self.cast.who(subject) for subject in above if subject != own]
        attribution = self.tie.scope.attribution
        speakers.append(attribution.speaker if attribution else None)
        asks = self._owed or self.tie.operator in ("requires", "or_else", "before")
        order = [self._named, *speakers, self._doer] if asks else [self._named, self._doer, *speakers]
        return next((who for who in order if who is not None), None)

    @cached_property
    def party(self) -> str | None:
        """Who must satisfy the condition: who does it, or the first other actor that a condition without a doer names."""
        parse, need = self.parse, self.tie.need
        if need is None:
            return None
        subject = frames.subject_below(parse, need)
        if subject is None and not frames.passive(parse, need):
            named = self.cast.among(self.tie.condition[0], self.tie.condition[-1] + 1)
        else:
            doer = self.cast.who(frames.agent(parse, need) if frames.passive(parse, need) else subject)
            named = [doer] if doer is not None else []
        return next((who for who in named if who != self.holder), None)

    @cached_property
    def _stances(self) -> tuple[tuple[int, str], ...]:
        """The deed and the predicates that govern it, each with its kind of claim, "" where it has none."""
        deed = self.tie.deed
        if deed is None:
            return ()
        chain = [deed]
        if self.parse.relations[deed] == "obl" and self.parse.heads[deed] >= 0:  # "warned of sanctions"
            chain.append(self.parse.heads[deed])
        while self.parse.relations[chain[-1]].split(":")[0] in COMPLETING and self.parse.heads[chain[-1]] >= 0:
            chain.append(self.parse.heads[chain[-1]])
        found = ((token, lookup(self.parse, token)) for token in chain)
        return tuple((token, cue.kind if cue else "") for token, cue in found if token == deed or token != self.tie.need)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(kind for _, kind in self._stances)

    @property
    def _attributed(self) -> bool:
        return self.tie.scope.attribution is not None

    @property
    def _named(self) -> str | None:
        return self.cast.who(self.tie.whose)

    @cached_property
    def _doer(self) -> str | None:
        """The actor who does the deed."""
        parse, deed = self.parse, self.tie.deed
        if deed is None or parse.upos[deed] not in ("VERB", "ADJ", "AUX") or parse.lemmas[deed] in words("suffering"):
            return None
        return self.cast.who(frames.agent(parse, deed) if frames.passive(parse, deed) else frames.subject(parse, deed))

    @cached_property
    def _helpers(self) -> frozenset[str]:
        """The auxiliaries of the deed and of the predicates that it completes ("must be ready to …")."""
        parse, token = self.parse, self.tie.deed
        if token is None:
            return frozenset()
        found = helpers(parse, token)
        while parse.relations[token] == "xcomp" and parse.heads[token] >= 0:
            token = parse.heads[token]
            found |= helpers(parse, token)
        return frozenset(found)

    @property
    def _owed(self) -> bool:
        return bool(self._helpers & MUST)

    @cached_property
    def _denied(self) -> bool:
        """Whether the deed is negated or a refusal: "will not sign", "refused to sign", "there will be no deal"."""
        deed = self.tie.deed
        return deed is not None and (self._stances[0][1] == "reject" or denied(self.parse, deed))

    @cached_property
    def _defied(self) -> bool:
        """Whether the condition is that the other side does not do what is wanted, and nothing welcome follows."""
        need = self.tie.need
        if need is None or self._roots & HELP or self.tie.operator != "if":
            return False
        cue = lookup(self.parse, need)
        refused = self.parse.lemmas[need] in words("failing") or (cue is not None and cue.kind == "reject")
        return frames.negated(self.parse, need) or refused

    @cached_property
    def _roots(self) -> frozenset[str | None]:
        """The PLOVER roots of the deed and of its subject ("sanctions will follow")."""
        parse, deed = self.parse, self.tie.deed
        if deed is None:
            return frozenset()
        subjects = (lookup(parse, s, "noun") for s in parse.children(deed, "nsubj"))
        return frozenset(cue.plover for cue in (read(parse, deed).cue, *subjects) if cue is not None)

    @property
    def _harmful(self) -> bool:
        return "threaten" in self._kinds or bool(self._roots & HARM)

    @property
    def _kept(self) -> bool:
        """Whether the deed goes on or is put off: "will remain", "suspended aid"."""
        return self.tie.deed is not None and self.parse.lemmas[self.tie.deed] in words("keeping") | words("withholding")

    @cached_property
    def _at_stake(self) -> bool:
        """Whether somebody ties a deed of their own to the condition: by word, or by what they will or must do."""
        parse, deed = self.parse, self.tie.deed
        if deed is None:
            return False
        subject = frames.subject(parse, deed)
        if subject is not None and parse.lower[subject] in ANYONE:
            return False
        if parse.lemmas[deed] in words("suffering") and not self._attributed:
            return False
        if "have" in self._helpers and self._helpers & WILLED:  # "would have left": it did not come to that
            return False
        if self._kinds & COMMITS or self.tie.operator == "provided":
            return True
        acts = self._doer is not None or (
            subject is not None and (parse.upos[subject] == "PROPN" or parse.lower[subject] in PRONOUNS)
        )
        if self._kept or (self._denied and self.tie.operator == "unless"):
            return acts or self._attributed
        if not self._helpers & (WILLED | MUST):
            return self._harmful and parse.xpos[deed] == "VB"
        if self._denied or self._harmful:
            return parse.upos[deed] == "VERB" or self._attributed
        return parse.upos[deed] == "VERB" and (acts or (self._attributed and not frames.passive(parse, deed)))
