"""Dates of feeds."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def parse_date(text: str) -> datetime | None:
    """Return an aware date for an RFC 822 or ISO 8601 text, taking one without a zone as UTC; None if it is neither."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            date = read(text.strip())
            date = date if date.tzinfo else date.replace(tzinfo=UTC)
            # A date at the edge of the calendar cannot be compared across zones.
            date.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return date
    return None
