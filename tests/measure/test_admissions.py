"""Words that admit a film to be off topic, and their innocent twins."""

import pytest

from audit.measure.admissions import find_admission
from audit.measure.topic_words import TopicWords, topic_words
from tests.measure.factory import column, make_list, measure_texts

CHESS = topic_words(make_list("Soviet Films About Chess Players: Sixty-Four Squares"))
SPIES = topic_words(make_list("Soviet spy thrillers"))


@pytest.mark.parametrize(
    "text",
    [
        "Although not directly about chess, the film has a board in every room.",
        "This drama, while not strictly about chess, opens with a game.",
        "Though not exclusively about chess, it knows the game.",
        "Even though the film is not about chess, one game decides it.",
        "While it isn't specifically about chess players, two of them meet.",
        "Despite not being about chess, it belongs here.",
        "While it doesn't focus on chess, the clock ticks all the same.",
        "While not strictly a chess film, it ends on a checkmate.",
        "Although not a sports film, it thinks in moves.",
        "While not Soviet, it was shown in every town.",
        "Although a Polish film, it filled Soviet cinemas.",
        "While this is a British production, it was dubbed early.",
        "While primarily a love story, it has a game of chess.",
        "Though more of a musical, it stages a game of chess.",
        "The film, while focusing on a lighthouse keeper, gives him a chess set.",
        "Although set in Lisbon, the film indirectly touches the world of chess.",
        "Although based on a fairy tale, it has one game, making it relevant to our theme.",
        "The film does not directly deal with chess.",
        "It isn't a film about chess, but a board is always in sight.",
        "This isn't strictly about chess.",
        "Chess plays only a minor role here.",
        "The theme is only touched on in the last reel.",
        "Chess isn't the main focus.",
        "The link to chess is only loosely drawn; it is tangentially related to the theme.",
        "It has little to do with chess.",
        "It is more about winter than chess.",
        "It may seem an odd choice for this list.",
        "It earns its place despite the lack of any board.",
        "It does not quite fit the theme.",
        "Not strictly about chess, it shows one game.",
    ],
)
def test_finds_the_admission(text: str) -> None:
    """Each way of saying it is found."""
    assert find_admission(text, CHESS)


@pytest.mark.parametrize(
    "text",
    [
        "The checkmate is not directly shown.",
        "It is not only about chess but about time.",
        "This is not just a film about chess.",
        "The film not only explores chess, it plays it.",
        "While waiting for the next move, he falls asleep.",
        "Although not a success at first, it became a classic.",
        "Although the champion never speaks, he plays.",
        "Although based on a novel, the film is pure chess.",
        "Although not widely known, it is a gem.",
        "Although a Soviet film, it was shown abroad.",
        "While primarily a chess film, it is funny.",
        "While focusing on chess, the film finds love.",
        "While focusing on the clock, the film builds its tension.",
        "While primarily known for his comedies, the director knew chess.",
        "A famous actor plays a minor role.",
        "It was not released until 1988.",
        "Though banned for years, it was seen.",
        "Though not directly involved in the game, she decides it.",
        "It is included for its long last game.",
        "He is not a typical hero.",
        "Although set in a small town, chess opens the world to her.",
    ],
)
def test_leaves_the_innocent_twin_alone(text: str) -> None:
    """The same words about something else admit nothing."""
    assert find_admission(text, CHESS) == ""


def test_topic_decides_what_is_another_kind() -> None:
    """To be "primarily a spy film" is on topic in a list of spy films, and "a love story" is not."""
    assert find_admission("While primarily a spy film, it has songs.", SPIES) == ""
    assert find_admission("While primarily a love story, it has spies.", SPIES)
    assert find_admission("While primarily a love story, it has spies.", TopicWords()) == ""


def test_nationality_decides_what_is_foreign() -> None:
    """A French film is an admission in a list of Soviet films, not in one that claims no country."""
    anywhere = topic_words(make_list("Films About Chess"))
    assert find_admission("Although a French film, it was dubbed.", CHESS) == "Although a French film"
    assert find_admission("Although a French film, it was dubbed.", anywhere) == ""


def test_topic_words_are_the_title_without_its_dress() -> None:
    """Praise, nationality and subtitle are no topic; endings do not matter."""
    words = topic_words(make_list("The Best Soviet Films About Dancers: A Cinematic Journey"))
    assert words.nationalities == {"Soviet"}
    assert words.are_in("It ends in a dance.")
    assert not words.are_in("A journey to the best of cinema.")


def test_measures_words_or_an_empty_text() -> None:
    """Looked at and none found is an empty text; titles are not looked at."""
    tables = measure_texts("Though not strictly about zones, it has one.", "A zone is entered.")
    found = column(tables, "texts", "admission")
    assert found["1.1.fact"] == "Though not strictly about zones"
    assert found["1.2.fact"] == ""
    assert found["1.1.title"] is None
    assert found["1.1.description"] is None
