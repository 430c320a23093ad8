"""After which other film a text says its film was made."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film

ROAD = make_film(7, "The Long Road", 1975, "Ilya Terskoi")


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("It was inspired by Ilya Terskoi's “The Long Road”.", "The Long Road|Ilya Terskoi"),
        ("The film was modelled on “The Long Road” by Ilya Terskoi.", "The Long Road|Ilya Terskoi"),
        ("It was made following the success of “The Long Road”.", "The Long Road|"),
        ("The idea came to her when she saw “The Long Road” with a friend.", "The Long Road|"),
        ("The studio agreed in the wake of the American film “The Long Road”.", "The Long Road|"),
        ("It is a parody of “The Long Road”.", "The Long Road|"),
    ],
)
def test_reads_the_other_film(text: str, claimed: str) -> None:
    """Its title in quotes, with its director or in the words of films."""
    assert claims_in(text, "made-after-film") == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "It was inspired by “The Long Road”.",
        "It was inspired by the novel “The Long Road” by Ilya Terskoi.",
        "It inspired Ilya Terskoi's “The Long Road”.",
        "The film anticipated the success of “The Long Road”.",
        "It came years before Ilya Terskoi's “The Long Road”.",
        "After Ilya Terskoi had read it, nothing was the same.",
        "The sequel was inspired by Ilya Terskoi's “The Long Road”.",
    ],
)
def test_leaves_what_may_be_no_film(text: str) -> None:
    """Books share titles, and influence goes one way."""
    assert claims_in(text, "made-after-film") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It was inspired by Ilya Terskoi's “The Long Road”.", "contradicted"),
        ("It was made following the success of “The Long Road”.", "contradicted"),
        ("It was inspired by Vera Stroyeva's “The Long Road”.", "unchecked"),
        ("It was inspired by Ilya Terskoi's “The Short Road”.", "unchecked"),
    ],
)
def test_a_later_film_cannot_come_first(text: str, verdict: str) -> None:
    """The film is of 1970, the other of 1975; a title that nobody knows, or with another director, proves nothing."""
    found = weigh_fact(text, "made-after-film", film=LUNA, others=[ROAD], complete=True)
    assert found["verdict"] == verdict
    if verdict == "contradicted":
        assert found["anachronism"] == "the film is of 1970, and The Long Road of 1975"


def test_an_older_film_of_the_title_may_be_meant() -> None:
    """Of several films the oldest counts, and one that is of the same year may be known already."""
    fact = "It was made following the success of “The Long Road”."
    older = make_film(6, "The Long Road", 1950)
    assert weigh_fact(fact, "made-after-film", others=[ROAD, older], complete=True)["verdict"] == "supported"
    undated = make_film(6, "The Long Road")
    assert weigh_fact(fact, "made-after-film", others=[ROAD, undated], complete=True)["verdict"] == "unchecked"
