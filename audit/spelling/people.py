"""One spelling for names of people: a key to index by, and a similarity in three zones.

Two names are compared word by word: each word is read by every spelling system,
given names are looked up in classes (Aleksandr, Alexander, Sasha), then the words are
paired whatever their order. Words left over on both sides are two different words in
the same place: another person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from audit.spelling.given_names import find_classes
from audit.spelling.name_parts import Name, parse_name
from audit.spelling.name_words import SKELETON_WORTH, compare_name_words, read_name_word
from audit.spelling.transliteration import CACHE, MAX_TEXT, fold_word, normalize, reduce_reading

SPELLING_FROM: Final = 0.60
"""From here on two names may be one person's. The zones were found on 130 pairs labelled for the project."""
SAME_FROM: Final = 0.80
"""From here on two names are one person's, whatever the spelling system."""

# What the whole is worth.
_BARE_SURNAME: Final = 0.70
_CONFLICT: Final = 0.50  # at most, if words are left over on both sides
_EXTRA_WORD: Final = 0.92  # each word one name has more: a middle name, a second surname
_EXTRA_LAST: Final = 0.65  # at most, if the extra word is the last: "Robin Wright Penn", but also "Tommy Lee Jones"
_EXTRA_INITIAL: Final = 0.98
_ONE_SUFFIX: Final = 0.65  # "Robert Downey" may be either; the zone of spellings asks a person to look
_LOWEST_SHARE: Final = 0.6  # the weakest pair decides more than the mean does

_SYLLABLE: Final = re.compile("(?=.{1,6}$)[^aeiou]*[aeiouw]+[^aeiou]*")  # as romanised Chinese and Korean: "Hsiung"


class _Pairing(NamedTuple):
    """Which words of two names are one: pairs of places with their worth, and the places left over."""

    pairs: list[tuple[float, int, int]]
    left_a: list[str]
    left_b: list[str]


def _pair_words(a: tuple[str, ...], b: tuple[str, ...]) -> _Pairing:
    """Pair the words of two names, best pairs first, whatever their order."""
    candidates = [
        (worth, -abs(i - j), i, j)
        for i, one in enumerate(a)
        for j, other in enumerate(b)
        if (worth := compare_name_words(one, other) if one < other else compare_name_words(other, one))
    ]
    candidates.sort(reverse=True)
    pairs: list[tuple[float, int, int]] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for worth, _, i, j in candidates:
        if i not in taken_a and j not in taken_b:
            pairs.append((worth, i, j))
            taken_a.add(i)
            taken_b.add(j)
    left_a = [word for i, word in enumerate(a) if i not in taken_a]
    left_b = [word for j, word in enumerate(b) if j not in taken_b]
    return _Pairing(pairs, left_a, left_b)


def _is_family(word: str) -> bool:
    """Tell whether a word can be the surname: no initial, no known given name."""
    return word[-1] != "." and not read_name_word(word)[2]


