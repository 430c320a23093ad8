"""The first, the only, the most."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.reference.factory import CRANES


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("It was the first Soviet film to be shot on a tram.", "first Soviet film to be shot on a tram"),
        ("It was the most watched Soviet film of 1970.", "most watched Soviet film of 1970"),
        ("The film became the highest-grossing picture of the year.", "highest-grossing picture of the year"),
    ],
)
def test_reads_superlatives(text: str, claimed: str) -> None:
    """Absolute ones."""
    assert claims_in(text, "superlative") == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the first films about the sea.",
        "It is considered the greatest film ever made.",
        "It is perhaps the first film of its kind.",
        "It was the first part of a trilogy.",
        "It was the first film directed by Vera Stroyeva.",
        "It was not the first film about the sea.",
        "The first film of the evening was sold out.",
        "It is the story of a ferryman.",
    ],
)
def test_leaves_praise_alone(text: str) -> None:
    """Hedged, personal or no claim at all."""
    assert claims_in(text, "superlative") == []


def test_table_of_firsts_supports() -> None:
    """What is known to be first is; of the rest nothing is known."""
    text = "It was the first Soviet film to win the Palme d'Or."
    found = weigh_fact(text, "superlative", film=CRANES)
    assert (found["verdict"], found["is_supported_superlative"]) == ("supported", True)
    other = weigh_fact("It was the first Soviet film to be shot on a tram.", "superlative", film=CRANES)
    assert (other["verdict"], other["is_supported_superlative"]) == ("unchecked", False)
