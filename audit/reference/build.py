"""Write a reference: films in, one SQLite file out, whole or not at all."""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.reference.schema import (
    APPLICATION_ID,
    FILM_COLUMNS,
    SCHEMA_VERSION,
    TABLES,
    director_keys,
    film_folds,
    film_keys,
    film_row,
    info_to_meta,
)

_BATCH = 5_000
"""Films held in memory at once; larger batches were no faster on 80,000 films."""

_INSERT_FILM = f"INSERT INTO film ({FILM_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant


def write_reference(path: Path, films: Iterable[Film], info: ReferenceInfo) -> ReferenceInfo:
    """Build a reference file, replacing ``path`` only when it is whole.

    The file grows under a temporary name of its own beside ``path``, so two builders at once do not meet, and a broken
    or interrupted build leaves an earlier file as it was. ``films`` is read as a stream.

    Returns:
        ``info`` with the number of films that were written.

    Raises:
        ReferenceFault: The file cannot be written, or a film cannot be stored.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    with _cannot_write(path, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Only SQLite is listened to here: an OSError in the middle comes from where the films are read.
        with _cannot_write(path, sqlite3.OperationalError), closing(sqlite3.connect(part)) as connection:
            # Nobody reads the file before it is renamed, so neither a journal nor an early flush protects anything.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            written = _fill(connection, films, info, str(path))
        with _cannot_write(path, OSError):
            _flush(part)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # it is gone after a rename
    return written


def build_in_memory(films: Iterable[Film], info: ReferenceInfo) -> sqlite3.Connection:
    """Build a reference that lives as long as the connection.

    Raises:
        ReferenceFault: A film cannot be stored.
    """
    connection = sqlite3.connect(":memory:")
    try:
        _fill(connection, films, info, info.name)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(connection: sqlite3.Connection, films: Iterable[Film], info: ReferenceInfo, where: str) -> ReferenceInfo:
    numbers = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
    connection.executescript(numbers + TABLES)
    count = 0
    with connection:
        for batch in _batches(films):
            count += len(batch)
            _insert(connection, batch, where)
        written = replace(info, films=count)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", info_to_meta(written).items())
    return written


def _insert(connection: sqlite3.Connection, films: list[Film], where: str) -> None:
    rows = [film_row(film) for film in films]
    try:
        connection.executemany(_INSERT_FILM, rows)
    except sqlite3.IntegrityError as error:
        raise ReferenceFault("two films have the same IMDb id", where=where, fix="Leave one of them out") from error
    numbered = [(row[0], film) for row, film in zip(rows, films, strict=True)]
    # Sorted, because rows that arrive in key order fill the tree without splitting its pages.
    forms = sorted((key, number) for number, film in numbered for key in film_keys(film))
    folds = sorted((fold, number) for number, film in numbered for fold in film_folds(film) - film_keys(film))
    credits_ = sorted((key, number) for number, film in numbered for key in director_keys(film))
    connection.executemany("INSERT INTO form VALUES (?, ?)", forms)
    connection.executemany("INSERT INTO fold VALUES (?, ?)", folds)
    connection.executemany("INSERT INTO credit VALUES (?, ?)", credits_)


def _batches(films: Iterable[Film]) -> Iterator[list[Film]]:
    stream = iter(films)
    while batch := list(islice(stream, _BATCH)):
        yield batch


@contextmanager
def _cannot_write(path: Path, kind: type[Exception]) -> Iterator[None]:
    """Turn errors of one kind into a fault of the place the reference is written to."""
    try:
        yield
    except kind as error:
        what, fix = f"the reference cannot be written ({error})", "Choose a folder that can be written and has room"
        raise ReferenceFault(what, where=str(path), fix=fix) from error


def _flush(path: Path) -> None:
    """Put a file on the disk, so that the rename cannot outlive its contents."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
