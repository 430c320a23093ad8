"""Films and references for tests, with as little stated as a test needs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from audit.model import Film, ReferenceInfo
from audit.reference.build import build_in_memory
from audit.reference.store import SqliteReference

INFO = ReferenceInfo(
    name="test",
    version="1",
    built=date(2026, 11, 1),
    films=0,
    complete=False,
    knows=frozenset({"directors", "cast"}),
)

CRANES = Film(
    imdb_id="tt0050634",
    kind="movie",
    titles=("The Cranes Are Flying", "Letyat zhuravli", "Летят журавли"),
    year=1957,
    directors=("Mikhail Kalatozov",),
    cast=("Tatyana Samoylova", "Aleksey Batalov"),
    countries=("SUHH",),
    runtime_minutes=97,
    rating=8.3,
    votes=19000,
    source="test",
)
LETTER = Film(
    imdb_id="tt0053106",
    kind="movie",
    titles=("Letter Never Sent", "Neotpravlennoe pismo", "The Letter That Was Never Sent"),
    year=1960,
    directors=("Mikhail Kalatozov",),
)
BALLAD = Film(
    imdb_id="tt0052600",
    kind="movie",
    titles=("Ballad of a Soldier", "Ballada o soldate", "The Ballad of a Soldier"),
    year=1959,
    directors=("Grigoriy Chukhray",),
)


def make_film(number: int, title: str, year: int | None = None, director: str = "", **facts: Any) -> Film:  # noqa: ANN401 - any field
    """Return a film of which little is known."""
    film = Film(
        imdb_id=f"tt{number:07d}",
        kind="movie",
        titles=tuple(title.split(" | ")),
        year=year,
        directors=(director,) if director else (),
    )
    return replace(film, **facts)


def make_reference(films: Iterable[Film]) -> SqliteReference:
    """Return a reference in memory."""
    return SqliteReference(build_in_memory(films, INFO), "test")
