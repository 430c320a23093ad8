"""Number words and Roman numerals of titles, written in digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_RUSSIAN: Final = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"
)
_RUSSIAN_GENDERED: Final = {"одна": 1, "одно": 1, "две": 2}
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
# Only words that are no word of another language in titles: not "once", "elf", "otto", "dix".
_OTHERS: Final = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "douze": 12,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwolf": 12,
    "cuatro": 4, "cinco": 5, "siete": 7, "ocho": 8, "doce": 12, "quattro": 4, "cinque": 5, "sette": 7, "dieci": 10,
}  # fmt: skip
RUSSIAN_NUMBERS: Final = {**{word: value for value, word in enumerate(_RUSSIAN.split())}, **_RUSSIAN_GENDERED}
"""Russian number words, zero to twenty, with their values."""
_WORDS: Final = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **RUSSIAN_NUMBERS,
    **_OTHERS,
}
_TENS_WORDS: Final = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
_ROMAN_WORDS: Final = {word: value for value, word in enumerate(_ROMAN.split(), start=1)}
# After these a single letter is a numeral; elsewhere "i" is a pronoun and "v" a Russian preposition.
_COUNTED_WORDS: Final = "part episode chapter volume vol book act film серия часть фильм teil partie"
_COUNTED: Final = frozenset(_COUNTED_WORDS.split())
NUMBERS: Final = frozenset((*_WORDS, *_TENS_WORDS, *_ROMAN_WORDS))


def _is_numeral(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is a Roman numeral: never the first ("V for Vendetta"), "v" and "x" only as the last."""
    word = words[place]
    if not place or word not in _ROMAN_WORDS:
        return False
    if len(word) > 1 or words[place - 1] in _COUNTED:
        return True
    return word != "i" and place == len(words) - 1


def write_numbers(words: Sequence[str]) -> list[str]:
    """Write numbers up to ninety-nine in digits ("twelve chairs", "rocky ii", "twenty one grams").

    Args:
        words: Case-folded words without accents.
    """
    if NUMBERS.isdisjoint(words):
        return list(words)
    written: list[str] = []
    tens = 0
    for place, word in enumerate(words):
        unit = _WORDS.get(word)
        if tens and unit is not None and 0 < unit < 10:
            written[-1] = str(tens + unit)
        elif word in _TENS_WORDS:
            tens = _TENS_WORDS[word]
            written.append(str(tens))
            continue
        elif unit is not None:
            written.append(str(unit))
        else:
            written.append(str(_ROMAN_WORDS[word]) if _is_numeral(words, place) else word)
        tens = 0
    return written
