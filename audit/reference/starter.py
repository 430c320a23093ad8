"""The bundled reference: a few hundred films, kept as a readable table of facts.

The table is ``starter.tsv`` beside this module: tab separated, one film a line, several values joined by ``|``, an
empty cell for what is not known, ``#`` before a comment. Its SQLite file is built when it is first used.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import platformdirs

from audit.errors import ReferenceFault
from audit.model import Film, Form, ReferenceInfo
from audit.reference.build import build_in_memory, write_reference
from audit.reference.schema import SCHEMA_VERSION, id_number
from audit.reference.store import SqliteReference

_TABLE = "starter.tsv"
_TITLES = ("title", "original_title", "cyrillic_title", "other_titles")
_COLUMNS = ("imdb_id", "kind", "form", "year", *_TITLES, "directors", "countries", "cast")

_KINDS = frozenset(
    {"movie", "short", "tvMiniSeries", "tvMovie", "tvSeries", "tvShort", "tvSpecial", "tvEpisode", "video", "videoGame"}
)
"""IMDb's title types, as ``title.basics.tsv`` has them."""

_COUNTRY = re.compile("[A-Z]{2}|[A-Z]{4}")
_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_FACTS_OF = re.compile(r"^#.*\bfacts of ([0-9]{4}-[0-9]{2}-[0-9]{2})\b", re.MULTILINE)


def open_starter(cache_dir: Path | None = None) -> SqliteReference:
    """Open the bundled reference.

    Its file is built on first use, under a name that changes with the facts and with the way titles are spelled, and
    built again where it is damaged. Without a folder to write to it is built in memory, which takes longer each time.

    Args:
        cache_dir: Where the file is kept; by default the user's cache directory of this tool.

    Raises:
        ReferenceFault: The bundled table itself is wrong.
    """
    text = (files("audit.reference") / _TABLE).read_text(encoding="utf-8")
    path = (cache_dir or platformdirs.user_cache_path("listicle-audit")) / f"starter-{_digest(text)}.sqlite"
    try:
        return SqliteReference.open(path)
    except ReferenceFault:
        pass  # not built yet, or damaged since
    films = list(read_starter(text))
    info = starter_info(text)
    try:
        write_reference(path, films, info)
        return SqliteReference.open(path)
    except ReferenceFault:
        return SqliteReference(build_in_memory(films, info), f"{info.name} (in memory)")


def bundled_films() -> Iterator[Film]:
    """Yield the films of the bundled table.

    Raises:
        ReferenceFault: It is wrong.
    """
    return read_starter((files("audit.reference") / _TABLE).read_text(encoding="utf-8"))


def starter_info(text: str) -> ReferenceInfo:
    """Return what the bundled table is, its films not yet counted.

    A comment such as ``# facts of 2026-11-23`` dates it.
    """
    stated = _FACTS_OF.search(text)
    built = date.fromisoformat(stated[1]) if stated else None
    return ReferenceInfo(
        name="starter",
        version=built.isoformat() if built else _digest(text),
        built=built,
        films=0,
        complete=False,
        knows=frozenset({"directors", "countries", "cast"}),
    )


def read_starter(text: str) -> Iterator[Film]:
    """Yield the films of a table in the form of ``starter.tsv``.

    Raises:
        ReferenceFault: A line is wrong; it is named by its number.
    """
    header: list[str] | None = None
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            _require(tuple(cells) == _COLUMNS, f"the columns are not {' '.join(_COLUMNS)}", number)
            continue
        _require(len(cells) == len(_COLUMNS), f"{len(cells)} columns instead of {len(_COLUMNS)}", number)
        film = _read_film(dict(zip(_COLUMNS, cells, strict=True)), number)
        first = seen.setdefault(film.imdb_id, number)
        _require(first == number, f"{film.imdb_id} stands in line {first} already", number)
        yield film
    _require(header is not None, "the table is empty", 1)


def _read_film(cells: dict[str, str], line: int) -> Film:
    imdb_id, kind, year = cells["imdb_id"], cells["kind"], cells["year"]
    forms = _values(cells["form"])
    countries = _values(cells["countries"])
    _require(id_number(imdb_id) is not None, f"{imdb_id!r} is not an IMDb id", line)
    _require(kind in _KINDS, f"{kind!r} is not one of {', '.join(sorted(_KINDS))}", line)
    for form in forms:
        _require(form in set(Form), f"{form!r} is not one of {', '.join(Form)}", line)
    _require(not year or _YEAR.fullmatch(year) is not None, f"{year!r} is not a year", line)
    _require(bool(cells["title"]), f"{imdb_id} has no title", line)
    for country in countries:
        _require(_COUNTRY.fullmatch(country) is not None, f"{country!r} is not an ISO 3166 code", line)
    return Film(
        imdb_id=imdb_id,
        kind=kind,
        titles=tuple(dict.fromkeys(title for column in _TITLES for title in _values(cells[column]))),
        year=int(year) if year else None,
        directors=_values(cells["directors"]),
        cast=_values(cells["cast"]),
        countries=countries,
        forms=frozenset(map(Form, forms)),
        source="starter",
    )


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value for part in cell.split("|") if (value := part.strip()))


def _require(holds: bool, what: str, line: int) -> None:  # noqa: FBT001 - the condition of an assertion
    if not holds:
        raise ReferenceFault(what, where=f"{_TABLE}, line {line}", fix="Correct this line of the bundled table")


def _digest(text: str) -> str:
    """Name the contents of a built file: its facts, its schema, and the code that makes the keys."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION}\n{text}".encode())
    for module in sorted(files("audit.spelling").iterdir(), key=lambda module: module.name):
        if module.name.endswith(".py"):
            digest.update(module.read_bytes())
    return digest.hexdigest()[:16]
