"""What a condition does between the parties: its function, whose it is, and who must satisfy it (codebook, Conditions).

The deed is what depends on the condition. A deed that its doer commits to, or that an actor "will" or "must" do, is bargained
with; it threatens where it harms or denies, offers where it does not, and withholds where nothing is given until, unless or
before the condition holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.actors import Cast
from toolkit.claims.cues import lookup, read
from toolkit.conditions.clauses import MUST, WILLED, denied, helpers, under
from toolkit.conditions.cues import words
from toolkit.conditions.sides import Tie
from toolkit.language import Parse, frames
from toolkit.records import Function, Operator

HARM = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""The PLOVER roots of deeds that hurt the other side."""
FIGHTS = frozenset({"ASSAULT", "PROTEST"})
"""Those that hurt as long as they go on: "strikes will continue until …" threatens, "sanctions will stay" withholds."""
HELP = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE", "AID", "YIELD"})
"""The PLOVER roots of deeds that the other side welcomes."""
OFFERS = frozenset({"pledge", "propose", "accept", "concede"})
PUTS = OFFERS | {"threaten"}
COMMITS = OFFERS | {"threaten", "demand", "reject"}
"""The kinds of claim with which somebody takes a stand."""
ABOVE = frozenset({"xcomp", "ccomp", "conj", "acl", "parataxis", "obj", "csubj"})
"""The relations that lead from a deed up to who speaks of it; a thing may also be what the cue, or "warned of", speaks of."""
DOUBTFUL = frozenset({"may", "might", "could"})
SPEAKERS = frozenset({"we", "i"})
OTHERS = frozenset({"they", "he", "she"})
ANYONE = frozenset({"you", "one", "anyone", "anybody", "somebody", "someone"})
TOWARDS = ("to", "for", "against")
"""Prepositions that bring whom a thing is done to or for: "an end to aid to Ukraine" is not for Ukraine to bring about."""
ALWAYS: dict[Operator, Function] = {"exchange": "exchange", "limit": "withhold", "or_else": "threat", "before": "withhold"}
"""Operators that leave no choice of function."""
ABLE = frozenset({"can", "ca"})


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
            asked = "demand" in self._kinds or self._helpers & MUST
            return "withhold" if self._denied else "demand" if asked else "offer"
        if operator == "requires":
            return "demand" if self.tie.scope.attribution or self._named or self._kinds & COMMITS else "contingency"
        if operator == "subject_to":
            return "withhold" if self._named else "contingency"
        return self._of_deed if self._at_stake else "contingency"

    @property
    def _of_deed(self) -> Function:
        """The function by what the deed is to the other side."""
        operator = self.tie.operator
        if operator == "only_if" or self._only:
            return "withhold"
        if operator in ("unless", "until", "as_long_as") and (self._denied or self._kept):
            return "threat" if self._roots & FIGHTS or "threaten" in self._kinds else "withhold"
        if self._own:
            return "demand" if self._helpers & MUST else "contingency"
        if self._harmful or (self._denied and (self._asks or self._doer is not None)):
            return "threat"
        event = self.parse.upos[self.tie.need] == "NOUN"  # "in the event of an attack"
        if (self._defied and (self._asks or event)) or ("unless" in self._cue and (self._asks or self._doer is not None)):
            return "threat"
        if operator in ("until", "unless"):
            return "contingency"
        if self._helpers & MUST:
            return "demand"
        given = self._kinds & OFFERS or self._roots & HELP or operator == "provided" or self._answers
        return "offer" if given else "contingency"

    @cached_property
    def holder(self) -> str | None:
        """Whose condition it is: who does what depends on it, else who says so; for a demand who says so comes first."""
        own = frames.subject(self.parse, self.tie.deed)
        above = [frames.subject(self.parse, token) for token, _ in self._stances[1:]]
        speakers = [self.cast.who(subject) for subject in above if subject != own]
        attribution = self.tie.scope.attribution
        speakers.append(attribution.speaker if attribution else None)
        asks = self._helpers & MUST or self.tie.operator in ("requires", "or_else", "before")
        order = [self._named, *speakers, self._doer] if asks else [self._named, self._doer, *speakers]
        bound = self._who_does(self.tie.need) if self.tie.operator == "or_else" else None
        return next((who for who in order if who not in (None, bound)), None)

    @cached_property
    def party(self) -> str | None:
        """Who must satisfy the condition: who does it, or the first other actor that a condition without a doer names."""
        parse, need = self.parse, self.tie.need
        doer = self._who_does(need)
        if doer is None and frames.subject_below(parse, need) is None and not frames.passive(parse, need):
            below = (c for c in parse.children(need) if not under(parse, c, *TOWARDS))
            named = (self.cast.who(need), *(who for c in below for who in self.cast.among(*parse.extent(c))))
            return next((who for who in named if who not in (None, self.holder)), None)
        return doer if doer != self.holder else None

    @cached_property
    def _stances(self) -> tuple[tuple[int, str], ...]:
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
    def _kinds(self) -> frozenset[str]:
        return frozenset(kind for _, kind in self._stances)

    @property
    def _named(self) -> str | None:
        return self.cast.who(self.tie.whose)

    @cached_property
    def _doer(self) -> str | None:
        """The actor who does the deed."""
        parse, deed = self.parse, self.tie.deed
        acts = parse.upos[deed] in ("VERB", "ADJ", "AUX") and parse.lemmas[deed] not in words("suffering")
        return self._who_does(deed) if acts else None

    def _who_does(self, predicate: int) -> str | None:
        by = frames.agent if frames.passive(self.parse, predicate) else frames.subject
        return self.cast.who(by(self.parse, predicate))

    @cached_property
    def _helpers(self) -> frozenset[str]:
        """The auxiliaries of the deed and of the predicates that it completes ("must be ready to …")."""
        parse, token = self.parse, self.tie.deed
        found = helpers(parse, token)
        while parse.relations[token] == "xcomp":
            token = parse.heads[token]
            found |= helpers(parse, token)
        return found

    @property
    def _cue(self) -> frozenset[str]:
        return frozenset(self.parse.lower[i] for i in self.tie.cue)

    @property
    def _only(self) -> bool:
        """Whether the cue says that there is no other time: "only if", "but only once"; "can only be … by" is no bargain."""
        return "only" in self._cue and not self.tie.rule.endswith("frame:only")

    @cached_property
    def _own(self) -> bool:
        """Whether the condition is about who does the deed, who puts it to nobody: "will leave if he loses"."""
        if self.tie.operator == "after":
            return self._doer is not None and self._who_does(self.tie.need) == self._doer
        about = self.cast.who(frames.subject(self.parse, self.tie.need))
        return self.tie.operator == "if" and not self._kinds & PUTS and about is not None and about == self._doer

    @cached_property
    def _answers(self) -> bool:
        """Whether an actor would do the deed for what another does: "Tehran would … if Washington …"."""
        doer = self._doer
        attribution = self.tie.scope.attribution
        commits = self._helpers & WILLED or (attribution is not None and attribution.speaker == doer)
        some = doer is not None or self._subject(self.tie.deed) in SPEAKERS | OTHERS
        return bool(some and commits and self._asks and not frames.passive(self.parse, self.tie.deed))

    @property
    def _asks(self) -> bool:
        """Whether the condition is something for another to do, no luck: one does it, or the passive leaves open who."""
        parse, need = self.parse, self.tie.need
        if parse.upos[need] != "VERB" or parse.lemmas[need] in words("happening"):
            return False
        undone = self.tie.operator != "after" and frames.passive(parse, need)
        return undone or self._who_does(need) is not None or self._subject(need) in OTHERS

    def _subject(self, predicate: int) -> str:
        """The word that heads the subject of a predicate, in lower case; "" where there is none."""
        subject = frames.subject(self.parse, predicate)
        return "" if subject is None else self.parse.lower[subject]

    @cached_property
    def _denied(self) -> bool:
        """Whether the deed is negated or a refusal: "will not sign", "refused to sign", "there will be no deal"."""
        own = lookup(self.parse, self.tie.deed)
        return (own is not None and own.kind == "reject") or "not" in self._cue or denied(self.parse, self.tie.deed)

    @cached_property
    def _defied(self) -> bool:
        """Whether the condition is harm or a refusal, no doing of the actor whose deed follows, and no welcome deed does."""
        parse, need = self.parse, self.tie.need
        if self.tie.operator != "if" or self._roots & HELP or self._helpers & DOUBTFUL:
            return False
        cue = lookup(parse, need)
        hostile = cue is not None and (cue.kind == "reject" or cue.plover in HARM)
        defies = hostile or parse.lemmas[need] in words("failing") or frames.negated(parse, need)
        return defies and self._doer not in (None, self._who_does(need))

    @cached_property
    def _roots(self) -> frozenset[str | None]:
        """The PLOVER roots of the deed and of its subject: "sanctions will follow"; harm that ends is yielding."""
        parse, deed = self.parse, self.tie.deed
        subjects = [lookup(parse, s, "noun") for s in parse.children(deed, "nsubj")]
        if parse.lemmas[deed] in words("ending") and any(cue and cue.plover in HARM for cue in subjects):
            return frozenset({"YIELD"})
        return frozenset(cue.plover for cue in (read(parse, deed).cue, *subjects) if cue is not None)

    @property
    def _harmful(self) -> bool:
        return "threaten" in self._kinds or bool(self._roots & HARM)

    @property
    def _kept(self) -> bool:
        """Whether the deed goes on or is put off: "will remain", "suspended aid"."""
        return self.parse.lemmas[self.tie.deed] in words("keeping") | words("withholding")

    @cached_property
    def _at_stake(self) -> bool:
        """Whether somebody ties a deed of their own to the condition: by word, or by what they will or must do."""
        parse, deed = self.parse, self.tie.deed
        subject = frames.subject(parse, deed)
        unreal = "have" in self._helpers and self._helpers & (WILLED | DOUBTFUL)  # "would have left": it did not come to that
        if unreal or (subject is not None and parse.lower[subject] in ANYONE):
            return False
        if self._kinds & COMMITS or self.tie.operator == "provided":
            return True
        modals = WILLED | DOUBTFUL | MUST | (ABLE if self._only else frozenset())
        told = self._helpers & modals or self._kept or (self._denied and self.tie.operator == "unless")
        harms = self._harmful and (told or parse.xpos[read(parse, deed).carrier] == "VB")
        acts = parse.upos[deed] == "VERB" and parse.lemmas[deed] not in words("happening")
        return acts and bool(harms or (told and (self._doer or self.tie.scope.attribution)))
