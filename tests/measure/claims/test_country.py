"""Which country a text says its film is from."""

from dataclasses import replace

import pytest

from audit.model import Film
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("This French film was shot on a pier.", ["French"]),
        ("This beloved British comedy opened the season.", ["British"]),
        ("It was one of the first Soviet films in colour.", ["Soviet"]),
        ("It is a Czechoslovak musical about a ferry.", ["Czechoslovak"]),
        ("The film is a pioneering Soviet thriller.", ["Soviet"]),
    ],
)
def test_reads_the_country(text: str, labels: list[str]) -> None:
    """The adjective stands before the film itself."""
    assert claims_in(text, "country") == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The film was a Soviet-Italian co-production.", ["Soviet", "Italian"]),
        ("It was a joint production between the USSR and Italy.", ["Soviet", "Italian"]),
        ("The film is a collaboration of France and Poland.", ["French", "Polish"]),
        ("It is a rare blend of British and Soviet cinema.", ["British", "Soviet"]),
    ],
)
def test_reads_both_partners(text: str, labels: list[str]) -> None:
    """Each partner is a claim of its own."""
    assert claims_in(text, "co-production") == labels


@pytest.mark.parametrize(
    "text",
    [
        "The film was inspired by a French film of the same name.",
        "The film was popular with Soviet audiences.",
        "The Soviet film industry paid for it.",
        "It was filmed in France and Italy.",
        "It is a blend of French wit and Soviet sorrow.",
        "It was one of the few films to be dubbed into Russian.",
        "The British critics loved it.",
        "The film shows the French Resistance at work.",
    ],
)
def test_leaves_other_countries_alone(text: str) -> None:
    """Of models, audiences and places."""
    assert claims_in(text, "country") + claims_in(text, "co-production") == []


@pytest.mark.parametrize(
    ("countries", "year", "text", "verdict"),
    [
        (("SUHH",), 1970, "This Soviet film won hearts.", "supported"),
        (("SUHH",), 1970, "This Russian film won hearts.", "supported"),
        (("SUHH",), 1970, "This Georgian film won hearts.", "supported"),
        (("UA",), 1970, "This Soviet film won hearts.", "supported"),
        (("UA",), 2005, "This Soviet film won hearts.", "contradicted"),
        (("SUHH",), 1970, "This French film won hearts.", "contradicted"),
        (("FR", "IT"), 1970, "This French film won hearts.", "supported"),
        ((), 1970, "This French film won hearts.", "unchecked"),
    ],
)
def test_compares_with_the_countries(countries: tuple[str, ...], year: int, text: str, verdict: str) -> None:
    """One country of several is enough; former states and their successors share films."""
    film = make_film(9000002, "Terra", year, "Ilya Terskoi", countries=countries)
    assert weigh_fact(text, "country", film=film, complete=True)["verdict"] == verdict


def test_the_lesser_partner_of_a_co_production_may_be_missing() -> None:
    """References often name one country of several."""
    found = weigh_fact("It was a joint production between Italy and the USSR.", "co-production", complete=True)
    assert (found["claimed"], found["verdict"]) == ("Italian", "unchecked")


def test_a_partner_that_makes_a_foreign_film_fit_its_list_contradicts() -> None:
    """In a list of Soviet films, an Italian film is called a Soviet one."""
    film = replace(LUNA, countries=("IT",))
    said = "It was a joint production between the USSR and Italy."
    found = weigh_fact(said, "co-production", film=film, complete=True)
    assert (found["claimed"], found["verdict"]) == ("Soviet", "contradicted")


def _film(number: int, countries: tuple[str, ...]) -> Film:
    return make_film(number, f"Film {number}", 1975, "Vera Stroyeva", countries=countries, runtime_minutes=90)


def test_lesser_partner_may_be_missing() -> None:
    """Where the director worked in the country, the table may have left it out."""
    text = "This French film won hearts."
    assert weigh_fact(text, "country", others=[_film(9000003, ("FR",))], complete=True)["verdict"] == "unchecked"
    assert weigh_fact(text, "country", others=[_film(9000003, ("IT",))], complete=True)["verdict"] == "contradicted"


def test_namesake_proves_nothing() -> None:
    """A film found by its title alone in an incomplete reference may be another one's namesake."""
    text = "This French film won hearts."
    assert weigh_fact(text, "country")["verdict"] == "unchecked"
    assert weigh_fact(text, "country", directors=LUNA.directors)["verdict"] == "contradicted"
