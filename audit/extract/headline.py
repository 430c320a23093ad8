"""The grammar of an item's heading: rank, title, year, director."""

import re
from dataclasses import dataclass

from audit.extract.labels import split_names

# The longest film title known to IMDb has 208 characters.
MAX_HEADLINE = 300

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "「": "」", "『": "』", "”": "”", "’": "’"}

_RANK = re.compile(
    r"(?:(?:No\.?|Nr\.?|#)\s{0,2}(\d{1,3})\s{0,2}[.:)–—-]?|(\d{1,3})\s{0,2}[.:)](?!\d))\s{0,3}(?=\S)", re.IGNORECASE
)
_BARE_RANK = re.compile(r"(\d{1,3})(?:/\d{1,3})?\s{1,3}(?=\S)")

_YEAR = r"((?:18|19|20)\d\d)(?:\s?[-–—]\s?(?:\d{4}|\d\d|present)?)?(?![\d\w])"
_GROUP = re.compile(r"[(\[（]([^()\[\]（）]{1,160})(?:[)\]）]|$)")
_FOUR_DIGITS = re.compile(r"\s{0,3}(\d{4})年?\s{0,3}")
# A year followed by a colon is part of a title: "(2001: A Space Odyssey)".
_INSIDE = re.compile(rf"(\D{{0,120}}?){_YEAR}(?:\s?[,;/–—-]\s?(.{{0,120}}))?", re.IGNORECASE)
_TRAILING_YEAR = re.compile(rf"(?:\s{{0,3}}[,|/]|(?<=,[”\"’'])|\s[-–—]|[-–—](?=\s))\s{{0,3}}{_YEAR}[\s.;]{{0,3}}$")
# The opening parenthesis was lost.
_CLOSED_YEAR = re.compile(rf"\s{{1,3}}{_YEAR}[)\]）]\s{{0,3}}$")
_CREDIT = re.compile(r"\b(?:directed\s{1,3}by|dir\.(?:\s{1,3}by)?|director:|regie:)\s{1,3}", re.IGNORECASE)
# Only inside parentheses: "The Director Speaks" is a title.
_PERSON_CREDIT = re.compile(r"(?:directed\s{1,3}by|dir\.?(?:\s{1,3}by)?|directors?:?|regie:?|by)\s{1,3}", re.IGNORECASE)
_DASHED = re.compile(r"(.{1,200})(?:\s[-–—]\s?|[-–—]\s)([^-–—]{1,80})")
_MARKS = " \t,;:.|/-–—([{"

