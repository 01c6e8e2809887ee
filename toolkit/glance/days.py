"""Days as a reader writes them, whatever the language of the machine."""

from __future__ import annotations

from calendar import monthrange
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
    >>> between("2025-04-01", "2025-04-30"), between("2025-01-01", "2025-12-31")
    ('April 2025', '2025')
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return spelled(last)
    if begin.year == end.year and (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year)
    if begin.replace(day=1) != end.replace(day=1):
        opening = f"{begin.day} {MONTHS[begin.month - 1]}"
        return f"{opening}{'' if begin.year == end.year else f' {begin.year}'} to {spelled(last)}"
    if (begin.day, end.day) == (1, monthrange(end.year, end.month)[1]):
        return f"{MONTHS[end.month - 1]} {end.year}"
    return f"{begin.day} to {spelled(last)}"
