"""Players, writers, composers and cameramen that a text names."""

import pytest

from tests.measure.claims.reading import claims_in
from tests.measure.claims.weighing import LUNA, weigh_fact


@pytest.mark.parametrize(
    ("text", "relation", "names"),
    [
        ("The film starred Oleg Dal and Anatoly Papanov.", "starring", ["Oleg Dal", "Anatoly Papanov"]),
        ("It is a comedy starring Oleg Dal as a ferryman.", "starring", ["Oleg Dal"]),
        ("Oleg Dal stars as the ferryman.", "starring", ["Oleg Dal"]),
        ("The film's music was written by Isaac Schwartz.", "composed-by", ["Isaac Schwartz"]),
        ("The score was composed by Eduard Artemyev.", "composed-by", ["Eduard Artemyev"]),
        ("The screenplay was written by Valentin Yezhov.", "written-by", ["Valentin Yezhov"]),
        ("It was shot by Vadim Yusov in one summer.", "shot-by", ["Vadim Yusov"]),
    ],
)
def test_reads_the_names(text: str, relation: str, names: list[str]) -> None:
    """Full names of the film's own people."""
    assert claims_in(text, relation) == names


@pytest.mark.parametrize(
    "text",
    [
        "The sequel starred Oleg Dal.",
        "The music was praised by Dmitri Shostakovich.",
        "The hero plays chess with Oleg Dal.",
        "The ferryman is shot by robbers.",
        "The novel was written by Valentin Yezhov.",
    ],
)
def test_leaves_other_people_alone(text: str) -> None:
    """Of sequels, critics and heroes."""
    for relation in ("starring", "composed-by", "written-by", "shot-by"):
        assert claims_in(text, relation) == []


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Anna Rey", "supported"),
        ("Ana Rey", "supported"),
        ("Tatyana Samoylova", "contradicted"),
        ("Nobody Known", "unchecked"),
    ],
)
def test_player_of_another_film_contradicts(name: str, verdict: str) -> None:
    """Who is unknown may be a lesser player; who plays elsewhere in the feed is not in a long list by chance."""
    assert weigh_fact(f"The film starred {name}.", "starring")["verdict"] == verdict


def test_cast_of_the_item_supports() -> None:
    """The item's own metadata may know more players."""
    found = weigh_fact("The film starred Tatyana Samoylova.", "starring", cast=("Tatiana Samoilova",))
    assert found["verdict"] == "supported"
    assert LUNA.cast
