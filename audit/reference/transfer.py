"""One gzip file from a web server: resumed after a break, checked, put in place whole."""

import gzip
import re
import shutil
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import requests

from audit.errors import ReferenceFault
from audit.reference.folder import disk_faults, flush
from audit.reference.versions import FileVersion, read_version, write_version
from audit.reference.web import TransientError, Web

Progress = Callable[[str, int, int | None], None]
"""Told the file's name, the bytes that are there, and how many there will be (None: the server has not said)."""

LARGEST_BYTES = 4 * 2**30
"""More than any of IMDb's files by a factor of five: the largest, title.principals, is below 0.8 GB."""

PROGRESS_BYTES = 2**20
"""A break after so many new bytes counts as the first one again: a shaky line gets there, an empty promise does not."""

_MAGIC = b"\x1f\x8b"
_BLOCK = 2**20
_CONTENT_RANGE = re.compile(r"bytes (?:(?P<first>\d+)-\d+|\*)/(?P<size>\d+|\*)")


def fetch_file(
    url: str, target: Path, web: Web, *, known: FileVersion | None = None, progress: Progress = lambda *_: None
) -> FileVersion:
    """Bring ``target`` to the version the server has, and return that version.

    What has arrived waits in ``<target>.part``, with a note of its version beside it, and is kept by every way out:
    an interruption, a full disk, a server that gives up.

    Args:
        url: The address of a gzip file.
        target: The path it is put at.
        web: The client to ask with.
        known: The version ``target`` is of; if it still is, nothing is transferred and ``known`` itself is returned.
        progress: Called after every block.

    Raises:
        ReferenceFault: The file cannot be had or cannot be written.
    """
    transfer = _Transfer(url=url, target=target, web=web, progress=progress)
    if known is not None and known.url == url and _size(target) == known.size:
        transfer.known = known
    for _ in range(2):
        version = web.persist(url, transfer.attempt)
        if version is None:
            return known or FileVersion(url=url)
        if transfer.is_whole():
            transfer.put_in_place()
            return version
        transfer.discard()
    what = "it arrived twice as a damaged gzip file"
    raise ReferenceFault(what, where=url, fix="Try again on another day, or from another address")


@dataclass(slots=True, kw_only=True)
class _Transfer:
    url: str
    target: Path
    web: Web
    progress: Progress
    known: FileVersion | None = None
    furthest: int = 0

    @property
    def part(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part")

    @property
    def note(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part.json")

    def attempt(self) -> FileVersion | None:
        """Fetch what is missing of the part file; None means that ``target`` is still what the server has."""
        start, version = self._resumable()
        if version is not None and start == version.size:
            return version
        self.furthest = max(self.furthest, start)
        try:
            return self._request(start, version)
        except TransientError as error:
            # Against the furthest point ever, since a server may send the same beginning again and again.
            arrived = _size(self.part) or 0
            if arrived >= self.furthest + PROGRESS_BYTES:
                self.furthest, error.progressed = arrived, True
            raise

    def is_whole(self) -> bool:
        """Whether the part file is gzip from its first byte to its last checksum."""
        with disk_faults(self.part):
            try:
                with gzip.open(self.part) as file:
                    empty = not file.read(_BLOCK)
                    while file.read(_BLOCK):
                        pass
            except (gzip.BadGzipFile, EOFError, zlib.error):
                return False
        return not empty

    def put_in_place(self) -> None:
        with disk_faults(self.target):
            flush(self.part)
            self.part.replace(self.target)
            self.note.unlink(missing_ok=True)

    def discard(self) -> None:
        with disk_faults(self.part):
            self.part.unlink(missing_ok=True)
            self.note.unlink(missing_ok=True)

    def _resumable(self) -> tuple[int, FileVersion | None]:
        """Return how much of which version is there; a part of unknown origin is thrown away."""
        have, version = _size(self.part), read_version(self.note)
        if have is None and version is None:
            return 0, None
        ours = version is not None and version.url == self.url and version.resume_tag is not None
        if not have or version is None or not ours or (version.size is not None and have > version.size):
            self.discard()
            return 0, None
        return have, version

    def _request(self, start: int, version: FileVersion | None) -> FileVersion | None:
        # As it lies there: another encoding around the gzip would make sizes and ranges mean something else.
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        expect = {200}
        if version is not None:
            headers |= {"Range": f"bytes={start}-", "If-Range": version.resume_tag or ""}
            expect |= {206, 416}
        elif self.known is not None:
            headers |= _conditions(self.known)
            expect |= {304}
        with self.web.answer(self.url, headers=headers, expect=expect) as response:
            if response.status_code == 304:
                return None
            if version is None or response.status_code == 200:
                self.discard()
                return self._receive(response, 0, _version_of(response, self.url))
            size = self._agreed_size(response, start, version)
            if response.status_code == 416:
                return replace(version, size=size)
            return self._receive(response, start, replace(version, size=size))

    def _agreed_size(self, response: requests.Response, start: int, version: FileVersion) -> int | None:
        """Return the size of the whole if a 206 or 416 goes on where the part ends; start over if not."""
        found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
        first = found and found["first"]
        size = int(found["size"]) if found and found["size"] != "*" else version.size
        etag = response.headers.get("ETag", version.etag)
        fits = etag == version.etag and version.size in (None, size)
        if response.status_code == 416:
            fits = fits and size == start
        else:
            fits = fits and first is not None and int(first) == start
        if not fits:
            self.discard()
            raise TransientError("the file on the server changed meanwhile")
        return size

    def _receive(self, response: requests.Response, start: int, version: FileVersion) -> FileVersion:
        self._check_room(start, version.size)
        if not start:
            write_version(self.note, version)
        length, name = start, self.target.name
        with disk_faults(self.part), self.part.open("ab" if start else "wb") as file:
            self.progress(name, length, version.size)
            for chunk in self.web.chunks(response):
                if length == 0 and not chunk.startswith(_MAGIC[: len(chunk)]):
                    self._refuse("the server sent something else than a gzip file, perhaps a page of a proxy")
                length += len(chunk)
                if length > (LARGEST_BYTES if version.size is None else version.size):
                    self._refuse("the server sends more than it announced, or without end")
                file.write(chunk)
                self.progress(name, length, version.size)
        if version.size is not None and length < version.size:
            raise TransientError(f"the connection ended after {length} of {version.size} bytes")
        return replace(version, size=length)

    def _check_room(self, start: int, size: int | None) -> None:
        if size is None:
            return
        if size > LARGEST_BYTES:
            self._refuse(f"the server announces {size} bytes, more than any of these files has")
        with disk_faults(self.part):
            free = shutil.disk_usage(self.target.parent).free
        if size - start > free:
            what = f"{(size - start) / 1e6:.0f} MB more are needed and {free / 1e6:.0f} MB are free"
            raise ReferenceFault(what, where=str(self.target.parent), fix="Free some room, or choose another folder")

    def _refuse(self, what: str) -> NoReturn:
        self.discard()
        raise ReferenceFault(what, where=self.url, fix="Check the address in a browser")


def _conditions(known: FileVersion) -> dict[str, str]:
    if known.etag:
        return {"If-None-Match": known.etag}
    return {"If-Modified-Since": known.last_modified} if known.last_modified else {}


def _version_of(response: requests.Response, url: str) -> FileVersion:
    headers = response.headers
    announced = headers.get("Content-Length", "")
    counted = announced.isascii() and announced.isdigit() and "Transfer-Encoding" not in headers
    return FileVersion(
        url=url,
        etag=headers.get("ETag"),
        last_modified=headers.get("Last-Modified"),
        size=int(announced) if counted else None,
    )


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
