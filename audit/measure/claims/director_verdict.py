"""Weighs ``directed-by`` claims against the item's own metadata and the reference."""

from collections.abc import Iterator, Sequence

from audit.measure.claims import director
from audit.measure.claims.features import Features
from audit.measure.claims.weighed import Weighed
from audit.measure.people import best_similarity
from audit.measure.sameness import film_fact, place
from audit.model import Claim, Evidence, Verdict
from audit.spelling import SPELLING_FROM


def weigh(claim: Claim, features: Features) -> Weighed:
    """Compare the named director with the reference's and the item's; where these disagree, the reference decides.

    "X's film" may name a producer: it is contradicted only if X is known to direct.
    """
    values: dict[str, float] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for whose, names, facts in _stated(claim):
        best = best_similarity(claim.object, names)
        if best < SPELLING_FROM and director.is_loose(claim.span) and not features.by(claim.object):
            continue
        values[f"claimed_director_{whose}_similarity"] = best
        evidence[f"claimed_director_{whose}_similarity"] = facts
    if not values:
        return Weighed()
    # The reference stands first.
    first, facts = next(iter(values.values())), next(iter(evidence.values()))
    verdict = Verdict.SUPPORTED if first >= SPELLING_FROM else Verdict.CONTRADICTED
    return Weighed(verdict=verdict, values=values, evidence={**evidence, "verdict": facts})


def _stated(claim: Claim) -> Iterator[tuple[str, Sequence[str], tuple[Evidence, ...]]]:
    """Yield who says it, the directors' names, and the evidence."""
    film, stated = claim.item.match.film, claim.item.record.directors
    if film is not None and film.directors:
        yield "reference", film.directors, film_fact(claim.item, f"directed by {', '.join(film.directors)}")
    if stated:
        yield "item", stated, (place(claim.item, f"director {', '.join(stated)}"),)
