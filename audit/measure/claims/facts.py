"""Tables of facts beside this module, and phrases of theirs found in a text."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources


@cache
def read_facts(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the lines of a table: column to value."""
    text = resources.files("audit.measure.claims").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def parts(cell: str, sign: str = "|") -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(part.strip() for part in cell.split(sign) if part.strip())


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of these phrases as whole words, the longest first; white space and apostrophes may differ."""
    escaped = (
        re.escape(phrase).replace(r"\ ", r"\s").replace("'", "['’]")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)"


NEAR = 40
"""Characters between words that stand near each other: "won the coveted and much discussed" has 33."""


def words_near(cell: str) -> re.Pattern[str]:
    """Return the pattern of a cell such as ``won|awarded .. Golden Bear``: words in order, near each other."""
    return re.compile(rf".{{0,{NEAR}}}?".join(any_of(parts(place)) for place in parts(cell, " .. ")), re.IGNORECASE)
