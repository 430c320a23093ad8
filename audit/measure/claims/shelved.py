"""Films that were kept from their audience: when they were made, and when they could be seen."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from audit.measure.claims.facts import read_facts


class Shelved(NamedTuple):
    """The years of a shelved film.

    Attributes:
        made: The year of completion.
        first: The first year in which anybody was shown it.
        released: The year of general release.
    """

    made: int
    first: int
    released: int


@cache
def shelved() -> Mapping[str, Shelved]:
    """Return IMDb id to the years of a shelved film, from the table beside this module."""
    return {
        line["imdb_id"]: Shelved(int(line["made"]), int(line["first"]), int(line["released"]))
        for line in read_facts("shelved.tsv")
    }
