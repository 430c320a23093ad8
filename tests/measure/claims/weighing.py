"""Weighing the claims of one text."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from audit.model import Film
from audit.reference.build import build_in_memory
from audit.reference.store import SqliteReference
from audit.tables import CLAIMS
from tests.measure.factory import make_list, make_material, make_record, measure_material
from tests.reference.factory import CRANES, INFO, make_film

LUNA = make_film(
    9000001,
    "Luna",
    1970,
    "Vera Stroyeva",
    cast=("Anna Rey", "Boris Lem", "Clara Ost", "Denis Fau", "Elsa Gron", "Felix Hau", "Gala Iwen", "Hugo Jarl"),
    countries=("SUHH",),
    runtime_minutes=95,
)
"""A film of which everything is known."""


def complete_reference(films: Iterable[Film]) -> SqliteReference:
    """Return a reference that knows every film there is."""
    return SqliteReference(build_in_memory(films, replace(INFO, complete=True)), "test")


def weigh_fact(
    fact: str,
    relation: str,
    *,
    film: Film | None = LUNA,
    others: Iterable[Film] = (),
    complete: bool = False,
    **facts: Any,  # noqa: ANN401 - any field
) -> dict[str, object]:
    """Return the first claim of a relation in a fact about a film, as a row of the table.

    Args:
        fact: The text.
        relation: The relation wanted.
        film: What the item is matched with.
        others: Further films of the reference.
        complete: Whether the reference knows every film there is.
        facts: Fields of the item.
    """
    known = list({one.imdb_id: one for one in (CRANES, *([film] if film else ()), *others)}.values())
    reference = complete_reference(known) if complete else known
    title, year = (film.title, film.year) if film else ("Luna", 1970)
    record = make_record(facts.pop("title", title), facts.pop("year", year), fact=fact, **facts)
    lists = (make_list(records=[record]), make_list(records=[make_record("The Cranes Are Flying", 1957)], number=2))
    tables = measure_material(make_material(*lists, films=[film, CRANES], reference=reference))
    rows = tables.frames[CLAIMS].to_dict("records")
    found = next(row for row in rows if row["relation"] == relation)
    return {str(name): value for name, value in found.items()}
