"""Two texts about one film that say different things."""

import pytest

from audit.model import Film
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.factory import make_film

LUNA = make_film(9000001, "Luna", 1970, "Vera Stroyeva")


def _contradicting(*facts: str, film: Film | None = LUNA) -> list[object]:
    lists = [
        make_list(f"List {number}", [make_record("Luna", 1970, fact=fact)], number=number)
        for number, fact in enumerate(facts, start=1)
    ]
    tables = measure_material(make_material(*lists, films=[film] * len(facts)))
    return list(column(tables, "claims", "contradicting_items").values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The film was banned until 1988.", "The film was banned until 1987."),
        ("The film was initially banned and only released in 1988.", "The film was banned until 1987."),
        ("For the ball 150 extras came.", "It needed 15,000 extras."),
        ("The score was composed by Eduard Artemyev.", "The music was composed by Isaac Schwartz."),
        ("It is based on a novel by Vera Panova.", "It is based on a novel by Ilya Erenburg."),
        ("The film was released in 1970.", "The film was released in 1975."),
        ("It was remade in 2007.", "It was followed by a sequel in 2007."),
    ],
)
def test_both_are_flagged(one: str, other: str) -> None:
    """Each shows the other."""
    assert _contradicting(one, other) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The film was initially banned and only released in 1988.", "The film was banned until 1988."),
        ("For the ball 10,000 extras came.", "It needed about 12,000 extras."),
        ("The score was composed by Eduard Artemyev.", "The music was composed by Eduard Artemiev."),
        ("It is based on Panova's novel.", "It is based on a novel by Vera Panova."),
        ("The film was released in 1970.", "The film was released in 1971."),
    ],
)
def test_compatible_texts(one: str, other: str) -> None:
    """Spellings, roundings, neighbouring years."""
    assert _contradicting(one, other) == [0, 0]


def test_one_common_name_is_enough() -> None:
    """A film may have two composers."""
    facts = "The score was composed by Ada Bern and Carl Diem.", "The score was composed by Carl Diem."
    assert _contradicting(*facts) == [0, 0, 0]


def test_one_text_is_not_set_against_itself() -> None:
    """Nor against another film's."""
    assert [value for value in _contradicting("The film was banned until 1988.") if value is not None] == []
