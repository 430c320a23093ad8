"""One Latin reading for words of many scripts and spelling systems.

A Russian name reaches a list through BGN ("Chukhrai"), IMDb ("Chukhray"), the Library
of Congress ("Chukhraĭ"), science ("Čuchraj"), German ("Tschuchrai"), French
("Tchoukhraï") or Polish ("Czuchraj"). Each system is consistent, so a word is *read*
by every system that could have written it; two words are alike when any two readings
are. A reading is written with one sign a sound: š ž č, c ("ts"), h ("kh"), i for
every y and j, e for "ye", "yo" and "ie".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from audit.spelling.scripts import romanize

MAX_TEXT: Final = 300
"""Characters of a text that are compared: twice the longest title (137) in a tenth of IMDb."""

CACHE: Final = 1 << 16
"""Entries a cache of words or names keeps: a feed has a few thousand, a year of the reference some 20,000."""

# Latin letters whose accent is a sound, and those that no decomposition brings to ASCII.
_SOUNDS: Final = str.maketrans("şșśŝćźżțţ", "šššščžžcc")
_LATIN: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ŭ": "v",
        "ŋ": "ng",
        "ħ": "h",
        "ə": "e",
    }
)

# Groups that mean the same in every system.
_COMMON: Final = {
    "schtsch": "š", "shtsh": "š", "stsch": "š", "chtch": "š", "shch": "š", "szcz": "š", "šč": "š",
    "tsch": "č", "tch": "č", "tsh": "č", "tš": "č", "cz": "č",
    "dsch": "dž", "dzh": "dž", "dj": "dž",
    "sch": "š", "sh": "š", "sz": "š", "zh": "ž",
    "kh": "h", "gh": "g", "th": "t", "ph": "f", "rh": "r", "bh": "b", "dh": "d",
    "tz": "c", "ts": "c", "ck": "k", "qu": "kv", "q": "k", "x": "ks", "w": "v",
    "gue": "ge", "gui": "gi", "eau": "o", "yo": "e", "jo": "e",
}  # fmt: skip
_UMLAUTS: Final = {"ae": "a", "oe": "o", "ue": "u"}
_SOFT_C: Final = {"ce": "ce", "ci": "ci", "cy": "ci", "c": "k"}
# What each system adds; its own groups win over the common ones.
_SYSTEMS: Final = {
    "neutral": {"ch": "č", "j": "i", "jo": "io", **_SOFT_C},
    "english": {"ch": "č", "j": "dž", "jo": "džo", **_SOFT_C},
    "slavic": {"ch": "h", "j": "i", "rz": "ž"},
    "german": {"ch": "h", "j": "i", "z": "c", **_SOFT_C, **_UMLAUTS},
    "german-soft": {"ch": "h", "j": "i", "jo": "io", "sch": "ž", "s": "z", "ss": "s", "z": "c", **_SOFT_C, **_UMLAUTS},
    "french": {"ch": "š", "j": "ž", "jo": "žo", "ine": "in", "guine": "gin", **_SOFT_C},
    "italian": {
        "ch": "k",
        "ce": "če",
        "cce": "če",
        "cci": "či",
        "gge": "dže",
        "ggi": "dži",
        "ci": "či",
        "ge": "dže",
        "gi": "dži",
        "gl": "l",
        "gn": "n",
        "c": "k",
    },
}
_ROMANIZED: Final = {
    "ts": "c",
    "tš": "č",
    "tč": "č",
    "tsč": "č",
    "tz": "c",
    "yo": "e",
    "sč": "š",
}  # as the Latin groups are
_VOWELS: Final = {"ou": "u", "oo": "u"}
_ENDINGS: Final = {"skaia": "ska", "ckaia": "cka", "cia": "ca"}  # "-tskaya" and Ukrainian "-tsia"
_LONG_I: Final = re.compile("i{2,}")
_DOUBLED: Final = re.compile(r"([^\d])\1+")  # digits are numbers: 11 is not 1
_SKELETON_REST: Final = str.maketrans("šžčczhfi", "sssssgve")
_NO_VOWELS: Final = str.maketrans("", "", "aeiou")


def _compile(groups: dict[str, str]) -> Callable[[str], str]:
    """Compile a table of groups to one pass, longest group first; linear in the text."""
    pattern = re.compile("|".join(sorted(map(re.escape, groups), key=len, reverse=True)))

    def rewrite(text: str) -> str:
        return pattern.sub(lambda match: groups[match[0]], text)

    return rewrite


_READ: Final = {name: _compile({**_COMMON, **groups}) for name, groups in _SYSTEMS.items()}
_READ_ROMANIZED: Final = _compile(_ROMANIZED)
_MERGE_VOWELS: Final = _compile(_VOWELS)


def strip_accents(text: str) -> str:
    """Take accents off letters; dots that make another letter in other scripts (kana, Hangul, Indic) stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


