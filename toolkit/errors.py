"""The errors that the toolkit raises on purpose.

Every one of them is a `ToolkitError`, so a script can catch them all with one clause, and every message says what was
wrong, where, and what to do about it.
"""


class ToolkitError(Exception):
    """The root of the tree: something a person can mend."""


class InputError(ToolkitError):
    """An input as a whole cannot be used: a missing folder, no article that can be read."""


class ParameterError(ToolkitError):
    """A parameter has an unknown name or a value outside what is allowed."""


class LexiconError(ToolkitError):
    """A lexicon file lacks a column or holds a value outside what is allowed."""


class ReportError(ToolkitError):
    """A notebook failed while a report was made, or a report differs from what was committed."""
