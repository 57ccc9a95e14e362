"""A moment in time as options write it."""

from __future__ import annotations

from datetime import UTC, datetime


def parse_moment(text: str) -> datetime:
    """The moment of an ISO 8601 text, as `2026-01-03T10:00Z`; without an offset it is UTC.

    Raises `ValueError`.
    """
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