def _is_evidence(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> bool:
    """Tell whether a pair of places can be the surname: written out, and last in its name or no given name."""
    if "." in (a[i][-1], b[j][-1]):
        return False
    if len(a) == len(b) == 1 or (_is_family(a[i]) and _is_family(b[j])):
        return True
    ends_a, ends_b = (0, len(a) - 1), (0, len(b) - 1)
    return (i == ends_a[1] and j in ends_b) or (j == ends_b[1] and i in ends_a)


def _has_false_initial(words: tuple[str, ...], places: list[int], left: list[str]) -> bool:
    """Tell whether an initial is paired though a name beside it, or the first initial, is not.

    "Paul W. Anderson" is not "Wes Anderson", "L.Q. Jones" is not "Quincy Jones".
    """
    if not any(words[place][-1] == "." for place in places):
        return False
    return 0 not in places or any(word[-1] != "." for word in left)


def _contradicts(a: tuple[str, ...], b: tuple[str, ...], pairing: _Pairing) -> bool:
    """Tell whether a pairing, though complete on one side, joins two people.

    No surname in common ("James H. White", "James W. Horne"); misspelt words in another
    order ("Kelly Reichardt", "Richard Kelly"); a syllable more in a Chinese or Korean name.
    """
    pairs, left_a, left_b = pairing
    if not any(_is_evidence(a, b, i, j) for _, i, j in pairs):
        return True
    if len(pairs) > 1 and (
        _has_false_initial(a, [i for _, i, _ in pairs], left_a)
        or _has_false_initial(b, [j for _, _, j in pairs], left_b)
    ):
        return True
    left = [word for word in left_a or left_b if word[-1] != "."]
    if left and len(pairs) > 1 and all(_is_family(word) and _SYLLABLE.fullmatch(word) for word in a + b):
        return True
    order = [j for _, _, j in sorted(pairs, key=lambda pair: pair[1])]
    if order == sorted(order):
        return False
    weakest = min(pairs)[0]
    return weakest < SKELETON_WORTH or bool(left and weakest < 1)


def _weigh_bare(word: str, longer: tuple[str, ...], place: int) -> float:
    """Say what one word alone is worth against a full name: a surname something, a first name nothing."""
    if place == len(longer) - 1:
        return _BARE_SURNAME
    is_surname_first = _is_family(word) and any(read_name_word(other)[2] for other in longer)
    return _BARE_SURNAME if is_surname_first else _CONFLICT


def _weigh_pairing(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Turn a pairing into a similarity, 0..1."""
    pairing = _pair_words(a, b)
    pairs, left_a, left_b = pairing
    if not pairs:
        return 0.0
    worths = [worth for worth, _, _ in pairs]
    if left_a and left_b:
        return _CONFLICT * 2 * sum(worths) / (len(a) + len(b))
    score = _LOWEST_SHARE * min(worths) + (1 - _LOWEST_SHARE) * sum(worths) / len(worths)
    if _contradicts(a, b, pairing):
        return score * _CONFLICT
    left, longer = (left_a, a) if left_a else (left_b, b)
    if left and len(pairs) == 1:
        _, i, j = pairs[0]
        return score * _weigh_bare(longer[i if left_a else j], longer, i if left_a else j)
    for word in left:
        score *= _EXTRA_INITIAL if word[-1] == "." else _EXTRA_WORD
    return min(score, _EXTRA_LAST) if longer[-1] in left and longer[-1][-1] != "." else score


def _join_neighbours(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the name with each two neighbours written as one word ("Joon ho", "Joonho")."""
    return [
        (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
        for place in range(len(words) - 1)
        if words[place][-1] != "." and words[place + 1][-1] != "." and " " not in words[place] + words[place + 1]
    ]


@lru_cache(maxsize=CACHE)
def _compare_names(a: Name, b: Name) -> float:
    score = _weigh_pairing(a.words, b.words)
    if score < SPELLING_FROM and len(a.words) != len(b.words):
        shorter, longer = sorted((a.words, b.words), key=len)
        score = max([score, *(_weigh_pairing(shorter, joined) for joined in _join_neighbours(longer))])
    if a.patronymic and b.patronymic and not compare_name_words(*sorted((a.patronymic, b.patronymic))):
        return min(score, _CONFLICT)
    if a.suffix != b.suffix:
        return min(score, _CONFLICT if a.suffix and b.suffix else _ONE_SUFFIX)
    return score


def person_similarity(a: str, b: str) -> float:
    """Compare two names of people, 0..1.

    Below `SPELLING_FROM` they are two people, from `SAME_FROM` on one person; between,
    one person in a doubtful spelling, an initial, or a bare surname (.70). One surname
    with two given names is two people, and the other way round.
    """
    if a == b:
        return 1.0
    name_a, name_b = parse_name(a[:MAX_TEXT]), parse_name(b[:MAX_TEXT])
    if not name_a.words or not name_b.words:
        return float(normalize(a[:MAX_TEXT]).strip() == normalize(b[:MAX_TEXT]).strip())
    return 1.0 if name_a == name_b else _compare_names(*sorted((name_a, name_b)))


def same_person(a: str, b: str) -> bool:
    """Tell whether two names may be one person's: a similarity of `SPELLING_FROM` or more."""
    return person_similarity(a, b) >= SPELLING_FROM


@lru_cache(maxsize=CACHE)
def _key_word(word: str) -> str:
    stem = word.rpartition(" ")[2]
    classes = find_classes(stem)
    return min(classes) if classes else reduce_reading(fold_word(stem))


def person_key(name: str) -> str:
    """Give a key to index a person by: spellings of one name mostly share it.

    Words are reduced to what spelling systems agree on, given names to their class,
    and sorted; patronymics, particles, suffixes and (beside two words) initials are dropped.
    """
    words = parse_name(name[:MAX_TEXT]).words
    full = [word for word in words if word[-1] != "."]
    chosen = full if len(full) > 1 else words
    return " ".join(sorted(_key_word(word.rstrip(".")) for word in chosen)) or normalize(name[:MAX_TEXT]).strip()
