"""Weighs actors that a text names against the item's cast and the reference's."""

from collections.abc import Iterable

from audit.measure.claims.features import Features
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_fact, film_key
from audit.model import Claim, Evidence, Verdict
from audit.spelling import SAME_FROM, SPELLING_FROM, person_similarity

LONG_CAST = 8
"""Players from which a reference's list holds the leading ones for sure; IMDb's data sets name ten of a film."""


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for the person in the cast.

    No list is complete: only who is known as a player of another film of the feed, and is not among the many named for
    this one, contradicts.
    """
    film, stated = claim.item.match.film, claim.item.record.cast
    known = film.cast if film else ()
    if _is_among(claim.object, (*known, *stated), SPELLING_FROM):
        facts = film_fact(claim.item, f"cast {', '.join(known)}") if known else ()
        return Weighed(verdict=Verdict.SUPPORTED, values={"is_in_cast": True}, evidence={"verdict": facts})
    if film is None or len(known) < LONG_CAST:
        return Weighed()
    elsewhere = _other_film(claim, features)
    if elsewhere is None:
        return Weighed()
    facts = (*film_fact(claim.item, f"cast {', '.join(known)}"), elsewhere)
    return Weighed(
        verdict=Verdict.CONTRADICTED, values={"is_in_cast": False}, evidence={"is_in_cast": facts, "verdict": facts}
    )


def _other_film(claim: Claim, features: Features) -> Evidence | None:
    """Return another film of the feed in which the person plays."""
    own = film_key(claim.item)
    for film in features.films:
        if film.imdb_id != own and _is_among(claim.object, film.cast, SAME_FROM):
            said = f"{claim.object} plays in {film.title} ({film.year})"
            return Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=said)
    return None


def _is_among(name: str, names: Iterable[str], least: float) -> bool:
    return any(person_similarity(name, one) >= least for one in names)
