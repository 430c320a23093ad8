"""What is kept between audits: decisions, a baseline, the history. Each is a file of the user's."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.cli.exits import complain
from audit.errors import HistoryError, UsageError

if TYPE_CHECKING:
    from audit.history import History
    from audit.model import AuditReport, Baseline, Decision

DECISIONS_FILE = Path("audit-decisions.toml")
"""Used when it lies in the current directory and nothing else is said."""
BASELINE_FILE = Path("audit-baseline.json")


def find_decisions(given: Path | None, *, without: bool) -> Path | None:
    """Return the decisions file to use, or None for none.

    Raises:
        UsageError: One is named, and none wanted.
    """
    if without and given is not None:
        raise UsageError(
            "a file is named together with --no-decisions", where="--decisions", fix="Leave one of the two out"
        )
    if without:
        return None
    return given or (DECISIONS_FILE if DECISIONS_FILE.is_file() else None)


def read_decisions(path: Path | None) -> "tuple[Decision, ...]":
    """Return the decisions of a file, none without one."""
    if path is None:
        return ()
    from audit.decisions import load_decisions  # noqa: PLC0415  slow import

    return load_decisions(path)


def read_baseline(path: Path | None) -> "Baseline | None":
    """Return the baseline of a file, None without one."""
    if path is None:
        return None
    from audit.decisions import load_baseline  # noqa: PLC0415  slow import

    return load_baseline(path)


@contextlib.contextmanager
def keep_history(path: Path | None, *, without: bool) -> "Iterator[Callable[[AuditReport], AuditReport]]":
    """Yield a function that keeps a finished report in the history, and returns it with what the history knows.

    A history that cannot be used costs one line on standard error, never the audit.

    Args:
        path: The history file; the user's own when None.
        without: Keep nothing.
    """
    keeper = _Keeper()
    with contextlib.ExitStack() as stack:
        if not without:
            from audit.history import History, default_path  # noqa: PLC0415

            try:
                keeper.history = stack.enter_context(History(path or default_path()))
            except HistoryError as error:
                complain(error)
        yield keeper.keep


class _Keeper:
    """Keeps reports until the history fails; one complaint is enough."""

    def __init__(self) -> None:
        self.history: History | None = None

    def keep(self, report: "AuditReport") -> "AuditReport":
        # What a crashed rule did not find would count as fixed, and as new in the next run.
        if self.history is None or report.errored:
            return report
        try:
            return self.history.add(report)
        except HistoryError as error:
            complain(error)
            self.history = None
            return report
