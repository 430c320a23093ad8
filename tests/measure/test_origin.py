"""A film's countries against the nationality its list claims; a hint lowers a doubt and proves nothing."""

from dataclasses import replace

import pytest

from audit.model import Film
from audit.reference.build import build_in_memory
from audit.reference.store import SqliteReference
from audit.tables import MATCHES
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import INFO, make_film

FILM = make_film(1, "The Quiet Harbour", 1961, "Anna Berg")
NAMES = ("is_of_claimed_origin", "origin_is_disputed")


def _measure(
    film: Film, *, director: str = "Anna Berg", title: str = "The Quiet Harbour", complete: bool = False
) -> tuple[object, ...]:
    record = make_record(title, 1961, directors=(director,) if director else ())
    info = replace(INFO, complete=complete)
    reference = SqliteReference(build_in_memory([FILM], info), "test")
    material = make_material(make_list("Soviet Films About Harbours", [record]), films=[film], reference=reference)
    tables = measure_material(material)
    return tuple(column(tables, MATCHES, name)["1.1"] for name in NAMES)


def test_a_film_of_the_claimed_country_is_inside() -> None:
    """One country of a co-production is enough."""
    assert _measure(replace(FILM, countries=("SUHH", "SE"))) == (True, None)


def test_another_country_is_outside() -> None:
    """With nothing that says otherwise there is no dispute."""
    assert _measure(replace(FILM, countries=("SE",))) == (False, False)
    assert _measure(replace(FILM, countries=("SE",), origin_hint=("SE", "NO"))) == (False, False)


@pytest.mark.parametrize(
    "facts", [{"origin_hint": ("SUHH",)}, {"disagreements": ("countries: wikidata SE, starter SUHH",)}]
)
def test_a_hint_or_another_source_makes_it_disputed(facts: dict[str, tuple[str, ...]]) -> None:
    """The finding stays, with less weight."""
    assert _measure(replace(FILM, countries=("SE",), **facts)) == (False, True)  # type: ignore[arg-type]


def test_a_hint_alone_says_nothing() -> None:
    """Without countries nothing is measured, whatever the hint."""
    assert _measure(replace(FILM, origin_hint=("SE",))) == (None, None)
    assert _measure(replace(FILM, origin_hint=("SUHH",))) == (None, None)


def test_a_title_alone_needs_a_whole_reference_and_the_film_s_own_title() -> None:
    """Else it may be only the foreign namesake that is known, or a film spelt alike."""
    foreign = replace(FILM, countries=("SE",))
    assert _measure(foreign, director="") == (None, None)
    assert _measure(foreign, director="", complete=True) == (False, False)
    assert _measure(foreign, director="", complete=True, title="The Quiet Harbor") == (None, None)
    assert _measure(foreign, director="the Berg sisters") == (False, False)


def test_a_russian_film_of_soviet_years_is_soviet() -> None:
    """Some sources call every Soviet film Russian: in a list of Georgian films that proves nothing."""
    film = replace(FILM, countries=("RU",))
    record = make_record(film.title, 1961, directors=("Anna Berg",))
    tables = measure_material(make_material(make_list("Georgian Films", [record]), films=[film], reference=[film]))
    assert column(tables, MATCHES, "is_of_claimed_origin")["1.1"] is True
    later = replace(film, year=1999)
    tables = measure_material(
        make_material(make_list("Georgian Films", [replace(record, year=1999)]), films=[later], reference=[later])
    )
    assert column(tables, MATCHES, "is_of_claimed_origin")["1.1"] is False
