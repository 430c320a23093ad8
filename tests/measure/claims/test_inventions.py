"""Known inventions."""

import pytest

from audit.measure.claims import find_claims
from audit.measure.claims.inventions import inventions
from audit.measure.sameness import is_well_formed
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact
from tests.measure.factory import make_item, make_record
from tests.reference.factory import CRANES, make_film

IRONY = make_film(73179, "The Irony of Fate", 1975, "Eldar Ryazanov")


def _relations(fact: str) -> list[str]:
    return [
        claim.relation for claim in find_claims([make_item(make_record("The Irony of Fate", 1975, fact=fact), IRONY)])
    ]


def test_is_found_for_its_film_alone() -> None:
    """The same words about another film are no invention."""
    text = "It was remade in 2007, with a wink."
    assert _relations(text) == ["known-invention"]
    assert claims_in(text, "known-invention") == []


@pytest.mark.parametrize(
    "text",
    [
        "It was not remade in 2007, as many think.",
        "A sequel of 2007 is often mistaken for a remake.",
        "It was remade in 1999.",
        "It was shown again in 2007.",
    ],
)
def test_what_takes_it_back(text: str) -> None:
    """Denied, mistaken, or another year."""
    assert "known-invention" not in _relations(text)


def test_verdict_says_what_is_so() -> None:
    """The truth and who says so."""
    found = weigh_fact("The film won an Oscar in 1959.", "known-invention", film=CRANES)
    assert (found["verdict"], found["is_known_invention"]) == ("contradicted", True)
    assert "Palme d'Or" in str(found["known_truth"])


def test_other_claims_about_the_film_are_looked_at() -> None:
    """False for a film the table knows, null for others."""
    text = "The film was directed by Mikhail Kalatozov."
    assert weigh_fact(text, "directed-by", film=CRANES)["is_known_invention"] is False
    assert weigh_fact(text, "directed-by")["is_known_invention"] is not True


def test_table_is_well_formed() -> None:
    """Every line has an id, a truth and a source."""
    table = inventions()
    assert len(table) >= 40
    assert all(is_well_formed(imdb_id) for imdb_id in table)
    assert all(one.truth and one.source for lines in table.values() for one in lines)


def test_what_a_person_won_elsewhere_is_none() -> None:
    """The prize is told of the director, and of another film."""
    samurai = make_film(47478, "Seven Samurai", 1954, "Akira Kurosawa")
    said = "Kurosawa, who had won the Golden Lion in 1951 with Rashomon, was content."
    item = make_item(make_record("Seven Samurai", 1954, fact=said), samurai)
    assert "known-invention" not in [claim.relation for claim in find_claims([item])]
