"""Names that sound alike, and names that do not."""

import pytest

from audit.spelling import SPELLING_FROM, person_similarity, sounds_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veljko Bulajić", "Velko Bulayich"),
        ("Jürgen Frohriep", "Yurgen Frorip"),
        ("Magda Vásáryová", "Magda Vashariova"),
        ("Hamo Bek-Nazarov", "Amo Bek-Nazaryan"),
        ("Sean Connery", "Shon Konneri"),
        ("George Cukor", "Dzhordzh Kyukor"),
        ("Rolands Kalnins", "Roland Kalnynsh"),
    ],
)
def test_other_ways_to_write_a_name_sound_alike(one: str, other: str) -> None:
    """By way of another alphabet, or with another ending; the letters alone do not tell."""
    assert sounds_alike(one, other)
    assert sounds_alike(other, one)
    assert person_similarity(one, other) < SPELLING_FROM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Solovyov", "Vladimir Solovyov"),
        ("Ingmar Bergman", "Ingrid Bergman"),
        ("Ivan Pyryev", "Ivan Bobrov"),
        ("Andrei Tarkovsky", "Arseny Tarkovsky"),
        ("Georgi Daneliya", "Giorgi Shengelaia"),
        ("Eve", "Eva"),
        ("Oya Ayo", "Aya Oyo"),
        ("", "Anna Rey"),
    ],
)
def test_other_people_do_not(one: str, other: str) -> None:
    """First and last name must both agree, and have consonants to tell them by."""
    assert not sounds_alike(one, other)
