"""The SQLite file of a reference: its tables, its version, and how a film becomes a row.

``film`` holds one denormalised row a film, so that a look-up is one read. Episodes, three in four ids of IMDb, are only
bits in ``episodes``: enough to say what such an id is. The other tables say where to look:

- ``title_page`` and ``director_page``: sorted pairs of hash and film number, in pages; the hash is of a folded title
  (`audit.spelling.title_fold`) or of the key of a name. Equal title keys have equal folds, so one index serves both;
  what a page finds is compared with the film itself.
- ``title_block``: the folded titles of the films of a year, for the search of misspelt titles.

Any change of these tables, or of what makes a key, raises ``SCHEMA_VERSION``.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.reference.genres import bits_forms, form_bits

APPLICATION_ID = 0x61756474
"""``audt`` in ASCII: tells this file from any other SQLite file."""

SCHEMA_VERSION = 3

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE film (
    number INTEGER PRIMARY KEY, -- digits of the IMDb id
    kind TEXT NOT NULL,
    titles TEXT NOT NULL,       -- this and the other lists: one value a line
    year INTEGER,
    directors TEXT NOT NULL,
    cast_names TEXT NOT NULL,
    countries TEXT NOT NULL,
    runtime_minutes INTEGER,
    forms INTEGER,              -- bits: 1 animated, 2 documentary
    rating INTEGER,             -- in tenths
    votes INTEGER,
    source TEXT NOT NULL,
    origin_hint TEXT NOT NULL,
    disagreements TEXT NOT NULL
);
CREATE TABLE episodes (block INTEGER PRIMARY KEY, bits BLOB NOT NULL);         -- zlib; bit n is id 65536 * block + n
CREATE TABLE title_page (first INTEGER PRIMARY KEY, hashes BLOB NOT NULL, numbers BLOB NOT NULL);
CREATE TABLE director_page (first INTEGER PRIMARY KEY, hashes BLOB NOT NULL, numbers BLOB NOT NULL);
CREATE TABLE title_block (block INTEGER PRIMARY KEY, content BLOB NOT NULL);   -- zlib; 65536 * year + part
CREATE TABLE award (
    number INTEGER NOT NULL,    -- of the film
    place INTEGER NOT NULL,     -- line of the table it comes from
    event TEXT NOT NULL,
    ceremony_year INTEGER NOT NULL,
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (number, place)
) WITHOUT ROWID;
CREATE INDEX award_year ON award (ceremony_year);
"""

FILM_COLUMNS = (
    "number, kind, titles, year, directors, cast_names, countries, runtime_minutes, forms, rating, votes, "
    "source, origin_hint, disagreements"
)

FilmRow: TypeAlias = tuple[
    int, str, str, int | None, str, str, str, int | None, int | None, int | None, int | None, str, str, str
]
"""The values of one ``film`` row, in the order of ``FILM_COLUMNS``."""

BLOCK_BITS = 16
"""Bits of an id within an ``episodes`` block, and of a part's number within a year of ``title_block``."""

_IMDB_ID = re.compile(r"tt([0-9]{7,9})")


def id_number(imdb_id: str) -> int | None:
    """Return the number of a well-formed IMDb id, or None.

    Only IMDb's own spelling counts, padded to seven digits and no further: ``tt00053106`` is not ``tt0053106``.
    """
    found = _IMDB_ID.fullmatch(imdb_id)
    if found is None:
        return None
    number = int(found[1])
    return number if number > 0 and number_id(number) == imdb_id else None


def number_id(number: int) -> str:
    """Return the IMDb id of a number, as IMDb writes it."""
    return f"tt{number:07d}"


def film_row(film: Film) -> FilmRow:
    """Return the row of a film.

    Raises:
        ReferenceFault: Its id is malformed or it has no title.
    """
    number = id_number(film.imdb_id)
    if number is None or not film.titles:
        lacks = "has no title" if number is not None else "is not an IMDb id"
        raise ReferenceFault(f"{film.imdb_id!r} {lacks}", where=film.source or "reference", fix="Correct this film")
    return (
        number,
        film.kind,
        join(film.titles),
        film.year,
        join(film.directors),
        join(film.cast),
        join(film.countries),
        film.runtime_minutes,
        form_bits(film.forms),
        None if film.rating is None else round(10 * film.rating),
        film.votes,
        film.source,
        join(film.origin_hint),
        join(film.disagreements),
    )


def row_film(row: FilmRow) -> Film:
    """Return the film of a row."""
    (
        number, kind, titles, year, directors, cast, countries, runtime, forms, rating, votes, source, hint,
        disagreements,
    ) = row  # fmt: skip
    return Film(
        imdb_id=number_id(number),
        kind=kind,
        titles=split(titles),
        year=year,
        directors=split(directors),
        cast=split(cast),
        countries=split(countries),
        runtime_minutes=runtime,
        forms=bits_forms(forms),
        rating=None if rating is None else rating / 10,
        votes=votes,
        source=source,
        origin_hint=split(hint),
        disagreements=split(disagreements),
    )


def title_keys(title: str) -> Iterator[str]:
    """Yield the keys under which a title is found: its own first, then those of its parts."""
    from audit.spelling import title_forms, title_key  # noqa: PLC0415 - a look-up by id does without

    yield from dict.fromkeys(key for form in (title, *title_forms(title)) if (key := storable(title_key(form))))


def title_folds(title: str) -> Iterator[str]:
    """Yield the folds under which a title is found, as ``title_keys`` does."""
    from audit.spelling import title_fold, title_forms  # noqa: PLC0415 - a look-up by id does without

    yield from dict.fromkeys(fold for form in (title, *title_forms(title)) if (fold := storable(title_fold(form))))


def name_key(name: str) -> str:
    """Return the key under which a person's name is found."""
    from audit.spelling import person_key  # noqa: PLC0415 - a look-up by id does without

    return storable(person_key(name))


def text_hash(text: str) -> bytes:
    """Return the eight bytes, a signed number with the lowest first, under which a fold or name key is paged."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def storable(text: str) -> str:
    """Return text as SQLite can hold it: half of a surrogate pair, as broken JSON has it, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def info_to_meta(info: ReferenceInfo) -> dict[str, str]:
    """Return the ``meta`` entries of a reference."""
    return {
        "name": info.name,
        "version": info.version,
        "built": info.built.isoformat() if info.built else "",
        "films": str(info.films),
        "complete": str(int(info.complete)),
        "knows": json.dumps(sorted(info.knows)),
    }


def meta_to_info(meta: Mapping[str, str]) -> ReferenceInfo:
    """Return what ``meta`` entries say of a reference.

    Raises:
        KeyError: An entry is missing.
        ValueError: An entry cannot be read.
    """
    return ReferenceInfo(
        name=meta["name"],
        version=meta["version"],
        built=date.fromisoformat(meta["built"]) if meta["built"] else None,
        films=int(meta["films"]),
        complete=meta["complete"] == "1",
        knows=frozenset(json.loads(meta["knows"])),
    )


def join(values: tuple[str, ...]) -> str:
    """Write a list as it is stored: one value a line, white space folded."""
    return "\n".join(folded for value in values if (folded := " ".join(storable(value).split())))


def split(text: str) -> tuple[str, ...]:
    """Read a list as it is stored."""
    return tuple(text.split("\n")) if text else ()
