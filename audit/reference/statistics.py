"""What a reference file holds, in numbers."""

import sqlite3
from dataclasses import dataclass
from typing import Final

_FACTS: Final = {
    "directors": "directors <> ''",
    "cast": "cast_names <> ''",
    "countries": "countries <> ''",
    "origin hint": "origin_hint <> ''",
    "year": "year IS NOT NULL",
    "rating": "rating IS NOT NULL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much a reference knows.

    Attributes:
        kinds: Films of each kind, most first.
        known: For each fact, how many films have it.
        disagreements: Films about which the sources differ.
        awards: Awards and nominations.
        size: Bytes of the database.
    """

    kinds: dict[str, int]
    known: dict[str, int]
    disagreements: int
    awards: int
    size: int


def read_statistics(connection: sqlite3.Connection) -> Statistics:
    """Count; a pass over all films."""
    counted = ", ".join(f"total({holds})" for holds in (*_FACTS.values(), "disagreements <> ''"))
    *known, disagreements = connection.execute(f"SELECT {counted} FROM film").fetchone()  # noqa: S608 - constants
    pages, page_size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return Statistics(
        kinds=dict(connection.execute("SELECT kind, count(*) FROM film GROUP BY kind ORDER BY 2 DESC, 1")),
        known=dict(zip(_FACTS, map(int, known), strict=True)),
        disagreements=int(disagreements),
        awards=connection.execute("SELECT count(*) FROM award").fetchone()[0],
        size=pages * page_size,
    )