def normalize(text: str) -> str:
    """Bring text to one compatible, caseless form (NFKC); twice, since either step can undo the other."""
    if text.isascii():
        return text.lower()
    for _ in range(2):
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return text


def _strip_latin(word: str) -> str:
    """Take accents off, but for the three that are sounds of a reading."""
    return "".join(c if c in "šžč" else strip_accents(c) for c in word.translate(_LATIN))


def _prepare_latin(word: str) -> str:
    """Leave plain letters and š, ž, č; "-off" and "-eff" are the old French for "-ov" and "-ev"."""
    latin = word if word.isascii() else _strip_latin(word.translate(_SOUNDS))
    return latin[:-2] + "v" if latin.endswith(("off", "eff")) else latin


def _settle(text: str) -> str:
    """Fold what is left of the differences: vowels, doubled letters, endings of surnames."""
    text = _LONG_I.sub("i", text.replace("y", "i")).replace("ie", "e")
    text = _DOUBLED.sub(r"\1", _MERGE_VOWELS(text))
    for ending, settled in _ENDINGS.items():
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text.removesuffix(ending) + settled
    return text


def _best_system(word: str) -> str:
    """Name the system a Latin word shows by its groups."""
    if "tsch" in word or ("sch" in word and "w" in word):
        return "german"
    if "tch" in word:
        return "french"
    return "slavic" if any(c in word for c in "šžč") else "neutral"


def _can_be(system: str, latin: str) -> bool:
    """Tell whether a system could have written a word; two systems are recognised by letters they have or lack."""
    if system == "german-soft":
        return "w" in latin or "sch" in latin
    return system != "italian" or not any(letter in "kwyjxšžč" for letter in latin)


@lru_cache(maxsize=CACHE)
def fold_word(word: str) -> str:
    """Give the one most likely reading of a case-folded word (letters and digits only)."""
    romanized = romanize(word)
    if romanized != word:
        return _settle(_READ_ROMANIZED(romanized))
    latin = _prepare_latin(word)
    return _settle(_READ[_best_system(latin)](latin))


@lru_cache(maxsize=CACHE)
def read_word(word: str) -> tuple[str, ...]:
    """Give all readings of a case-folded word, the most likely first, without duplicates.

    At most eleven: seven systems, and four more without the accents that are sounds
    ("Miloš" is also written "Milos"). A word of another script has one.
    """
    first = fold_word(word)
    romanized = romanize(word)
    if romanized != word:
        return (first,)
    latin = _prepare_latin(word)
    readings = [first, *(_settle(read(latin)) for name, read in _READ.items() if _can_be(name, latin))]
    if not latin.isascii():
        plain = strip_accents(latin)
        readings += (_settle(_READ[name](plain)) for name in ("neutral", "english", "slavic", "german"))
    return tuple(dict.fromkeys(readings))


def is_abjad(word: str) -> bool:
    """Tell whether a word stands in a script that writes few vowels (Arabic, Hebrew)."""
    return any("\u0590" <= letter <= "\u06ff" for letter in word)


def drop_vowels(reading: str) -> str:
    """Keep a reading's consonants."""
    return _DOUBLED.sub(r"\1", reading.translate(_NO_VOWELS))


@lru_cache(maxsize=CACHE)
def reduce_reading(reading: str) -> str:
    """Reduce a reading to what all systems agree on: sibilants, g and h, v and f, e and i merge.

    The first letter stays (but for h): "Zakharov" is not "Sakharov".
    """
    head, rest = reading[:1].replace("h", "g"), reading[1:].translate(_SKELETON_REST)
    return _DOUBLED.sub(r"\1", head + rest)
