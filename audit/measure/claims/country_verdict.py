"""Weighs countries that a text gives its film against those of the reference."""

from audit.measure.claims import country
from audit.measure.claims.features import Features, year_of
from audit.measure.claims.weighed import Weighed
from audit.measure.countries import country_names
from audit.measure.nationalities import Nationality, table
from audit.measure.sameness import film_fact
from audit.measure.topic import claimed_topic
from audit.model import Claim, Film, Item, MatchStatus, Verdict
from audit.spelling import same_person

GRACE_YEARS = 2
"""Years after the end of a state in which films still count as its own: they were begun in it."""


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for the country among the film's; ``is_of_claimed_country`` is null where it may be missing there.

    Tables of countries leave out the lesser partners of a co-production. A country is therefore not missed where the
    film goes by its original title there, or where its director made other films; nor the partner of a co-production,
    unless it is the country of the whole list, in which the film would otherwise be foreign.
    """
    film, item = claim.item.match.film, claim.item
    if film is None or not film.countries or not _is_identified(item, features):
        return Weighed()
    claimed = country.nationality(claim.object)
    fits = _fits(film.countries, claimed, year_of(item))
    if not fits and _may_be_missing(film, claimed, claim, features):
        return Weighed()
    facts = film_fact(item, f"made in {country_names(film.countries)}")
    return Weighed(
        verdict=Verdict.SUPPORTED if fits else Verdict.CONTRADICTED,
        values={"is_of_claimed_country": fits},
        evidence={"is_of_claimed_country": facts, "verdict": facts},
    )


def _fits(countries: tuple[str, ...], claimed: Nationality, year: int | None) -> bool:
    known = set(countries)
    if known & claimed.countries:
        return True
    if not known & claimed.also and not (claimed.first_year is not None and _is_successor(known, claimed)):
        return False
    return year is None or claimed.until is None or year <= claimed.until + GRACE_YEARS


def _is_successor(known: set[str], claimed: Nationality) -> bool:
    """Whether a country is what a former state became: references give Soviet films to Russia or Ukraine as well."""
    return any(known & one.countries and one.also & claimed.countries for one in table())


def _may_be_missing(film: Film, claimed: Nationality, claim: Claim, features: Features) -> bool:
    codes = claimed.countries | claimed.also
    if claim.relation == country.CO_PRODUCTION:
        # the lesser partner; but one that makes a foreign film fit its list is an excuse
        return not claimed_topic(claim.item.film_list).countries & claimed.countries
    if codes & set(film.origin_hint) or any(fact.startswith("countries") for fact in film.disagreements):
        return True
    return any(codes & set(other.countries) for name in film.directors for other in features.by(name) if other != film)


def _is_identified(item: Item, features: Features) -> bool:
    """Whether the item's film is surely this one and not a namesake."""
    film = item.match.film
    if features.reference.info.complete or item.match.status == MatchStatus.ID:
        return True
    return film is not None and any(same_person(name, one) for name in item.record.directors for one in film.directors)
