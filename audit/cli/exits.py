"""Exit codes, and how an error is told on the terminal."""

import sys

from audit.errors import AuditError

HOLDS = 0
"""The gate holds, or the command did what it was asked."""
FOUND = 1
"""There are findings at or above ``--fail-on``."""
INCOMPLETE = 2
"""Wrong usage, an unreadable feed, a reference that cannot be used, or a rule that crashed."""
INTERRUPTED = 130
"""Ctrl-C: 128 and the number of the signal, as shells count."""


def complain(error: AuditError) -> None:
    """Tell an error in one line on standard error.

    What it names may come from a feed or a folder, so nothing in it may steer the terminal.
    """
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in str(error))
    sys.stderr.write(f"audit: {text}\n")
