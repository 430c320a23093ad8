"""People: directors and cast, against the reference and across the posts of the feed."""

import re
from collections.abc import Callable, Iterable, Sequence

from audit.measure.rows import joined
from audit.measure.sameness import by_film, by_value, film_fact, place
from audit.model import Item, Material
from audit.spelling import SPELLING_FROM, can_compare_names, person_similarity, same_person, sounds_alike
from audit.tables import FILMS, MATCHES, Measured, Tables, measures

LONG_CAST = 5
"""A reference's cast list this long holds the leading parts; a shorter one proves nothing by absence."""
STATED_CAST = 3
"""With fewer names than this stated, none of them in the reference may be chance."""


MAX_CREDIT = 200
"""Characters of a credit that are taken apart."""
_AND = re.compile(r"\s*(?:&|\+|/|;|\s(?:and|und|et|и)\s)\s*", re.IGNORECASE)
_FAMILY = re.compile(r"(?:the\s+)?(?P<name>\S+(?:\s\S+)?)\s+(?:brothers|bros\.?|sisters|siblings)$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"(?:the\s+|les\s+)?(?:brothers|fratelli|frères|братья)\s+(?P<name>\S+)$", re.IGNORECASE)
_PLURAL = re.compile(r"the\s+(?P<name>\S{3,})s$", re.IGNORECASE)


def best_similarity(name: str, others: Sequence[str]) -> float:
    """Return how similar a name is to the most similar of the others, 0 with none.

    Where no other is the same person, one that sounds alike may be: that much doubt is left.
    """
    best = max((person_similarity(name, other) for other in others), default=0.0)
    if best < SPELLING_FROM and any(sounds_alike(name, other) for other in others):
        return SPELLING_FROM
    return best


def split_credit(credit: str, known: Sequence[str]) -> tuple[str, ...]:
    """Split a credit of several people ("Lana and Lilly Wachowski", "X & Y", "the Coen brothers") into their names.

    A first name takes the surname of the last ("Lana Wachowski"), unless it is rather a surname by the known names
    ("Alov and Vladimir Naumov"). Of a family only the surname is left.
    """
    family = _FAMILY.match(credit) or _FAMILY_FIRST.match(credit) or _PLURAL.match(credit)
    if family is not None:
        return (family["name"],)
    names = [part for part in (part.strip() for part in _AND.split(credit[:MAX_CREDIT])) if part]
    surname = names[-1].rpartition(" ")[2] if names else ""
    if len(names) < 2 or surname == names[-1]:
        return tuple(names) or (credit,)
    whole = (
        name if " " in name else max((f"{name} {surname}", name), key=lambda one: best_similarity(one, known))
        for name in names
    )
    return tuple(whole)


def split_credits(stated: Iterable[str], known: Sequence[str]) -> list[str]:
    """Return the people of several credits; a family counts as the known ones of its surname.

    What may be a family or a stage name ("The Daniels") is left out where no known person has that surname.
    """
    people: list[str] = []
    for credit in stated:
        for name in split_credit(credit, known):
            relatives = [one for one in known if name != credit and " " not in name and is_among(name, [one])]
            people += relatives or ([] if _PLURAL.match(credit) else [name])
    return people


def is_among(name: str, others: Iterable[str]) -> bool:
    """Whether one of the others is the same person, spelling aside."""
    return any(same_person(name, other) for other in others)


def comparable(names: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the names in a script that one of the others can be compared with."""
    return tuple(name for name in names if any(can_compare_names(name, other) for other in others))


@measures(FILMS, has_director="boolean", has_cast="boolean", has_rating="boolean")
def stated_people(material: Material, tables: Tables) -> Measured:
    """Measure whether director, cast and rating are stated; null where the markup has no place for them."""
    measured = Measured.start(tables.rows(FILMS), "has_director", "has_cast", "has_rating")
    for at, item in enumerate(material.items):
        for column, name, value in (
            ("has_director", "directors", item.record.directors),
            ("has_cast", "cast", item.record.cast),
            ("has_rating", "rating", item.record.rating_text),
        ):
            if name in item.film_list.fields:
                measured.columns[column][at] = bool(value)
    return measured


@measures(
    MATCHES,
    director_similarity="Float64",
    director_spelling_similarity="Float64",
    omitted_directors="string",
    is_matched_by_title_only="boolean",
)
def directors(material: Material, tables: Tables) -> Measured:
    """Measure how well the stated directors fit the film's.

    ``director_similarity`` is the best over all pairs: one right name of several is enough; null in a script that
    cannot be compared. The spelling similarity is
    null where that is another person. ``omitted_directors`` is null unless every stated director is one of the film's.
    """
    measured = Measured.start(
        tables.rows(MATCHES),
        "director_similarity",
        "director_spelling_similarity",
        "omitted_directors",
        "is_matched_by_title_only",
    )
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        film = item.match.film
        if film is None:
            continue
        measured.columns["is_matched_by_title_only"][at] = item.match.status == "title"
        stated = comparable(split_credits(item.record.directors, film.directors), film.directors)
        if not film.directors or not stated:
            continue
        best = max(best_similarity(name, film.directors) for name in stated)
        measured.columns["director_similarity"][at] = best
        if best >= SPELLING_FROM:
            measured.columns["director_spelling_similarity"][at] = best
        if all(is_among(name, film.directors) for name in stated):
            omitted = [name for name in film.directors if not is_among(name, stated)]
            measured.columns["omitted_directors"][at] = joined(omitted) or ""
        fact = film_fact(item, joined(film.directors))
        for column in ("director_similarity", "director_spelling_similarity", "omitted_directors"):
            measured.evidence[row, column] = fact
    return measured


@measures(MATCHES, directors_in_cast="string", cast_overlap="Float64")
def cast(material: Material, tables: Tables) -> Measured:
    """Measure directors of the film that the item lists as cast, and the share of the stated cast the film has.

    A director who acts in the film by the reference, or whom the item also names as director, is where he belongs.
    ``cast_overlap`` (0 to 1) is null where either cast list is too short to compare.
    """
    measured = Measured.start(tables.rows(MATCHES), "directors_in_cast", "cast_overlap")
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        film = item.match.film
        stated = comparable(item.record.cast, (*film.cast, *film.directors)) if film is not None else ()
        if film is None or not stated:
            continue
        if film.directors and item.record.directors:
            named = split_credits(item.record.directors, film.directors)
            misplaced = [
                name
                for name in stated
                if is_among(name, film.directors) and not is_among(name, film.cast) and not is_among(name, named)
            ]
            measured.columns["directors_in_cast"][at] = joined(misplaced) or ""
            measured.evidence[row, "directors_in_cast"] = film_fact(item, f"directed by {joined(film.directors)}")
        if len(film.cast) >= LONG_CAST and len(stated) >= STATED_CAST:
            shared = sum(best_similarity(name, film.cast) >= SPELLING_FROM for name in stated)
            measured.columns["cast_overlap"][at] = shared / len(stated)
            measured.evidence[row, "cast_overlap"] = film_fact(item, joined(film.cast))
    return measured


@measures(MATCHES, rating_gap="Float64", reference_rating="Float64")
def rating(material: Material, tables: Tables) -> Measured:
    """Measure the points between the stated rating and the reference's, on the ten-point scale."""
    measured = Measured.start(tables.rows(MATCHES), "rating_gap", "reference_rating")
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        film = item.match.film
        if film is not None and film.rating is not None and item.record.rating is not None:
            measured.columns["reference_rating"][at] = film.rating
            measured.columns["rating_gap"][at] = round(abs(film.rating - item.record.rating), 2)
            measured.evidence[row, "rating_gap"] = film_fact(item, f"rated {film.rating:.1f}")
    return measured


@measures(FILMS, metadata_differences="string")
def metadata_across_posts(material: Material, tables: Tables) -> Measured:
    """Measure which of director and cast the feed gives otherwise for the same film; empty where nothing differs."""
    measured = Measured.start(tables.rows(FILMS), "metadata_differences")
    at = {item.row: place for place, item in enumerate(material.items)}
    for group in by_film(material.items).values():
        given = {name: by_value(group, _names(name)) for name in ("directors", "cast")}
        for item in group:
            differing = {
                name: [one for names, some in values.items() if _differ(_names(name)(item), names) for one in some]
                for name, values in given.items()
            }
            told = [f"{name}: {joined(_names(name)(found[0]))}" for name, found in differing.items() if found]
            measured.columns["metadata_differences"][at[item.row]] = "; ".join(told)
            measured.evidence[item.row, "metadata_differences"] = tuple(
                place(one, joined(_names(name)(one))) for name, found in differing.items() for one in found
            )
    return measured


def _names(field: str) -> Callable[[Item], tuple[str, ...]]:
    return lambda item: item.record.directors if field == "directors" else item.record.cast


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of names, both stated, have no person in common."""
    return bool(one and other) and not any(is_among(name, other) for name in one)
