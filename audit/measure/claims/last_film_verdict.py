"""Weighs ``last-film`` claims against the later films of the director."""

from audit.measure.claims.features import Features, directors_of, is_sure
from audit.measure.claims.last_film import is_only
from audit.measure.claims.titles_known import fact_of
from audit.measure.claims.weighed import Weighed, known_false
from audit.model import Claim, Film, Form

RELEASE_DELAY = 2
"""Years from which on a later film was not merely released late, or finished by others."""
LONGEST_CAREER = 40
"""Years after which a later director of the same name is taken for a namesake."""


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for other feature films; to find none proves nothing, as no reference is complete."""
    film, directors = claim.item.match.film, directors_of(claim.item)
    if film is None or film.year is None or not is_sure(claim.item) or len(directors) != 1:
        return Weighed()
    others = [other for other in features.by(directors[0]) if _counts(other, film, only=is_only(claim.span))]
    surely = [other for other in others if other.runtime_minutes is not None]
    if not surely and len(others) < 2:
        return Weighed()
    known = max(surely or others, key=lambda other: other.year or 0)
    fact = fact_of(known)
    return known_false(f"{directors[0]} also directed {fact.value}", fact)


def _counts(other: Film, own: Film, *, only: bool) -> bool:
    """Whether another film by the director, and nobody else, is years later; or, of an only film, years earlier."""
    if other.imdb_id == own.imdb_id or other.year is None or own.year is None or len(other.directors) != 1:
        return False
    if other.kind != "movie" or Form.DOCUMENTARY in (other.forms or ()):
        return False  # which a text may well not count
    gap = other.year - own.year
    return RELEASE_DELAY <= (abs(gap) if only else gap) <= LONGEST_CAREER
