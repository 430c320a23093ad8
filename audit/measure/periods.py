"""Period: the years of whose films a phrase promises, such as "1970s" or "before 1950"."""

import re
from dataclasses import dataclass

from audit.measure.list_words import FILM_NOUN, QUALITY, are_list_words
from audit.measure.nationalities import find_nationalities


@dataclass(frozen=True, slots=True)
class Period:
    """Years a list claims, both inclusive; None is open. The label is as the post spells it."""

    label: str
    first_year: int | None
    last_year: int | None


_YEAR = r"(?:18[89]\d|19\d\d|20\d\d)"
_WHEN = re.compile(
    rf"(?:(?:the\s)?(?P<part>early|mid|late)[\s-]+)?(?:the\s)?(?<![\w-])(?:(?P<from>{_YEAR})\s?(?:-|–|—|to|through"
    rf"|until|and|bis)\s?(?P<to>{_YEAR})(?!\w)|(?P<decade>(?:18[89]|19\d|20\d)0)(?:['’]?s|er)(?:\s?(?:-|–|—|to|through"
    r"|and|&)\s?(?:the\s)?(?P<decade_to>(?:19\d|20\d)0)['’]?s)?(?!\w)|['’]?(?P<short>[2-9]0)['’]?s(?!\w)"
    r"|(?P<century>20th|21st|twentieth|twenty-first)[\s-]century(?!\w)|(?P<bound>before|after|since|until|up\sto"
    rf"|prior\sto|vor|nach|seit)\s(?:the\syear\s)?(?P<bound_year>{_YEAR})(?![\w'’])"
    rf"|(?P<year>{_YEAR})(?![\w'’]))",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:made|released|produced|shot|filmed|premiered)\s+(?:in|between|from|during|before|after)?\s*(?:the\s)?$",
    re.IGNORECASE,
)
_OF_FILMS = re.compile(
    rf"(?:{FILM_NOUN}|best|top|hits|classics)(?:\s(?:made|released|produced))?[\s(,]+(?:(?:of|from|in|between|aus"
    rf"|der|den)\s+(?:the\s|den\s|der\s)?)?$",
    re.IGNORECASE,
)
_THEN_FILMS = re.compile(rf"[\s-]+(?P<words>(?:[\w'’&-]{{1,30}}[\s-]+){{0,4}}?){FILM_NOUN}(?!\w)", re.IGNORECASE)
# A year alone is a title more often than a period ("1984", "Blade Runner 2049"): it needs "of", "from" or "made in".
_LONE_YEAR = re.compile(r"(?:of|from|aus)\s+(?:the\syear\s)?$", re.IGNORECASE)
# "the 1970s and after"
_AND_AFTER = re.compile(
    r"\s?(?:(?:and|&|or)\s(?:after|afterwards|beyond|later|onwards?|since|the\syears\safter)|onwards?|\+)\b",
    re.IGNORECASE,
)
_THIRD = 3
"""Years of a decade at each end that "mid" leaves out; "early" and "late" are one more, to be lenient."""


def find_period(phrase: str) -> Period | None:
    """Return the period whose films a phrase names; None where it names none, or the period is the films' subject."""
    for match in _WHEN.finditer(phrase):
        before, rest = phrase[max(0, match.start() - 60) : match.start()], phrase[match.end() : match.end() + 150]
        if not _is_of_films(match, before, rest):
            continue
        years = _years(match)
        if years is not None:
            is_open = _AND_AFTER.match(rest) is not None
            return Period(match[0].strip(), years[0], None if is_open else years[1])
    return None


def find_made_in(text: str) -> Period | None:
    """Return the period that a whole title says the films were made or released in."""
    for match in _WHEN.finditer(text):
        if _MADE.search(text[max(0, match.start() - 40) : match.start()]) and (years := _years(match)) is not None:
            return Period(match[0].strip(), *years)
    return None


def _is_of_films(match: re.Match[str], before: str, rest: str) -> bool:
    if match["year"]:
        return bool(_LONE_YEAR.search(before) and _OF_FILMS.search(before))
    if _OF_FILMS.search(before):
        return True
    following = _THEN_FILMS.match(rest)
    return following is not None and _may_stand_between(following["words"], following[0])


def _may_stand_between(words: str, phrase: str) -> bool:
    """Whether the words between a period and a film noun name films, not a subject ("1920s gangster films")."""
    if are_list_words(words):
        return True
    if not find_nationalities(phrase.strip(" -")):
        return False
    return all(word in QUALITY or word[:1].isupper() for word in words.split())


def _years(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    if match["from"]:
        years: tuple[int | None, int | None] = (int(match["from"]), int(match["to"]))
    elif match["decade"]:
        start = int(match["decade"])
        years = _part(match["part"], start, int(match["decade_to"] or start) + 9)
    elif match["short"]:
        start = 1900 + int(match["short"])
        years = _part(match["part"], start, start + 9)
    elif match["century"]:
        years = (1901, 2000) if match["century"].casefold() in {"20th", "twentieth"} else (2000, 2100)
    elif match["bound"]:
        years = _bound(match["bound"].casefold(), int(match["bound_year"]))
    else:
        years = (int(match["year"]), int(match["year"]))
    first, last = years
    return None if first is not None and last is not None and first > last else years


def _part(part: str | None, first: int, last: int) -> tuple[int, int]:
    if part is None:
        return first, last
    if part.casefold() == "early":
        return first, first + _THIRD + 1
    if part.casefold() == "late":
        return last - _THIRD - 1, last
    return first + _THIRD, last - _THIRD


def _bound(word: str, year: int) -> tuple[int | None, int | None]:
    if word in {"before", "prior to", "vor"}:
        return None, year - 1
    if word in {"until", "up to"}:
        return None, year
    if word in {"since", "seit"}:
        return year, None
    return year + 1, None
