"""A reference in any database that cinemagoer imported from IMDb's data sets, asked through cinemagoer itself.

Slower and less able than the reference this tool builds (some 37 queries a title, no countries, a search by sound that
finds four in five noisy titles), but at hand for those who have such a database.
"""

import logging
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import quote, unquote

import imdb

from audit.errors import ReferenceFault
from audit.model import Award, Film, ReferenceInfo, TitleBlock
from audit.reference.files import check_sqlite_file
from audit.reference.genres import forms_of
from audit.reference.schema import id_number, number_id, title_folds, title_keys
from audit.spelling import same_person

_KINDS: Final = {
    "episode": "tvEpisode",
    "tv movie": "tvMovie",
    "tv mini series": "tvMiniSeries",
    "tv series": "tvSeries",
    "tv short": "tvShort",
    "tv special": "tvSpecial",
    "video game": "videoGame",
}
"""Cinemagoer's words for IMDb's title types; it leaves the others as they are."""

_HITS = 100
"""Search results looked through for the title itself; cinemagoer's own 20 can be all of one popular word."""

_PEOPLE = 5
"""Namesakes whose films are read: IMDb knows few directors of exactly one name."""

_SILENT = logging.CRITICAL + 1

_FIX = "Import IMDb's seven data files with cinemagoer's s32cinemagoer.py, and give their database as cinemagoer:URI"


class CinemagoerReference:
    """A database that cinemagoer imported. Implements the ``Reference`` protocol; ``open`` makes one."""

    def __init__(self, access: Any, info: ReferenceInfo, where: str) -> None:  # noqa: ANN401 - cinemagoer is untyped
        self._access = access
        self._info = info
        self._where = where

    @classmethod
    def open(cls, uri: str) -> Self:
        """Open a database that exists; nothing is created and nothing is logged.

        Args:
            uri: A SQLAlchemy URI, or the path of a SQLite file. Other databases than SQLite need SQLAlchemy and their
                driver to be installed.

        Raises:
            ReferenceFault: It is missing, unreadable, or cinemagoer finds its tables incomplete.
        """
        where = _without_password(uri)
        if "://" not in uri:
            uri = f"sqlite:///{quote(uri)}"
        path = _sqlite_path(uri, where)
        if path is not None:
            check_sqlite_file(path, fix=_FIX)
        with _faults(where):
            access = imdb.Cinemagoer("s3", uri, loggingLevel=_SILENT)
            # Each asks every table that it needs, whether or not there is such a film or person.
            access.get_movie("0000001")
            access.search_movie("probe")
            access.search_person("probe")
            films = _count_films(path) if path is not None else 0
        return cls(access, _info(films), where)

    @property
    def info(self) -> ReferenceInfo:
        """What this reference is. Its films are counted only in SQLite: cinemagoer itself cannot say how many."""
        return self._info

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        """Return the known films of these ids; unknown and malformed ids are left out."""
        numbers = {number for imdb_id in imdb_ids if (number := id_number(imdb_id)) is not None}
        found = (self._film(number) for number in sorted(numbers))
        return {film.imdb_id: film for film in found if film is not None}

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        """Return films one of whose titles has the key or fold of ``title``, in the inclusive years if given.

        Only such as cinemagoer's search by sound finds.
        """
        # Without a year first: "title (year)" would find that year alone, and with it hide the neighbouring ones.
        texts = [title] if years is None else [title, *(f"{title} ({year})" for year in range(years[0], years[1] + 1))]
        keys = {*title_keys(title), *title_folds(title)}
        numbers: dict[int, None] = {}
        for text in texts:
            for hit in self._ask(partial(self._access.search_movie, text, results=_HITS)):
                name = hit.get("title") or ""
                if keys.intersection((*title_keys(name), *title_folds(name))):
                    numbers[int(hit.movieID)] = None
        films = (film for number in numbers if (film := self._film(number)) is not None)
        return [film for film in films if years is None or (film.year and years[0] <= film.year <= years[1])]

    def titles_of_years(self, first: int, last: int) -> TitleBlock:
        """Return nothing: cinemagoer cannot list the films of a year."""
        del first, last
        return TitleBlock(folds=(), imdb_ids=())

    def by_director(self, name: str) -> list[Film]:
        """Return films credited to a director of this name, by year.

        Not all: IMDb's files name at most four well-known titles of a person, and cinemagoer reads only those.
        """
        if re.search("[A-Za-z]", name) is None:
            return []  # cinemagoer searches by the sound of Latin letters, and fails without any
        people = self._ask(partial(self._access.search_person, name, results=_HITS))
        namesakes = [person for person in people if same_person(name, person.get("name") or "")][:_PEOPLE]
        numbers: set[int] = set()
        for person in namesakes:
            with _faults(self._where):
                whole = self._access.get_person(person.personID, info=("filmography",))
            numbers.update(int(movie.movieID) for movie in whole.get("known for") or [])
        films = [film for number in numbers if (film := self._film(number)) is not None]
        directed = [film for film in films if any(same_person(name, director) for director in film.directors)]
        return sorted(directed, key=lambda film: (film.year is None, film.year or 0, film.imdb_id))

    def awards(self, imdb_id: str) -> list[Award]:
        """Return nothing: IMDb's data sets have no awards."""
        del imdb_id
        return []

    def awards_of(self, year: int) -> list[tuple[str, Award]]:
        """Return nothing: IMDb's data sets have no awards."""
        del year
        return []

    def close(self) -> None:
        """Release the database; nothing can be asked afterwards."""
        self._access = None

    def _film(self, number: int) -> Film | None:
        with _faults(self._where):
            movie = self._access.get_movie(f"{number:07d}")
        # An id that is not there gives a film with nothing but genres.
        return _read_film(number, movie) if movie.get("title") else None

    def _ask(self, question: Callable[[], list[Any]]) -> list[Any]:
        """Ask cinemagoer; a title or name that it cannot take apart is one it does not know."""
        with _faults(self._where):
            try:
                return question()
            except imdb.IMDbDataAccessError:
                raise
            except imdb.IMDbError:
                return []


