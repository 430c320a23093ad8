"""Which version of a remote file lies in the folder: ``download.json``, and the note beside a part file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from audit.reference.folder import read_json_object, replace_text

VERSIONS_FILE = "download.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVersion:
    """One version of a file as its server named it.

    Attributes:
        url: Where it was asked for, before redirects.
        etag: The entity tag with its quotes, or None if the server gave none.
        last_modified: An HTTP date, or None. For a table that was put together here: when that was.
        size: Bytes, or None while the server has not said.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    size: int | None = None

    @property
    def resume_tag(self) -> str | None:
        """What ``If-Range`` may carry: a strong entity tag or else the date (RFC 9110, section 13.1.5)."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


def read_versions(folder: Path) -> dict[str, FileVersion]:
    """Return the versions ``download.json`` tells, by file name; what it tells wrongly is left out."""
    notes = read_json_object(folder / VERSIONS_FILE)
    return {name: version for name, note in notes.items() if (version := _version(note)) is not None}


def write_versions(folder: Path, versions: Mapping[str, FileVersion]) -> None:
    """Write ``download.json``: per file name ``url``, ``etag``, ``last_modified`` and ``size``.

    Raises:
        ReferenceFault: It cannot be written.
    """
    notes = {name: asdict(version) for name, version in sorted(versions.items())}
    replace_text(folder / VERSIONS_FILE, json.dumps(notes, indent=2) + "\n")


def read_version(path: Path) -> FileVersion | None:
    """Return the version a part file's note tells, or None if there is no such note."""
    return _version(read_json_object(path))


def write_version(path: Path, version: FileVersion) -> None:
    """Write the note of a part file.

    Raises:
        ReferenceFault: It cannot be written.
    """
    replace_text(path, json.dumps(asdict(version)) + "\n")


def _version(note: object) -> FileVersion | None:
    if not isinstance(note, dict):
        return None
    url, etag, modified, size = (note.get(key) for key in ("url", "etag", "last_modified", "size"))
    told = isinstance(etag, str | None) and isinstance(modified, str | None)
    counted = size is None or (type(size) is int and size >= 0)
    if not (isinstance(url, str) and told and counted):
        return None
    return FileVersion(url=url, etag=etag, last_modified=modified, size=size)
