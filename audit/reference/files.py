"""Is this path a whole reference file? Asked before SQLite is, which answers late and creates what is missing."""

from pathlib import Path

from audit.errors import ReferenceFault

_MAGIC = b"SQLite format 3\x00"

NO_CHECKSUM = "crc32:00000000"
"""The ``meta`` entry ``checksum`` while the sum is made: a file cannot hold the sum of itself."""

_MARK = b"checksum" + NO_CHECKSUM[:6].encode()
_DIGITS = 8
_HEAD = 2**16
"""Bytes within which the entry stands: ``meta`` is the first table."""
_BLOCK = 2**20


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


def write_checksum(path: Path) -> None:
    """Write into a finished reference file the sum of its bytes."""
    place, _, computed = _sum(path)
    with path.open("rb+") as file:
        file.seek(place)
        file.write(computed)


def is_whole(path: Path) -> bool:
    """Tell whether the bytes of a reference file are those that were written."""
    place, stored, computed = _sum(path)
    return place > 0 and stored == computed


def _sum(path: Path) -> tuple[int, bytes, bytes]:
    """Return where a file keeps its sum (0: nowhere), the sum it keeps, and the one it has without it."""
    from isal.isal_zlib import crc32  # noqa: PLC0415 - six times as fast as zlib's: 100 MB in 20 ms

    with path.open("rb", buffering=0) as file:
        head = file.read(_HEAD)
        place = head.find(_MARK) + len(_MARK)
        if place < len(_MARK):
            return 0, b"", b""
        stored = head[place : place + _DIGITS]
        total = crc32(head[:place] + b"0" * _DIGITS + head[place + _DIGITS :])
        while block := file.read(_BLOCK):
            total = crc32(block, total)
    return place, stored, b"%08x" % total
