"""Dependency frames: what a predicate says of itself in the parse, in terms that all annotators share.

A predicate is a token: a verb, or the adjective or noun that heads a copular clause. The relations are those of Universal
Dependencies v2; tense follows TimeML's tense attribute, read from the auxiliaries.
"""

from __future__ import annotations

from typing import Literal

from toolkit.language.parse import Parse, Range

Tense = Literal["past", "present", "future", "none"]

SUBJECTS = ("nsubj", "csubj")
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely"})
HELPING = 8
"""The most words in which the helping words of a predicate are sought."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
PHRASAL = frozenset({"flat", "compound", "appos", "nmod", "nmod:desc", "conj"})
WILL = frozenset({"will", "'ll", "shall", "wo"})
"""The forms of the modals of what is to come; "wo" is what stands before "n't"."""
FUTURE = WILL | {"going"}
WILLED = WILL | {"would", "'d"}
"""The modals of what someone will do, told also by others: "said it would"."""
ABLE = frozenset({"can", "ca"})
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
"""The tags of finite verbs."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""The determiners with which a noun phrase takes up what is known."""
INVERTED = frozenset({"should", "had", "were"})
"""The auxiliaries with which a conditional clause without "if" begins, whatever their tag."""
DASHES = frozenset({"-", "--", "---", "–", "—", "_", "__", "\u2015"})


def auxiliaries(parse: Parse, predicate: int) -> tuple[int, ...]:
    """The auxiliaries and the copula of `predicate`; a coordinated one without its own shares those of the first."""
    own = _within(parse, predicate, parse.children(predicate, "aux", "cop"))
    if own or parse.relations[predicate] != "conj" or subject_below(parse, predicate) is not None:
        return own
    first = parse.heads[predicate]
    same_form = parse.xpos[first] == parse.xpos[predicate]
    return auxiliaries(parse, first) if same_form else own


def subject_below(parse: Parse, predicate: int) -> int | None:
    """The predicate's own subject, passive or active, never a shared one; in "the question is whether they agree", "they"."""
    found = parse.children(predicate, *SUBJECTS)
    if not found:  # the tree hangs it on the auxiliary: "said [Chad] was to leave"
        found = tuple(c for a in parse.children(predicate, "aux", "cop") for c in parse.children(a, *SUBJECTS))
    if found and found[0] < predicate and (len(found) > 1 or parse.child(found[0], "appos") is not None):
        found = _after_dateline(parse, found, predicate)
    return next((c for c in found if not parse.relations[c].endswith(":outer")), found[0] if found else None)


def _after_dateline(parse: Parse, subjects: tuple[int, ...], predicate: int) -> tuple[int, ...]:
    """The subjects of a predicate without the place before a dash at the head of a sentence: "ODESA (AP) - Kyiv agreed"."""
    lo, _ = parse.sentences[parse.sentence_of[subjects[0]]]
    dashes = [i for i in range(lo + 1, predicate) if parse.words[i] in DASHES and parse.ends[i - 1] < parse.starts[i]]
    if parse.extent(subjects[0])[0] != lo or len(dashes) != 1:  # two dashes are a parenthesis
        return subjects
    named = (*subjects, *parse.children(subjects[0], "appos"))
    return tuple(c for c in named if c > dashes[0] and parse.upos[c] in NOMINAL) or subjects


def outer_subject(parse: Parse, predicate: int) -> int | None:
    """What a whole clause says of: "the [question] is whether they agree"; None where `predicate` has no such subject."""
    return parse.child(predicate, "nsubj:outer", "csubj:outer")


def _within(parse: Parse, predicate: int, below: tuple[int, ...]) -> tuple[int, ...]:
    """Those of its dependents that stand in its own clause: not those of "the issue [is not] whether they agree"."""
    if not below or outer_subject(parse, predicate) is None:
        return below
    opens = max(parse.children(predicate, "mark"), default=-1)
    return tuple(c for c in below if c > opens)


