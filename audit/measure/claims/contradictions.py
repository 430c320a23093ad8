"""Contradictions: two texts about one film that assert the same relation of different things."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, islice

from audit.measure.claims import crew, director, figures, release, remake, sequel, source
from audit.measure.claims.verdicts import claims_of
from audit.measure.sameness import MAX_VALUES, film_key, place
from audit.model import Claim, Material
from audit.spelling import SPELLING_FROM, person_similarity
from audit.tables import CLAIMS, Measured, Tables, measures

SAME_NUMBER = 1.5
"""Factor within which two numbers are roundings of one: "over 10,000 extras" and "about 12,000"."""


def _years_differ(one: Claim, other: Claim) -> bool:
    return one.object != other.object


def _release_years_differ(one: Claim, other: Claim) -> bool:
    return abs(int(one.object) - int(other.object)) > 1


def _numbers_differ(one: Claim, other: Claim) -> bool:
    low, high = sorted((float(one.object), float(other.object)))
    return high > SAME_NUMBER * low


def _names_differ(one: Claim, other: Claim) -> bool:
    short, long = sorted((one.object, other.object), key=lambda name: name.count(" "))
    if " " not in short:
        long = long.rpartition(" ")[2]
    return person_similarity(short, long) < SPELLING_FROM


DIFFERS: Mapping[str, Callable[[Claim, Claim], bool]] = {
    release.KEPT_UNTIL: _years_differ,
    release.RELEASED_IN: _release_years_differ,
    figures.EXTRAS: _numbers_differ,
    figures.BUDGET: _numbers_differ,
    figures.AUDIENCE: _numbers_differ,
    figures.MAKING: _numbers_differ,
    director.RELATION: _names_differ,
    source.RELATION: _names_differ,
    crew.COMPOSED_BY: _names_differ,
    crew.SHOT_BY: _names_differ,
}
"""Relation to whether two objects of it exclude each other. Of other relations a film may have several objects."""

_PEOPLE = {director.RELATION, source.RELATION, crew.COMPOSED_BY, crew.SHOT_BY}
_EXCLUSIVE = {remake.REMADE: sequel.SEQUEL, sequel.SEQUEL: remake.REMADE}


@measures(CLAIMS, contradicting_items="Int64", contradicting_text="string")
def contradictions(material: Material, tables: Tables) -> Measured:
    """Measure how many other items about the same film assert something else, and what the first of them says.

    Null where no other item asserts the same relation of the film.
    """
    measured = Measured.start(tables.rows(CLAIMS), "contradicting_items", "contradicting_text")
    claims = claims_of(material, tables)
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation in DIFFERS or claim.relation in _EXCLUSIVE:
            groups[film_key(claim.item), claim.relation].append(claim)
    for at, (row, claim) in enumerate(zip(tables.rows(CLAIMS), claims, strict=True)):
        others = _others(claim, groups)
        if not others:
            continue
        against = {} if _is_shared(claim, groups) else _against(claim, others)
        measured.columns["contradicting_items"][at] = len(against)
        measured.columns["contradicting_text"][at] = next(iter(against.values())).span if against else ""
        if against:
            facts = tuple(place(other.item, f"“{other.span}”") for other in list(against.values())[:3])
            measured.evidence[row, "contradicting_items"] = facts
    return measured


def _others(claim: Claim, groups: Mapping[tuple[str, str], Sequence[Claim]]) -> list[Claim]:
    """Return the claims of other items about this film that can be set against a claim; each object once."""
    film = film_key(claim.item)
    same = groups.get((film, claim.relation), ()) if claim.relation in DIFFERS else ()
    exclusive = groups.get((film, _EXCLUSIVE.get(claim.relation, "")), ())
    found: dict[tuple[str, str], Claim] = {}
    for other in islice(chain(same, exclusive), MAX_VALUES * MAX_VALUES):
        if other.item.row != claim.item.row and len(found) < MAX_VALUES:
            found.setdefault((other.relation, other.object), other)
    return list(found.values())


def _share_year(one: Claim, other: Claim) -> bool:
    short, long = sorted((one.object, other.object), key=len)
    return bool(short) and short in long


def _is_shared(claim: Claim, groups: Mapping[tuple[str, str], Sequence[Claim]]) -> bool:
    """Whether two items agree on one of several people: then each may name only some of them."""
    if claim.relation not in _PEOPLE:
        return False
    group = groups[film_key(claim.item), claim.relation][: MAX_VALUES * MAX_VALUES]
    own = [one for one in group if one.item.row == claim.item.row]
    theirs = {one.object: one for one in group if one.item.row != claim.item.row}
    return any(not _names_differ(one, other) for one in own for other in list(theirs.values())[:MAX_VALUES])


def _against(claim: Claim, others: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claims that exclude this one, by item."""
    against: dict[str, Claim] = {}
    for other in others:
        if other.relation != claim.relation:
            if _share_year(claim, other):  # remade in the very year of a sequel
                against.setdefault(other.item.row, other)
        elif DIFFERS[claim.relation](claim, other):
            against.setdefault(other.item.row, other)
    return against
