"""For which anniversary a text says its film was made."""

import pytest

from audit.measure.claims.ordinals import ordinal
from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import weigh_fact


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It was made for the tenth anniversary of the October Revolution.", "1927"),
        ("The film was commissioned to mark the 25th anniversary of the victory over Nazi Germany.", "1970"),
        ("It was released on the occasion of the centenary of Chekhov's birth.", "1960"),
        ("Produced for the twenty-fifth anniversary of the Battle of Stalingrad, it opened in winter.", "1968"),
    ],
)
def test_reads_the_year(text: str, year: str) -> None:
    """The year of the event and the number together."""
    assert claims_in(text, "anniversary") == [year]


@pytest.mark.parametrize(
    "text",
    [
        "It was restored for the fiftieth anniversary of the October Revolution.",
        "It tells of a village that celebrates the tenth anniversary of the October Revolution.",
        "It was made for the tenth anniversary of the studio.",
        "The tenth anniversary of the October Revolution was near.",
    ],
)
def test_leaves_other_anniversaries_alone(text: str) -> None:
    """Of a later showing, of the plot, of events that nobody knows."""
    assert claims_in(text, "anniversary") == []


@pytest.mark.parametrize(
    ("event", "verdict"),
    [("25th anniversary of the victory over Nazi Germany", "supported"),
     ("50th anniversary of the Battle of Stalingrad", "contradicted"),
     ("tenth anniversary of the October Revolution", "contradicted"),
     ("centenary of Lenin's birth", "supported")],
)  # fmt: skip
def test_is_compared_with_the_film(event: str, verdict: str) -> None:
    """The film is of 1970; a year off is no matter."""
    assert weigh_fact(f"It was made for the {event}.", "anniversary")["verdict"] == verdict


@pytest.mark.parametrize(
    ("word", "number"),
    [("1st", 1), ("72nd", 72), ("eleventh", 11), ("Thirtieth", 30), ("forty-second", 42), ("hundredth", 100),
     ("festival", None), ("twenty-blue", None), ("blue-second", None), ("north", None)],
)  # fmt: skip
def test_ordinals(word: str, number: int | None) -> None:
    """In digits and in words."""
    assert ordinal(word) == number