@contextmanager
def _faults(where: str) -> Iterator[None]:
    """Turn whatever a database driver raises into a fault of the reference."""
    try:
        yield
    except Exception as error:
        what = f"cinemagoer cannot read this database ({_without_password(' '.join(str(error).split()))})"
        raise ReferenceFault(what, where=where, fix=_FIX) from error


def _sqlite_path(uri: str, where: str) -> Path | None:
    """Return the file of a SQLite URI, or None for another database."""
    if not uri.startswith("sqlite:"):
        return None
    path = unquote(uri.removeprefix("sqlite:///")) if uri.startswith("sqlite:///") else ""
    if path in {"", ":memory:"}:
        raise ReferenceFault("no database file is named", where=where or "--reference cinemagoer:", fix=_FIX)
    return Path(path)


def _count_films(path: Path) -> int:
    """Count by the last row, which the importer's file has at once; counting eleven million takes seconds."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT max(rowid) FROM title_basics").fetchone()[0] or 0


def _without_password(text: str) -> str:
    return re.sub(r"(://[^:/@\s]*):[^@\s]*@", r"\1:***@", text)


def _info(films: int) -> ReferenceInfo:
    return ReferenceInfo(
        name="cinemagoer",
        version=imdb.VERSION,
        built=None,  # the data sets carry no date
        films=films,
        complete=False,  # what a search by sound does not find may still be there
        knows=frozenset({"directors", "cast", "rating"}),
    )


def _read_film(number: int, movie: Any) -> Film:  # noqa: ANN401 - cinemagoer is untyped
    known = [movie.get("title"), movie.get("original title"), *(aka.get("title") for aka in movie.get("akas") or [])]
    year = re.match("[0-9]{4}", str(movie.get("year") or ""))
    kind = movie.get("kind") or "movie"
    runtimes = movie.get("runtimes") or [None]
    return Film(
        imdb_id=number_id(number),
        kind=_KINDS.get(kind, kind),
        titles=tuple(dict.fromkeys(title for title in known if title)),
        year=int(year[0]) if year else None,
        directors=_names(movie.get("director")),
        cast=_names(movie.get("cast")),
        runtime_minutes=runtimes[0],
        forms=forms_of(movie.get("genres") or ()),
        rating=movie.get("rating"),
        votes=movie.get("votes"),
        source="cinemagoer",
    )


def _names(people: Any) -> tuple[str, ...]:  # noqa: ANN401 - cinemagoer is untyped
    return tuple(dict.fromkeys(name for person in people or () if (name := person.get("name"))))
