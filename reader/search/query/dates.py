"""Days as people write them in a query."""

from __future__ import annotations

import re
from datetime import date, timedelta

AGO = re.compile(r"(\d{1,4}|an?)\s*(day|week|month|year)s?\s+ago", re.IGNORECASE)
"""A day such as `2 weeks ago`, which may hold spaces without being in quotation marks."""

_SHORT = re.compile(r"(\d{1,4})([dwmy])")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def read_day(value: str, today: date) -> str | None:
    """The day meant, as ISO 8601 (a year or month stands for its first day); None if there is none.

    Understands `2025`, `2025-09`, `2025-09-01`, `today`, `yesterday`, `2 weeks ago`, `2w`.
    A month ago is 30 days ago and a year ago 365.
    """
    value = value.strip().lower()
    if value in ("today", "yesterday"):
        return _back(today, 0 if value == "today" else 1)
    if match := AGO.fullmatch(value):
        count = 1 if match[1] in ("a", "an") else int(match[1])
        return _back(today, count * _DAYS[match[2][0]])
    if match := _SHORT.fullmatch(value):
        return _back(today, int(match[1]) * _DAYS[match[2]])
    if match := _ISO.fullmatch(value):
        try:
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).isoformat()
        except ValueError:
            return None
    return None


def _back(today: date, days: int) -> str | None:
    try:
        return (today - timedelta(days=days)).isoformat()
    except OverflowError:
        return None
