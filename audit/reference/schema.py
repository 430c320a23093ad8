"""The SQLite file of a reference: its tables, its version, and how a film becomes a row.

``film`` holds one denormalised row a film, so that a look-up is one read. The other tables only say where to look:
``form`` (title key → film), ``fold`` (folded title → film, only where the fold differs from the key) and ``credit``
(key of a director's name → film). Any change of these tables, or of what makes a key, raises ``SCHEMA_VERSION``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.spelling import person_key, title_fold, title_forms, title_key

APPLICATION_ID = 0x61756474
"""``audt`` in ASCII: tells this file from any other SQLite file."""

SCHEMA_VERSION = 1

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
    rating REAL,
    votes INTEGER,
    source TEXT NOT NULL
);
CREATE TABLE form (title_key TEXT, number INTEGER, PRIMARY KEY (title_key, number)) WITHOUT ROWID;
CREATE TABLE fold (title_fold TEXT, number INTEGER, PRIMARY KEY (title_fold, number)) WITHOUT ROWID;
CREATE TABLE credit (person_key TEXT, number INTEGER, PRIMARY KEY (person_key, number)) WITHOUT ROWID;
"""

FILM_COLUMNS = "number, kind, titles, year, directors, cast_names, countries, runtime_minutes, rating, votes, source"

FilmRow: TypeAlias = tuple[int, str, str, int | None, str, str, str, int | None, float | None, int | None, str]
"""The values of one ``film`` row, in the order of ``FILM_COLUMNS``."""

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
        _join(film.titles),
        film.year,
        _join(film.directors),
        _join(film.cast),
        _join(film.countries),
        film.runtime_minutes,
        film.rating,
        film.votes,
        film.source,
    )


def row_film(row: FilmRow) -> Film:
    """Return the film of a row."""
    number, kind, titles, year, directors, cast, countries, runtime, rating, votes, source = row
    return Film(
        imdb_id=number_id(number),
        kind=kind,
        titles=_split(titles),
        year=year,
        directors=_split(directors),
        cast=_split(cast),
        countries=_split(countries),
        runtime_minutes=runtime,
        rating=rating,
        votes=votes,
        source=source,
    )


def title_keys(title: str) -> Iterator[str]:
    """Yield the keys under which a title is found: its own first, then those of its parts."""
    yield from dict.fromkeys(key for form in (title, *title_forms(title)) if (key := storable(title_key(form))))


def title_folds(title: str) -> Iterator[str]:
    """Yield the folds under which a title is found, as ``title_keys`` does."""
    yield from dict.fromkeys(fold for form in (title, *title_forms(title)) if (fold := storable(title_fold(form))))


def film_keys(film: Film) -> set[str]:
    """Return every title key of a film."""
    return {key for title in film.titles for key in title_keys(title)}


def film_folds(film: Film) -> set[str]:
    """Return every title fold of a film."""
    return {fold for title in film.titles for fold in title_folds(title)}


def name_key(name: str) -> str:
    """Return the key under which a person's name is found."""
    return storable(person_key(name))


def director_keys(film: Film) -> set[str]:
    """Return the name keys of a film's directors."""
    return {key for name in film.directors if (key := name_key(name))}


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


def _join(values: tuple[str, ...]) -> str:
    return "\n".join(folded for value in values if (folded := " ".join(storable(value).split())))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
