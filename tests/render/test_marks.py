"""The words at fault are found in their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.render.marks import cut_segments, find_span, mark_texts
from tests.render.factory import make_finding, make_lists

RECORD = make_lists()[0].records[1]


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("A fire in the wood, shot in", "in", "A fire in the wood, shot >in<"),
        ("A fire in the wood, shot in ", "in", "A fire in the wood, shot >in<"),
        ("It cost $", "$", "It cost >$<"),
        ("Within sight, in a year.", "in", "Within sight, >in< a year."),
        ("Prewar films.", "war", "Pre>war< films."),
        ("Directed by A. (Sr.) here.", "A. (Sr.)", "Directed by >A. (Sr.)< here."),
    ],
)
def test_span_is_found(text: str, value: str, found: str) -> None:
    """A value is looked for where a text ends, then as whole words, then anywhere."""
    span = find_span(text, value)
    assert span
    start, end = span
    assert f"{text[:start]}>{text[start:end]}<{text[end:]}".rstrip() == found


@pytest.mark.parametrize(
    ("text", "value"), [("text", "text"), ("text", ""), ("a text", " "), ("b a b.", "a"), ("", "x")]
)
def test_span_that_says_nothing_is_not_marked(text: str, value: str) -> None:
    """A whole text, nothing at all, or one character in the middle is no place."""
    assert find_span(text, value) is None


def test_value_of_another_field_is_not_looked_for() -> None:
    """A year that is wrong in the heading is not marked where a text happens to name it."""
    finding = make_finding("year-mismatch", position=2, field="year", observed="The last reel")
    assert mark_texts(RECORD, [finding]) == ()


def test_value_of_an_unnamed_text_is_looked_for_in_both() -> None:
    """A finding that names no text of the item is marked wherever its value stands."""
    finding = make_finding("anachronism", position=2, field="text", observed="four geologists".capitalize())
    assert [text.label for text in mark_texts(RECORD, [finding])] == ["Description"]


def test_overlapping_spans_are_joined() -> None:
    """Two findings about the same words make one mark."""
    segments = cut_segments("abcdefgh", [(4, 6), (1, 3), (2, 5)])
    assert [(segment.text, segment.marked) for segment in segments] == [("a", False), ("bcdef", True), ("gh", False)]


@given(st.text("abc <&", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_no_character_is_lost(text: str, pairs: list[tuple[int, int]]) -> None:
    """However the spans lie, the segments together are the text."""
    spans = [(min(pair), max(pair)) for pair in pairs if max(pair) <= len(text)]
    assert "".join(segment.text for segment in cut_segments(text, spans)) == text
