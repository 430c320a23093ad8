"""Weighs ``directorial-debut`` claims against the earlier films of the person."""

from dataclasses import dataclass

from audit.measure.claims import debut
from audit.measure.claims.features import Features, directors_of, year_of
from audit.measure.claims.titles_known import fact_of
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_key, place
from audit.model import Claim, Evidence, Item, Verdict

LONGEST_CAREER = 60
"""Years after which an earlier director of the same name is taken for a namesake."""
SHOWN = 3
"""Earlier films shown as evidence."""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A feature film from before a claimed debut."""

    year: int
    title: str
    evidence: Evidence
    is_surely_feature: bool = True


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for earlier feature films; to find none proves nothing, as no reference is complete."""
    item, year = claim.item, year_of(claim.item)
    persons = (claim.object,) if claim.object else directors_of(item)
    if year is None or len(persons) != 1:
        return Weighed()
    earlier = _earlier(claim, persons[0], year, features)
    values: dict[str, object] = {"debut_person": persons[0], "earlier_films": len(earlier)}
    if not earlier:
        return Weighed(values=values)
    facts = tuple(one.evidence for one in earlier[:SHOWN])
    values["earliest_film"] = f"{earlier[0].title} ({earlier[0].year})"
    return Weighed(verdict=Verdict.CONTRADICTED, values=values, evidence={"earlier_films": facts, "verdict": facts})


def _earlier(claim: Claim, person: str, year: int, features: Features) -> list[_Earlier]:
    """Return the person's features from earlier years, in the reference and the feed, the first one first."""
    found: dict[str, _Earlier] = {}
    for film in features.by(person):
        is_alone = len(film.directors) == 1 or not debut.is_solo(claim.span)
        if _is_before(film.year, year) and is_alone and film_key(claim.item) != film.imdb_id:
            found[film.imdb_id] = _Earlier(
                film.year or 0, film.title, fact_of(film), is_surely_feature=film.runtime_minutes is not None
            )
    for other in features.items_by(person):
        other_year = year_of(other)
        is_alone = len(directors_of(other)) == 1 or not debut.is_solo(claim.span)
        if _is_before(other_year, year) and is_alone and film_key(other) != film_key(claim.item):
            known = _Earlier(other_year or 0, other.record.title, _place(other, other_year))
            found.setdefault(film_key(other), known)
    earlier = sorted(found.values(), key=lambda one: (one.year, one.title))
    # One film whose length nobody knows may be a diploma film, and several may, beside a first "feature".
    is_surely = any(one.is_surely_feature for one in earlier)
    return earlier if is_surely or (len(earlier) > 1 and "feature" not in claim.span.casefold()) else []


def _is_before(year: int | None, debut_year: int) -> bool:
    return year is not None and debut_year - LONGEST_CAREER <= year < debut_year


def _place(item: Item, year: int | None) -> Evidence:
    return place(item, f"{item.record.title} ({year})")
