"""The titles of a year, laid out so that the few that resemble a title are found without comparing them all.

Each folded title is kept as a mask of 128 bits, one for each pair of neighbouring letters it may have. How many pairs
two titles share is then one AND and one count, and only the best by that count need be compared letter by letter.
"""

from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from audit.model import Reference, TitleBlock

_Bytes = npt.NDArray[np.uint8]
_Masks = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.int64]

_BREAK: Final = ord("\n")
_SPACE: Final = ord(" ")
_HALF: Final = 64
_FIRST, _SECOND, _SHIFT = np.uint16(0x9E3B), np.uint16(0x2545), np.uint16(6)
"""Spread the pairs of letters over the mask; any odd numbers would do."""

_SHARED_FROM: Final = 0.5
"""Share of pairs (Dice) from which a title is compared: a title of eight letters with two of them wrong has .56."""

STEM: Final = 6
"""Bytes of a word that are compared where endings differ: "stalin(grad)" and "stalin(gradskaia)"."""

_MAX_TITLES: Final = 4_000_000
"""Titles kept at once: eleven years of all of IMDb, the last decade. They take some 60 bytes each."""


_LAST_YEAR: Final = 9999
"""A year of more digits is a slip, and may be too large a number to ask for."""


class YearBlock:
    """The folded titles of one year.

    Args:
        block: As the reference gives them.
    """

    def __init__(self, block: TitleBlock) -> None:
        self._ids = block.imdb_ids
        self._text = "\n".join(["", *block.folds, ""]).encode("utf-8", "replace") if block.folds else b""
        data = np.frombuffer(self._text, dtype=np.uint8)
        self._breaks = np.flatnonzero(data == _BREAK).astype(np.int32)
        self._low, self._high = _masks(data, self._breaks[:-1])
        self._sizes = _count(self._low, self._high)

    def __len__(self) -> int:
        """Return the number of titles."""
        return len(self._sizes)

    def alike(self, fold: str, limit: int) -> Iterator[tuple[str, str]]:
        """Yield the titles that share most pairs of letters with a fold, each with the id of its film."""
        low, high = _masks(
            np.frombuffer(f"\n{fold}\n".encode("utf-8", "replace"), dtype=np.uint8), np.zeros(1, np.int32)
        )
        pairs = self._sizes + _count(low, high)
        shared = 2 * _count(self._low & low, self._high & high) / pairs
        places = np.flatnonzero(shared >= _SHARED_FROM)
        if len(places) > limit:
            places = places[np.argsort(-shared[places], kind="stable")[:limit]]
        for place in places.tolist():
            yield self._text[self._breaks[place] + 1 : self._breaks[place + 1]].decode(), self._ids[place]

    def having(self, stem: int) -> _Places:
        """Return the places of the titles one of whose words begins with a stem."""
        starts, stems = self._words
        return np.unique(np.searchsorted(self._breaks, starts[stems == np.uint64(stem)], side="right") - 1)

    def id_at(self, place: int) -> str:
        """Return the id of the film of a title."""
        return self._ids[place]

    @cached_property
    def _words(self) -> tuple[npt.NDArray[np.int32], _Masks]:
        """Where each word begins in the text, and its stem."""
        data = np.frombuffer(self._text, dtype=np.uint8)
        is_break = (data == _BREAK) | (data == _SPACE)
        starts = np.flatnonzero(is_break[:-1] & ~is_break[1:]) + 1
        stems = np.zeros(len(starts), dtype=np.uint64)
        inside = np.ones(len(starts), dtype=bool)
        for step in range(STEM):
            letters = data[np.minimum(starts + step, len(data) - 1)]
            inside &= (letters != _BREAK) & (letters != _SPACE)
            stems = (stems << np.uint64(8)) | np.where(inside, letters, 0).astype(np.uint64)
        return starts.astype(np.int32), stems


def stem_of(word: str) -> int:
    """Return the stem of a folded word as `YearBlock.having` takes it."""
    return int.from_bytes(word.encode("utf-8", "replace")[:STEM].ljust(STEM, b"\0"), "big")


class YearBlocks:
    """The blocks of a reference, those last used kept."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._kept: OrderedDict[int, YearBlock] = OrderedDict()
        self._titles = 0

    def of(self, year: int) -> YearBlock:
        """Return the block of a year; empty where the reference has none."""
        if year in self._kept:
            self._kept.move_to_end(year)
            return self._kept[year]
        known = 0 < year <= _LAST_YEAR
        block = YearBlock(self._reference.titles_of_years(year, year) if known else TitleBlock(folds=(), imdb_ids=()))
        self._kept[year] = block
        self._titles += len(block)
        while self._titles > _MAX_TITLES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._titles -= len(dropped)
        return block


def _masks(data: _Bytes, starts: npt.NDArray[np.int32]) -> tuple[_Masks, _Masks]:
    """Return the two halves of the mask of each title; a line end counts as a letter, so the ends of a title do too."""
    if not len(starts):
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    letters = data.astype(np.uint16)
    places = ((letters[:-1] * _FIRST ^ letters[1:] * _SECOND) >> _SHIFT) & np.uint16(2 * _HALF - 1)
    bits = np.uint64(1) << (places % _HALF).astype(np.uint64)
    low, high = (np.where(half, bits, np.uint64(0)) for half in (places < _HALF, places >= _HALF))
    return np.bitwise_or.reduceat(low, starts), np.bitwise_or.reduceat(high, starts)


def _count(low: _Masks, high: _Masks) -> npt.NDArray[np.uint8]:
    """Return the number of bits of each mask, at most 128."""
    return np.bitwise_count(low) + np.bitwise_count(high)
