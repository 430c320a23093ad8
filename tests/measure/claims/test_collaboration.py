"""On which film a director worked with somebody for the first time."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    "text",
    [
        "It was the first collaboration between Vera Stroyeva and Anna Rey.",
        "The film marked the first of many collaborations between director Vera Stroyeva and actress Anna Rey.",
        "This was the film in which she and Anna Rey worked together for the first time.",
        "With this film began the partnership of Stroyeva with Anna Rey.",
    ],
)
def test_reads_with_whom(text: str) -> None:
    """The director is named, or meant by a pronoun; the other has a full name."""
    assert claims_in(text, "first-together", director="Vera Stroyeva") == ["Anna Rey"]


@pytest.mark.parametrize(
    "text",
    [
        "It was the first collaboration between Vera Stroyeva and composer Anna Rey.",
        "It was not the first collaboration between Vera Stroyeva and Anna Rey.",
        "It was the first collaboration between Ilya Terskoi and Anna Rey.",
        "It was the first collaboration between the two studios.",
        "It was the first film that Anna Rey liked.",
        "For the first time Vera Stroyeva saw Anna Rey on the stage.",
    ],
)
def test_leaves_other_firsts_alone(text: str) -> None:
    """Of composers, of other people, of no work together."""
    assert claims_in(text, "first-together", director="Vera Stroyeva") == []


@pytest.mark.parametrize(
    ("year", "cast", "verdict"),
    [(1965, ("Anna Rey",), "contradicted"), (1969, ("Anna Rey",), "unchecked"), (1975, ("Anna Rey",), "unchecked"),
     (1965, ("Clara Ost",), "unchecked")],
)  # fmt: skip
def test_an_earlier_film_contradicts(year: int, cast: tuple[str, ...], verdict: str) -> None:
    """By the same director, with the same player, more than a year before."""
    other = make_film(7, "Vesna", year, "Vera Stroyeva", cast=cast, runtime_minutes=90)
    fact = "It was the first collaboration between Vera Stroyeva and Anna Rey."
    found = weigh_fact(fact, "first-together", others=[other])
    assert found["verdict"] == verdict
    if verdict == "contradicted":
        assert found["known_truth"] == "Anna Rey plays in Vesna (1965), by Vera Stroyeva, too"
