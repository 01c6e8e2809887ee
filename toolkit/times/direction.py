"""Whether the clause around an expression looks back or ahead: what "on Friday" and "in May" need beside a date."""

from __future__ import annotations

from itertools import takewhile

from toolkit.language import Parse
from toolkit.language.frames import auxiliaries, infinitive, modal, negated, tense
from toolkit.times.ambiguous import contexts, weekdays

_DEADLINES = frozenset({"until", "till", "to", "through", "by", "for", "from", "effective", "beginning", "starting"})
"""What stands before a time that a past verb may well look ahead to: "extended it to Nov. 16"."""
_FROM_THEN = frozenset({"effective", "beginning", "starting"})
"""What stands right before the day from which on something is to be: "a truce starting Monday was agreed"."""
_SUPPOSING = frozenset({"if", "unless"})
_PHASES = frozenset({"begin", "start", "commence", "resume", "end", "last"})
"""What a truce, talks or a strike do, set off behind the verb by which they were agreed: "to begin on Friday"."""
_AHEAD = frozenset({"ahead", "before", "until", "till", "by"})
AHEAD = 6
"""How many words back "ahead of" an election is sought."""
RANKED = 6
"""How many words back a rank is sought: "the first such visit in two years"."""
_RANKS = frozenset({"first", "second", "third", "latest", "last", "only"})


def direction(parse: Parse, token: int) -> int:
    """Whether a time looks plainly (-2) or perhaps (-1) back, ahead (1) or neither (0): by what it names, else by its clause.

    What befalls people is told when it has happened, whatever the tense ("the attack on Friday will be remembered"), and what
    "since" stands before lies back; an election before which something happens is still to come.
    """
    if _told_of(parse, token) in ("striking", "befalling") or _since(parse, token):
        return -2
    ahead = announced(parse, token) and not _AHEAD.isdisjoint(parse.lower[max(0, token - AHEAD) : token])
    ahead = ahead or (token > 0 and parse.lower[token - 1] in _FROM_THEN)
    return 1 if ahead else _of_clause(parse, token)


def _of_clause(parse: Parse, token: int) -> int:
    """Whether the clause around a token tells plainly (-2) or perhaps (-1) of the past, of the future (1) or neither (0).

    The nearest predicate above decides, an infinitive for the future unless a pluperfect stands over it ("had been due to
    expire") or it shares the tense above: as an adjunct ("came to sign it on Friday"), with one of several that did so
    ("the first to sign") or below a verb that implies it ("failed to agree"). What stands within a noun phrase ("the entry on
    Friday") is not moved ahead by an infinitive or a modal verb. Verbs of planning, deferring and awaiting look ahead; their
    lemmas and the implying ones stand in `lexicons/time_contexts.csv`.
    """
    direct = parse.lower[token + 1 : token + 2] != ("'s",)
    opened = cases(parse, token)
    for above in takewhile(lambda k: parse.quoted[k] or not parse.quoted[token], (token, *parse.ancestors(token))):
        if parse.upos[above] not in ("VERB", "AUX") and parse.child(above, "cop", "aux") is None:
            if direct and _unseen_verb(parse, above):
                return 1
            direct = direct and above == token
            continue
        if _pluperfect(parse, above):
            return -2
        untensed = infinitive(parse, above)
        if untensed and (_shares(parse, above) or "as" in opened):
            continue
        if untensed and (direct or announced(parse, token)):
            return _to_come(parse, above)
        way = _way(parse, above, direct)
        if way == -1:
            ahead = _plans(parse, above, token, opened) or _supposed(parse, above)
            return 1 if ahead else -2 if direct and opened.isdisjoint(_DEADLINES) else -1
        if way == 0 and _awaits(parse, above, token, opened):
            return 1
        if way is not None or untensed:
            return way or 0
    return int(not _AHEAD.isdisjoint(opened))  # "“No deal by Friday,” he said"


def _to_come(parse: Parse, infinitive: int) -> int:
    """Where an infinitive points: ahead, unless from what was told as over, "had been due to expire"."""
    governor = parse.heads[infinitive]
    return -2 if governor >= 0 and _pluperfect(parse, governor) else 1


def announced(parse: Parse, token: int) -> bool:
    """Whether a time names what is set long before: "November's election"."""
    return _told_of(parse, token) == "announced"


def _told_of(parse: Parse, token: int) -> str | None:
    """The class of what a time names: "striking" for "the attack on Friday", "Friday's attack"."""
    return contexts().get(parse.lemmas[parse.heads[token]]) if _names(parse, token) else None


def _since(parse: Parse, token: int) -> bool:
    """Whether a time, or the thing that it names, stands after "since"."""
    told_of = (token, parse.heads[token]) if _names(parse, token) else (token,)
    return any(parse.lower[c] == "since" for k in told_of for c in parse.children(k, "case"))


def _names(parse: Parse, token: int) -> bool:
    """Whether a time names the thing above it: "the attack on Friday", "Friday's attack"."""
    return parse.relations[token].split(":")[0] in ("nmod", "compound")


def _unseen_verb(parse: Parse, token: int) -> bool:
    """Whether a noun by its tag is a verb in the present by its bare plural subject: "Peace talks [resume] on Friday"."""
    who = parse.child(token, "nsubj")
    bare = who is not None and who == token - 1 and parse.xpos[who] == "NNS" and parse.child(who, "det") is None
    return bare and parse.xpos[token] == "NN" and parse.child(token, "det", "cop") is None


