"""Years that a text gives its film."""

from dataclasses import replace
from typing import Any

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import make_film

COMMISSAR = make_film(61876, "The Commissar", 1967, "Aleksandr Askoldov")


@pytest.mark.parametrize(
    ("text", "relation", "year"),
    [
        ("The film was released in 1971 and ran for years.", "released-in", "1971"),
        ("Released in May 1971, the film ran for years.", "released-in", "1971"),
        ("This 1971 drama follows a ferryman.", "released-in", "1971"),
        ("The film was shot in 1969 on a river.", "made-in", "1969"),
        ("It was produced by Mosfilm in 1970.", "made-in", "1970"),
        ("The film premiered in 1971 before sailors.", "premiered-in", "1971"),
        ("The film was banned at home until 1987.", "kept-until", "1987"),
        ("It was shelved and only released in 1986.", "kept-until", "1986"),
        ("It was not released until 1986.", "kept-until", "1986"),
        ("It was not released in the Soviet Union until 1986.", "kept-until", "1986"),
        ("The film was shelved for twenty years and released in 1986.", "kept-until", "1986"),
        ("The film stayed under lock and key until 1986.", "kept-until", "1986"),
        ("Hardly completed, the film was withdrawn, and the ban held until 1986.", "kept-until", "1986"),
        ("The film did not reach cinemas until 1986.", "kept-until", "1986"),
        ("Vera Stroyeva's film was locked away until 1986.", "kept-until", "1986"),
        ("Released in 1971, the film was notable for its length.", "released-in", "1971"),
        ("The film is set in 1942 on an island.", "set-in", "1942"),
        ("It is set in the 1920s.", "set-in", "1920s"),
    ],
)
def test_reads_the_year(text: str, relation: str, year: str) -> None:
    """The year stands with what happened in it."""
    assert claims_in(text, relation, director="Vera Stroyeva") == [year]


@pytest.mark.parametrize(
    "text",
    [
        "It came out on disc and was released on DVD in 2004.",
        "The film was re-released in 1999.",
        "It was restored and released again in 1999.",
        "It was released in the United States in 1975.",
        "The novel was released in 1971.",
        "The novel was banned until 1987.",
        "The film was banned in the UK until 1999.",
        "A sequel was made in 1975.",
        "The film was released in 1970s style.",
        "It was made in 19 days.",
        "It inspired the musical “Nine”, which was filmed in 2009.",
        "The 2017 film of the same name was released in 2017.",
        "Vera Stroyeva's first film was released in 1965.",
    ],
)
def test_leaves_other_years_alone(text: str) -> None:
    """Of other countries, other versions, other works."""
    for relation in ("released-in", "made-in", "kept-until"):
        assert claims_in(text, relation) == []


@pytest.mark.parametrize(
    ("text", "relation", "verdict", "gap"),
    [
        ("The film was released in 1971.", "released-in", "supported", 1),
        ("The film was released in 1974.", "released-in", "contradicted", 4),
        ("The film was shot in 1968.", "made-in", "unchecked", None),
        ("The film was shot in 1975.", "made-in", "contradicted", 5),
        ("The film premiered in 1975 at a festival.", "premiered-in", "unchecked", None),
        ("The film was released in 1974. It had been shelved.", "released-in", "unchecked", None),
        ("The film was banned until 1987.", "kept-until", "unchecked", None),
        ("The film was banned until 1960.", "kept-until", "contradicted", None),
        ("The film is set in 1942.", "set-in", "unchecked", None),
    ],
)
def test_compares_with_the_reference(text: str, relation: str, verdict: str, gap: Any) -> None:  # noqa: ANN401
    """One year off is right, and where many years may be meant nothing is said."""
    found = weigh_fact(text, relation)
    assert found["verdict"] == verdict
    if gap is not None:
        assert found["claimed_year_gap"] == gap


def test_year_of_the_item_is_another_rules_matter() -> None:
    """Where the text repeats the year of its heading, the heading is to blame."""
    assert weigh_fact("The film was released in 1974.", "released-in", year=1974)["verdict"] == "unchecked"


def test_ban_before_the_film_is_out_of_time() -> None:
    """Nothing is banned until a year in which it was not made."""
    assert weigh_fact("The film was banned until 1960.", "kept-until")["anachronism"] == "the film itself is of 1970"


@pytest.mark.parametrize(("year", "verdict"), [(1987, "supported"), (1988, "supported"), (1979, "contradicted")])
def test_shelved_films_are_known(year: int, verdict: str) -> None:
    """A film may be shown in one year and released in another: both end its ban."""
    found = weigh_fact(f"The film was banned until {year}.", "kept-until", film=COMMISSAR)
    assert (found["verdict"], found["known_year"]) == (verdict, "1987 to 1988")
    released = weigh_fact("The film was released in 1988.", "released-in", film=COMMISSAR)
    assert released["verdict"] == "unchecked"


def test_no_film_no_verdict() -> None:
    """Without a film of the reference there is nothing to compare with."""
    assert weigh_fact("The film was released in 1999.", "released-in", film=None)["verdict"] == "unchecked"
    assert LUNA.year == 1970


@pytest.mark.parametrize(
    ("title", "film", "year", "fact", "gap"),
    [
        ("Larks on a String", make_film(64994, "Larks on a String", 1990), 1969, "It is set in a scrap yard.", 0),
        ("Luna", make_film(9000001, "Luna", 1990), 1969, "The film was banned until 1990.", 0),
        ("Luna", make_film(9000001, "Luna", 1990), 1969, "The film was banned until 1979.", 21),
        ("Luna", make_film(9000001, "Luna", 1990), 1969, "It is set in a scrap yard.", 21),
    ],
)
def test_a_film_that_was_kept_has_several_years(title: str, film: Any, year: int, fact: str, gap: int) -> None:  # noqa: ANN401
    """The year of its making is right where the table knows it, or the text says how long it was kept."""
    item = make_record(title, year, fact=fact)
    tables = measure_material(make_material(make_list(records=[item]), films=[film], reference=[film]))
    assert column(tables, "matches", "year_gap")["1.1"] == gap


def test_reads_until_when_a_film_could_not_be_seen() -> None:
    """In words of seeing as well."""
    assert claims_in("It could not be seen in public before the year 2000.", "kept-until") == ["2000"]


def test_a_film_that_won_at_home_was_not_kept_from_it() -> None:
    """A prize of Moscow's festival, years before the end of the ban that a text tells of."""
    film = make_film(63583, "We'll Live Till Monday", 1968, countries=("SUHH",))
    film = replace(film, imdb_id="tt0062907")
    found = weigh_fact("The film was banned until 1987.", "kept-until", film=film)
    assert found["anachronism"] == "it won Moscow, main prize 1969"
    assert weigh_fact("The film was banned until 1969.", "kept-until", film=film)["verdict"] == "unchecked"
    abroad = replace(film, countries=("FR",))
    assert weigh_fact("The film was banned until 1987.", "kept-until", film=abroad)["verdict"] == "unchecked"