def subject(parse: Parse, predicate: int) -> int | None:
    """Who does what `predicate` says: its subject, else the one that it shares or that a higher clause controls.

    Coordinated predicates share the first one's subject; open complements ("agreed to halt") take the object of the higher
    verb, else its subject, as do infinitives under "whether"; participles and adverbial clauses without a subject take that
    of the main clause; a relative clause's "who", "which" or "that" stands for the noun that it describes.
    """
    found = subject_below(parse, predicate)
    beside = _beside(parse, predicate)
    if beside is not None:
        return beside
    if found is not None:
        if parse.xpos[found] in ("WP", "WDT") or (parse.lower[found] == "that" and parse.xpos[found] != "DT"):
            noun = before_relative(parse, found) if parse.lower[found] == "who" else None
            noun = relative_head(parse, predicate) if noun is None else noun
            return found if noun is None else noun
        return found
    head, relation = parse.heads[predicate], parse.relations[predicate].split(":")[0]
    if head < 0:
        return None
    if relation == "conj":
        return subject(parse, head)
    if relation == "xcomp":
        target = parse.child(head, "obj", "iobj")
        return target if target is not None else subject(parse, head)
    if relation == "advcl" or (relation == "ccomp" and infinitive(parse, predicate)):  # "did not say whether to go"
        return subject(parse, _before(parse, predicate))
    if relation == "acl":
        return head if parse.xpos[predicate] in ("VBG", "VBN") else None
    return None


def _before(parse: Parse, predicate: int) -> int:
    """The clause to which an adverbial one belongs; "after" looks past what was ordered: "told him to go after talking"."""
    above = parse.heads[predicate]
    after = any(parse.lower[c] == "after" for c in parse.children(predicate, "mark"))
    return parse.heads[above] if after and parse.relations[above] == "xcomp" else above


def before_relative(parse: Parse, pronoun: int) -> int | None:
    """The head of the noun phrase that ends before a relative "who" or "which"."""
    noun = pronoun - 1
    while noun > 0 and parse.upos[noun] == "PUNCT":
        noun -= 1
    if noun < 0 or parse.upos[noun] not in NOMINAL:
        return None
    while 0 <= parse.heads[noun] < pronoun and parse.relations[noun] in PHRASAL:
        noun = parse.heads[noun]
    return noun


def _beside(parse: Parse, predicate: int) -> int | None:
    """The subject right before a finite `predicate` that the parser gave to an earlier verb."""
    before = min((predicate, *parse.children(predicate, "aux", "advmod"))) - 1
    if before < 0 or parse.heads[before] >= before or not parse.relations[before].startswith("nsubj"):
        return None
    same = parse.sentence_of[before] == parse.sentence_of[predicate]
    return before if same and parse.upos[before] in NOMINAL and finite(parse, predicate) else None


def relative_head(parse: Parse, predicate: int) -> int | None:
    """The noun that the relative clause of `predicate` describes, or None outside relative clauses."""
    while parse.relations[predicate] == "conj":
        predicate = parse.heads[predicate]
    return parse.heads[predicate] if parse.relations[predicate] == "acl:relcl" else None


def passive(parse: Parse, predicate: int) -> bool:
    """Whether `predicate` stands in the passive, reduced relatives ("a truce brokered by …") included."""
    if parse.children(predicate, "nsubj:pass", "aux:pass"):
        return True
    if parse.xpos[predicate] != "VBN" or parse.children(predicate, "aux"):
        return False
    if parse.relations[predicate] == "xcomp" and passive(parse, parse.heads[predicate]):  # "were reported killed"
        return True
    return parse.relations[predicate] == "acl" or parse.child(predicate, "obl:agent") is not None


def agent(parse: Parse, predicate: int) -> int | None:
    """The doer in the passive: the noun under "by", also where the parser gave it to what a participle describes."""
    for oblique in parse.children(predicate, "obl", "nsubj:pass"):
        cases = {parse.lower[c] for c in parse.children(oblique, "case")}
        if "by" in cases or (parse.relations[oblique] == "obl:agent" and not cases):
            return oblique
    by = predicate + 1
    beside = parse.lower[by : by + 1] == ("by",) and parse.xpos[predicate] == "VBN" and parse.relations[by] == "case"
    noun = parse.heads[by] if beside else -1
    return noun if noun >= 0 and parse.heads[noun] == parse.heads[predicate] >= 0 else None


def negated(parse: Parse, predicate: int) -> bool:
    """Whether the predicate itself is negated in words: "did not", "never", "no longer", "no one agreed"."""
    below = _within(parse, predicate, parse.children(predicate, "advmod", "det", "cc:preconj", "aux"))
    if any(parse.lower[c] == "nor" for c in parse.children(predicate, "cc")):
        return True
    if any(parse.lower[c] in NEGATIONS and parse.lower[c + 1] != "only" for c in below if c + 1 < len(parse)):
        return True
    if any(parse.lower[a] in ("cannot", "can't", "won't") for a in below) or _negated_before(parse, predicate):
        return True
    if any(parse.lower[c - 1] == "no" and parse.lower[c] == "longer" for c in below if c):
        return True
    who = subject_below(parse, predicate)
    if who is None:
        return False
    return parse.lower[who] in ("nobody", "none", "nothing") or any(
        parse.lower[c] in ("no", "neither") for c in parse.children(who, "det", "cc:preconj")
    )


