"""How names sound: two that were written down from hearsay, or by way of another alphabet, may be one.

"Veljko Bulajić" and "Velko Bulayich", "Jürgen Frohriep" and "Yurgen Frorip" are one person; what sounds alike is not
surely the same, so this only ever takes back that two names are two people.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from audit.spelling.transliteration import MAX_TEXT

_ARMENIAN = re.compile(r"(?<=\w{4})(?:yants|iants|yan|ian)$")
_RUSSIAN = re.compile(r"(?<=\w{4})(?:ov|ev|off|eff)$")
"""What Armenian surnames are given, or lose, in Russian: Nazaryan, Nazarov."""
_SPELLINGS = (
    ("dzh", ""), ("dž", ""), ("kh", ""), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("cz", "s"), ("sz", "s"),
    ("ts", "s"), ("tz", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"),
)  # fmt: skip
_SOFT_C = re.compile(r"c(?=[eiy]|$)")
_SOFT_G = re.compile(r"g(?=[ei])")
_LETTERS = str.maketrans("zcqvwbd", "skkffpt", "aeiouyhj'’ʼ`")
_REPEATED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 2
"""Consonants that a surname must have to be told by them."""
_ALIKE = 65
"""Share of letters in common, in hundredths, below which consonants agree by chance: "Ivan Pyryev", "Ivan Bobrov"."""


def sounds_alike(a: str, b: str) -> bool:
    """Whether two names may be one by their sound: the consonants of first and last names, and most letters."""
    first, second = _words(a[:MAX_TEXT]), _words(b[:MAX_TEXT])
    if len(first) < 2 or len(second) < 2 or _share_of_letters(first, second) < _ALIKE:
        return False
    last = _skeleton(first[-1])
    if len(last) < _FEWEST or _skeleton(first[0]) != _skeleton(second[0]):
        return False
    return last == _skeleton(second[-1]) or _are_one_armenian(first[-1], second[-1])


def _share_of_letters(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    as_written = fuzz.ratio(" ".join(first), " ".join(second))
    return max(as_written, fuzz.ratio(" ".join(map(_spelt, first)), " ".join(map(_spelt, second))))


def _are_one_armenian(a: str, b: str) -> bool:
    return any(
        _ARMENIAN.search(one) and _RUSSIAN.search(other) and _ARMENIAN.sub("", one) == _RUSSIAN.sub("", other)
        for one, other in ((a, b), (b, a))
    )


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> tuple[str, ...]:
    plain = "".join(one for one in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(one))
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=1 << 13)
def _skeleton(word: str) -> str:
    """Return the consonants of a word, in classes that alphabets mix up, without the s that ends Latvian names."""
    consonants = _REPEATED.sub(r"\1", _spelt(word).translate(_LETTERS))
    return consonants.removesuffix("s") if len(consonants) > _FEWEST else consonants


@lru_cache(maxsize=1 << 13)
def _spelt(word: str) -> str:
    """Return a word with one spelling for a sound; a soft g is as silent as a j."""
    for spelt, sound in _SPELLINGS:
        word = word.replace(spelt, sound)
    return _SOFT_G.sub("", _SOFT_C.sub("s", word)).replace("c", "k")
