"""An item agrees with a film by title, year and director: one may be wrong, two may not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.lookup.agreement import Fact, compare
from audit.model import FilmRecord
from tests.reference.factory import BALLAD, CRANES, make_film

RIGHT = FilmRecord(
    position=1,
    heading="The Cranes Are Flying (1957)",
    title="The Cranes Are Flying",
    year=1957,
    directors=("Mikhail Kalatozov",),
)
OTHER_TITLE: dict[str, Any] = {"title": "A Station for Two"}
OTHER_YEAR: dict[str, Any] = {"year": 1983}
OTHER_DIRECTOR: dict[str, Any] = {"directors": ("Alexander Marutyan",)}
NO_DIRECTOR: dict[str, Any] = {"directors": ()}


def _score(**changes: Any) -> float:  # noqa: ANN401 - any field
    return compare(replace(RIGHT, **changes), CRANES).score


@pytest.mark.parametrize(
    "changes",
    [
        {},
        NO_DIRECTOR,
        OTHER_TITLE,
        OTHER_YEAR,
        OTHER_DIRECTOR,
        {**OTHER_YEAR, **NO_DIRECTOR},
        {**OTHER_TITLE, "year": 1958},
        {"year": None, **OTHER_DIRECTOR},
        {"title": "Letiat zhuravli"},
        {"title": "Летят журавли", "year": 1958},
    ],
)
def test_one_wrong_fact_leaves_the_film(changes: dict[str, Any]) -> None:
    """Only the title, only the year or only the director wrong: still this film."""
    assert _score(**changes) >= 0.5


@pytest.mark.parametrize(
    "changes",
    [
        {**OTHER_TITLE, **OTHER_YEAR},
        {**OTHER_TITLE, **OTHER_DIRECTOR},
        {**OTHER_TITLE, **OTHER_YEAR, **NO_DIRECTOR},
        {**OTHER_TITLE, **OTHER_YEAR, **OTHER_DIRECTOR},
        {**OTHER_YEAR, **OTHER_DIRECTOR},
        {**OTHER_TITLE, "year": None, **NO_DIRECTOR},
    ],
)
def test_two_wrong_facts_make_another_film(changes: dict[str, Any]) -> None:
    """A title that is another, and a year or director that is, speak of another film; so do year and director."""
    assert _score(**changes) < 0.5


def test_a_poster_excuses_a_title_not_a_title_and_a_year() -> None:
    """The poster's title beside an unknown translation helps; it comes from where the id comes from, so not further."""
    poster: dict[str, Any] = {"poster_title": "letiat-zhuravli"}
    assert _score(**OTHER_TITLE, **NO_DIRECTOR, **poster) > _score(**OTHER_TITLE, **NO_DIRECTOR)
    assert _score(**OTHER_TITLE, **OTHER_YEAR, **poster) < 0.5


def test_compares_with_every_title_and_every_director() -> None:
    """The best of the known titles, their parts and the credited directors counts."""
    film = make_film(
        73179, "Irony | The Irony of Fate, or Enjoy Your Bath!", 1975, directors=("A. B.", "Eldar Ryazanov")
    )
    record = FilmRecord(
        position=1, heading="", title="Enjoy Your Bath", year=1975, directors=("Nobody", "Eldar Riazanov")
    )
    agreement = compare(record, film)
    assert (agreement.title, agreement.director, agreement.doubts) == (Fact.SAME, Fact.SAME, 0)


def test_tells_a_sequel_from_its_film() -> None:
    """A number more is no spelling of the title."""
    sequel = FilmRecord(position=1, heading="", title="Rocky II", year=1979)
    assert compare(sequel, make_film(75148, "Rocky", 1976)).title is not Fact.SAME


def test_what_is_not_stated_says_nothing() -> None:
    """Without year, director and poster only the title is weighed."""
    agreement = compare(FilmRecord(position=1, heading="", title="Ballad of a Soldier"), BALLAD)
    assert (agreement.poster, agreement.year_gap, agreement.director) == (Fact.UNKNOWN, None, Fact.UNKNOWN)
    assert agreement.doubts == 0


def test_takes_the_year_of_the_poster_where_none_is_stated() -> None:
    """The poster's file name carries a year too."""
    assert compare(replace(RIGHT, year=None, poster_year=1958), CRANES).year_gap == 1
    assert compare(replace(RIGHT, poster_year=1958), CRANES).year_gap == 0


@given(
    title=st.sampled_from(["The Cranes Are Flying", "The Cranes", "Solaris", ""]) | st.text(max_size=20),
    years=st.tuples(st.integers(1900, 2030), st.integers(1900, 2030)),
    director=st.sampled_from([(), ("Mikhail Kalatozov",), ("Mikheil Kalatozishvili",), ("Sofia Coppola",)]),
)
def test_a_nearer_year_never_lowers_the_score(title: str, years: tuple[int, int], director: tuple[str, ...]) -> None:
    """The score lies between 0 and 1, and falls as the year moves away."""
    near, far = sorted(years, key=lambda year: abs(year - 1957))
    scores = [
        compare(FilmRecord(position=1, heading="", title=title, year=year, directors=director), CRANES).score
        for year in (near, far)
    ]
    assert 1 >= scores[0] >= scores[1] >= 0
