"""What is worth trying on a text, by its words."""

from audit.measure.word_index import WordIndex

INDEX = WordIndex({"prizes": {"won", "prize"}, "years": {"in"}, "always": None})


def test_tries_what_has_a_word_in_the_text() -> None:
    """In the order in which they were given; what needs no word is always tried."""
    assert INDEX.worth_trying({"it", "won", "in"}) == ("prizes", "years", "always")
    assert INDEX.worth_trying({"prize"}) == ("prizes", "always")


def test_passes_over_the_rest() -> None:
    """Words must be equal: an index knows no stems and no case."""
    assert INDEX.worth_trying({"Won", "prizes"}) == ("always",)
    assert INDEX.worth_trying(()) == ("always",)
