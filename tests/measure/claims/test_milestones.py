"""Events, techniques and the ends of ages."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact
from tests.reference.factory import make_film


@pytest.mark.parametrize(
    ("text", "relation", "words"),
    [
        ("The film was inspired by the first manned space flight.", "made-after", "first manned space flight"),
        ("It was filmed in the aftermath of the Chernobyl disaster.", "made-after", "Chernobyl disaster"),
        ("Scenes filmed aboard the Mir space station were cut in.", "made-after", "Mir space station"),
        ("It was one of the first films to use Technicolor.", "new-technique", "Technicolor"),
        ("It was one of the last films made during the Soviet era.", "end-of-age", "during the Soviet era"),
    ],
)
def test_reads_what_is_tied_to_the_film(text: str, relation: str, words: str) -> None:
    """The object is how the text calls it."""
    assert claims_in(text, relation) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The film predicted the moon landing.",
        "The film gained new relevance after the Chernobyl disaster.",
        "It was filmed before the Chernobyl disaster.",
        "The film shows life in space.",
        "The score found new friends after the Gulf War.",
        "It was one of the last silent films of the Soviet era.",
        "It was one of the first films to win over sailors.",
    ],
)
def test_leaves_foresight_alone(text: str) -> None:
    """A film may be older than what it speaks of."""
    for relation in ("made-after", "new-technique", "end-of-age"):
        assert claims_in(text, relation) == []


@pytest.mark.parametrize(
    ("text", "relation", "year", "clashes"),
    [
        ("Scenes were filmed aboard the Salyut 6 station.", "made-after", 1976, True),
        ("Scenes were filmed aboard the Salyut 6 station.", "made-after", 1977, False),
        ("The film was inspired by the first man in space.", "made-after", 1960, True),
        ("It was one of the first films to use Technicolor.", "new-technique", 1930, False),
        ("It was one of the first films to use Technicolor.", "new-technique", 1948, True),
        ("It was one of the last films made during the Soviet era.", "end-of-age", 1989, False),
        ("It was one of the last films made during the Soviet era.", "end-of-age", 1979, True),
    ],
)
def test_arithmetic_of_years(text: str, relation: str, year: int, clashes: bool) -> None:  # noqa: FBT001
    """Events allow no grace, techniques and ages some years."""
    film = make_film(9000006, "Terra", year, "Ilya Terskoi")
    found = weigh_fact(text, relation, film=film)
    assert bool(found["anachronism"]) is clashes
    assert (found["verdict"] == "contradicted") is clashes


def test_later_year_of_two_counts_for_events() -> None:
    """What suits one of the two years is let pass."""
    text = "Scenes were filmed aboard the Salyut 6 station."
    assert weigh_fact(text, "made-after", film=LUNA, year=1978)["anachronism"] == ""
