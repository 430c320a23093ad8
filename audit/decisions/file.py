"""The decisions file, which several programs may read and write at once."""

from collections.abc import Iterable
from pathlib import Path

from audit.decisions.entries import check_decision, format_decisions, parse_decisions, sort_decisions
from audit.decisions.saving import lock_file, replace_file
from audit.errors import DecisionError
from audit.model import Decision

MAX_BYTES = 20_000_000
"""About 50,000 decisions; whatever is larger is another file."""


def load_decisions(path: Path, *, missing_ok: bool = False) -> tuple[Decision, ...]:
    """Return the decisions of a file, sorted as they are written.

    Raises:
        DecisionError: The file is missing, unreadable, or has an entry that is not a decision.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        if missing_ok:
            return ()
        raise DecisionError("there is no such file", where=str(path), fix="Check --decisions") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise DecisionError(f"it cannot be read ({reason})", where=str(path), fix="Check --decisions") from error
    if len(data) > MAX_BYTES:
        raise DecisionError("it is over 20 MB", where=str(path), fix="Name a decisions file")
    return parse_decisions(data, str(path))


def record(path: Path, *decisions: Decision) -> tuple[Decision, ...]:
    """Add decisions to a file, each in place of an earlier one about the same finding, and return all it holds then.

    What others write at the same time is kept, and a process killed at any moment leaves the old file or the new one.

    Raises:
        DecisionError: A decision is not complete, or the file cannot be read or written.
    """
    for one in decisions:
        check_decision(one, f"decision {one.fingerprint}")
    with lock_file(path) as real:
        kept = {one.fingerprint: one for one in load_decisions(real, missing_ok=True)}
        kept |= {one.fingerprint: one for one in decisions}
        replace_file(real, format_decisions(kept.values()))
    return sort_decisions(kept.values())


def forget(path: Path, fingerprints: Iterable[str]) -> tuple[Decision, ...]:
    """Take the decisions about these findings out of a file, and return those that were in it.

    Raises:
        DecisionError: The file is missing, or cannot be read or written.
    """
    gone = frozenset(fingerprints)
    with lock_file(path) as real:
        found = load_decisions(real)
        replace_file(real, format_decisions(one for one in found if one.fingerprint not in gone))
    return tuple(one for one in found if one.fingerprint in gone)
