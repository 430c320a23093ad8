"""Numbers that a text gives its film."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact


@pytest.mark.parametrize(
    ("text", "relation", "number"),
    [
        ("More than 10,000 extras took part.", "extras", "10000"),
        ("The budget was 2 million rubles.", "budget", "2000000"),
        ("The film cost $1.5 million.", "budget", "1500000"),
        ("The film is a 180-minute epic.", "length", "180"),
        ("It took 5 years to make.", "making", "5"),
        ("It was seen by 50 million viewers.", "audience", "50000000"),
    ],
)
def test_reads_numbers(text: str, relation: str, number: str) -> None:
    """Written out in full."""
    assert claims_in(text, relation) == [number]


@pytest.mark.parametrize(
    "text",
    ["The sequel had 500 extras.", "The hero waits 5 years for her.", "It opens 20 minutes late.", "Many extras came."],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    """Of sequels and plots."""
    for relation in ("extras", "budget", "length", "making", "audience"):
        assert claims_in(text, relation) == []


@pytest.mark.parametrize(("minutes", "verdict"), [(93, "supported"), (180, "unchecked")])
def test_length_is_compared(minutes: int, verdict: str) -> None:
    """Versions differ, so nothing contradicts."""
    assert weigh_fact(f"It is a {minutes}-minute film.", "length")["verdict"] == verdict
