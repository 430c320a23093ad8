"""What the history tells: runs, the findings they had, and how two runs differ."""

from dataclasses import dataclass
from datetime import datetime

from audit.model import Severity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One audit of one feed.

    Attributes:
        number: Counts up over all feeds.
        source: Where the feed was read from: a whole path, or an address without its query, which may carry a key.
        reference: Names and versions of what it was checked against.
    """

    number: int
    source: str
    link: str
    title: str
    at: datetime
    reference: str
    gate: str
    critical: int
    warning: int
    info: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A finding as it is kept. The message is that of the last run that had it."""

    fingerprint: str
    rule: str
    severity: Severity
    post: str
    title: str
    message: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one run has and an earlier one of the same feed has not.

    Attributes:
        dropped: Findings of posts that the feed no longer holds: neither fixed nor there.
    """

    new: tuple[Fault, ...]
    fixed: tuple[Fault, ...]
    still: tuple[Fault, ...]
    dropped: tuple[Fault, ...]
