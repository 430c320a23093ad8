"""Ordinal numbers as texts write them: "11th", "twenty-fifth", "fiftieth"."""

from typing import Final

_UNITS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_KNOWN: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{f"{word.removesuffix('y')}ieth": 10 * number for number, word in enumerate(_TENS, 2)},
    "hundredth": 100,
}

PATTERN: Final = r"(?:\d{1,3}(?:st|nd|rd|th)|[a-z]{4,11}(?:-[a-z]{4,8})?)"
"""What may be one, in either case."""


def ordinal(word: str) -> int | None:
    """Return the number of an ordinal, or None where it is none."""
    digits = word[:-2]
    if digits.isdecimal():
        return int(digits)
    tens, _, unit = word.casefold().partition("-")
    if not unit:
        return _KNOWN.get(tens)
    return 10 * (_TENS.index(tens) + 2) + _KNOWN[unit] if tens in _TENS and unit in _UNITS[:9] else None
