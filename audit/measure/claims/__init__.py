"""Claims: what the texts assert of their films, and what the evidence says to it."""

from collections.abc import Callable, Iterator, Sequence

from audit.measure.claims import debut, director, verdicts
from audit.measure.claims.sentences import Sentence, sentences_of
from audit.model import Claim, Item

__all__ = ["RELATIONS", "find_claims", "verdicts"]

RELATIONS: tuple[Callable[[Sentence], Iterator[Claim]], ...] = (director.find, debut.find)
"""One function per relation; each yields the claims of its relation in a sentence."""


def find_claims(items: Sequence[Item]) -> tuple[Claim, ...]:
    """Return every claim of the items' texts, item by item, in the order of the text; none is said twice."""
    claims: list[Claim] = []
    for item in items:
        found: dict[tuple[str, str, str], Claim] = {}
        for sentence in sentences_of(item):
            for find in RELATIONS:
                for claim in find(sentence):
                    found.setdefault((claim.field, claim.relation, claim.object), claim)
        claims.extend(found.values())
    return tuple(claims)
