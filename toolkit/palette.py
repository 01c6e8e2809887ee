"""The signs of kinds, sides, functions and certainty, the same in every figure, page and terminal.

Colours of one set can be told apart by the colour-blind too, on a light page and turned around on a dark one. In greyscale
they go by their lightness, or by the shape (matplotlib's markers) or the hatch that each goes with.

>>> KINDS["reject"]
('#b53d15', 'v')
"""

from __future__ import annotations

KINDS = {
    "threaten": ("#5a0110", "X"), "reject": ("#b53d15", "v"), "demand": ("#d9772b", "^"), "concede": ("#c3e6a1", "<"),
    "accept": ("#388561", "o"), "propose": ("#4f9fd0", "D"), "pledge": ("#3d5cb9", ">"), "accuse": ("#8e3a80", "P"),
    "support": ("#e8c22e", "*"), "action": ("#4d4d4d", "s"), "state": ("#c2c2c2", "h"), "mention": ("#949494", "d"),
}  # fmt: skip
"""The colour and the shape of each kind of claim; `mention` is a date that a text names."""

SIDES = {
    "for": ("#388561", "o"), "against": ("#b53d15", "v"), "open": ("#f4f4f4", "D"), "asks": ("#d9772b", "^"),
    "threatens": ("#5a0110", "X"), "accuses": ("#8e3a80", "P"),
}  # fmt: skip
"""The colour and the shape of each side of an issue."""

FUNCTIONS = {
    "contingency": ("#ededed", ""), "offer": ("#bfe0f2", "||"), "exchange": ("#8fcaa6", "\\\\\\"),
    "demand": ("#e0a13d", "///"), "withhold": ("#9367ad", "xxx"), "threat": ("#7d1414", ""),
}  # fmt: skip
"""The colour and the hatch of each function of a condition, from light to dark."""

CERTAINTY = {
    "unknown": ("#f4f4f4", ""), "possible": ("#c9dcec", "||"), "probable": ("#7fabcf", "///"), "certain": ("#1f4e8c", ""),
}  # fmt: skip
"""The colour and the hatch of each degree of certainty."""

STATUS = {
    "open": ("#f4f4f4", "o"), "accepted": ("#6cbd9f", "o"), "met": ("#388561", "s"), "rejected": ("#d9772b", "v"),
    "violated": ("#7d1414", "X"), "unknown": ("#8a8a8a", "d"),
}  # fmt: skip
"""The colour and the shape of what became of a condition."""

QUOTES = {"indirect": ("#c9dcec", ""), "mixed": ("#7fabcf", "///"), "direct": ("#1f4e8c", "")}
"""The colour and the hatch of each kind of quotation."""

SPOKEN = {"told by others": ("#c98a2b", ""), "addressed": ("#f3ddb3", "||")}
"""The colour and the hatch of the ways of being spoken of: what others tell of somebody, and what they direct at somebody."""