# What stands beside a year in parentheses and is no person.
_NO_PERSON = frozenset(
    {
        "tv",
        "film",
        "movie",
        "short",
        "documentary",
        "miniseries",
        "mini-series",
        "series",
        "animated",
        "animation",
        "anime",
        "video",
        "released",
        "circa",
        "soviet",
        "union",
        "ussr",
        "russia",
        "usa",
        "uk",
        "united",
        "states",
        "kingdom",
        "republic",
        "west",
        "east",
        "germany",
        "south",
        "north",
        "korea",
        "hong",
        "kong",
        "new",
        "zealand",
        "france",
        "italy",
        "poland",
        "japan",
        "china",
        "india",
        "africa",
        "arabia",
        "restored",
        "version",
        "cut",
        "dubbed",
        "colour",
        "color",
        "black",
        "white",
        "part",
    }
)
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "bin", "and", "&", "y"}
)
_MAX_NAME_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What a heading says.

    Attributes:
        title: Without rank, year, director and the quotes around it.
        in_parentheses: The year stands in parentheses, which little but an item's heading has.
        rest: What follows the year and names no director: a text that begins in the heading.
    """

    title: str
    year: int | None = None
    in_parentheses: bool = False
    directors: tuple[str, ...] = ()
    rest: str = ""


def split_rank(text: str, *, bare: bool = False) -> tuple[int | None, str]:
    """Return the number in front of a heading, or None, and the heading without it.

    Args:
        text: The heading, white space folded.
        bare: Take a number followed by a mere space, which may as well begin a title: "10 Things".
    """
    rank = _RANK.match(text) or (_BARE_RANK.match(text) if bare else None)
    if rank is None:
        return None, text
    return int(next(group for group in rank.groups() if group)), text[rank.end() :]


def parse_headline(text: str) -> Headline:
    """Return what a heading without its rank says; one of no known form is all title. Never raises."""
    text = text[:MAX_HEADLINE].strip()
    return _parse_group(text) or _parse_trailing(text) or _titled(text, year=None)


def unquote(title: str) -> str:
    """Return a title without the quotes around it and the punctuation behind it."""
    bare = title.strip().rstrip(",;|")
    if bare[-1:] == "." and bare[-2:-1] in _QUOTES.values():
        bare = bare[:-1]
    opening, inside = bare[:1], bare[1:-1]
    closing = _QUOTES.get(opening, "")
    if closing and inside and bare[-1] in {opening, closing} and opening not in inside:
        return inside.strip(" ,")
    return bare.strip()


def _parse_group(text: str) -> Headline | None:
    """Read "T (Y)", "T (Y, X)", "T (X, Y)", "T (Y), directed by X": the last group with a year counts."""
    for group in reversed(list(_GROUP.finditer(text))):
        year, directors = _read_group(group[1])
        title = text[: group.start()].strip()
        if year is None or (not title and group.end() < len(text)):
            continue
        rest = text[group.end() :].lstrip(_MARKS[:-1])
        credit = _CREDIT.match(rest)
        if credit:
            directors, rest = split_names(rest[credit.end() :].strip(" .)")), ""
        return _titled(title, year=year, in_parentheses=True, directors=directors, rest=rest)
    return None


def _read_group(inside: str) -> tuple[int | None, tuple[str, ...]]:
    only_year = _FOUR_DIGITS.fullmatch(inside)
    if only_year:
        return int(only_year[1]), ()
    match = _INSIDE.fullmatch(inside.strip())
    if match is None:
        return None, ()
    return int(match[2]), _persons(match[3] or "") or _persons(match[1])


def _parse_trailing(text: str) -> Headline | None:
    """Read "T, Y", "T | Y", "T - X, Y", "T, dir. X, Y"."""
    year = _TRAILING_YEAR.search(text) or _CLOSED_YEAR.search(text)
    if year is None or not text[: year.start()].strip():
        return None
    head = text[: year.start()]
    dashed = _DASHED.fullmatch(head)
    if dashed and not _CREDIT.search(head) and (directors := _persons(dashed[2])):
        return _titled(dashed[1], year=int(year[1]), directors=directors)
    return _titled(head, year=int(year[1]))


def _titled(
    text: str, *, year: int | None, in_parentheses: bool = False, directors: tuple[str, ...] = (), rest: str = ""
) -> Headline:
    """Finish a headline: a director named behind the title, a second title behind a slash."""
    credit = _CREDIT.search(text)
    if credit and text[: credit.start()].strip(_MARKS):
        directors = directors or split_names(text[credit.end() :].strip(" .)]"))
        text = text[: credit.start()].rstrip(_MARKS)
    title = text.partition(" / ")[0] or text
    return Headline(title=unquote(title), year=year, in_parentheses=in_parentheses, directors=directors, rest=rest)


def _persons(text: str) -> tuple[str, ...]:
    """Return the names in a text that is nothing but names, marked as directors or looking like them."""
    bare = text.strip(_MARKS)
    credit = _PERSON_CREDIT.match(bare)
    if credit:
        return split_names(bare[credit.end() :])
    words = bare.replace(",", " ").split()
    named = [word for word in words if word.lower() not in _PARTICLES]
    looks = (
        len(named) > 1
        and len(words) <= _MAX_NAME_WORDS
        and all(word[0].isupper() and word.lower() not in _NO_PERSON for word in named)
    )
    return split_names(bare) if looks else ()
