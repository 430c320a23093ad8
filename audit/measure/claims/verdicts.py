"""Verdicts: what the evidence says to each claim, relation by relation."""

from collections.abc import Mapping

from audit.measure.claims import inventions
from audit.measure.claims.features import Features
from audit.measure.claims.relations import WEIGHERS
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Material
from audit.tables import CLAIMS, Measured, Tables, measures

COLUMNS: Mapping[str, str] = {
    "claimed_director_item_similarity": "Float64",
    "claimed_director_reference_similarity": "Float64",
    "debut_person": "string",
    "earlier_films": "Int64",
    "earliest_film": "string",
    "false_award": "string",
    "award_year": "Int64",
    "award_year_gap": "Int64",
    "anachronism": "string",
    "claimed_year_gap": "Int64",
    "known_year": "string",
    "is_of_claimed_country": "boolean",
    "is_known_author": "boolean",
    "known_authors": "string",
    "is_in_cast": "boolean",
    "has_remake": "boolean",
    "is_remake_doubtful": "boolean",
    "has_sequel": "boolean",
    "is_sequel_doubtful": "boolean",
    "is_of_claimed_form": "boolean",
    "is_supported_superlative": "boolean",
    "is_known_invention": "boolean",
    "known_truth": "string",
    "verdict": "string",
}
"""What is measured of each claim, with its type; the verdict last."""


@measures(CLAIMS, **COLUMNS)
def verdicts(material: Material, tables: Tables) -> Measured:
    """Measure how each claim fits the evidence; ``verdict`` is never null.

    The similarities (0 to 1) are of ``directed-by`` claims, to the directors the item states and to those of its film
    in the reference; null where these name none. The others are of ``directorial-debut`` claims: the person, and the
    person's feature films from earlier years, in the reference or the feed; null where person or year is not known.
    Of ``award`` claims: what shows that the film has not the prize, empty where it has; the year in which it won, and
    how many years the text is off. ``anachronism``, of any relation, is what its years make impossible, in words; empty
    where they are possible, null where nothing is dated.

    ``claimed_year_gap`` is how far a year of release or the end of a ban is off, ``known_year`` what is known of it.
    The rest says, claim by claim, whether a country, an author, a player, a remake, a sequel, a form, a superlative is
    what is known, or the claim one of the known inventions: null where nothing known decides, or the claim is another.
    A superlative that is known to be false is told as an invention is.
    """
    measured = Measured.start(tables.rows(CLAIMS), *COLUMNS)
    features = Features(material)
    for at, (row, claim) in enumerate(zip(tables.rows(CLAIMS), claims_of(material, tables), strict=True)):
        weigh = WEIGHERS.get(claim.relation)
        weighed = weigh(claim, features) if weigh else Weighed()
        known = inventions.values_of(claim)
        for column, value in {**known, **weighed.values, "verdict": weighed.verdict.value}.items():
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
