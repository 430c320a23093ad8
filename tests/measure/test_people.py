"""Directors and cast against the film's, all credited people counted."""

from dataclasses import replace
from typing import Any

import pytest

from audit.measure.people import split_credits
from audit.model import Film
from audit.tables import MATCHES
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import make_film

PAIR = make_film(1, "The Quiet Harbour", 1961, directors=("Aleksandr Alov", "Vladimir Naumov"))
COENS = ("Joel Coen", "Ethan Coen")


def _measure(film: Film, name: str, **facts: Any) -> object:  # noqa: ANN401 - any field
    record = make_record("The Quiet Harbour", 1961, **facts)
    return column(measure_material(make_material(make_list(records=[record]), films=[film])), MATCHES, name)["1.1"]


@pytest.mark.parametrize(
    ("credit", "known", "people"),
    [
        ("Lana and Lilly Wachowski", (), ["Lana Wachowski", "Lilly Wachowski"]),
        ("Joel & Ethan Coen", (), list(COENS)),
        ("Alov and Vladimir Naumov", PAIR.directors, list(PAIR.directors)),
        ("Naumov & Alov", (), ["Naumov", "Alov"]),
        ("Anna Berg / Pavel Novotny", (), ["Anna Berg", "Pavel Novotny"]),
        ("the Coen brothers", COENS, list(COENS)),
        ("The Wachowskis", ("Lana Wachowski", "Anna Berg"), ["Lana Wachowski"]),
        ("The Brothers Quay", ("Stephen Quay",), ["Stephen Quay"]),
        ("the Coen brothers", ("Anna Berg",), ["Coen"]),
        ("The Daniels", ("Daniel Kwan",), []),
        ("Andy Sandoval", (), ["Andy Sandoval"]),
        ("Chukhray", ("Grigoriy Chukhray",), ["Chukhray"]),
        ("&", (), ["&"]),
    ],
)
def test_splits_a_credit_of_several(credit: str, known: tuple[str, ...], people: list[str]) -> None:
    """Names joined by a word or sign, with a surname in common, and families."""
    assert split_credits([credit], known) == people


@pytest.mark.parametrize(
    "director", ["Alov and Naumov", "Vladimir Naumov, Aleksandr Alov", "Aleksandr Alov & Vladimir Naumov"]
)
def test_all_credited_directors_count(director: str) -> None:
    """In one name or several, in any order, nobody is omitted and nobody is another."""
    stated = tuple(director.split(", "))
    assert _measure(PAIR, "omitted_directors", directors=stated) == ""
    similarity = _measure(PAIR, "director_similarity", directors=stated)
    assert isinstance(similarity, float)
    assert similarity >= 0.6


def test_says_which_director_is_omitted() -> None:
    """Only where the stated ones are right."""
    assert _measure(PAIR, "omitted_directors", directors=("Vladimir Naumov",)) == "Aleksandr Alov"
    assert _measure(PAIR, "omitted_directors", directors=("Vladimir Naumov", "Anna Berg")) is None


def test_two_other_people_are_another_director() -> None:
    """Joint or not."""
    for directors in (("Anna and Eva Berg",), ("the Berg sisters",), ("Anna Berg", "Eva Berg")):
        similarity = _measure(PAIR, "director_similarity", directors=directors)
        assert isinstance(similarity, float)
        assert similarity < 0.6


def test_a_stage_name_is_not_compared() -> None:
    """Whoever "The Daniels" are, the names do not tell."""
    assert _measure(PAIR, "director_similarity", directors=("The Daniels",)) is None


def test_finds_directors_in_the_cast() -> None:
    """Unless they act, or are named as directors too, alone or with another."""
    facts = {"directors": ("Anna Berg",), "cast": ("Vladimir Naumov", "Eva Berg")}
    assert _measure(PAIR, "directors_in_cast", **facts) == "Vladimir Naumov"
    assert _measure(replace(PAIR, cast=("Vladimir Naumov",)), "directors_in_cast", **facts) == ""
    assert _measure(PAIR, "directors_in_cast", **{**facts, "directors": ("Alov & Naumov",)}) == ""


def test_compares_casts_only_with_a_long_one() -> None:
    """A short list of names proves nothing by absence."""
    stated = {"cast": ("One Person", "Two Persons", "Three Persons")}
    long = tuple(f"{letter}. Player" for letter in ("Anna", "Boris", "Clara", "Dmitri", "Eva"))
    assert _measure(replace(PAIR, cast=long), "cast_overlap", **stated) == 0
    assert _measure(replace(PAIR, cast=long[:4]), "cast_overlap", **stated) is None
    assert _measure(replace(PAIR, cast=long), "cast_overlap", cast=stated["cast"][:2]) is None
