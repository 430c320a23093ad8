"""The first, the only, the most."""

import pytest

from tests.measure.claims.reading import claims_in


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("It was the first Soviet film to be shot on a tram.", "first Soviet film to be shot on a tram"),
        ("It was the most watched Soviet film of 1970.", "most watched Soviet film of 1970"),
        ("The film became the highest-grossing picture of the year.", "highest-grossing picture of the year"),
        ("It's the first Soviet talkie.", "first Soviet talkie"),
        ("It was the first Soviet feature film.", "first Soviet feature film"),
        ("It is notable for being the first Soviet-Finnish co-production.", "first Soviet-Finnish co-production"),
        (
            "It holds a place in history as the first Soviet feature to be made in colour.",
            "first Soviet feature to be made in colour",
        ),
        ("The film went down in film history as the only Soviet western.", "only Soviet western"),
        ("It has gone down in the history of cinema as the first Soviet epic.", "first Soviet epic"),
        ("It made history as the first Soviet film to be shot on a tram.", "first Soviet film to be shot on a tram"),
        ("It entered cinema history as the first Soviet cartoon.", "first Soviet cartoon"),
        ("It won a medal in Rome, becoming the first Soviet film to do so.", "first Soviet film to do so"),
        ("It won the Golden Bear in 1970, the first Soviet film to do so.", "first Soviet film to do so"),
        ("It won the Golden Bear at Berlin – the only Soviet film to win it.", "only Soviet film to win it"),
    ],
)
def test_reads_superlatives(text: str, claimed: str) -> None:
    """Absolute ones."""
    assert claims_in(text, "superlative") == [claimed]


def test_leaves_the_last_film_of_a_director_to_its_own_relation() -> None:
    """One claim is counted once; a superlative of something else stands."""
    text = "It was the last feature film of Vera Stroyeva."
    assert claims_in(text, "superlative", director="Vera Stroyeva") == []
    assert claims_in(text, "last-film", director="Vera Stroyeva") == ["Vera Stroyeva"]
    text = "It was the last feature film of the studio."
    assert claims_in(text, "superlative", director="Vera Stroyeva") == ["last feature film of the studio"]


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the first films about the sea.",
        "It is considered the greatest film ever made.",
        "It is regarded as the first Soviet film about the sea.",
        "It went down in history as one of the first Soviet films about the sea.",
        "Its music is from Road to Life, the first Soviet film to be heard.",
        "It lost the Golden Bear to The Ascent, the first Soviet film to win it.",
        "It won the FIPRESCI Prize and the Golden Bear, the first Soviet film to do so.",
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


def test_long_clauses_end_with_a_word() -> None:
    """What is claimed is cut between two words."""
    clause = "to be shot " + "on the tram of the town " * 6
    (claimed,) = claims_in(f"It was the first Soviet film {clause}again.", "superlative")
    assert f"{clause}again".startswith(claimed.removeprefix("first Soviet film "))
    assert clause[len(claimed) - len("first Soviet film ")] == " "
