"""Writing in the download folder: whole or not at all, and faults a user can act on."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audit.errors import ReferenceFault


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn every OSError of the block into a fault of ``path``.

    Errors of the network must not reach the block's end as OSError; ``audit.reference.web`` raises others.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        fix = (
            "Free some room and run the command again; what has arrived is kept"
            if full
            else "Choose a folder that can be written, with -o"
        )
        raise ReferenceFault(f"it cannot be written ({reason})", where=str(path), fix=fix) from error


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the earlier text or the new one, never half of either.

    Raises:
        ReferenceFault: It cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with disk_faults(path):
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def read_json_object(path: Path) -> dict[str, object]:
    """Return a note of an earlier run, or nothing at all if it is missing or damaged.

    Notes only save work: without them files are fetched again, so a damaged one is no fault.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def flush(path: Path) -> None:
    """Put a file on the disk, so that a rename cannot outlive its contents."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
