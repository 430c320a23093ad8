"""Folding titles a word at a time gives what folding them whole gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.reference.starter import bundled_films
from audit.spelling import TitleFolder
from audit.spelling.folder import fold_forms

WORDS = (
    "the The A la Ein а А i II v half and a twelve двадцать один or или Or, aka a.k.a. L'Avventura l' L’ ’ + & Ñandú "
    "ёжик ёж Čapek straße ½ (1975) [x] : - – / , ; ! ... O.K. 3.10 $9.99 ﷺ ﬁn ｱ 夜 ภาพ Spider-Man Zhuravli \t\u3000 ´ ь"
).split(" ")


def test_folds_known_titles_alike() -> None:
    """Every title of the bundled reference, articles, numbers, alternatives and all."""
    folder = TitleFolder()
    titles = [title for film in bundled_films() for title in film.titles]
    assert len(titles) > 1_000
    assert [folder.folds(title) for title in titles] == [fold_forms(title) for title in titles]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=7).map(" ".join))
def test_folds_any_title_alike(title: str) -> None:
    """Words that mean more in their place are left to the whole title."""
    assert TitleFolder().folds(title) == fold_forms(title)


@pytest.mark.parametrize("title", ["x" * 400, "слово " * 60, "ß" * 160])
def test_folds_long_titles_alike(title: str) -> None:
    """A title that is cut is cut at the same place."""
    assert TitleFolder().folds(title) == fold_forms(title)
