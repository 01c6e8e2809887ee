"""The dates that an article has told so far, by which a claim is dated that has no expression of its own (codebook, `when`).

A statement has the day of the event after which it came ("after the call"), else the last day on which its speaker spoke or
acted, in the lead the day of the news, else the day of the scene: what the sentence before told. A deed of the main clause
has the date of the scene, a subordinate one that of the claim above it. The scene ends with the first sentence that tells
nothing dated; someone unnamed who is new to the story, and whoever spoke at no known time before, is not dated by it. What a
relative clause tells of long ago is no day on which its subject speaks, and no statement that opens a paragraph has one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.claims.contents import Candidate
from toolkit.claims.dating import LEAD, NO_DATE, Calendar, When, narrated
from toolkit.language import Parse, frames

DEEDS = frozenset({"accept", "reject", "concede", "support"})
"""Kinds that are dated, as an action is, by the deed, where they are told as done; the others by when they are stated."""
FOLLOWING = frozenset({"after", "during", "following", "since"})
"""The prepositions under which "the" and a noun tell of an event told before: "after the call"."""
KNOWN = frames.DEFINITE | {"both"}
"""The determiners of who is known to the story."""


@dataclass(slots=True)
class Narration:
    """What the claims found so far, in the order of the text, tell of time."""

    calendar: Calendar
    _last: dict[str, When] = field(default_factory=dict)
    _dated: dict[int, When] = field(default_factory=dict)
    _events: dict[str, When] = field(default_factory=dict)
    _scene: tuple[int, When] = (-1, NO_DATE)

    def date(self, candidate: Candidate, actor: str | None) -> When:
        """When the thing that the kind of a claim names happened or is to happen, and for a statement when it was made."""
        position, saying, parse = candidate.position, candidate.saying, self.calendar.parse
        head, kind = position.head, position.kind
        done = frames.tense(parse, head) == "past" or (parse.relations[head] == "acl" and parse.xpos[head] == "VBN")
        deed = saying is None or kind == "action" or (kind in DEEDS and done)
        found = self.calendar.of_deed((head, position.carrier)) if deed else NO_DATE
        if deed and kind == "reject" and found[0] is None:  # "refused to sign in July": what is refused is so then
            refused = self.calendar.of_deed(parse.children(head, "xcomp"))
            found = NO_DATE if self.calendar.ahead(refused) else refused
        if saying is None:
            found = found if found[0] is not None else self._of_deed(head, kind, actor)
            self._note(candidate, head, actor, found)
            return found
        said, by_scene = self._of_statement(saying, candidate.source)
        self._note(candidate, saying, candidate.source, said)
        unlike = kind == "action" and (by_scene or _of_another_day(parse, head) or self.calendar.elsewhen(head))
        return found if found[0] is not None or unlike else said

    def _of_deed(self, head: int, kind: str, actor: str | None) -> When:
        parse, sentence = self.calendar.parse, self.calendar.parse.sentence_of[head]
        tense = frames.tense(parse, head)
        if tense not in ("past", "none") or frames.perfect(parse, head) or frames.modal(parse, head):
            return NO_DATE
        event = self._after_event(head)
        if event[0] is not None:
            return event
        if parse.relations[head] == "advcl":
            return self._of_clause_above(head)
        if tense != "past" or parse.upos[head] != "VERB":
            return NO_DATE
        last = self._last.get(actor or "", NO_DATE)
        if kind == "reject" and self.calendar.recent(last):
            return last
        undated = not any(place.time.type == "DATE" for place in self.calendar.by_predicate.get(head, ()))
        if not undated or not narrated(parse, head) or frames.passive(parse, head):
            return NO_DATE
        told = self._at(sentence)
        goes_on = kind == "action" or kind in DEEDS or not parse.opens_paragraph(sentence) or self.calendar.recent(told)
        return told if goes_on else NO_DATE

    def _of_clause_above(self, head: int) -> When:
        parse = self.calendar.parse
        for above in parse.ancestors(head):
            if above in self._dated:
                return self._dated[above]
            if narrated(parse, above):
                return self._at(parse.sentence_of[head])
        return NO_DATE

    def _of_statement(self, saying: int, who: str | None) -> tuple[When, bool]:
        """When something was said, and whether that is only the date of the scene."""
        calendar, parse, sentence = self.calendar, self.calendar.parse, self.calendar.parse.sentence_of[saying]
        found = calendar.around(saying)
        participle = parse.xpos[saying] == "VBG" and not parse.children(saying, "aux")
        shares = (participle and parse.relations[saying] in ("advcl", "conj")) or self._goes_on(saying)
        if found[0] is None and shares:
            found = calendar.beside(parse.heads[saying])
        if found[0] is not None or frames.perfect(parse, saying):
            return found, False
        if calendar.elsewhen(saying):
            return NO_DATE, False
        if frames.tense(parse, saying) != "past" and not participle:
            return (calendar.news if sentence == 0 and parse.xpos[saying] == "VBZ" else NO_DATE), False
        known = who is not None and who in self._last
        last = self._last[who] if who is not None and known else NO_DATE
        for told in (self._after_event(saying), last, calendar.news if sentence < LEAD else NO_DATE):
            if told[0] is not None:
                return told, False
        told = self._of_speaker(saying)
        if told[0] is None and not known and narrated(parse, saying) and not self._introduced(saying, who):
            told = self._at(sentence)
        return (told if calendar.recent(told) else NO_DATE), True

    def _goes_on(self, saying: int) -> bool:
        """Whether words follow a deed of the day: "met him on Sunday and promised"."""
        parse, above = self.calendar.parse, self.calendar.parse.heads[saying]
        coordinated = parse.relations[saying] == "conj" and narrated(parse, saying) and narrated(parse, above)
        return coordinated and self.calendar.recent(self.calendar.beside(above))

    def _of_speaker(self, saying: int) -> When:
        """The date of what the speaker did, as a relative clause tells: "said Zelenskiy, who arrived on Tuesday"."""
        parse, calendar = self.calendar.parse, self.calendar
        subject = frames.subject(parse, saying)
        for place in () if subject is None else calendar.within(*parse.extent(subject)):
            above = (place.predicate, *parse.ancestors(place.predicate))
            clause = next((token for token in above if parse.relations[token] != "xcomp"), place.predicate)
            found = calendar.beside(place.predicate)
            tells = parse.relations[clause] == "acl:relcl" and frames.tense(parse, clause) == "past"
            if tells and found[1] == place.time.id and calendar.recent(found):
                return found
        return NO_DATE

    def _introduced(self, saying: int, who: str | None) -> bool:
        """Whether the speaker is unnamed and new to the story, "a senior official", "officials", or nobody."""
        if who is not None and "#" not in who:
            return False
        parse, subject = self.calendar.parse, frames.subject(self.calendar.parse, saying)
        if subject is None or parse.upos[subject] not in ("NOUN", "PROPN"):
            return True
        definite = any(parse.lower[c] in KNOWN for c in parse.children(subject, "det"))
        return not definite and parse.child(subject, "nmod:poss") is None

    def _at(self, sentence: int) -> When:
        """The date of the scene at a sentence whose main clauses have none."""
        told, (last, scene) = self.calendar.told, self._scene
        if sentence in told:
            return NO_DATE
        return told.get(sentence - 1) or (scene if last >= sentence - 1 else NO_DATE)

    def _after_event(self, predicate: int) -> When:
        """The date of the event told before that a predicate followed: "after the call"."""
        parse = self.calendar.parse
        obliques = parse.children(predicate, "obl")
        for noun in (*obliques, *(below for oblique in obliques for below in parse.children(oblique, "nmod"))):
            words = {parse.lower[c] for c in parse.children(noun, "case", "det")}
            if words & FOLLOWING and words & KNOWN and parse.lemmas[noun] in self._events:
                return self._events[parse.lemmas[noun]]
        return NO_DATE

    def _note(self, candidate: Candidate, predicate: int, who: str | None, when: When) -> None:
        """Remember on which day `who` spoke or acted, and the nouns of the claim's clause as events of that day."""
        calendar, parse, head = self.calendar, self.calendar.parse, candidate.position.head
        sentence = parse.sentence_of[predicate]
        if when[0] is None:
            if candidate.saying is not None:
                self._last.update({who: NO_DATE} if who is not None and who not in self._last else {})
                if narrated(parse, predicate) and self._introduced(predicate, who):
                    self._scene = (sentence, self._at(sentence))
            return
        if calendar.ahead(when):
            return
        self._dated[head] = self._dated[predicate] = when
        by_the_way = not calendar.recent(when) and any(
            parse.relations[k] == "acl:relcl" for k in (predicate, *parse.ancestors(predicate))
        )
        before = self._last.get(who or "", NO_DATE)[0] or ""
        earlier = frames.perfect(parse, predicate) and when[0] < before  # "who had insisted on Tuesday"
        self._last.update({who: when} if who is not None and "/" not in when[0] and not (by_the_way or earlier) else {})
        if narrated(parse, predicate):
            self._scene = (parse.sentence_of[max(predicate, candidate.ranges[-1][1] - 1)], when)
        for noun in (*parse.children(predicate, "obj", "obl", "nsubj"), *parse.children(head, "obj", "obl", "nsubj")):
            if parse.upos[noun] == "NOUN":
                self._events.setdefault(parse.lemmas[noun], when)


def _of_another_day(parse: Parse, head: int) -> bool:
    """Whether a deed was done before it is told of, "said it had sent", or goes on, "said it was sending"."""
    if frames.perfect(parse, head):
        return parse.xpos[head] == "VBN"
    return parse.xpos[head] == "VBG" and bool(frames.auxiliaries(parse, head))
