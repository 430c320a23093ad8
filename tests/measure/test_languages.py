"""What a text is written in."""

import pytest

from audit.measure.languages import _WORDS, CLEAR, SURE, language_of
from tests.measure.factory import column, measure_texts

SAMPLES = [
    ("A ferryman waits for the woman who was his wife, and the river freezes.", "en"),
    ("Ein Fährmann wartet auf die Frau, die nicht mehr zu ihm will.", "de"),
    ("Un passeur attend la femme qui ne veut plus de lui, et le fleuve gèle.", "fr"),
    ("Un barquero espera a la mujer que ya no lo quiere, y el río se hiela.", "es"),
    ("Un traghettatore aspetta la donna che non lo vuole, e il fiume gela.", "it"),
    ("渡し守は去った妻を待ち、川は凍っていく。", "ja"),
    ("Паромщик ждёт женщину, которая ушла, и река замерзает.", "ru"),
    ("Паромник чекає на жінку, яка пішла, і річка замерзає її.", "uk"),
    ("뱃사공은 떠난 아내를 기다린다.", "ko"),
    ("A ferryman reads “Летят журавли” to the boy and waits for the spring.", "en"),
    ("Zug um Zug", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "language"), SAMPLES)
def test_tells_the_language(text: str, language: str) -> None:
    """By script, then by common words; too little tells nothing."""
    assert language_of(text) == language


def test_feed_speaks_for_short_texts() -> None:
    """Where the text is too short, the feed's own word counts; German claims are not read."""
    tables = measure_texts("Zug um Zug.", "The ferryman waits for the spring and the boy.", language="de-DE")
    languages = [value for value in column(tables, "texts", "text_language").values() if value is not None]
    read = [value for value in column(tables, "texts", "is_claims_language").values() if value is not None]
    assert (languages, read) == (["de", "en"], [False, True])


def test_no_other_language_has_as_many_english_words_as_make_a_text_english() -> None:
    """The short cut for English may not take another language's text."""
    shared = {language: len(known & _WORDS["en"]) for language, known in _WORDS.items() if language != "en"}
    assert max(shared.values()) < CLEAR - SURE
