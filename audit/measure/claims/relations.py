"""Every relation: what finds its claims in a sentence, and what weighs them.

To add one, write a module with ``find`` and, where evidence can decide, a ``weigh``, and enter both here.
"""

from collections.abc import Callable, Iterator, Mapping

from audit.measure.claims import (
    award,
    award_verdict,
    cast,
    cast_verdict,
    country,
    country_verdict,
    crew,
    debut,
    debut_verdict,
    director,
    director_verdict,
    figures,
    inventions,
    milestones,
    release,
    release_verdict,
    remake,
    remake_verdict,
    sequel,
    sequel_verdict,
    source,
    source_verdict,
    superlative,
)
from audit.measure.claims.features import Features
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.weighed import Weighed
from audit.model import Claim

RELATIONS: tuple[Callable[[Sentence], Iterator[Claim]], ...] = (
    inventions.find,
    director.find,
    debut.find,
    award.find,
    release.find,
    country.find,
    source.find,
    cast.find,
    crew.find,
    remake.find,
    sequel.find,
    milestones.find,
    superlative.find,
    figures.find,
)
"""One function per relation or family of relations; each yields the claims of a sentence."""

WEIGHERS: Mapping[str, Callable[[Claim, Features], Weighed]] = {
    inventions.RELATION: inventions.weigh,
    director.RELATION: director_verdict.weigh,
    debut.RELATION: debut_verdict.weigh,
    award.RELATION: award_verdict.weigh,
    release.RELEASED_IN: release_verdict.weigh,
    release.PREMIERED_IN: release_verdict.weigh,
    release.MADE_IN: release_verdict.weigh,
    release.KEPT_UNTIL: release_verdict.weigh,
    country.COUNTRY: country_verdict.weigh,
    country.CO_PRODUCTION: country_verdict.weigh,
    source.RELATION: source_verdict.weigh,
    cast.RELATION: cast_verdict.weigh,
    remake.REMADE: remake_verdict.weigh,
    remake.REMAKE_OF: remake_verdict.weigh,
    sequel.SEQUEL: sequel_verdict.weigh,
    sequel.SEQUEL_OF: sequel_verdict.weigh,
    sequel.SERIES: sequel_verdict.weigh,
    milestones.MADE_AFTER: milestones.weigh,
    milestones.NEW_TECHNIQUE: milestones.weigh,
    milestones.END_OF_AGE: milestones.weigh,
    superlative.RELATION: superlative.weigh,
    figures.LENGTH: figures.weigh,
}
"""Relation to what weighs its claims; a claim of another relation, such as ``composed-by``, stays unchecked."""
