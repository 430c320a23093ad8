"""The folder of IMDb's data sets: which files it has, and of what day they are."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from audit.errors import ReferenceFault
from audit.reference.tsv import Rows, read_rows
from audit.reference.versions import FileVersion, read_versions

NAMES: Final = ("title.basics", "title.akas", "title.crew", "title.principals", "name.basics", "title.ratings")
"""The files a reference is built from; title.episode adds nothing to a list of films."""


class DataSets:
    """Whole set of IMDb's files in one folder, each packed (``.tsv.gz``) or not.

    Args:
        folder: The folder.
        advance: Told, for each chunk, the name of the file, the bytes of it that were read, and its rows.

    Raises:
        ReferenceFault: The folder or one of the files is missing.
    """

    def __init__(self, folder: Path, advance: Callable[[str, int, int], None]) -> None:
        if not folder.is_dir():
            raise ReferenceFault("there is no such folder", where=str(folder), fix="Name the folder of IMDb's files")
        self.folder = folder
        self._advance = advance
        self._paths = {name: path for name in NAMES if (path := _find(folder, name)) is not None}
        missing = [f"{name}.tsv.gz" for name in NAMES if name not in self._paths]
        if missing:
            what = f"IMDb's files are not all there; {', '.join(missing)} missing"
            raise ReferenceFault(what, where=str(folder), fix="Get them with 'audit reference download'")

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[Rows]:
        """Yield the rows of a file, as `audit.reference.tsv.read_rows` does."""
        return read_rows(self._paths[name], columns, lambda size, rows: self._advance(name, size, rows))

    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(path.stat().st_size for path in self._paths.values())

    def day(self) -> date:
        """Return the day of the newest file: as the server dated it, else as the disk does."""
        versions = read_versions(self.folder)
        return max(_day_of(path, versions.get(path.name)) for path in self._paths.values())


def _find(folder: Path, name: str) -> Path | None:
    paths = (folder / f"{name}.tsv.gz", folder / f"{name}.tsv")
    return next((path for path in paths if path.is_file()), None)


def _day_of(path: Path, version: FileVersion | None) -> date:
    status = path.stat()
    if version is not None and version.last_modified and version.size in {None, status.st_size}:
        try:
            return parsedate_to_datetime(version.last_modified).astimezone(UTC).date()
        except (ValueError, OverflowError):
            pass  # no date of HTTP
    return datetime.fromtimestamp(status.st_mtime, UTC).date()
