"""The titles of a batch of films: folded, hashed and blocked for the index, and what they hint of the origin.

This is two thirds of the work of building a reference, so it is kept free of everything else: a batch goes in as a few
arrays and comes out as a few blobs, and `audit.reference.worker` does it in a process of its own.
"""

import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from audit.reference.schema import join, text_hash
from audit.spelling import TitleFolder

ORIGINAL = 1
"""Stands for a region with the row that is the film's original title; no region's bytes are this number."""

_EARLY_STATES = {
    "XYU": "YUCS",
    "XWG": "DE",
    "DDDE": "DDDE",
    "CSHH": "CSHH",
    "SUHH": "SUHH",
    "YUCS": "YUCS",
    "CSXX": "CSXX",
}
"""Regions of IMDb that are former states, as ISO 3166-3 has them."""

_COUNTRY_LETTERS = 2

_FOLDER = TitleFolder()
"""Kept between batches: what takes time is to learn a word."""

_LOOSE_SPACE = re.compile(r"\s\s|[^\S \n]|\A\s|\s\Z")
"""White space beyond single spaces and the ends of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBatch:
    """The titles of some films, in the order of the films.

    Attributes:
        numbers: Number of each film.
        years: Year of each film; 0 where it is not known.
        counts: Titles of each film, the best known first.
        titles: All titles in one text, each with a line end.
        regions: Region of each title, as `Rows.short_texts` gives it, or ``ORIGINAL``; empty where none is known.
    """

    numbers: "array[int]"
    years: "array[int]"
    counts: "array[int]"
    titles: bytes
    regions: "array[int]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedTitles:
    """What is stored of a batch.

    Attributes:
        titles: The column ``titles`` of each film; empty where none of them says anything.
        hints: The column ``origin_hint`` of each film.
        hashes: Hash of every fold of every film, eight bytes each.
        hashed: Number of the film of each hash.
        blocks: For each year the content of a title block.
    """

    titles: list[str]
    hints: list[str]
    hashes: bytes
    hashed: "array[int]"
    blocks: dict[int, bytes]


def prepare_titles(batch: TitleBatch) -> PreparedTitles:
    """Fold, hash and block the titles of a batch."""
    lines = batch.titles.decode("utf-8", "replace").split("\n")
    regions = batch.regions or array("I", bytes(4 * len(lines)))
    columns: list[str] = []
    hints: list[str] = []
    hashes: list[bytes] = []
    hashed = array("i")
    by_year: dict[int, tuple[list[str], array[int]]] = defaultdict(lambda: ([], array("i")))
    start = 0
    for number, year, count in zip(batch.numbers, batch.years, batch.counts, strict=True):
        end = start + count
        titles = dict.fromkeys(lines[start:end])
        folds = {title: _FOLDER.folds(title) for title in titles}
        distinct = dict.fromkeys(fold for of_title in folds.values() for fold in of_title)
        columns.append(_column(titles))
        hints.append(_origin_hint(lines[start:end], regions[start:end], folds))
        hashes += map(text_hash, distinct)
        hashed.extend([number] * len(distinct))
        if year:
            block = by_year[year]
            block[0].extend(distinct)
            block[1].extend([number] * len(distinct))
        start = end
    return PreparedTitles(
        titles=columns,
        hints=hints,
        hashes=b"".join(hashes),
        hashed=hashed,
        blocks={year: pack_block(folds, numbers) for year, (folds, numbers) in by_year.items()},
    )


def pack_block(folds: list[str], numbers: "array[int]") -> bytes:
    """Write a title block: its folds, a line each, an empty line, and the number of the film of each."""
    # Level 1 is three times as fast as the usual 6, for a tenth more bytes.
    return zlib.compress("\n".join(folds).encode() + b"\n\n" + numbers.tobytes(), 1)


def unpack_block(content: bytes) -> tuple[list[str], "array[int]"]:
    """Read a title block."""
    folds, _, packed = zlib.decompress(content).partition(b"\n\n")
    numbers = array("i")
    numbers.frombytes(packed)
    return folds.decode().split("\n"), numbers


def _column(titles: Iterable[str]) -> str:
    """Write titles as they are stored; few have white space to fold."""
    text = "\n".join(titles)
    if text.isascii():
        is_tidy = "  " not in text and " \n" not in text and "\n " not in text and text.strip(" ") == text
    else:
        is_tidy = _LOOSE_SPACE.search(text) is None
    return text if is_tidy else join(tuple(text.split("\n")))


def _origin_hint(titles: list[str], regions: "array[int]", folds: dict[str, list[str]]) -> str:
    """Return the countries in which a film goes by its original title, in whatever script."""
    if max(regions) <= ORIGINAL:
        return ""
    original = next((title for title, region in zip(titles, regions, strict=True) if region == ORIGINAL), None)
    if original is None or not folds[original]:
        return ""
    fold = folds[original][0]
    codes = {
        region: None
        for title, region in zip(titles, regions, strict=True)
        if region > ORIGINAL and folds[title] and folds[title][0] == fold
    }
    return "\n".join(dict.fromkeys(country for code in codes if (country := _country(code))))


@lru_cache
def _country(region: int) -> str:
    """Return the ISO code of a region; empty for the whole world (XWW), parts of it, and what is none."""
    code = region.to_bytes(4, "little").rstrip(b"\0").decode("ascii", "replace")
    if code in _EARLY_STATES:
        return _EARLY_STATES[code]
    return code if len(code) == _COUNTRY_LETTERS and code.isascii() and code.isupper() else ""
