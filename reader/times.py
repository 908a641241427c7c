"""Moments, kept in UTC and shown in the user's time zone."""

from __future__ import annotations

from datetime import datetime


def local(moment: str) -> str:
    """The same moment (ISO 8601) in the user's time zone; what is no moment stays as it is."""
    try:
        kept = datetime.fromisoformat(moment)
        here = kept.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment
    if kept.utcoffset() in (None, here.utcoffset()):
        return moment
    return here.isoformat(timespec="milliseconds" if here.microsecond else "seconds")
