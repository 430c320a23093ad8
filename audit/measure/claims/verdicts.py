"""Verdicts: what the evidence says to each claim, relation by relation."""

from collections.abc import Callable, Mapping

from audit.measure.claims import debut, debut_verdict, director, director_verdict
from audit.measure.claims.features import Features
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Material
from audit.tables import CLAIMS, Measured, Tables, measures

WEIGHERS: Mapping[str, Callable[[Claim, Features], Weighed]] = {
    director.RELATION: director_verdict.weigh,
    debut.RELATION: debut_verdict.weigh,
}
"""Relation to what weighs its claims; a claim of another relation stays unchecked."""


@measures(
    CLAIMS,
    claimed_director_item_similarity="Float64",
    claimed_director_reference_similarity="Float64",
    debut_person="string",
    earlier_films="Int64",
    earliest_film="string",
    verdict="string",
)
def verdicts(material: Material, tables: Tables) -> Measured:
    """Measure how each claim fits the evidence; ``verdict`` is never null.

    The similarities (0 to 1) are of ``directed-by`` claims, to the directors the item states and to those of its film
    in the reference; null where these name none. The others are of ``directorial-debut`` claims: the person, and the
    person's feature films from earlier years, in the reference or the feed; null where person or year is not known.
    """
    columns = (
        "claimed_director_item_similarity",
        "claimed_director_reference_similarity",
        "debut_person",
        "earlier_films",
        "earliest_film",
        "verdict",
    )
    measured = Measured.start(tables.rows(CLAIMS), *columns)
    features = Features(material)
    for at, (row, claim) in enumerate(zip(tables.rows(CLAIMS), claims_of(material, tables), strict=True)):
        weigh = WEIGHERS.get(claim.relation)
        weighed = weigh(claim, features) if weigh else Weighed()
        for column, value in {**weighed.values, "verdict": weighed.verdict.value}.items():
            measured.columns[column][at] = value
        for column, facts in weighed.evidence.items():
            measured.evidence[row, column] = facts
    return measured


def claims_of(material: Material, tables: Tables) -> list[Claim]:
    """Return the claims of the table, one a row, with their items."""
    items = {item.row: item for item in material.items}
    columns = ("film_row", "claim_field", "relation", "claimed", "span")
    rows = zip(*(tables.values(CLAIMS, column) for column in columns), strict=True)
    return [
        Claim(item=items[str(row)], field=str(field), relation=str(relation), object=str(claimed), span=str(span))
        for row, field, relation, claimed, span in rows
    ]
