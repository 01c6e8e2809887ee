"""Who is cited for the content of an attribution, with which verb, and what of it is said (codebook, ruling 3)."""

from __future__ import annotations

from itertools import islice

from toolkit.actors import Cast
from toolkit.claims.clauses import doer
from toolkit.claims.cues import lookup, object_classes
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Attribution

Ranges = tuple[Range, ...]
TEMPORAL = frozenset({"after", "before", "since"})
"""The marks of a clause that tells when something was said, and is no part of it."""


def saying_verb(parse: Parse, cast: Cast, attribution: Attribution) -> int | None:
    """The word that carries the cue of an attribution: "said" of "said in a statement".

    Where someone else is quoted or a news medium passes on what someone said, it is the verb of the one quoted (ruling 3):
    "the agency quoted Havel as [saying]", "Havel [said], according to the agency".
    """
    ranges = (parse.tokens(start, end) for start, end in attribution.cue)
    top = next((parse.top(lo, hi) for lo, hi in ranges if lo < hi), None)
    if top is None:
        return None
    if parse.lemmas[top] in object_classes()["quoting"]:
        quoted = (c for t in (top, *parse.children(top, "obj")) for c in parse.children(t, "advcl", "acl", "xcomp"))
        return next((c for c in quoted if parse.xpos[c] == "VBG" and parse.lower[c - 1] == "as"), top)
    source = parse.heads[top]
    above = parse.heads[source] if parse.lower[top] == "according" and source >= 0 else -1
    passed_on = above >= 0 and is_press(cast, attribution.speaker) and frames.subject_below(parse, above) is not None
    cue = lookup(parse, above) if passed_on else None
    return above if cue is not None and cue.voice == "source" and cue.is_kind else top


def speaker(parse: Parse, cast: Cast, attribution: Attribution, saying: int | None) -> str | None:
    """Who is cited: the actor behind the source, and where that names none, whoever does the saying.

    Who "was quoted by" an agency, or by whose words it was told, is cited, not the agency (ruling 3).
    """
    if saying is None:
        return attribution.speaker
    if (noun := _quoted(parse, saying)) is not None:
        return cast.who(noun) or attribution.speaker
    if is_press(cast, attribution.speaker) and not _in_cue(parse, attribution, saying):
        return cast.who(doer(parse, cast, saying)) or attribution.speaker
    return attribution.speaker or cast.who(doer(parse, cast, saying))


def _quoted(parse: Parse, saying: int) -> int | None:
    """Whose words another passes on: "[Havel] was quoted", "quoted [Havel] as saying"."""
    for above in (saying, *islice(parse.ancestors(saying), 2)):
        if parse.lemmas[above] in object_classes()["quoting"] and parse.upos[above] == "VERB":
            if frames.passive(parse, above):
                return frames.subject(parse, above)
            return parse.child(above, "obj") if above != saying else None
    return None


def _in_cue(parse: Parse, attribution: Attribution, token: int) -> bool:
    return any(start <= parse.starts[token] < end for start, end in attribution.cue)


def is_press(cast: Cast, who: str | None) -> bool:
    """Whether an actor is a news medium or a journalist."""
    actor = cast.by_id.get(who or "")
    return actor is not None and (actor.code or "").endswith("MED")


def content_ranges(parse: Parse, attribution: Attribution, saying: int | None) -> Ranges:
    """The content of an attribution as tokens, without a verb of saying in it and whose that is: "[Havel as saying] …"."""
    ranges = (parse.tokens(start, end) for start, end in attribution.content)
    found = [(lo, hi) for lo, hi in ranges if lo < hi]
    if saying is not None and not _in_cue(parse, attribution, saying):
        subject = frames.subject_below(parse, saying)
        first = saying if subject is None else min(saying, parse.extent(subject)[0])
        opens = any(c > saying for c in parse.children(saying, "ccomp"))
        cut = [((saying + 1, hi) if opens else (lo, max(lo, first))) if lo <= saying < hi else (lo, hi) for lo, hi in found]
        quoted = _quoted(parse, saying)
        found = [(lo, hi) for lo, hi in cut if lo < hi and (quoted is None or not lo <= quoted < hi)]
    return _completed(parse, attribution, _without_strays(parse, found, saying), saying)


def _without_strays(parse: Parse, found: list[Range], saying: int | None) -> list[Range]:
    """The ranges without one that only completes an event outside: "they fled, hours after Rome condemned [the raid]"."""
    inside = {token for lo, hi in found for token in range(lo, hi)}

    def strays(lo: int, hi: int) -> bool:
        top = parse.top(lo, hi)
        if any(c < lo and parse.lower[c] in TEMPORAL for c in parse.children(top, "mark")):
            return True
        event = parse.heads[top]
        apart = event >= 0 and event not in inside and parse.relations[event] in ("advcl", "acl")
        return apart and any(token in inside or token == saying for token in parse.ancestors(event))

    return [(lo, hi) for lo, hi in found if not strays(lo, hi)]


def _completed(parse: Parse, attribution: Attribution, found: list[Range], saying: int | None) -> Ranges:
    """The ranges, and where they leave out the verb of what is said, its clause: "[Rome agreed] to leave, envoys said"."""
    clause = None if saying is None else _clause_said(parse, attribution, saying)
    inside = {token for lo, hi in found for token in range(lo, hi)}
    if clause is None or clause in inside or inside.isdisjoint(range(*parse.extent(clause))):
        return tuple(found)
    cited = {t for start, end in (*attribution.source, *attribution.cue) for t in range(*parse.tokens(start, end))}
    whole = sorted((inside | set(range(*parse.extent(clause)))) - cited)
    breaks = [k for k in range(1, len(whole)) if whole[k] != whole[k - 1] + 1]
    return tuple((whole[a], whole[b - 1] + 1) for a, b in zip([0, *breaks], [*breaks, len(whole)], strict=True))


def _clause_said(parse: Parse, attribution: Attribution, saying: int) -> int | None:
    """The verb of what is said, below the verb of saying, or above "according to"; None where it is in the cue."""
    found = parse.child(saying, "ccomp")
    if parse.lower[saying] == "according":
        found = parse.heads[parse.heads[saying]] if parse.heads[saying] >= 0 else None
    verb = found is not None and found >= 0 and parse.upos[found] == "VERB"
    return found if verb and found is not None and not _in_cue(parse, attribution, found) else None
