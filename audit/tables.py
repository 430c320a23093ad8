"""The tables: their rows, index and columns, stated once.

========= =========================== ==========================================
table     one row per                 index
========= =========================== ==========================================
feed      feed                        ``feed``
posts     post                        post number, from 1
films     list item                   ``<post number>.<position>``
matches   list item                   as ``films``
texts     text of a post or item      ``<posts or films row>.<field>``
claims    claim found in a text       ``<films row>.<n>``
decisions decision about this feed    the fingerprint it is about
========= =========================== ==========================================

``decisions`` is made last: only when the other tables are judged is it known what a decision matches.

A table starts with the columns of `BASE` and grows by measured columns, each declared where it is measured with
`measures`. Column names are unique over all tables but for the key columns, so that a rule on one table can show the
columns of the rows above it (`VISIBLE`). A null in a measured column means that it could not be measured.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import pandas as pd
from pandas.api.extensions import ExtensionArray

from audit.model import Evidence, Material

FEED, POSTS, FILMS, MATCHES, TEXTS, CLAIMS = "feed", "posts", "films", "matches", "texts", "claims"
DECISIONS = "decisions"

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
    DECISIONS: {
        "decision": "string",
        "decided_rule": "string",
        "decided_title": "string",
        "decided_status": "string",
        "decided_until": "string",
        "reason": "string",
        "editor": "string",
        "findings_matched": "Int64",
        "days_expired": "Int64",
    },
}

VISIBLE: Mapping[str, tuple[str, ...]] = {
    FEED: (FEED,),
    POSTS: (POSTS, FEED),
    FILMS: (FILMS, MATCHES, POSTS, FEED),
    MATCHES: (FILMS, MATCHES, POSTS, FEED),
    TEXTS: (TEXTS, FILMS, MATCHES, POSTS, FEED),
    CLAIMS: (CLAIMS, FILMS, MATCHES, POSTS, FEED),
    DECISIONS: (DECISIONS, FEED),
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
    _cells: dict[str, "Cells"] = field(default_factory=dict, repr=False)

    def rows(self, table: str) -> list[str]:
        """Return the index of a table."""
        return [str(row) for row in self.frames[table].index]

    def values(self, table: str, column: str) -> list[object]:
        """Return a column as Python values, None for null."""
        return [None if value is pd.NA else value for value in self.frames[table][column].tolist()]

    def add(self, measure: Measure, measured: Measured) -> None:
        """Add measured columns to their table."""
        frame = self.frames[measure.table]
        added = {name: column(measured.columns[name], dtype) for name, dtype in measure.columns.items()}
        self.frames[measure.table] = frame.assign(**added)
        for (row, name), facts in measured.evidence.items():
            self.evidence[measure.table, row, name] = facts

    def visible(self, table: str, row: str) -> "Row":
        """Return the columns a message about this row may name.

        The text of a post belongs to no item: its columns of ``films`` and ``matches`` are all None.
        """
        post, _, rest = row.partition(".")
        film = f"{post}.{rest.partition('.')[0]}"
        keys = {FEED: FEED, POSTS: post, FILMS: film, MATCHES: film, table: row}
        return Row([(self._cells_of(name), keys[name]) for name in VISIBLE[table]])

    def _cells_of(self, table: str) -> "Cells":
        """Return the cells of a table, read off the frame once: row by row pandas takes a millisecond each."""
        frame = self.frames[table]
        if table not in self._cells or self._cells[table].frame is not frame:
            self._cells[table] = Cells(frame, {str(row): place for place, row in enumerate(frame.index)}, {})
        return self._cells[table]


@dataclass(slots=True)
class Cells:
    """A table as Python values, each column read when it is first asked for."""

    frame: pd.DataFrame
    places: dict[str, int]
    columns: dict[str, list[object]]

    def value(self, row: str, column: str) -> object:
        """Return one cell, None for null or for a row the table does not have."""
        if row not in self.places:
            return None
        if column not in self.columns:
            self.columns[column] = [None if one is pd.NA else one for one in self.frame[column].tolist()]
        return self.columns[column][self.places[row]]


class Row(Mapping[str, object]):
    """The columns that can be seen from one row, those of the nearest table first; nulls are None."""

    def __init__(self, chain: Sequence[tuple[Cells, str]]) -> None:
        self._chain = chain

    def __getitem__(self, column: str) -> object:
        for cells, row in self._chain:
            if column in cells.frame:
                return cells.value(row, column)
        raise KeyError(column)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(str(name) for cells, _ in self._chain for name in cells.frame.columns))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def column(values: Sequence[object], dtype: str) -> ExtensionArray:
    """Return values as an array of one of pandas' nullable dtypes, None for null."""
    return cast("ExtensionArray", pd.array(list(values), dtype=dtype))  # type: ignore[call-overload]


def frame(table: str, rows: Sequence[str], columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return a table of its base columns.

    Args:
        rows: The index.
        columns: Every base column of the table, one value per row.
    """
    data = {name: column(columns[name], dtype) for name, dtype in BASE[table].items()}
    made = pd.DataFrame({"row": pd.array(list(rows), dtype="string"), **data})
    return made.set_index(pd.Index(list(rows), dtype="object"))
