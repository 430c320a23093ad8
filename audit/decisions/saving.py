"""Writing the files that editors keep in git: one writer at a time, and never half a file."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from audit.errors import DecisionError

PATIENCE_SECONDS = 10.0
"""How long to wait for another writer; a save takes milliseconds, so one that takes this long hangs."""


@contextlib.contextmanager
def lock_file(path: Path) -> Iterator[Path]:
    """Hold the only right to write this file, across threads and processes, and yield where it really is.

    Who writes must read the file inside the lock, or what another one wrote in between is lost.

    Raises:
        DecisionError: The right was not to be had in time, or the folder does not take a lock file.
    """
    real = path.resolve()
    if not real.parent.is_dir():
        raise DecisionError("there is no such folder", where=str(path), fix="Make it, or name another file")
    # Beside the file, so that everyone who can write it meets the same lock, from another machine too.
    lock = FileLock(real.with_name(f".{real.name}.lock"), timeout=PATIENCE_SECONDS)
    with _told(path):
        try:
            lock.acquire()
        except Timeout as error:
            raise DecisionError("another program is writing it", where=str(path), fix="Try again") from error
    try:
        yield real
    finally:
        # Still held here: who waits for a lock file that has gone makes a new one.
        with contextlib.suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def replace_file(path: Path, text: str) -> None:
    """Write a file so that it is the old one or the new one at every moment; leave it alone where nothing changes.

    Only for who holds its lock: the temporary file has a fixed name, so that a killed writer leaves one at most.

    Raises:
        DecisionError: The folder or file cannot be written.
    """
    data = text.encode()
    temporary = path.with_name(f".{path.name}.tmp")
    with _told(path):
        if path.exists() and path.read_bytes() == data:
            return
        temporary.unlink(missing_ok=True)
        try:
            # "x": a link that somebody put there is not followed.
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system lets folders be opened."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise DecisionError(
            f"it cannot be written ({reason})", where=str(path), fix="Check the folder, or name another file"
        ) from error
