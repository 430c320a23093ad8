"""Claims: what the texts assert of their films, and what the evidence says to it."""

from collections.abc import Sequence

from audit.measure.claims import contradictions, inventions, mismatch, verdicts
from audit.measure.claims.clauses import clauses_of
from audit.measure.claims.relations import RELATIONS, finders_for
from audit.measure.claims.sentences import Sentence, sentences_of
from audit.model import Claim, Item

__all__ = ["RELATIONS", "contradictions", "find_claims", "mismatch", "verdicts"]


def find_claims(items: Sequence[Item]) -> tuple[Claim, ...]:
    """Return every claim of the items' texts, item by item, in the order of the text; none is said twice."""
    claims: list[Claim] = []
    for item in items:
        found: dict[tuple[str, str, str], Claim] = {}
        for sentence in sentences_of(item):
            for clause in clauses_of(sentence):
                for claim in _claims_of(clause):
                    found.setdefault((claim.field, claim.relation, claim.object), claim)
        claims.extend(found.values())
    return tuple(claims)


def _claims_of(sentence: Sentence) -> list[Claim]:
    """Return the claims of a sentence; what a known invention covers is not claimed a second time."""
    claims = [claim for find in finders_for(sentence) for claim in find(sentence)]
    known = [claim.span for claim in claims if claim.relation == inventions.RELATION and " " in claim.span]
    if not known:
        return claims
    return [
        claim
        for claim in claims
        if claim.relation == inventions.RELATION or not any(span in claim.span for span in known)
    ]
