"""Texts that stop in the middle, by the marks that lost numbers and cutting sites leave."""

import pytest

from audit.measure.text_endings import ending_of, last_words
from tests.measure.factory import (
    LETTERS,
    column,
    make_list,
    make_material,
    make_record,
    measure_material,
    measure_texts,
)

TITLES = {"in": ["house i live in"]}


@pytest.mark.parametrize(
    "text",
    [
        "It was shown again at the festival in",
        "The crossing was shot in 1939 and",
        "Building the set cost about",
        "Building the set cost nearly $",
        "Building the set cost about $.",
        "It opened the festival in .",
        "The role went to an actor of the",
        "It was seen by more viewers than",
        "He played in the comedy, the drama,",
        "The sequel was released under the title (",
        "It was based on a story by",
        "They asked for the help of Dr.",
        "It was honoured with the Golden Lion at the.",
        "He had already made The Stone Flower, Sadko and.",
        "She was finally named best actress at Cannes in.",
        "映画の公開は1980年に",
    ],
)
def test_function_word_or_sign_at_the_end_dangles(text: str) -> None:
    """Nothing may follow these but what was lost."""
    assert ending_of(text, {}) == "dangling"


@pytest.mark.parametrize(
    "text",
    [
        "It shows the world its heroes lived in.",
        "He calls it “the only film I believe in.”",
        "Who are they waiting for?",
        "The part was written for Robert Downey Jr.",
        "It was the first of its kind in the U.S.",
        "Nothing is as it seems…",
        "Nothing is as it seems...",
        "It was shot in 1979 (the second time!)",
        "映画は大ヒットした。",
        "Der Film lief im Kino.",
        "It was the city that Ivan dreamt of.",
        "It shows a world which had no place for the likes of Anna in.",
        "It is the only house on Main Street they believed in.",
        "He was sent to prison in plan a.m.",
    ],
)
def test_punctuated_text_is_complete(text: str) -> None:
    """Final punctuation ends a text, inside quotes and brackets, too."""
    assert ending_of(text, {}) == "complete"


@pytest.mark.parametrize(
    "text",
    [
        "It shows the world we live in",
        "It is about the past she cannot return to",
        "They have nothing to talk about",
        "Only a handful of prints survived",
        "A print was found in “The House I Live In”",
        "The song comes from The House I Live In",
    ],
)
def test_text_that_may_end_so_is_left_to_the_habit_of_the_feed(text: str) -> None:
    """Clauses that end in a preposition, and titles, tell nothing by themselves."""
    assert ending_of(text, TITLES) is None


@pytest.mark.parametrize("text", ["The guide leads two men into […]", "It was released in…", "It was shot (...)"])
def test_text_shortened_by_the_site_is_cut(text: str) -> None:
    """The sign of an excerpt, and an ellipsis after a function word, cut a text."""
    assert ending_of(text, {}) == "cut"


def test_german_function_words_dangle_in_german_only() -> None:
    """The word "die" opens a German phrase and ends an English sentence."""
    assert ending_of("Der Film erschien erst im", {}, german=True) == "dangling"
    assert ending_of("The hero was not ready to die", {}) is None


def test_missing_full_stop_counts_where_the_feed_sets_them() -> None:
    """Nineteen texts of twenty with punctuation make the habit; cut ones are not counted against it."""
    texts = [*["The crew waited for snow."] * 19, "The crew waited for Luna", "It was shown again in"]
    found = column(measure_texts(*texts), "texts", "ending")
    assert found["1.1.fact"] == "complete"
    assert found["1.20.fact"] == "unpunctuated"
    assert found["1.21.fact"] == "dangling"
    merely = column(measure_texts(*texts), "texts", "is_merely_unpunctuated")
    assert (merely["1.1.fact"], merely["1.20.fact"], merely["1.21.fact"]) == (False, True, False)


def test_missing_full_stop_is_not_judged_without_the_habit() -> None:
    """A feed of bare phrases, or of few texts, has no habit; a dangling text is found all the same."""
    phrases = [*["The crew waited for snow"] * 12, "It was shown again in"]
    found = column(measure_texts(*phrases), "texts", "ending")
    assert found["1.1.fact"] is None
    assert found["1.13.fact"] == "dangling"
    few = column(measure_texts("The crew waited.", "The crew waited"), "texts", "ending")
    assert (few["1.1.fact"], few["1.2.fact"]) == ("complete", None)


def test_title_of_the_feed_may_end_a_text() -> None:
    """A title that ends in a preposition is one wherever it stands in the feed."""
    records = [make_record(f"Film {letter}", fact="The crew waited for snow.") for letter in LETTERS[:24]]
    titled = make_record("The House We Came From", 1957, fact="It shares its yard with The House We Came From")
    tables = measure_material(make_material(make_list(records=[*records, titled])))
    assert column(tables, "texts", "ending")["1.25.fact"] == "unpunctuated"


def test_shows_the_last_words() -> None:
    """A message shows the end of the text."""
    assert last_words("One two three four five six seven in") == "three four five six seven in"
