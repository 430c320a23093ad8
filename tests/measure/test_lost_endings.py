"""The year that a text lost with its end."""

import pytest

from audit.model import Film
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import BALLAD, CRANES


def lost_ending(fact: str, film: Film | None = CRANES) -> object:
    """Return the measured ending of a fact."""
    record = make_record(film.title if film else "Of No Reference", film.year if film else 1970, fact=fact)
    material = make_material(make_list(records=[record]), films=[film], reference=[CRANES, BALLAD])
    return column(measure_material(material), "texts", "lost_ending")["1.1.fact"]


@pytest.mark.parametrize(
    "fact",
    [
        "It won the Palme d'Or at the Cannes Film Festival in",
        "It was a triumph abroad. The film was awarded the Palme d'Or in",
        "The film received the Palme d'Or at the Cannes Film Festival of",
    ],
)
def test_prize_supplies_the_year(fact: str) -> None:
    """The year in which the film won the prize that the text breaks off with, and the full stop."""
    assert str(lost_ending(fact)).endswith(f"{fact.rsplit(maxsplit=1)[-1]} 1958.")


@pytest.mark.parametrize(
    "fact",
    [
        "It won the Palme d'Or at the Cannes Film Festival in 1958.",
        "It won the Palme d'Or in 1958 and was shown again in",
        "It won the Golden Bear at the Berlin International Film Festival in",
        "It was nominated for the Palme d'Or in",
        "The film was first shown in",
        "Its director won the Palme d'Or in",
        "",
    ],
)
def test_nothing_else_is_completed(fact: str) -> None:
    """A whole text, a prize it has not, a nomination, or another event say nothing of the lost number."""
    assert lost_ending(fact) is None


def test_film_without_the_prize_has_no_year() -> None:
    """Neither a film that did not win nor one that nobody knows."""
    fact = "It won the Palme d'Or at the Cannes Film Festival in"
    assert lost_ending(fact, BALLAD) is None
    assert lost_ending(fact, None) is None
