"""The year of the item beside that of its film, or of a namesake that the text means."""

from typing import Any

import pytest

from audit.model import Form
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import make_film

ANIMATED = frozenset({Form.ANIMATION})
ACTED = make_film(1, "The Hare", 1967, "Vera Stroyeva", countries=("SUHH",), forms=frozenset())
DRAWN = make_film(2, "The Hare", 1957, countries=("SUHH",), forms=ANIMATED)
COLUMNS = ("year_gap", "year_film", "film_year", "suggested_year", "is_year_of_namesake")


def years(description: str, *others: Any, year: int = 1967, film: Any = ACTED) -> tuple[object, ...]:  # noqa: ANN401
    """Measure an item about the acted film."""
    record = make_record("The Hare", year, description=description)
    material = make_material(make_list(records=[record]), films=[film], reference=[film, *others])
    tables = measure_material(material)
    return tuple(column(tables, "matches", name)["1.1"] for name in COLUMNS)


def test_year_of_the_film() -> None:
    """The film's own year counts, whatever other films of its title there are."""
    assert years("A hare is lost.", DRAWN, year=1970) == (3, "The Hare", 1967, 1967, False)


def test_year_of_the_film_that_the_text_means() -> None:
    """Of two films of a title the text calls the other's form: whose year it is, an editor has to say."""
    expected = (10, "the animated film The Hare", 1957, None, True)
    assert years("This animated film follows a hare.", DRAWN) == expected


@pytest.mark.parametrize(
    "others",
    [
        (),
        (make_film(2, "The Hare", 1957, forms=frozenset()),),
        (make_film(2, "The Hare", 1957, forms=None),),
        (make_film(2, "The Hare", 1966, forms=ANIMATED),),
        (make_film(2, "The Hare", 1957, forms=ANIMATED), make_film(3, "The Hare", 1977, forms=ANIMATED)),
        (make_film(2, "The Hound", 1957, forms=ANIMATED),),
    ],
)
def test_no_other_film_is_meant(others: tuple[Any, ...]) -> None:
    """No namesake has the form, or it is of the stated year, or several have it."""
    assert years("This animated film follows a hare.", *others)[-1] is False


def test_a_namesake_of_the_same_country_comes_first() -> None:
    """A list of Soviet films means the Soviet one of two animated films."""
    other = make_film(3, "The Hare", 2012, countries=("US",), forms=ANIMATED)
    assert years("This animated film follows a hare.", DRAWN, other)[2] == 1957


def test_a_film_of_the_form_is_itself_meant() -> None:
    """Nothing is doubted where the film is what the text calls it."""
    film = make_film(1, "The Hare", 1967, forms=ANIMATED)
    assert years("This animated film follows a hare.", DRAWN, film=film) == (0, "The Hare", 1967, 1967, False)
