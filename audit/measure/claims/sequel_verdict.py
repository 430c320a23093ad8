"""Weighs claims about sequels against the films of the named title, and against the order of the years."""

import re

from audit.measure.claims import sequel
from audit.measure.claims.chronology import SLACK, latest_year_of, out_of_time
from audit.measure.claims.features import Features, is_by, year_of
from audit.measure.claims.names import name_at
from audit.measure.claims.titles_known import (
    YEAR,
    fact_of,
    in_feed,
    is_whole,
    known_later,
    nothing_of,
    others_of_title,
    quoted_title,
    titles_of,
)
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Film, Verdict
from audit.spelling import title_key

_PART_TWO = ("{} 2", "{} II", "{}: Part II", "{} Part 2")
_MAKER = re.compile(r"\b(?:directed|made|filmed|shot)\sby\s[^\W\d_a-z]")
_NOT_A_FILM = re.compile(r"\b(?:novels?|books?|games?|comics?|play|episodes?|season|album)\b", re.IGNORECASE)


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for the film that is named; only a complete reference that has none of this title contradicts."""
    is_later = claim.relation == sequel.SEQUEL_OF
    own = latest_year_of(claim.item) if is_later else year_of(claim.item)
    if claim.relation == sequel.SERIES or _NOT_A_FILM.search(claim.span):
        return Weighed()
    stated = YEAR.search(claim.object)
    year = int(stated[0]) if stated else None
    if own is not None and year is not None and ((year > own) if is_later else (year < own)):
        return out_of_time(f"the film itself is of {own}")
    in_order: dict[str, object] = {} if year is None or own is None else {"anachronism": ""}
    named = quoted_title(claim.object)
    if not is_later and (known := known_later(claim.item, "sequels", [] if year is None else [year], named)):
        values = {**in_order, "has_sequel": True}
        return Weighed(verdict=Verdict.SUPPORTED, values=values, evidence={"verdict": (known,)})
    if found := _other_films(claim, named, year, features):
        wrong = None if year or own is None else _in_wrong_order(claim, found, own, named, features)
        return (
            _supported(found[0], in_order)
            if wrong is None
            else out_of_time(f"the film itself is of {own}, and {wrong.title} of {wrong.year}")
        )
    is_doubtful = not is_whole(features.reference)
    # "a follow-up, Timur's Oath, directed by Lev Kuleshov": one with a maker is seldom made up
    is_likely = in_feed(named, features) or (is_doubtful and _MAKER.search(claim.span) is not None)
    if not named or not features.reference.info.complete or is_likely:
        return Weighed(values=in_order)
    facts = (nothing_of(named, features),)
    values = {**in_order, "has_sequel": False, "is_sequel_doubtful": is_doubtful}
    return Weighed(verdict=Verdict.CONTRADICTED, values=values, evidence={"verdict": facts, "has_sequel": facts})


def _supported(other: Film, values: dict[str, object]) -> Weighed:
    facts = (fact_of(other),)
    return Weighed(
        verdict=Verdict.SUPPORTED,
        values={**values, "has_sequel": True},
        evidence={"verdict": facts, "has_sequel": facts},
    )


def _in_wrong_order(claim: Claim, found: list[Film], own: int, named: str, features: Features) -> Film | None:
    """Return a film that cannot be meant, if all are years older than their sequel, or younger than their original.

    A director before the title ("Leonid Gaidai's “12 Chairs”") tells which film of it is meant.
    """
    maker, _ = name_at(claim.object, 0)
    by_maker = [film for film in found if maker and is_by(maker, film.directors)]
    if not by_maker and (not features.reference.info.complete or " " not in title_key(named)):
        return None
    possible = by_maker or found
    if claim.relation == sequel.SEQUEL:
        is_wrong = all(film.year is not None and film.year < own - SLACK for film in possible)
    else:
        is_wrong = all(film.year is not None and film.year > own + SLACK for film in possible)
    return possible[0] if is_wrong else None


def _other_films(claim: Claim, named: str, year: int | None, features: Features) -> list[Film]:
    """Return the films of the named title, or with a year those called "part two"."""
    years = None if year is None else (year - 1, year + 1)
    if named:
        return others_of_title(claim.item, named, years, features)
    if years is None or claim.relation == sequel.SEQUEL_OF:
        return []
    second = (form.format(title) for title in titles_of(claim.item)[:3] for form in _PART_TWO)
    return next((found for title in second if (found := others_of_title(claim.item, title, years, features))), [])
