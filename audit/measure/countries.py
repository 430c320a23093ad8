"""Countries: the names an editor reads in place of codes."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_MORE = {"YUCS": "Yugoslavia", "CSXX": "Serbia and Montenegro"}
"""Former states that the table of countries has no line of their own for."""


def country_names(codes: Iterable[str]) -> str:
    """Return the names of countries as one text; a code without a known name stands for itself."""
    names = _names()
    return ", ".join(names.get(code, code) for code in codes)


@cache
def _names() -> Mapping[str, str]:
    """Return code to name: the first line of a code names the state, later ones its parts and forerunners."""
    names: dict[str, str] = dict(_MORE)
    for line in (files("audit.reference") / "countries.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) == 3:
            names.setdefault(cells[1], cells[2])
    return names
