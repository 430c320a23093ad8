"""What a pair of words out of two names is worth."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from audit.spelling.given_names import find_classes
from audit.spelling.transliteration import CACHE, drop_vowels, is_abjad, read_word, reduce_reading


@lru_cache(maxsize=CACHE)
def read_name_word(word: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give a word's readings, their skeletons, and its classes as a given name."""
    particles, _, stem = word.rpartition(" ")
    readings = frozenset(read_word(stem) + (read_word(particles + stem) if particles else ()))
    return readings, frozenset(map(reduce_reading, readings)), find_classes(stem)


# What a pair of words is worth. Chosen on the pairs of tests/spelling/pairs.tsv, and on 121,000 pairs of directors
# in IMDb who share a word (the examples are from there): none of two people should reach `SPELLING_FROM`.
_CLASS: Final = 0.95  # Mikhail, Michael
SKELETON_WORTH: Final = 0.88  # Kalatozov, Kalatosow
_INITIAL: Final = 0.70
_FUZZY_FROM: Final = 0.84  # similarity of the letters: one slip in seven (in six: Popov, Popkov)
_FUZZY_WORTH: Final = (0.60, 0.80)  # what the slip of one in seven, and none, is worth
_SKELETON_LETTERS: Final = 4  # a shorter skeleton is shared by strangers
_CONSONANTS: Final = 2  # as many as "Youssef" has in Arabic
_FUZZY_LETTERS: Final = 8  # of shorter pairs a letter apart most are two people (Salomon, Solomon; Baker, Becker)
_SWAP_LETTERS: Final = 5  # in shorter words even neighbours that changed places make another name
_SWAPPED: Final = 0.90  # similarity of words that differ by one such swap
_NEAR_VOWELS: Final = frozenset("ei")


def _compare_initial(a: str, b: str) -> float:
    """Compare two words of which one is an initial."""
    readings_a, readings_b = read_name_word(a.rstrip("."))[0], read_name_word(b.rstrip("."))[0]
    if a[-1] == ".":
        readings_a, readings_b = readings_b, readings_a
    initials = tuple(readings_b | {"e"} if "i" in readings_b else readings_b)
    return _INITIAL * any(reading.startswith(initials) for reading in readings_a)


def _differ_in_sex(a: str, b: str) -> bool:
    """Tell whether two readings differ by a feminine ending only ("petrov", "petrova"; "paolo", "paola")."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} in ({"a", "o"}, {"a", "e"})
    return long == short + "a"


def _compare_letters(a: frozenset[str], b: frozenset[str]) -> float:
    """Give the best similarity (0..1) of two words' letters over all pairs of readings.

    Consonants count twice: spelling systems disagree about vowels. Of short words only two
    neighbours that changed places count: of pairs like "Salomon", "Solomon" in IMDb most are two people.
    """
    best = 0.0
    for one in a:
        for other in b:
            length = min(len(one), len(other))
            if length < _SWAP_LETTERS or _differ_in_sex(one, other):
                continue
            heads = {one[0].replace("h", "g"), other[0].replace("h", "g")}
            if len(heads) > 1 and not heads <= _NEAR_VOWELS:
                continue
            if length < _FUZZY_LETTERS:
                swapped = sorted(one) == sorted(other) and OSA.distance(one, other) == 1
                best = max(best, swapped * _SWAPPED)
                continue
            consonants_one, consonants_other = (drop_vowels(reduce_reading(word)) for word in (one, other))
            letters = OSA.normalized_similarity(one, other)
            best = max(best, (letters + OSA.normalized_similarity(consonants_one, consonants_other)) / 2)
    return best


def _weigh_letters(similarity: float) -> float:
    """Turn a similarity of letters into worth; 0 below the threshold."""
    low, high = _FUZZY_WORTH
    scale = (similarity - _FUZZY_FROM) / (1 - _FUZZY_FROM)
    return low + (high - low) * scale if scale >= 0 else 0.0


def _compare_consonants(a: frozenset[str], b: frozenset[str]) -> float:
    """Compare two words of which one is written without vowels; v counts as one, since one letter writes u and v."""
    shared = {drop_vowels(one).replace("v", "") for one in a} & {drop_vowels(other).replace("v", "") for other in b}
    return SKELETON_WORTH if max(map(len, shared), default=0) >= _CONSONANTS else 0.0


def _compare_readings(a: frozenset[str], b: frozenset[str], shared: frozenset[str]) -> float:
    """Compare two words by readings, then by the skeletons they share, then by letters."""
    if a & b:
        return 1.0
    if max(map(len, shared), default=0) >= _SKELETON_LETTERS:
        return SKELETON_WORTH
    return _weigh_letters(_compare_letters(a, b))


@lru_cache(maxsize=4 * CACHE)
def compare_name_words(a: str, b: str) -> float:
    """Say what a pair of words is worth, 0..1: 0 for two names, 1 for two spellings of one."""
    if a == b:
        return 1.0
    if a[-1] == "." or b[-1] == ".":
        return _compare_initial(a, b)
    readings_a, skeletons_a, classes_a = read_name_word(a)
    readings_b, skeletons_b, classes_b = read_name_word(b)
    if is_abjad(a) != is_abjad(b):
        return _compare_consonants(readings_a, readings_b)
    if classes_a and classes_b:
        return (1.0 if readings_a & readings_b else _CLASS) * bool(classes_a & classes_b)
    return _compare_readings(readings_a, readings_b, skeletons_a & skeletons_b)
