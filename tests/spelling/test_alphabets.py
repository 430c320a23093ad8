"""Which texts can be compared: a difference across scripts may mean nothing."""

import pytest

from audit.spelling import can_compare_names, can_compare_titles
from audit.spelling.alphabets import script_of


@pytest.mark.parametrize(
    ("name", "other", "can"),
    [
        ("Larisa Shepitko", "Лариса Шепитько", True),
        ("Larisa Shepitko", "Andrei Tarkovsky", True),
        ("Larisa Shepitko", "ラリーサ・シェピチコ", False),
        ("ラリーサ・シェピチコ", "ラリーサ・シェピチコ", True),
        ("Bong Joon-ho", "봉준호", False),
        ("სერგო ფარაჯანოვი", "Sergei Parajanov", True),
    ],
)
def test_names(name: str, other: str, can: bool) -> None:  # noqa: FBT001
    """Alphabets give one name letter for letter; syllables and characters change it too much to say "another"."""
    assert can_compare_names(name, other) is can
    assert can_compare_names(other, name) is can


def test_titles() -> None:
    """A title is no other film's only if the film has a title in its script."""
    assert can_compare_titles("Восхождение", ("The Ascent", "Восхождение"))
    assert not can_compare_titles("処刑の丘", ("The Ascent", "Восхождение"))
    assert not can_compare_titles("The Ascent", ())


def test_a_title_spelt_out_is_no_title_in_latin() -> None:
    """Where only the original is known, in its own letters and in Latin ones, an English title may be right."""
    assert not can_compare_titles("Heavenly Slug", ("Nebesnyy tikhokhod", "Небесный тихоход"))
    assert can_compare_titles("Heavenly Slug", ("Nebesnyy tikhokhod", "Небесный тихоход", "Dullards of the Skies"))
    assert can_compare_titles("Heavenly Slug", ("Nebesnyy tikhokhod",))


def test_script_is_that_of_most_letters() -> None:
    """Digits and a foreign word do not change the script; without letters there is none."""
    assert script_of("12 стульев (film)") == "CYRILLIC"
    assert script_of("1984") == ""
    assert script_of("") == ""
