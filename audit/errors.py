"""Every error a user can meet.

    AuditError
    ├── UsageError        the command line or an option is wrong
    ├── FeedError         a source cannot be read as a feed at all
    ├── ReferenceFault    a reference that was asked for cannot be used
    ├── SuiteError        an expectation suite is not what the loader accepts
    ├── DecisionError     a decisions or baseline file is not what it must be, or cannot be written
    ├── HistoryError      the history of audits cannot be used
    ├── FixError          a feed cannot be corrected
    └── ReviewError       the review page cannot be served

A fault *in* a feed is a finding, never an exception. Each error says what is wrong, where, and what to do.
"""


class AuditError(Exception):
    """The audit cannot go on; the message is one line an editor can act on.

    Args:
        what: What is wrong, without a full stop.
        where: The file, URL, option or entry it is about.
        fix: What to do, as an imperative sentence without a full stop.
    """

    def __init__(self, what: str, *, where: str, fix: str) -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.fix}."


class UsageError(AuditError):
    """An option or argument cannot be used as it was given."""


class FeedError(AuditError):
    """A source cannot be read as a feed at all."""


class ReferenceFault(AuditError):  # noqa: N818  ReferenceError is Python's own
    """A reference that was asked for is missing, damaged or of another kind."""


class SuiteError(AuditError):
    """An expectation suite has an entry the loader refuses."""


class DecisionError(AuditError):
    """A decisions or baseline file is not what it must be, or cannot be written."""


class HistoryError(AuditError):
    """The history of audits cannot be used. An audit itself goes on without it."""


class FixError(AuditError):
    """A feed cannot be corrected, or the corrections cannot be written."""


class ReviewError(AuditError):
    """The review page cannot be served."""
