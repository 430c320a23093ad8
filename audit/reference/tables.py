"""Small tables beside IMDb's files, in CSV: countries as the Wikidata query service returns them, and awards."""

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from audit.errors import ReferenceFault
from audit.reference.schema import id_number
from audit.reference.writer import AwardRow

_COUNTRY_COLUMNS = ("imdb", "country")
_AWARD_COLUMNS = ("event", "ceremony_year", "award", "category", "imdb_id", "result")


@dataclass(slots=True)
class Countries:
    """Countries by number of film.

    Attributes:
        codes: ISO codes of each film, in the order of the table.
        unknown: Wikidata's items that have no code here, and how often they come.
    """

    codes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)


def read_countries(path: Path) -> Countries:
    """Read a country table, packed or not.

    Raises:
        ReferenceFault: It cannot be read, or is another table.
    """
    known = dict(_country_codes())
    found = Countries()
    for imdb_id, entity in _read(path, _COUNTRY_COLUMNS):
        number, item = id_number(imdb_id), entity.rpartition("/")[2]
        if number is None:
            continue
        if item in known:
            codes = found.codes.get(number, ())
            if known[item] not in codes:
                found.codes[number] = (*codes, known[item])
        elif item:
            found.unknown[item] += 1
    return found


def read_awards(path: Path) -> Iterator[AwardRow]:
    """Yield the awards of a table, packed or not; lines without a film or a year are left out.

    Raises:
        ReferenceFault: It cannot be read, or is another table.
    """
    for place, (event, year, award, category, imdb_id, result) in enumerate(_read(path, _AWARD_COLUMNS)):
        number = id_number(imdb_id)
        if number is not None and year.isascii() and year.isdecimal():
            yield number, place, event, int(year), award, category, result


def _country_codes() -> Iterator[tuple[str, str]]:
    text = (files("audit.reference") / "countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("Q"):
            item, code, _ = line.split("\t")
            yield item, code


def _read(path: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield the values of some columns of each line."""
    where = str(path)
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as raw:
            lines = csv.reader(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""))
            header = next(lines, [])
            if missing := [column for column in columns if column not in header]:
                what, fix = (
                    f"the table has no column {', '.join(missing)}",
                    f"Its first line must name {','.join(columns)}",
                )
                raise ReferenceFault(what, where=where, fix=fix)
            places = [header.index(column) for column in columns]
            for values in lines:
                if len(values) == len(header):
                    yield [values[place] for place in places]
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceFault(f"the table is damaged ({error})", where=where, fix="Get it again") from error
    except OSError as error:
        what = f"the table cannot be read ({error.strerror})"
        raise ReferenceFault(what, where=where, fix="Check the path and its permissions") from error
