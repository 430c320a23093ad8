"""Weighs claims about remakes against the films of the same title, and against the order of the years."""

import re
from datetime import date

from audit.measure.claims import remake
from audit.measure.claims.chronology import SLACK, latest_year_of, out_of_time
from audit.measure.claims.features import Features, is_by, year_of
from audit.measure.claims.names import names_at
from audit.measure.claims.titles_known import (
    YEAR,
    fact_of,
    is_whole,
    known_later,
    known_of_other,
    namesakes,
    nothing_of,
    others_of_title,
    quoted_title,
)
from audit.measure.claims.weighed import Weighed, known_false
from audit.model import Claim, Evidence, Film, Verdict
from audit.spelling import SPELLING_FROM, person_similarity, title_key

_OTHER_TITLE = re.compile(
    r"\b(?:as|under|titled|entitled|called|retitled|Hollywood|Bollywood|America|American|US|U\.S\.|USA|India|Indian"
    r"|Japan|Japanese|France|French|Ital\w{1,4}|Germany?|Korean?|Spanish|Spain|British|English|English-language|Hindi"
    r"|television|TV|stage|musical|series|abroad|West|western|loosely|several|many|multiple|times|unofficial\w{0,2}"
    r"|Russian?|Soviet|Polish|Poland|Hungarian|Czech|Bulgarian|Romanian|Yugoslav|Turkish|Turkey)\b"
    # "a remake, Retro Threesome," has a title, and "a remake by X" a maker: such are seldom made up
    r"|remake(?:,\s(?-i:[A-Z])|\s(?:by|from|of\sit\sby)\s(?-i:[A-Z]))",
    re.IGNORECASE,
)
_AS = re.compile(r"\bas\s(?P<title>(?:[A-Z0-9][\w'’:-]{0,20}\s?|of\s|the\s|and\s){1,6})(?=[,.;(]|$|\s(?:in|with|by)\b)")
_BY_NAME = re.compile(r"\bremade\s(?:[\w-]{2,14}\s){0,4}?by\s")
_OWNED = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'-]{1,20}(?:\s[^\W\d_a-z][\w.-]{1,20}){1,3})['’]s?\s[“\"«]")
_ACTIVE = re.compile(r"(?P<name>(?:[^\W\d_a-z][\w.'’-]{1,20}\s){2,3})remade\b")
_MAKER = re.compile(r"\bby\s")
UNKNOWN_YEARS = 2
"""Years before that of a reference from which on it may lack a film."""
_SAME_TITLE = re.compile(r"\b(?:of\sthe\ssame\s(?:name|title)|eponymous|same-titled)\b", re.IGNORECASE)


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for the other film; only a complete reference that has none of this title contradicts.

    A remake made abroad or for television, or under a title that is not named, proves nothing by its absence.
    """
    is_late = claim.relation == remake.REMAKE_OF
    own = latest_year_of(claim.item) if is_late else year_of(claim.item)
    if not is_late and (other := known_of_other(claim.item, "remakes", _title(claim.span))):
        return known_false(other.value, other)
    if own is None or not claim.object:
        return _after(claim, own, features) if is_late else _by_maker(claim, own, features)
    year = int(claim.object)
    if (year > own) if is_late else (year < own):
        return out_of_time(f"the film itself is of {own}")
    return _by_year(claim, year, is_late=is_late, features=features)


def _by_year(claim: Claim, year: int, *, is_late: bool, features: Features) -> Weighed:
    """Weigh a remake, or the film that was remade, by the year it is told to be of."""
    # of several years told at once, one that is known makes the others likely
    years = [year, *map(int, YEAR.findall(claim.span))]
    known = None if is_late else known_later(claim.item, "remakes", years)
    found, named = _other_films(claim, year, features)
    if found and (makers := _other_makers(claim, found)):
        return known_false(f"{fact_of(found[0]).value} is by {makers}", fact_of(found[0]))
    if known or found:
        return _told(Verdict.SUPPORTED, known or fact_of(found[0]), has_remake=True, anachronism="")
    is_new = year > (features.reference.info.built or date.max).year - UNKNOWN_YEARS
    if is_new or not features.reference.info.complete or not _must_be_known(claim, named):
        return Weighed(values={"anachronism": ""})
    fact = nothing_of(f"{named or claim.item.record.title} of {year}", features)
    # a remake whose title is not told may have another one, and a part of all films need not hold it
    doubtful = not named or not is_whole(features.reference)
    return _told(Verdict.CONTRADICTED, fact, has_remake=False, is_remake_doubtful=doubtful, anachronism="")


def _told(verdict: Verdict, fact: Evidence, **values: object) -> Weighed:
    return Weighed(verdict=verdict, values=values, evidence={"verdict": (fact,), "has_remake": (fact,)})


def _title(span: str) -> str:
    """Return the title of a remake, in quotes or behind "as"."""
    titled = _AS.search(span)
    return quoted_title(span) or (titled["title"].strip() if titled else "")


def _other_makers(claim: Claim, found: list[Film]) -> str:
    """Return who made the films found, if the text says that somebody else remade this one."""
    by = _BY_NAME.search(claim.span)
    name = next(iter(names_at(claim.span, by.end())[0]), "") if by else _opening_name(claim.span)
    known = list(dict.fromkeys(director for film in found for director in film.directors))
    if " " not in name or not known or any(person_similarity(name, one) >= SPELLING_FROM for one in known):
        return ""
    return " and ".join(known) if all(film.directors for film in found) else ""


def _opening_name(span: str) -> str:
    """Return the person of "Wim Wenders remade the film"."""
    active = _ACTIVE.search(span)
    return active["name"].strip() if active else ""


def _after(claim: Claim, own: int | None, features: Features) -> Weighed:
    """Weigh "a remake of X's “T”", which gives no year: the film of that title must not be years younger."""
    named = quoted_title(claim.span)
    by = _MAKER.search(claim.span)
    makers = [*(names_at(claim.span, by.end())[0] if by else ()), _owner(claim.span)]
    found = others_of_title(claim.item, named, None, features) if named and own else []
    told = [film for film in found if any(" " in maker and is_by(maker, film.directors) for maker in makers)]
    is_known = bool(told) or (features.reference.info.complete and " " in title_key(named))
    possible = told or found
    if own is None or not is_known or not possible or any((film.year or 0) <= own + SLACK for film in possible):
        return Weighed()
    return out_of_time(f"the film itself is of {own}, and {fact_of(possible[0]).value} is younger")


def _owner(span: str) -> str:
    """Return whose film a title in quotes is: "Robert Bresson's “A Man Escaped”"."""
    owned = _OWNED.search(span)
    return owned["name"] if owned else ""


def _by_maker(claim: Claim, own: int | None, features: Features) -> Weighed:
    """Weigh "was later remade by X", which gives no year: X's film of the title must not be years older."""
    by = _MAKER.search(claim.span) if claim.relation == remake.REMADE else None
    name = next(iter(names_at(claim.span, by.end())[0]), "") if by else ""
    found = [film for film in namesakes(claim.item, None, features) if " " in name and is_by(name, film.directors)]
    if own is None or not found or any(film.year is None or film.year >= own - SLACK for film in found):
        return Weighed()
    return out_of_time(f"the film itself is of {own}, and {found[0].title} by {name} of {found[0].year}")


def _other_films(claim: Claim, year: int, features: Features) -> tuple[list[Film], str]:
    """Return the films the claim may mean, and the title it names."""
    years, named = (year - 1, year + 1), quoted_title(claim.span)
    if named:
        return others_of_title(claim.item, named, years, features), named
    return namesakes(claim.item, years, features), ""


def _must_be_known(claim: Claim, named: str) -> bool:
    if claim.relation == remake.REMAKE_OF:
        return bool(named) or _SAME_TITLE.search(claim.span) is not None
    return bool(named) or _OTHER_TITLE.search(claim.span) is None
