"""The order of trust between IMDb's file, Wikidata and the bundled starter."""

from dataclasses import replace
from pathlib import Path

import pytest

from audit.model import Film, Form
from audit.reference import imdb
from audit.reference.imdb import Sources, build_imdb
from audit.reference.layered import merge_film
from audit.reference.store import SqliteReference
from tests.reference.imdb_files import write_imdb

IMDB = Film(
    imdb_id="tt0050634",
    kind="movie",
    titles=("The Cranes Are Flying", "Letyat zhuravli"),
    year=1957,
    directors=("Mikhail Kalatozov",),
    cast=("Tatyana Samoylova",),
    rating=8.3,
    source="imdb",
)
STARTER = Film(
    imdb_id="tt0050634",
    kind="movie",
    titles=("The Cranes Are Flying", "Летят журавли"),
    year=1957,
    directors=("Mikhail Kalatozov",),
    cast=("Tatiana Samoilova", "Aleksey Batalov"),
    countries=("SUHH",),
    source="starter",
)


def test_adds_what_imdb_lacks() -> None:
    """The starter gives titles, countries and cast; a name it spells otherwise is not added twice."""
    film = merge_film(IMDB, (), STARTER)
    assert film == replace(
        IMDB,
        titles=("The Cranes Are Flying", "Letyat zhuravli", "Летят журавли"),
        cast=("Tatyana Samoylova", "Aleksey Batalov"),
        countries=("SUHH",),
    )


@pytest.mark.parametrize(
    ("imdb_forms", "starter_forms", "expected"),
    [
        (None, {Form.ANIMATION}, {Form.ANIMATION}),
        (set(), {Form.DOCUMENTARY}, {Form.DOCUMENTARY}),
        ({Form.ANIMATION}, set(), {Form.ANIMATION}),
        (set(), set(), set()),
    ],
)
def test_adds_forms(imdb_forms: set[Form] | None, starter_forms: set[Form], expected: set[Form]) -> None:
    """IMDb names three genres at most, so what the starter knows besides is added."""
    known = None if imdb_forms is None else frozenset(imdb_forms)
    film = merge_film(replace(IMDB, forms=known), (), replace(STARTER, forms=frozenset(starter_forms)))
    assert film.forms == frozenset(expected)


def test_believes_wikidata_about_countries() -> None:
    """Wikidata comes before the starter; each is shown where each says what the other does not."""
    assert merge_film(IMDB, ("SUHH", "FR"), STARTER).disagreements == ()
    film = merge_film(IMDB, ("RU",), STARTER)
    assert film.countries == ("RU",)
    assert film.disagreements == ("countries: wikidata RU, starter SUHH",)
    assert merge_film(IMDB, ("RU",), None).countries == ("RU",)


def test_believes_imdb_about_year_and_directors() -> None:
    """Where the starter says something else that is shown; another spelling is not something else."""
    other = replace(STARTER, year=1958, directors=("Mikhail Kalatozov", "Sergey Urusevskiy"))
    film = merge_film(IMDB, (), other)
    assert (film.year, film.directors) == (1957, ("Mikhail Kalatozov",))
    assert film.disagreements == (
        "year: imdb 1957, starter 1958",
        "directors: imdb Mikhail Kalatozov, starter Mikhail Kalatozov and Sergey Urusevskiy",
    )
    assert merge_film(IMDB, (), replace(STARTER, directors=("Михаил Калатозов",))).disagreements == ()


def test_fills_a_year_and_directors_that_imdb_lacks() -> None:
    """What IMDb does not say is no disagreement."""
    film = merge_film(replace(IMDB, year=None, directors=()), (), STARTER)
    assert (film.year, film.directors, film.disagreements) == (1957, ("Mikhail Kalatozov",), ())


def test_keeps_a_film_that_only_the_starter_knows() -> None:
    """It stays the starter's, with Wikidata's countries."""
    assert merge_film(None, (), STARTER) == STARTER
    assert merge_film(None, ("SUHH", "FR"), STARTER) == replace(STARTER, countries=("SUHH", "FR"))


def test_is_layered_while_building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A built reference finds films by what any of the sources says."""
    own = replace(STARTER, imdb_id="tt0000002", titles=("Only Here", "Только здесь"), directors=("Dinara Asanova",))
    known = replace(STARTER, year=1958, titles=("Flying Cranes",))
    monkeypatch.setattr(imdb, "bundled_films", lambda: (own, known))
    path = tmp_path / "reference.sqlite"
    assert build_imdb(path, Sources(imdb=write_imdb(tmp_path / "imdb"))).films == 7
    with SqliteReference.open(path) as reference:
        assert reference.by_title("Только здесь") == [own]
        assert [film.imdb_id for film in reference.by_director("Асанова Динара")] == ["tt0000002"]
        (cranes,) = reference.by_title("flying cranes")
    assert (cranes.source, cranes.year, cranes.countries, cranes.rating) == ("imdb", 1957, ("SUHH",), 8.3)
    assert cranes.titles[-1] == "Flying Cranes"
    assert cranes.disagreements == ("year: imdb 1957, starter 1958",)
