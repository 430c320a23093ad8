"""What a name of a person consists of: words, patronymic, suffix."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from audit.spelling.given_names import find_classes
from audit.spelling.transliteration import CACHE, MAX_TEXT, fold_word, normalize

_MAX_WORDS: Final = 8  # "Pier Paolo", two patronymics, a double surname: longer texts are no name

_PLAIN_NAME: Final = re.compile("[A-Za-z]{2,} [A-Za-z]{2,}")  # three in four of IMDb; nothing in it is taken apart
_PARENTHESIS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼʹ`´][^\W\d_]+)*['’ʼʹ]?\.?")
_QUOTES: Final = str.maketrans("", "", "'’ʼʹʺ`´.")
_HANGUL_NAME: Final = re.compile("[가-힣]{2,4}")  # written as one word: a surname of one syllable, then the given name
_SUFFIXES: Final = {
    "jr": "junior", "jnr": "junior", "junior": "junior", "ml": "junior", "мл": "junior", "младший": "junior",
    "sr": "senior", "snr": "senior", "senior": "senior", "st": "senior", "ст": "senior", "старший": "senior",
    "ii": "second", "iii": "third", "iv": "fourth",
}  # fmt: skip
_AMBIGUOUS_SUFFIXES: Final = frozenset({"ml", "st", "мл", "ст"})  # only with a full stop, only last
_HONORIFICS: Final = frozenset({"sir", "dame", "dr", "prof", "lord", "lady"})
_PARTICLE_WORDS: Final = (
    "von van der den de di da do dos das del della dello degli la le les du el al ibn bin bint ter ten te zu af av "
    "фон ван де дер ди да ла ле дю дель эль аль"
)
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_INNER_PARTICLES: Final = frozenset({"al", "ben", "ter", "ten", "te", "do", "le"})  # as first word a name: "Al Pacino"
_PATRONYMIC: Final = re.compile(r"ič$|[aeio]vna$|ična$")


class Name(NamedTuple):
    """The words of a name that are compared; an initial ends in a full stop, a particle stands before a space."""

    words: tuple[str, ...]
    patronymic: str = ""
    suffix: str = ""


def _is_initial(raw: str) -> bool:
    """Tell an initial ("G", "Yu.") from a short name ("Ho", one Han sign)."""
    letters = raw.rstrip(".")
    return letters.lower() != letters.upper() and (len(letters) == 1 or (raw.endswith(".") and len(letters) <= 2))


def _attach_particles(words: list[str]) -> list[str]:
    """Write particles in front of the word they belong to ("de sica"), the last one excepted."""
    attached: list[str] = []
    waiting = ""
    for place, word in enumerate(words):
        is_particle = word in _PARTICLES and place < len(words) - 1 and len(words) > 2
        if is_particle and (place or word not in _INNER_PARTICLES):
            waiting += word
            continue
        attached.append(f"{waiting} {word}" if waiting else word)
        waiting = ""
    return attached


def _take_patronymic(words: list[str]) -> str:
    """Remove the patronymic of a name of three words or more, and give it; "" if there is none.

    It follows a given name. A last word of that shape is a surname ("Aleksandar Saša Petrović")
    unless the name begins with the surname ("Tarkovsky Andrei Arsenyevich").
    """
    if len(words) < 3:
        return ""
    for place in range(1, len(words)):
        last = place == len(words) - 1
        if not _PATRONYMIC.search(fold_word(words[place].split()[-1])):
            continue
        if last and find_classes(words[0]):
            continue
        if place == 1 or find_classes(words[place - 1]):
            return words.pop(place)
    return ""


@lru_cache(maxsize=CACHE)
def parse_name(name: str) -> Name:
    """Take a name apart; what stands in parentheses is left out, "Surname, Given" is turned round."""
    if _PLAIN_NAME.fullmatch(name):
        given, _, family = name.lower().partition(" ")
        if family not in _SUFFIXES:
            return Name((given, family))
    text = normalize(_PARENTHESIS.sub(" ", name))[:MAX_TEXT].replace("-", " ")
    family, comma, given = text.partition(",")
    raws = _WORD.findall(f"{given} {family}" if comma and given.strip(" .") not in _SUFFIXES else text)
    words: list[str] = []
    suffix = ""
    for place, raw in enumerate(raws):
        word = raw.translate(_QUOTES)
        if place and word in _SUFFIXES and (word not in _AMBIGUOUS_SUFFIXES or (raw[-1] == "." and raw is raws[-1])):
            suffix = _SUFFIXES[word]
        elif word in _HONORIFICS and len(raws) > 2:
            continue
        elif _HANGUL_NAME.fullmatch(word):
            words += [word[0], word[1:]]
        elif word:
            words.append(f"{word}." if _is_initial(raw) else word)
    words = _attach_particles(words[:_MAX_WORDS])
    patronymic = _take_patronymic(words)
    return Name(tuple(words), patronymic, suffix)