def relayed(parse: Parse, token: int) -> bool:
    """Whether the clause around a token tells what was to come when it was said: "he would resign on Friday"."""
    above = _verb_above(parse, token)
    return above is not None and modal(parse, above) == "would"


def said_on(parse: Parse, token: int) -> int | None:
    """The number of the weekday on which the quotation that holds a token was said, where the verb of saying has one."""
    saying = next((k for k in parse.ancestors(token) if not parse.quoted[k]), None) if parse.quoted[token] else None
    days = () if saying is None else (weekdays().get(parse.lower[k]) for k in parse.children(saying, "obl", "obl:unmarked"))
    return next((day for day in days if day), None)


def tells(parse: Parse, token: int) -> bool:
    """Whether the clause around a token is a main one that tells a story, and not what somebody said."""
    above = _verb_above(parse, token)
    if above is None or parse.child(above, "ccomp") is not None:
        return False
    while parse.relations[above] == "conj":
        above = parse.heads[above]
    return parse.heads[above] < 0


def _verb_above(parse: Parse, token: int) -> int | None:
    """The verb of the clause around a token."""
    return next((k for k in (token, *parse.ancestors(token)) if parse.upos[k] == "VERB"), None)


def awaited(parse: Parse, token: int) -> bool:
    """Whether a length of time parts now from what is to come: "will vote in two weeks", not "the first in two years"."""
    before = range(max(0, token - RANKED), token)
    ranked = any(parse.xpos[k] == "JJS" or parse.lower[k] in _RANKS for k in before)
    return parse.relations[token].startswith("obl") and not ranked and direction(parse, token) > 0


def cases(parse: Parse, token: int) -> set[str]:
    """The prepositions before a time, or before the thing that it names: "ahead of Friday's vote"."""
    noun = parse.heads[token]
    named = parse.relations[token] in ("nmod:poss", "compound") and parse.relations[noun].startswith("obl")
    return {parse.lower[c] for k in (token, noun)[: 1 + named] for c in parse.children(k, "case")}


def _awaits(parse: Parse, predicate: int, token: int, opened: set[str]) -> bool:
    """Whether a clause in the present looks ahead: "they need a win in Friday's vote", "must agree before Friday's vote"."""
    wants = predicate < token and contexts().get(parse.lemmas[predicate]) == "awaiting"
    return wants or not _AHEAD.isdisjoint(opened) or predicate == token  # "the vote is on Sunday"


def _plans(parse: Parse, predicate: int, token: int, opened: set[str]) -> bool:
    """Whether a clause in the past looks ahead: "put it off until Friday", "demanded a reply by noon", "planned a rally"."""
    kind = contexts().get(parse.lemmas[predicate])
    return (
        "ahead" in opened
        or (kind == "deferring" and not opened.isdisjoint(("until", "till", "to")))
        or (kind == "bidding" and "by" in opened)
        or (kind == "planning" and predicate < token)
    )


def _supposed(parse: Parse, predicate: int) -> bool:
    """Whether a clause in the past supposes what is to come: "would close the border unless they withdrew by Friday"."""
    above = parse.heads[predicate]
    marks = {parse.lower[c] for c in parse.children(predicate, "mark")}
    if marks.isdisjoint(_SUPPOSING) or parse.relations[predicate] != "advcl" or above < 0:
        return False
    return modal(parse, above) == "would" and all(parse.lemmas[a] != "have" for a in auxiliaries(parse, above))


def _shares(parse: Parse, infinitive: int) -> bool:
    """Whether an infinitive tells what the verb above dates: "came to sign", "failed to agree", "was the first to join".

    What is to begin or end does not: "agreed to a truce, to begin on Friday".
    """
    above, relation = parse.heads[infinitive], parse.relations[infinitive].split(":")[0]
    if above < 0 or relation == "acl":
        return above >= 0 and any(parse.lower[k] in _RANKS for k in (above, *parse.children(above, "amod")))
    starts = parse.lemmas[infinitive] in _PHASES and parse.child(infinitive, "obj", "xcomp") is None
    return (relation == "advcl" and not starts) or (relation == "xcomp" and contexts().get(parse.lemmas[above]) == "implying")


def _pluperfect(parse: Parse, predicate: int) -> bool:
    return any(parse.lower[a] in ("had", "'d") and parse.xpos[a] == "VBD" for a in auxiliaries(parse, predicate))


def _way(parse: Parse, predicate: int, direct: bool) -> int | None:
    """Where the tense of a predicate points; None for a participle that shares that of the verb above."""
    when, tag, helper = tense(parse, predicate), parse.xpos[predicate], modal(parse, predicate)
    if tag in ("VBN", "JJ") and contexts().get(parse.lemmas[predicate]) in ("planning", "scheduling", "deferring"):
        return 1
    if when == "past" or (when == "none" and tag == "VBN"):
        return -1
    if helper == "could" and negated(parse, predicate):  # "could not be reached on Friday"
        return -1
    if when == "future" or helper:
        return int(when == "future" or direct)
    if when != "present":
        return None
    simple = tag in ("VBZ", "VBP", "VBG") and parse.upos[predicate] == "VERB"
    if simple and parse.lower[predicate].endswith("ed"):  # a past form, whatever the tagger says
        return -1
    return int(direct and simple)
