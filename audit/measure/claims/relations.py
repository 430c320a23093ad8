"""Every relation: what finds its claims in a sentence, and what weighs them.

To add one, write a module with ``find`` and, where evidence can decide, a ``weigh``, and enter both here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from audit.measure.claims import (
    anniversaries,
    award,
    award_verdict,
    cast,
    cast_verdict,
    collaboration,
    country,
    country_verdict,
    crew,
    debut,
    debut_verdict,
    director,
    director_verdict,
    figures,
    forerunners,
    form,
    form_verdict,
    inventions,
    last_film,
    last_film_verdict,
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
    superlative_verdict,
)
from audit.measure.claims.features import Features
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.weighed import Weighed
from audit.measure.word_index import WordIndex
from audit.model import Claim

Find = Callable[[Sentence], Iterator[Claim]]
Words = frozenset[str] | Callable[[], frozenset[str]] | None

RELATIONS: Mapping[Find, Words] = {
    inventions.find: None,
    director.find: director.WORDS,
    debut.find: debut.WORDS,
    award.find: award.WORDS,
    release.find: release.WORDS,
    country.find: country.words,
    source.find: source.WORDS,
    cast.find: cast.WORDS,
    crew.find: crew.WORDS,
    remake.find: remake.WORDS,
    sequel.find: sequel.WORDS,
    milestones.find: milestones.words,
    superlative.find: superlative.WORDS,
    figures.find: figures.WORDS,
    form.find: form.WORDS,
    last_film.find: last_film.WORDS,
    anniversaries.find: anniversaries.WORDS,
    forerunners.find: forerunners.WORDS,
    collaboration.find: collaboration.WORDS,
}
"""One function per relation or family of relations, which yields the claims of a sentence, to the words one of which a
sentence with such a claim must hold: a set, or what reads it from a table; None for any sentence."""

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
    superlative.RELATION: superlative_verdict.weigh,
    figures.LENGTH: figures.weigh,
    form.RELATION: form_verdict.weigh,
    last_film.RELATION: last_film_verdict.weigh,
    anniversaries.RELATION: anniversaries.weigh,
    forerunners.RELATION: forerunners.weigh,
    collaboration.RELATION: collaboration.weigh,
}
"""Relation to what weighs its claims; a claim of another relation, such as ``composed-by``, stays unchecked."""


@cache
def _index() -> WordIndex[Find]:
    return WordIndex({find: words() if callable(words) else words for find, words in RELATIONS.items()})


def finders_for(sentence: Sentence) -> Sequence[Find]:
    """Return the functions worth calling on a sentence, in order: by its words most are passed over at once."""
    return _index().worth_trying(sentence.words)
