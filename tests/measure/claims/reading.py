"""Reading the claims of one sentence."""

from audit.measure.claims import find_claims
from tests.measure.factory import make_item, make_record


def claims_in(fact: str, relation: str, *, title: str = "Luna", director: str = "") -> list[str]:
    """Return whom a fact names in claims of a relation."""
    record = make_record(title, 1970, fact=fact, directors=(director,) if director else ())
    return [claim.object for claim in find_claims([make_item(record)]) if claim.relation == relation]
