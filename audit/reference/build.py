"""Write a reference: films in, one SQLite file out, whole or not at all."""

import os
import secrets
import sqlite3
import time
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.reference.files import write_checksum
from audit.reference.schema import film_row, name_key, text_hash
from audit.reference.titles import TitleBatch, prepare_titles
from audit.reference.writer import ReferenceWriter

_BATCH = 5_000
"""Films held in memory at once; larger batches were no faster on 80,000 films."""

STALE_SECONDS = 3600
"""A part that nobody wrote to for this long, and whose builder is gone, is left over from a build that was killed."""


def write_reference(path: Path, films: Iterable[Film], info: ReferenceInfo) -> ReferenceInfo:
    """Build a reference file, replacing ``path`` only when it is whole. ``films`` is read as a stream.

    Returns:
        ``info`` with the number of films that were written.

    Raises:
        ReferenceFault: The file cannot be written, or a film cannot be stored.
    """
    with new_reference(path) as writer:
        _add_films(writer, films, str(path))
        return writer.finish(info)


def build_in_memory(films: Iterable[Film], info: ReferenceInfo) -> sqlite3.Connection:
    """Build a reference that lives as long as the connection.

    Raises:
        ReferenceFault: A film cannot be stored.
    """
    connection = sqlite3.connect(":memory:")
    try:
        writer = ReferenceWriter(connection)
        _add_films(writer, films, info.name)
        writer.finish(info)
    except BaseException:
        connection.close()
        raise
    return connection


def director_entries(films: Iterable[tuple[int, Film]]) -> "tuple[bytes, array[int]]":
    """Return the index entries of the directors of numbered films: hashes of their names' keys, the film of each."""
    hashes: list[bytes] = []
    hashed = array("i")
    for number, film in films:
        keys = {key for name in film.directors if (key := name_key(name))}
        hashes += map(text_hash, keys)
        hashed.extend([number] * len(keys))
    return b"".join(hashes), hashed


@contextmanager
def new_reference(path: Path) -> Iterator[ReferenceWriter]:
    """Yield a writer whose file takes the place of ``path`` when the block ends without an exception.

    The file grows under a temporary name of its own beside ``path``, so two builders at once do not meet, and a broken
    or interrupted build leaves an earlier file as it was.

    Raises:
        ReferenceFault: The file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    with cannot_write(path, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path)
    try:
        # Only SQLite is listened to here: an OSError in the middle comes from where the films are read.
        with cannot_write(path, sqlite3.OperationalError), closing(sqlite3.connect(part)) as connection:
            # Nobody reads the file before it is renamed, so neither a journal nor an early flush protects anything.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;")
            writer = ReferenceWriter(connection)
            yield writer
        with cannot_write(path, OSError):
            write_checksum(part)
            _flush(part)
            os.utime(part, (writer.written, writer.written))
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # it is gone after a rename


@contextmanager
def cannot_write(path: Path, kind: type[Exception]) -> Iterator[None]:
    """Turn errors of one kind into a fault of the place the reference is written to."""
    try:
        yield
    except kind as error:
        what, fix = f"the reference cannot be written ({error})", "Choose a folder that can be written and has room"
        raise ReferenceFault(what, where=str(path), fix=fix) from error


def _add_films(writer: ReferenceWriter, films: Iterable[Film], where: str) -> None:
    for batch in _batches(films):
        rows = [film_row(film) for film in batch]
        try:
            writer.add_films(rows)
        except sqlite3.IntegrityError as error:
            raise ReferenceFault("two films have the same IMDb id", where=where, fix="Leave one of them out") from error
        titles = [row[2].split("\n") for row in rows]
        numbers = array("i", [row[0] for row in rows])
        prepared = prepare_titles(
            TitleBatch(
                numbers=numbers,
                years=array("i", [row[3] or 0 for row in rows]),
                counts=array("i", map(len, titles)),
                titles="".join(f"{title}\n" for of_film in titles for title in of_film).encode(),
                regions=array("I"),
            )
        )
        writer.add_titles(prepared)
        writer.add_directors(*director_entries(zip(numbers, batch, strict=True)))


def _batches(films: Iterable[Film]) -> Iterator[list[Film]]:
    stream = iter(films)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def _remove_leftovers(path: Path) -> None:
    """Remove what builds of this file left that were killed; never what another build is writing."""
    for part in path.parent.glob(f".{path.name}.*-*.part"):
        builder = part.name.removeprefix(f".{path.name}.").partition("-")[0]
        if builder.isdecimal() and not _is_running(int(builder)) and time.time() - part.stat().st_mtime > STALE_SECONDS:
            part.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Tell whether a process runs on this machine; where that cannot be asked harmlessly, its part's age decides."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _flush(path: Path) -> None:
    """Put a file on the disk, so that the rename cannot outlive its contents."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
