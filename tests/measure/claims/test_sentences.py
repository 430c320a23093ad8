"""Splitting texts into sentences."""

import pytest

from audit.measure.claims.sentences import SENTENCE_LIMIT, sentences_of, split_sentences
from tests.measure.factory import make_item, make_record


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It snowed. It rained!", ["It snowed.", "It rained!"]),
        (
            "A. N. Ostrovsky wrote it. J. Lee Thompson shot it.",
            ["A. N. Ostrovsky wrote it.", "J. Lee Thompson shot it."],
        ),
        ("Dr. Ivan met Mr. Petrov. They left.", ["Dr. Ivan met Mr. Petrov.", "They left."]),
        ("He said “Go!” and went. She stayed.", ["He said “Go!” and went.", "She stayed."]),
        ("It cost 3.5 million. It earned 12.", ["It cost 3.5 million.", "It earned 12."]),
        ("It starred Robert Downey Jr. The film won.", ["It starred Robert Downey Jr.", "The film won."]),
        ("It was sold to the U.S. It won.", ["It was sold to the U.S.", "It won."]),
        ("The U.S. Army helped. Fine.", ["The U.S. Army helped.", "Fine."]),
        ("Part one (see vol. 2) ended. Part two began.", ["Part one (see vol. 2) ended.", "Part two began."]),
        ("映画は成功した。続編もある。", ["映画は成功した。", "続編もある。"]),
        ("No stop at the end", ["No stop at the end"]),
        ("  White \n space ", ["White space"]),
        ("", []),
    ],
)
def test_splits(text: str, sentences: list[str]) -> None:
    """Initials, abbreviations, quotes and numbers stay whole."""
    assert list(split_sentences(text)) == sentences


def test_nothing_is_lost() -> None:
    """The sentences put together are the text."""
    text = "One. Two?! Three… “Four.” A.B. Five. (Six.) 7. Eight"
    assert " ".join(split_sentences(text)) == text


def test_sentences_of_an_item_are_numbered_and_bounded() -> None:
    """Description comes before fact; a sentence without end is read to the limit."""
    item = make_item(make_record(description="One. Two.", fact="a" * 2000))
    found = [(one.field, one.number, len(one.text)) for one in sentences_of(item)]
    assert found == [("description", 0, 4), ("description", 1, 4), ("fact", 0, SENTENCE_LIMIT)]
