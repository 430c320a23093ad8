"""The tables: their rows, index and columns, stated once.

======== =========================== ==========================================
table    one row per                 index
======== =========================== ==========================================
feed     feed                        ``feed``
posts    post                        post number, from 1
films    list item                   ``<post number>.<position>``
matches  list item                   as ``films``
texts    text of a post or item      ``<posts or films row>.<field>``
claims   claim found in a text       ``<films row>.<n>``
======== =========================== ==========================================

A table starts with the columns of `BASE` and grows by measured columns, each declared where it is measured with
`measures`. Column names are unique over all tables but for the key columns, so that a rule on one table can show the
columns of the rows above it (`VISIBLE`). A null in a measured column means that it could not be measured.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from audit.model import Evidence, Material

FEED, POSTS, FILMS, MATCHES, TEXTS, CLAIMS = "feed", "posts", "films", "matches", "texts", "claims"

BASE: Mapping[str, Mapping[str, str]] = {
    FEED: {"source": "string", "format": "string", "feed_title": "string", "language": "string"},
    POSTS: {
        "post": "string",
        "guid": "string",
        "post_title": "string",
        "markup": "string",
        "films_found": "Int64",
        "post_line": "Int64",
    },
    FILMS: {
        "post_row": "string",
        "position": "Int64",
        "title": "string",
        "year": "Int64",
        "imdb_id": "string",
        "directors": "string",
        "cast": "string",
        "rating": "Float64",
        "rating_text": "string",
        "description": "string",
        "fact": "string",
        "poster": "string",
        "trailer": "string",
        "line": "Int64",
    },
    MATCHES: {
        "match_status": "string",
        "match_id": "string",
        "match_title": "string",
        "match_year": "Int64",
        "match_directors": "string",
        "match_cast": "string",
        "match_countries": "string",
        "match_kind": "string",
        "match_score": "Float64",
    },
    TEXTS: {
        "text_field": "string",
        "text": "string",
    },
    CLAIMS: {
        "film_row": "string",
        "claim_field": "string",
        "relation": "string",
        "claimed": "string",
        "span": "string",
    },
}

VISIBLE: Mapping[str, tuple[str, ...]] = {
    FEED: (FEED,),
    POSTS: (POSTS, FEED),
    FILMS: (FILMS, MATCHES, POSTS, FEED),
    MATCHES: (FILMS, MATCHES, POSTS, FEED),
    TEXTS: (TEXTS, FILMS, MATCHES, POSTS, FEED),
    CLAIMS: (CLAIMS, FILMS, MATCHES, POSTS, FEED),
}
"""The tables whose columns a rule on a table can show in its message, nearest first."""


@dataclass(slots=True)
class Measured:
    """What one measuring function found.

    Attributes:
        columns: Declared column name to one value per row of the table, None for not measured.
        evidence: (row, column) to the facts the value rests on.
    """

    columns: dict[str, list[object]]
    evidence: dict[tuple[str, str], tuple[Evidence, ...]] = field(default_factory=dict)

    @classmethod
    def start(cls, rows: Sequence[str], *names: str) -> "Measured":
        """Return columns of these names, all null."""
        return cls({name: [None] * len(rows) for name in names})


Measuring = Callable[[Material, "Tables"], Measured]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measuring function and the columns it adds: name to pandas dtype."""

    table: str
    columns: Mapping[str, str]
    function: Measuring


MEASURES: list[Measure] = []
"""Every measuring function, in the order its module was imported."""


def measures(table: str, **columns: str) -> Callable[[Measuring], Measuring]:
    """Declare that a function measures these columns of a table.

    Raises:
        ValueError: A column of this name exists already.
    """
    taken = {name for known in all_columns().values() for name in known}
    if clash := taken & set(columns):
        msg = f"columns measured twice: {', '.join(sorted(clash))}"
        raise ValueError(msg)

    def register(function: Measuring) -> Measuring:
        MEASURES.append(Measure(table, columns, function))
        return function

    return register


def all_columns() -> dict[str, dict[str, str]]:
    """Return table to column to dtype: the base columns and those declared so far."""
    known = {table: dict(columns) for table, columns in BASE.items()}
    for measure in MEASURES:
        known[measure.table].update(measure.columns)
    return known


def visible_columns(table: str) -> set[str]:
    """Return the columns that messages of a rule on this table may name."""
    known = all_columns()
    return {name for seen in VISIBLE[table] for name in known[seen]}


@dataclass(slots=True)
class Tables:
    """The tables of one feed.

    Attributes:
        frames: Table name to frame; ``row`` is both the index and a column.
        evidence: (table, row, column) to the facts a value rests on.
        failures: (table, column) to what went wrong where a measuring function crashed.
    """

    frames: dict[str, pd.DataFrame]
    evidence: dict[tuple[str, str, str], tuple[Evidence, ...]] = field(default_factory=dict)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)

    def rows(self, table: str) -> list[str]:
        """Return the index of a table."""
        return [str(row) for row in self.frames[table].index]

    def values(self, table: str, column: str) -> list[object]:
        """Return a column as Python values, None for null."""
        return [None if value is pd.NA else value for value in self.frames[table][column].tolist()]

    def add(self, measure: Measure, measured: Measured) -> None:
        """Add measured columns to their table."""
        frame = self.frames[measure.table]
        added = {
            name: pd.array(measured.columns[name], dtype=dtype)  # type: ignore[call-overload]
            for name, dtype in measure.columns.items()
        }
        self.frames[measure.table] = frame.assign(**added)
        for (row, column), facts in measured.evidence.items():
            self.evidence[measure.table, row, column] = facts

    def visible(self, table: str, row: str) -> dict[str, object]:
        """Return the columns a message about this row may name, nulls as None.

        The text of a post belongs to no item: its columns of ``films`` and ``matches`` are all None.
        """
        post, _, rest = row.partition(".")
        film = f"{post}.{rest.partition('.')[0]}"
        keys = {FEED: FEED, POSTS: post, FILMS: film, MATCHES: film, table: row}
        seen: dict[str, object] = {}
        for name in VISIBLE[table]:
            for column, value in self._record(name, keys[name]).items():
                seen.setdefault(column, value)
        return seen

    def _record(self, table: str, row: str) -> dict[str, object]:
        frame = self.frames[table]
        if row not in frame.index:
            return dict.fromkeys(map(str, frame.columns))
        place = frame.index.get_loc(row)
        values = {str(name): frame[name].array[place] for name in frame.columns}
        return {name: _plain(value) for name, value in values.items()}


def frame(table: str, rows: Sequence[str], columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return a table of its base columns.

    Args:
        rows: The index.
        columns: Every base column of the table, one value per row.
    """
    data = {name: pd.array(list(columns[name]), dtype=dtype) for name, dtype in BASE[table].items()}  # type: ignore[call-overload]
    made = pd.DataFrame({"row": pd.array(list(rows), dtype="string"), **data})
    return made.set_index(pd.Index(list(rows), dtype="object"))


def _plain(value: object) -> object:
    """Return a cell as a Python value, None for null."""
    if value is pd.NA:
        return None
    return value.item() if isinstance(value, np.generic) else value
