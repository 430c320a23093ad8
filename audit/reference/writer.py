"""Fill the tables of a reference that nobody reads yet."""

import sqlite3
import time
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np

from audit.model import ReferenceInfo
from audit.reference.files import NO_CHECKSUM
from audit.reference.joins import distinct, heads
from audit.reference.schema import (
    APPLICATION_ID,
    BLOCK_BITS,
    FILM_COLUMNS,
    SCHEMA_VERSION,
    TABLES,
    FilmRow,
    info_to_meta,
)
from audit.reference.titles import PreparedTitles
from audit.reference.tsv import Numbers

AwardRow: TypeAlias = tuple[int, int, str, int, str, str, str]
"""The values of one ``award`` row, in the order of its columns."""

_PAGE: Final = 512
"""Pairs in a page of an index: 6 KB are read for a look-up, and a reference of all films has some 20,000 pages."""

_INSERT_FILM: Final = f"INSERT INTO film ({FILM_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant


class ReferenceWriter:
    """Fills an empty database; nothing is found in it before ``finish``.

    Films that come in the order of their ids fill the file without splitting its pages.

    Attributes:
        written: Seconds since 1970, which the finished file is to have as its time: while it has, nobody wrote to it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        numbers = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        connection.executescript(numbers + TABLES)
        connection.execute("BEGIN")
        self._connection = connection
        # What every file system can hold as a time: some know only even seconds.
        self.written = int(time.time()) // 2 * 2
        self._films = 0
        self._parts: Counter[int] = Counter()
        self._titles = _Pairs("title_page")
        self._directors = _Pairs("director_page")

    def add_films(self, rows: list[FilmRow]) -> None:
        """Add films.

        Raises:
            sqlite3.IntegrityError: One has an id that is there already.
        """
        self._connection.executemany(_INSERT_FILM, rows)
        self._films += len(rows)

    def add_titles(self, titles: PreparedTitles) -> None:
        """Add the index entries of the titles of films."""
        self._titles.add(titles.hashes, titles.hashed)
        for year, content in titles.blocks.items():
            block = (year << BLOCK_BITS) + self._parts[year]
            self._connection.execute("INSERT INTO title_block VALUES (?, ?)", (block, content))
            self._parts[year] += 1

    def add_directors(self, hashes: bytes, hashed: "array[int]") -> None:
        """Add the index entries of directors: hashes of their names' keys, and the number of the film of each."""
        self._directors.add(hashes, hashed)

    def add_episodes(self, numbers: Numbers) -> None:
        """Add ids that belong to episodes of series: all of them at once, sorted."""
        blocks = numbers >> BLOCK_BITS
        starts = heads(blocks).tolist()
        for first, last in pairwise([*starts, len(numbers)]):
            block = int(blocks[first])
            bits = np.zeros(1 << BLOCK_BITS, dtype=np.bool_)
            bits[numbers[first:last] & ((1 << BLOCK_BITS) - 1)] = True
            packed = zlib.compress(np.packbits(bits, bitorder="little").tobytes())
            self._connection.execute("INSERT INTO episodes VALUES (?, ?)", (block, packed))

    def add_awards(self, rows: Iterable[AwardRow]) -> None:
        """Add awards and nominations."""
        self._connection.executemany("INSERT INTO award VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def finish(self, info: ReferenceInfo, more: Mapping[str, str] | None = None) -> ReferenceInfo:
        """Write the indexes and what the reference is.

        Args:
            info: What it is, its films not yet counted.
            more: Entries of ``meta`` that only people read.

        Returns:
            ``info`` with the number of films that were added.
        """
        for pairs in (self._titles, self._directors):
            self._connection.executemany(f"INSERT INTO {pairs.table} VALUES (?, ?, ?)", pairs.pages())  # noqa: S608 - a constant
        written = replace(info, films=self._films)
        meta = {**(more or {}), **info_to_meta(written), "written": str(self.written), "checksum": NO_CHECKSUM}
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._connection.commit()
        return written


class _Pairs:
    """Pairs of hash and film number, and the table of pages they become."""

    def __init__(self, table: str) -> None:
        self.table = table
        self._hashes: list[bytes] = []
        self._numbers: list[bytes] = []

    def add(self, hashes: bytes, numbers: "array[int]") -> None:
        self._hashes.append(hashes)
        self._numbers.append(numbers.tobytes())

    def pages(self) -> Iterable[tuple[int, bytes, bytes]]:
        """Yield the pages in order; pairs of one hash stand in one page, however many there are."""
        hashes = np.frombuffer(b"".join(self._hashes), dtype=np.int64)
        numbers = np.frombuffer(b"".join(self._numbers), dtype=np.int32)
        self._hashes, self._numbers = [], []
        order = np.lexsort((numbers, hashes))
        hashes, numbers = hashes[order], numbers[order]
        starts = distinct(np.searchsorted(hashes, hashes[::_PAGE])).tolist()
        for start, end in pairwise([*starts, len(hashes)]):
            yield int(hashes[start]), hashes[start:end].tobytes(), numbers[start:end].tobytes()
