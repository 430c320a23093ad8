"""Nationality: the countries whose films a phrase promises, read with the table beside this module."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audit.measure.list_words import CJK_FILM_NOUN, FILM_NOUN


@dataclass(frozen=True, slots=True)
class Nationality:
    """One line of the table.

    Attributes:
        also: Codes that references give to such films as well, up to and including the year ``until``.
        first_year: First year of a former state, which bounds a list of its films; None for a state of today.
        spoilers: Words that make something else of the adjective, such as "civil war".
    """

    label: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    countries: frozenset[str]
    also: frozenset[str]
    first_year: int | None
    until: int | None
    spoilers: tuple[str, ...]


LONGEST_ENDING = 3
"""Letters that ``*`` in the table stands for at most: "sowjetischen"."""
_WORD = re.compile(r"[^\W_]+")
_CJK = "\u3040-\u30ff\u4e00-\u9fff"

# What may follow an adjective of nationality where the phrase names a subject: "French Revolution films".
_SUBJECTS = (
    "revolution",
    "revolutionary",
    "revolutions",
    "civil war",
    "winter war",
    "war of",
    "empire",
    "mafia",
    "mob",
    "army",
    "navy",
    "air force",
    "resistance",
    "government",
    "politics",
    "history",
    "royal family",
    "royalty",
    "monarchy",
    "aristocracy",
    "mythology",
    "folklore",
    "folk tales",
    "fairy tales",
    "diaspora",
    "immigrants",
    "immigrant",
    "language",
    "literature",
    "novel",
    "novels",
    "book",
    "books",
    "play",
    "plays",
    "writers",
    "authors",
    "poets",
    "革命",
    "語",
    "文学",
    "神話",
)
_BEFORE = re.compile(
    r"(?:\b(?:non|anti|post|pre|ex|pro|un|native|african|asian|latin|italian|irish|cuban|mexican|remakes?\sof"
    r"|adaptations?\sof"
    r"|versions?\sof|fans?\sof|stories\sof|making\sof|like|unlike|about|not|than)[\s-]+(?:the\s)?|[\w]-)$",
    re.IGNORECASE,
)
# Up to five words between adjective and noun ("Soviet black-and-white science fiction films"), none of which may turn
# the phrase elsewhere ("Russian novels in films").
_TURN = r"(?!(?:of|in|from|by|to|at|as|into|other|set|on|and\sother|and\sthe|about)\b)"
_LATIN_REST = re.compile(
    rf"(?:-(?:made|produced|era))?(?:[\s,&/+–-]+{_TURN}[\w'’.&-]{{1,30}}){{0,5}}?[\s,&/-]+{FILM_NOUN}(?!\w)",
    re.IGNORECASE,
)
_CJK_REST = re.compile(rf"[^\s、。「」]{{0,10}}?{CJK_FILM_NOUN}")
_ABOUT_IN_CJK = re.compile("について|に関する|を描|をめぐる|舞台")
_HAS_NOUN = re.compile(rf"{FILM_NOUN}|{CJK_FILM_NOUN}", re.IGNORECASE)


@cache
def table() -> tuple[Nationality, ...]:
    """Return the lines of the table."""
    text = resources.files("audit.measure").joinpath("nationalities.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Nationality(
            label=line["label"],
            words=_cells(line["words"]),
            places=_cells(line["places"]),
            countries=frozenset(_cells(line["countries"])),
            also=frozenset(_cells(line["also"])),
            first_year=int(line["from"]) if line["from"] else None,
            until=int(line["until"]) if line["until"] else None,
            spoilers=_cells(line["not"]),
        )
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def find_nationalities(phrase: str) -> list[Nationality]:
    """Return the nationalities of the films a phrase names.

    An adjective counts only before a noun for films: "French comedies", but not "French Revolution films".
    """
    found: dict[str, Nationality] = {}
    for match, one in _occurrences(phrase):
        if _is_claim(phrase, match, one):
            found[one.label] = one
    for match in _places().finditer(phrase):
        one = _by_place()[match["place"].casefold()]
        found[one.label] = one
    return list(found.values())


def _cells(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _pattern(word: str) -> str:
    escaped = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    if re.match(f"[{_CJK}]", word):
        return escaped
    ending = rf"\w{{0,{LONGEST_ENDING}}}" if word.endswith("*") else ""
    return rf"(?<!\w){escaped}{ending}(?!\w)"


Form = tuple[re.Pattern[str], Nationality]


@cache
def _forms() -> tuple[dict[str, list[Form]], re.Pattern[str], dict[str, Nationality]]:
    """Return the table's words to look up: by their first word, and those of scripts without spaces as one pattern.

    A look-up by word is ten times as fast as one pattern over the four hundred words.
    """
    by_word: dict[str, list[Form]] = {}
    unspaced: dict[str, Nationality] = {}
    pairs = [(word, nationality) for nationality in table() for word in nationality.words]
    for word, one in sorted(pairs, key=lambda pair: -len(pair[0])):
        if re.match(f"[{_CJK}]", word):
            unspaced[word] = one
        else:
            first = _WORD.findall(word.casefold())[0]
            by_word.setdefault(first, []).append((re.compile(_pattern(word), re.IGNORECASE), one))
    return by_word, re.compile("|".join(unspaced)), unspaced


def _occurrences(phrase: str) -> Iterator[tuple[re.Match[str], Nationality]]:
    by_word, unspaced, owners = _forms()
    position = 0
    for word in _WORD.finditer(phrase):
        if word.start() >= position and (found := _form_at(phrase, word, by_word)):
            position = found[0].end()
            yield found
    for match in unspaced.finditer(phrase):
        yield match, owners[match[0]]


def _form_at(
    phrase: str, word: re.Match[str], by_word: dict[str, list[Form]]
) -> tuple[re.Match[str], Nationality] | None:
    if len(word[0]) == 2 and word[0].isascii() and not word[0].isupper():
        return None  # "us" is no "US"
    small = word[0].casefold()
    for length in range(len(small), max(len(small) - LONGEST_ENDING - 1, 0), -1):
        for pattern, one in by_word.get(small[:length], ()):
            if match := pattern.match(phrase, word.start()):
                return match, one
    return None


def _is_claim(phrase: str, match: re.Match[str], one: Nationality) -> bool:
    rest = phrase[match.end() : match.end() + 120]
    if _BEFORE.search(phrase[max(0, match.start() - 20) : match.start()]):
        return False
    if _spoiler(one).match(rest):
        return False
    if _HAS_NOUN.search(match[0]):
        return True
    if re.match(f"[{_CJK}]", match[0]):
        found = _CJK_REST.match(rest)
        return found is not None and not _ABOUT_IN_CJK.search(found[0])
    return _LATIN_REST.match(rest) is not None


@cache
def _spoiler(one: Nationality) -> re.Pattern[str]:
    words = "|".join(_pattern(word) for word in (*one.spoilers, *_SUBJECTS))
    return re.compile(rf"[\s-]*(?:{words})", re.IGNORECASE)


@cache
def _by_place() -> dict[str, Nationality]:
    return {place.casefold(): one for one in table() for place in one.places}


@cache
def _places() -> re.Pattern[str]:
    names = "|".join(re.escape(place) for place in sorted(_by_place(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{FILM_NOUN})\s+(?:(?:made|produced|shot)\s+in|of|from|aus|aus\sder|der)\s+"
        rf"(?:the\s+|old\s+)?(?P<place>{names})(?!\w)(?!\s+to\b|['’]s|-)",
        re.IGNORECASE,
    )


@cache
def nationality_words() -> frozenset[str]:
    """Return the single words of the table, in small letters and without endings."""
    return frozenset(part.rstrip("*").casefold() for one in table() for word in one.words for part in word.split())
