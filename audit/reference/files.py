"""Is this path a SQLite file? Asked before SQLite is, which answers late and creates what is missing."""

from pathlib import Path

from audit.errors import ReferenceFault

_MAGIC = b"SQLite format 3\x00"


def check_sqlite_file(path: Path, *, fix: str) -> None:
    """Refuse a path that is not a SQLite file.

    Args:
        path: What the user named.
        fix: What to do about a file of another kind.

    Raises:
        ReferenceFault: It is missing, a folder, unreadable, or of another kind.
    """
    where = str(path)
    if path.is_dir():
        raise ReferenceFault("a folder, not a reference file", where=where, fix="Name the file in it")
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise ReferenceFault("there is no such reference file", where=where, fix="Check the path") from error
    except (OSError, ValueError) as error:
        what = f"the reference cannot be read ({error})"
        raise ReferenceFault(what, where=where, fix="Check the path and its permissions") from error
    if head != _MAGIC:
        raise ReferenceFault("not a SQLite file, so not a reference", where=where, fix=fix)
