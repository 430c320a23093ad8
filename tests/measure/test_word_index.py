"""What is worth trying on a text, by its words."""

import pytest

from audit.measure.word_index import WordIndex, words_in

INDEX = WordIndex({"prizes": {"won", "prize"}, "years": {"in"}, "always": None})


def test_tries_what_has_a_word_in_the_text() -> None:
    """In the order in which they were given; what needs no word is always tried."""
    assert INDEX.worth_trying({"it", "won", "in"}) == ("prizes", "years", "always")
    assert INDEX.worth_trying({"prize"}) == ("prizes", "always")


def test_asks_for_a_word_of_a_second_set() -> None:
    """Where one is given: "prize" alone is not enough."""
    index = WordIndex({"prizes": {"prize"}, "years": {"in"}}, {"prizes": {"won", "given"}})
    assert index.worth_trying({"prize", "in"}) == ("years",)
    assert index.worth_trying({"prize", "given"}) == ("prizes",)
    assert index.worth_trying({"given"}) == ()


def test_passes_over_the_rest() -> None:
    """Words must be equal: an index knows no stems and no case."""
    assert INDEX.worth_trying({"Won", "prizes"}) == ("always",)
    assert INDEX.worth_trying(()) == ("always",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn't a trap.", {"It", "isn", "t", "a", "trap"}),
        ("snake_case, well-known", {"snake", "case", "well", "known"}),
        ("Tarkovsky’s «Сталкер»", {"Tarkovsky", "s", "Сталкер"}),
        ("", set()),
    ],
)
def test_splits_words_off(text: str, words: set[str]) -> None:
    """At every sign, in and outside ASCII alike."""
    assert words_in(text) == words
