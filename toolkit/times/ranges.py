"""Expressions that belong together: the parts of ranges and lists ("22 to 25 April", "March 3, 4 and 5"), nested lengths."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.times.grammar import Match
from toolkit.times.readings import Reading
from toolkit.times.slots import nested
from toolkit.times.words import Word

Found = tuple[Match, Reading]

PARTS = ("date", "month", "season", "year", "length", "range_end", "listed")
"""The rules of parts of ranges and lists, the first of which may lack what the last one says."""
_JOINS = ("hyphen", "dash", "to", "and", "or")
_LAST = (["and"], ["or"], ["comma", "and"], ["comma", "or"])
"""What stands before the last part of a list."""
LONGEST = 6
"""How many parts of a list are looked through for what they leave out."""


def last_part(words: list[Word], match: Match, behind: Sequence[Match]) -> Match | None:
    """The last part of the range or list that a match begins, among the next ones: "May 2024" of "March to May 2024"."""
    if match.rule not in PARTS:
        return None
    for later in behind[:LONGEST]:
        between = words[match.beyond : later.first]
        if later.rule not in PARTS or not 0 < len(between) <= 2:
            return None
        kinds = [word.kind for word in between]
        if kinds[0] in _JOINS or kinds in _LAST:
            return later
        if kinds != ["comma"]:
            return None
        match = later
    return None


def goes_on(words: list[Word], earlier: Match, match: Match) -> bool:
    """Whether a match goes on with the list that the one before is part of."""
    between = [word.kind for word in words[earlier.beyond : match.first]]
    return earlier.rule in ("date", "range_end", "listed") and between in (["comma"], *_LAST)


def ends_range(words: list[Word], earlier: Match, match: Match) -> bool:
    """Whether a match ends the range that the one before begins: "from Monday to Friday", "between Monday and Friday"."""
    if not {earlier.rule, match.rule} <= {"date", "month"} and not earlier.rule == match.rule == "weekday":
        return False
    between = [word.kind for word in words[earlier.beyond : match.first]]
    opened = earlier.first > 0 and words[earlier.first - 1].kind == "between"
    ahead = match.rule == "weekday" and words[earlier.first].kind == "next"  # "next Monday and Tuesday"
    return between in (["to"], ["dash"], ["hyphen"]) or ((opened or ahead) and between in (["and"], ["or"]))


def one_length(words: list[Word], earlier: Found, later: Found) -> Found | None:
    """Two lengths that make one, "two years and three months"; else None."""
    (first, long), (second, short) = earlier, later
    between = [word.kind for word in words[first.beyond : second.first]]
    if first.rule != "length" or second.rule != "length" or between not in ([], ["and"], ["comma"], ["comma", "and"]):
        return None
    value = nested(long.value, short.value)
    return (Match("length", first.first, second.beyond), long._replace(value=value)) if value else None
