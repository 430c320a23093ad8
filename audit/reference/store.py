"""A reference in a SQLite file: opened read-only, checked, and asked by id, title or director."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.reference.files import check_sqlite_file
from audit.reference.schema import (
    APPLICATION_ID,
    FILM_COLUMNS,
    SCHEMA_VERSION,
    FilmRow,
    id_number,
    meta_to_info,
    name_key,
    row_film,
    title_folds,
    title_keys,
)
from audit.spelling import same_person

_CHUNK = 500
"""Ids asked for in one statement: below 999, the least any SQLite allows."""

_CHECKED_WHOLE = 4 * 2**20
"""Bytes up to which every page is checked on opening, at 3 ms a megabyte; a larger file has its length checked."""

_REBUILD = "Build the reference again, or leave out --reference to use the bundled one"


class SqliteReference:
    """A reference in SQLite. Implements the ``Reference`` protocol.

    Args:
        connection: A database built by ``audit.reference.build``; it is closed with the reference.
        where: What errors call it: the path, or the name of a reference in memory.

    Raises:
        ReferenceFault: It is not a whole reference of this version. The connection stays open.
    """

    def __init__(self, connection: sqlite3.Connection, where: str) -> None:
        self._connection = connection
        self._where = where
        with self._faults():
            _check_version(connection, where)
            self._info = _read_info(connection, where)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a reference file, which nothing may change meanwhile.

        Raises:
            ReferenceFault: The file is missing, damaged, of another schema version, or no reference at all.
        """
        where = str(path)
        check_sqlite_file(path, fix=_REBUILD)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            reference = cls(connection, where)
            with reference._faults():
                _check_pages(connection, path)
        except BaseException:
            connection.close()
            raise
        return reference

    @property
    def info(self) -> ReferenceInfo:
        """What this reference is."""
        return self._info

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        """Return the known films of these ids; unknown and malformed ids are left out."""
        numbers = sorted({number for imdb_id in imdb_ids if (number := id_number(imdb_id)) is not None})
        found: dict[str, Film] = {}
        for start in range(0, len(numbers), _CHUNK):
            chunk = numbers[start : start + _CHUNK]
            query = f"SELECT {FILM_COLUMNS} FROM film WHERE number IN ({_marks(chunk)})"  # noqa: S608 - marks only
            found.update((film.imdb_id, film) for film in self._films(query, chunk))
        return found

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        """Return films one of whose titles has the key or fold of ``title``, in the inclusive years if given.

        Films found by key come before those found by fold, the better known first.
        """
        keys, folds = list(title_keys(title)), list(title_folds(title))
        # A fold that equals one of the film's keys is not stored a second time: hence the third part.
        query = f"""
            WITH hit (number, tier) AS (
                SELECT number, 0 FROM form WHERE title_key IN ({_marks(keys)})
                UNION ALL SELECT number, 1 FROM fold WHERE title_fold IN ({_marks(folds)})
                UNION ALL SELECT number, 1 FROM form WHERE title_key IN ({_marks(folds)})
            ), best AS (SELECT number, min(tier) AS tier FROM hit GROUP BY number)
            SELECT {FILM_COLUMNS} FROM best JOIN film USING (number)
            WHERE ? OR year BETWEEN ? AND ?
            ORDER BY tier, votes DESC, year, number
        """  # noqa: S608 - marks only
        first, last = years or (0, 0)
        return list(self._films(query, [*keys, *folds, *folds, years is None, first, last]))

    def by_director(self, name: str) -> list[Film]:
        """Return the films credited to a director of this name, by year; films without a year come last."""
        query = f"""
            SELECT {FILM_COLUMNS} FROM credit JOIN film USING (number)
            WHERE person_key = ? ORDER BY year IS NULL, year, number
        """  # noqa: S608 - a constant
        films = self._films(query, [name_key(name)])
        return [film for film in films if any(same_person(name, director) for director in film.directors)]

    def close(self) -> None:
        """Release the file; nothing can be asked afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the reference itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _films(self, query: str, values: Sequence[object]) -> Iterator[Film]:
        with self._faults():
            rows: list[FilmRow] = self._connection.execute(query, values).fetchall()
        return map(row_film, rows)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Turn what SQLite says of a bad file into a fault of the reference."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise ReferenceFault(f"the reference is damaged ({error})", where=self._where, fix=_REBUILD) from error


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _check_version(connection: sqlite3.Connection, where: str) -> None:
    application, version = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        fix = "Name a file that this tool built, or give a cinemagoer database as cinemagoer:URI"
        raise ReferenceFault("a SQLite file, but not a reference", where=where, fix=fix)
    if version != SCHEMA_VERSION:
        what = f"a reference of schema version {version}; this tool reads version {SCHEMA_VERSION}"
        raise ReferenceFault(what, where=where, fix=_REBUILD)


def _read_info(connection: sqlite3.Connection, where: str) -> ReferenceInfo:
    try:
        return meta_to_info(dict(connection.execute("SELECT key, value FROM meta")))
    except (KeyError, ValueError, TypeError) as error:
        raise ReferenceFault(f"the reference is damaged (meta: {error})", where=where, fix=_REBUILD) from error


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    pages, page_size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    size = path.stat().st_size
    if size != pages * page_size:
        what = f"the reference is damaged ({size:,} bytes instead of {pages * page_size:,})"
        raise ReferenceFault(what, where=str(path), fix=_REBUILD)
    if size <= _CHECKED_WHOLE:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ReferenceFault(f"the reference is damaged ({found})", where=str(path), fix=_REBUILD)