def _negated_before(parse: Parse, predicate: int) -> bool:
    """Whether "not" or "never" stands among the helping words before a predicate: "does not, and never will, ratify"."""
    first = max(parse.sentences[parse.sentence_of[predicate]][0], predicate - HELPING)
    for token in range(predicate - 1, first - 1, -1):
        if parse.upos[token] not in ("AUX", "ADV", "PART", "PUNCT", "CCONJ"):
            return False
        if parse.lower[token] in ("not", "n't", "never"):
            return parse.lower[token + 1] != "only" and parse.lower[token - 1] != "or"
    return False


def tense(parse: Parse, predicate: int) -> Tense:
    """The tense of the predicate's finite verb: will → future; had, did, was, -ed → past; has agreed → past."""
    helpers = auxiliaries(parse, predicate)
    if any(parse.lower[a] in FUTURE for a in helpers):
        return "future"
    tags = [parse.xpos[a] for a in helpers] + [parse.xpos[predicate]]
    if any(t == "VBD" for t in tags):
        return "past"
    if perfect(parse, predicate) or (not helpers and parse.xpos[predicate] == "VBN" and _active(parse, predicate)):
        return "past"
    if any(t in ("VBZ", "VBP", "MD") for t in tags):
        return "present"
    return "none"


def _active(parse: Parse, predicate: int) -> bool:
    """Whether a predicate has a subject of its own that does it: with no auxiliary, a "VBN" is in the simple past."""
    return any(parse.relations[c] == "nsubj" for c in parse.children(predicate))


def perfect(parse: Parse, predicate: int) -> bool:
    """Whether `predicate` stands in the perfect: "has agreed", "may have fled"."""
    return any(parse.lemmas[a] == "have" for a in auxiliaries(parse, predicate))


def finite(parse: Parse, predicate: int) -> bool:
    """Whether the clause of `predicate` is finite: no infinitive, gerund or noun phrase."""
    if infinitive(parse, predicate):
        return False
    tags = [parse.xpos[a] for a in auxiliaries(parse, predicate)] + [parse.xpos[predicate]]
    if not FINITE.isdisjoint(tags):
        return True
    return parse.upos[predicate] == "VERB" and subject_below(parse, predicate) is not None


def infinitive(parse: Parse, predicate: int) -> bool:
    """Whether `predicate` is an infinitive with "to"."""
    return any(parse.lower[c] == "to" for c in parse.children(predicate, "mark"))


def inverted(parse: Parse, predicate: int) -> bool:
    """Whether the auxiliary stands before the subject, as in questions and in "should they lose", where it is a mark, too."""
    helpers = parse.children(predicate, "aux", "cop", "mark")
    helpers = tuple(h for h in helpers if parse.xpos[h] in FINITE or parse.lower[h] in INVERTED)
    return any(helpers and helpers[0] < who < predicate for who in parse.children(predicate, *SUBJECTS))


def modal(parse: Parse, predicate: int) -> str | None:
    """The modal verb over `predicate` in lower case ("must", "might"), or None."""
    for a in auxiliaries(parse, predicate):
        if parse.xpos[a] == "MD" or parse.lower[a] in FUTURE:
            return parse.lower[a]
    return None


def verb_group(parse: Parse, predicate: int) -> Range:
    """The tokens from the first auxiliary, negation or infinitive marker to the predicate and its particle."""
    parts = [predicate, *_within(parse, predicate, parse.children(predicate, "aux", "cop", "compound:prt"))]
    parts += [c for c in parse.children(predicate, "advmod") if parse.lower[c] in NEGATIONS]
    near = [p for p in parts if abs(p - predicate) <= 6]
    return (min(near), max(near) + 1)


def clause(parse: Parse, predicate: int) -> Range:
    """The tokens of the predicate's clause, with its complements, without a coordinated clause after it or outer marks."""
    lo, hi = parse.extent(predicate)
    for later in parse.children(predicate, "conj", "parataxis"):
        if later > predicate and parse.upos[later] in ("VERB", "AUX"):
            hi = min(hi, parse.extent(later)[0])
    while hi - 1 > predicate and (parse.upos[hi - 1] in ("PUNCT", "CCONJ")):
        hi -= 1
    while lo < predicate and (
        parse.upos[lo] in ("PUNCT", "CCONJ") or (parse.relations[lo] in ("cc", "mark") and parse.heads[lo] == predicate)
    ):
        lo += 1
    return (lo, hi)
