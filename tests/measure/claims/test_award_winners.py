"""Who won instead, by a table of awards that names the winners of the year."""

from typing import Any

import pytest

from audit.reference.imdb import Sources, build_imdb
from audit.reference.store import SqliteReference
from tests.measure.factory import column, make_list, make_material, make_record, measure_material
from tests.reference.imdb_files import write_imdb

HEADER = "event,ceremony_year,award,category,imdb_id,result"
"""The table of the tests: what it holds of Cannes, and of the Academy Awards."""
ROWS = (
    "Cannes Film Festival,1960,best actress,best actress,tt0050634,won",
    '"Academy Awards, USA",1961,oscar,best actor in a leading role,tt0050634,won',
    '"Academy Awards, USA",1962,oscar,best actor in a leading role,tt10954600,won',
    '"Academy Awards, USA",1961,oscar,best director,tt0050634,won',
)
LETTER = "Letter Never Sent"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> SqliteReference:
    """A reference with three films and a few of their prizes."""
    folder = tmp_path_factory.mktemp("imdb")
    (folder / "awards.csv").write_text("\n".join((HEADER, *ROWS, "")))
    path = folder / "out" / "reference.sqlite"
    path.parent.mkdir()
    build_imdb(path, Sources(imdb=write_imdb(folder), awards=folder / "awards.csv"))
    return SqliteReference.open(path)


def verdict(fact: str, reference: SqliteReference) -> tuple[object, object]:
    """Return verdict and reason of the prize that a fact claims for a film of 1960."""
    film = reference.by_ids(["tt0053106"])["tt0053106"]
    record = make_record(LETTER, 1960, fact=fact)
    tables = measure_material(make_material(make_list(records=[record]), films=[film], reference=reference))
    return column(tables, "claims", "verdict")["1.1.1"], column(tables, "claims", "false_award")["1.1.1"]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("Its star was named Best Actress at Cannes in 1960 for her role.",
         ("contradicted", "in 1960 it went to The Cranes Are Flying")),
        ("The film won the Academy Award for Best Actor in 1961.",
         ("contradicted", "in 1961 it went to The Cranes Are Flying")),
        ("The film won the prize for Best Actress at Cannes in 1961.", ("unchecked", None)),
        ("The film won the Academy Award for Best Director in 1961.", ("unchecked", "")),
        ("The film won the Academy Award for Best Actor.", ("unchecked", None)),
        ("The film won the Academy Award for Best Actor in a documentary in 1961.", ("unchecked", "")),
    ],
)  # fmt: skip
def test_prize_of_others(fact: str, expected: Any, reference: SqliteReference) -> None:  # noqa: ANN401
    """A ceremony may be dated by the films it honours, so both years must have another winner; a gap says nothing."""
    found = verdict(fact, reference)
    assert found[0] == expected[0]
    assert found[1] == expected[1] or expected[0] == "unchecked"
