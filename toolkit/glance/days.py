"""Days as a reader writes them, whatever the language of the machine."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spelled(day: str) -> str:
    """An ISO day in words.

    >>> spelled("2025-03-18")
    '18 March 2025'
    """
    when = date.fromisoformat(day)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def between(first: str, last: str) -> str:
    """The days from one to another in words; what both have in common is said once.

    >>> between("2025-03-18", "2025-03-18"), between("2025-03-03", "2025-03-18"), between("2024-12-30", "2025-01-02")
    ('18 March 2025', '3 to 18 March 2025', '30 December 2024 to 2 January 2025')
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return spelled(last)
    parts = (str(begin.day), MONTHS[begin.month - 1] * (begin.replace(day=1) != end.replace(day=1)),
             str(begin.year) * (begin.year != end.year))  # fmt: skip
    return f"{' '.join(filter(None, parts))} to {spelled(last)}"


def when(first: str, last: str) -> str:
    """The days of an event with the word that goes before them.

    >>> when("2025-03-18", "2025-03-18"), when("2025-03-03", "2025-03-18"), when("2025-04-01", "2025-04-30")
    ('on 18 March 2025', 'from 3 to 18 March 2025', 'in April 2025')
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return f"on {spelled(first)}"
    if begin.day == 1 and date.fromordinal(min(end.toordinal() + 1, date.max.toordinal())).day == 1:
        if begin.year == end.year and begin.month == end.month:
            return f"in {MONTHS[begin.month - 1]} {begin.year}"
        if begin.year == end.year and (begin.month, end.month) == (1, 12):
            return f"in {begin.year}"
    return f"from {between(first, last)}"
