"""A reference in a SQLite file: opened read-only, checked, and asked by id, title or director."""

import sqlite3
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, overload

from audit.errors import ReferenceFault
from audit.model import Award, Film, ReferenceInfo, TitleBlock
from audit.reference.files import check_sqlite_file, is_whole
from audit.reference.schema import (
    APPLICATION_ID,
    BLOCK_BITS,
    FILM_COLUMNS,
    SCHEMA_VERSION,
    FilmRow,
    id_number,
    meta_to_info,
    name_key,
    number_id,
    row_film,
    text_hash,
    title_folds,
    title_keys,
)

if TYPE_CHECKING:
    from audit.reference.statistics import Statistics

_CHUNK = 500
"""Ids asked for in one statement: below 999, the least any SQLite allows."""

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
        self._path: Path | None = None
        self.where = where
        with self._faults():
            _check_version(connection, where)
            self._info, self._written = _read_info(connection, where)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a reference file, which nothing may change meanwhile.

        A file whose time is not the one it was finished with (it was copied, or written to) is compared with its
        checksum, in 0.3 ms a megabyte.

        Raises:
            ReferenceFault: The file is missing, damaged, of another schema version, or no reference at all.
        """
        where = str(path)
        check_sqlite_file(path, fix=_REBUILD)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            reference = cls(connection, where)
            with reference._faults():
                _check_length(connection, path)
            reference._path = path
            if path.stat().st_mtime != reference._written:
                reference.check()
        except BaseException:
            connection.close()
            raise
        return reference

    @property
    def info(self) -> ReferenceInfo:
        """What this reference is."""
        return self._info

    def check(self) -> None:
        """Compare the whole file with its checksum, if it is one.

        Raises:
            ReferenceFault: It is not what was written.
        """
        if self._path is not None and not is_whole(self._path):
            raise ReferenceFault("the reference is damaged (its checksum differs)", where=self.where, fix=_REBUILD)

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        """Return the known films of these ids; unknown and malformed ids are left out.

        Of an episode of a series only the kind is known.
        """
        numbers = sorted({number for imdb_id in imdb_ids if (number := id_number(imdb_id)) is not None})
        found = {film.imdb_id: film for film in self._by_numbers(numbers)}
        if len(found) < len(numbers):
            found.update((film.imdb_id, film) for film in self._episodes(numbers) if film.imdb_id not in found)
        return found

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        """Return films one of whose titles has the key or fold of ``title``, in the inclusive years if given.

        Films found by key come before those found by fold, the better known first.
        """
        keys, folds = set(title_keys(title)), set(title_folds(title))
        numbers = {number for fold in folds for number in self._paged("title_page", fold)}
        tiers: list[tuple[bool, Film]] = []
        for film in self._by_numbers(sorted(numbers), years):
            by_key = any(not keys.isdisjoint(title_keys(known)) for known in film.titles)
            # The index holds hashes: what it finds is found only if the folds are equal.
            if by_key or any(not folds.isdisjoint(title_folds(known)) for known in film.titles):
                tiers.append((not by_key, film))
        tiers.sort(key=lambda tier: (tier[0], -(tier[1].votes or 0), tier[1].year or 0, tier[1].imdb_id))
        return [film for _, film in tiers]

    def titles_of_years(self, first: int, last: int) -> TitleBlock:
        """Return the folded titles of the films of these inclusive years, those of a title's parts with them."""
        from audit.reference.titles import unpack_block  # noqa: PLC0415 - a look-up by id does without

        folds: list[str] = []
        numbers = array("i")
        query = "SELECT content FROM title_block WHERE block >= ? AND block < ?"
        for (content,) in self._rows(query, [max(first, 0) << BLOCK_BITS, max(last + 1, 0) << BLOCK_BITS]):
            with self._faults():
                of_part, numbers_of_part = unpack_block(content)
            folds += of_part
            numbers += numbers_of_part
        return TitleBlock(folds=folds, imdb_ids=_Ids(numbers))

    def by_director(self, name: str) -> list[Film]:
        """Return the films credited to a director of this name, by year; films without a year come last."""
        from audit.spelling import same_person  # noqa: PLC0415 - a look-up by id does without

        films = self._by_numbers(sorted(self._paged("director_page", name_key(name))))
        directed = [film for film in films if any(same_person(name, director) for director in film.directors)]
        return sorted(directed, key=lambda film: (film.year is None, film.year or 0, film.imdb_id))

    def awards(self, imdb_id: str) -> list[Award]:
        """Return the prizes and nominations of a film, in the order of the table they come from."""
        query = "SELECT event, ceremony_year, award, category, result FROM award WHERE number = ? ORDER BY place"
        rows = self._rows(query, [id_number(imdb_id)])
        return [
            Award(event=event, ceremony_year=year, award=award, category=category, result=result)
            for event, year, award, category, result in rows
        ]

    def awards_of(self, year: int) -> list[tuple[str, Award]]:
        """Return the prizes and nominations of the ceremonies of a year, each with the id of its film, by id."""
        query = (
            "SELECT number, event, award, category, result FROM award WHERE ceremony_year = ? ORDER BY number, place"
        )
        return [
            (number_id(number), Award(event=event, ceremony_year=year, award=award, category=category, result=result))
            for number, event, award, category, result in self._rows(query, [year])
        ]

    def statistics(self) -> "Statistics":
        """Count what it holds; a pass over all films."""
        from audit.reference.statistics import read_statistics  # noqa: PLC0415 - a look-up does without

        with self._faults():
            return read_statistics(self._connection)

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

    def _by_numbers(self, numbers: Sequence[int], years: tuple[int, int] | None = None) -> Iterator[Film]:
        within = "" if years is None else f" AND year BETWEEN {int(years[0])} AND {int(years[1])}"
        for start in range(0, len(numbers), _CHUNK):
            chunk = numbers[start : start + _CHUNK]
            query = f"SELECT {FILM_COLUMNS} FROM film WHERE number IN ({_marks(chunk)}){within}"  # noqa: S608 - numbers only
            rows: list[FilmRow] = self._rows(query, chunk)
            yield from map(row_film, rows)

    def _episodes(self, numbers: Iterable[int]) -> Iterator[Film]:
        blocks: dict[int, bytes] = {}
        for number in numbers:
            block = number >> BLOCK_BITS
            if block not in blocks:
                rows = self._rows("SELECT bits FROM episodes WHERE block = ?", [block])
                with self._faults():
                    blocks[block] = zlib.decompress(rows[0][0]) if rows else b""
            place = number & ((1 << BLOCK_BITS) - 1)
            if blocks[block] and blocks[block][place >> 3] >> (place & 7) & 1:
                yield Film(imdb_id=number_id(number), kind="tvEpisode", titles=(), year=None, source=self._info.name)

    def _paged(self, table: str, text: str) -> "array[int]":
        """Return the films that an index has under a text's hash."""
        found = int.from_bytes(text_hash(text), sys.byteorder, signed=True)
        query = f"SELECT hashes, numbers FROM {table} WHERE first <= ? ORDER BY first DESC LIMIT 1"  # noqa: S608 - a constant
        hashes, numbers = array("q"), array("i")
        for page in self._rows(query, [found]):
            with self._faults():
                hashes.frombytes(page[0])
                numbers.frombytes(page[1])
        return numbers[bisect_left(hashes, found) : bisect_right(hashes, found)]

    def _rows(self, query: str, values: Sequence[object]) -> list[Any]:
        with self._faults():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Turn what SQLite says of a bad file into a fault of the reference."""
        try:
            yield
        except (sqlite3.DatabaseError, zlib.error, ValueError) as error:
            raise ReferenceFault(f"the reference is damaged ({error})", where=self.where, fix=_REBUILD) from error


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


def _read_info(connection: sqlite3.Connection, where: str) -> tuple[ReferenceInfo, int]:
    """Return what the reference is, and when it was written."""
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        return meta_to_info(meta), int(meta["written"])
    except (KeyError, ValueError, TypeError) as error:
        raise ReferenceFault(f"the reference is damaged (meta: {error})", where=where, fix=_REBUILD) from error


def _check_length(connection: sqlite3.Connection, path: Path) -> None:
    pages, page_size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    size = path.stat().st_size
    if size != pages * page_size:
        what = f"the reference is damaged ({size:,} bytes instead of {pages * page_size:,})"
        raise ReferenceFault(what, where=str(path), fix=_REBUILD)


class _Ids(Sequence[str]):
    """The ids of film numbers, written when they are asked for: a block of years has a hundred thousand."""

    def __init__(self, numbers: "array[int]") -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> "_Ids": ...
    def __getitem__(self, place: int | slice) -> "str | _Ids":
        if isinstance(place, slice):
            return _Ids(self._numbers[place])
        return number_id(self._numbers[place])
