"""Build a reference from IMDb's data sets, with countries, awards and the bundled starter.

While this process reads who made the films, another prepares their titles (`audit.reference.worker`). Texts wait on
disk (`audit.reference.spool`), so that memory holds only numbers.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from audit.errors import ReferenceFault
from audit.model import Film, ReferenceInfo
from audit.reference.build import cannot_write, director_entries, new_reference
from audit.reference.datasets import DataSets
from audit.reference.films import Films
from audit.reference.layered import merge_film
from audit.reference.people import People
from audit.reference.schema import FilmRow, film_row, id_number, row_film
from audit.reference.spool import Spool
from audit.reference.starter import bundled_films
from audit.reference.tables import Countries, read_awards, read_countries
from audit.reference.titles import PreparedTitles, prepare_titles
from audit.reference.worker import TitleWorker, read_prepared
from audit.reference.writer import ReferenceWriter

_NAME: Final = "imdb"
_STARTER: Final = "starter"
_BATCH: Final = 20_000
"""Films prepared and written at once: 10 MB of titles and people."""

_AHEAD: Final = 16
"""Batches that may wait to be written: 40 MB."""

_WORTH_A_PROCESS: Final = 20_000
"""Films from which another process is started: it takes 0.3 s to start, and as long to prepare 10,000 films."""

_COMPLETE_FROM: Final = 50_000
"""Films of the kind ``movie`` from which a film that is not there may be said not to exist. IMDb has 750,000, of which
a list names those that are seen: the 50,000 best known have some 100 votes or more. A sample for a test has fewer."""

_READING: Final = 0.7
"""Share of the time that goes into reading; the rest is writing, which is told by films."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the facts come from.

    Attributes:
        imdb: The folder of IMDb's files.
        countries: A country table of Wikidata.
        awards: An awards table.
    """

    imdb: Path
    countries: Path | None = None
    awards: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is.

    Attributes:
        step: What it does, such as ``read title.akas``.
        done: Share of the whole, 0 to 1.
        rows: Rows read, or films written, in this step.
    """

    step: str
    done: float
    rows: int


def build_imdb(path: Path, sources: Sources, tell: Callable[[Progress], None] | None = None) -> ReferenceInfo:
    """Build a reference file, replacing ``path`` only when it is whole.

    Raises:
        ReferenceFault: A source is missing, damaged or of another kind, or the file cannot be written.
    """
    meter = _Meter(tell or (lambda _: None))
    sets = DataSets(sources.imdb, meter.read)
    meter.size = sets.size()
    starter = {number: film for film in bundled_films() if (number := id_number(film.imdb_id)) is not None}
    countries = read_countries(sources.countries) if sources.countries is not None else Countries()
    with new_reference(path) as writer, ExitStack() as stack:
        # What is read raises faults of its own: an OSError here comes from the texts kept beside the file.
        stack.enter_context(cannot_write(path, OSError))
        titles, names = (stack.enter_context(Spool(path.parent)) for _ in range(2))
        build = _Build(sets, Films(titles), names, meter)
        build.read_films(starter)
        build.write(writer, stack, starter, countries)
        if sources.awards is not None:
            writer.add_awards(read_awards(sources.awards))
        return writer.finish(build.info(sets.day(), countries), {"countries_unknown": str(countries.unknown.total())})


class _Build:
    """One build: what was read so far."""

    def __init__(self, sets: DataSets, films: Films, names: Spool, meter: "_Meter") -> None:
        self._sets = sets
        self._films = films
        self._names = names
        self._people = People(films.numbers, names)
        self._meter = meter

    def read_films(self, starter: dict[int, Film]) -> None:
        """Read the films and their titles."""
        self._films.read_basics(self._sets)
        if not self._films.is_anything_read:
            what = "title.basics names no film"
            raise ReferenceFault(what, where=str(self._sets.folder), fix="Download the file again")
        self._films.add(starter.values())
        self._films.sort()
        self._films.read_ratings(self._sets)
        self._films.read_akas(self._sets)
        self._films.add_titles(starter.values())
        self._films.end_titles()

    def write(self, writer: ReferenceWriter, stack: ExitStack, starter: dict[int, Film], countries: Countries) -> None:
        """Prepare the titles, read the people, and write the films."""
        prepared = _prepare(self._films, stack)
        people = self._people = People(self._films.numbers, self._names)
        people.read(self._sets)
        # Before the films, which wait for the other process.
        writer.add_directors(*people.director_hashes())
        writer.add_directors(*director_entries(starter.items()))
        written = 0
        for first, titles in prepared:
            last = min(first + _BATCH, len(self._films))
            rows = self._rows(first, last, titles, people)
            writer.add_films([_layer(row, starter.get(row[0]), countries.codes.get(row[0], ())) for row in rows])
            writer.add_titles(titles)
            written += last - first
            self._meter.write(written, len(self._films))
        writer.add_episodes(self._films.episodes)

    def info(self, day: date, countries: Countries) -> ReferenceInfo:
        """Return what is built, its films not yet counted."""
        movies = int((self._films.kind == self._films.kinds.index("movie")).sum())
        known = {
            "directors": len(self._people.directors.films),
            "cast": len(self._people.cast.films),
            "rating": (self._films.ratings >= 0).any(),
            "countries": countries.codes,
        }
        return ReferenceInfo(
            name=_NAME,
            version=day.isoformat(),
            built=day,
            films=0,
            complete=movies >= _COMPLETE_FROM,
            knows=frozenset(fact for fact, films in known.items() if films),
        )

    def _rows(self, first: int, last: int, titles: PreparedTitles, people: People) -> Iterator[FilmRow]:
        """Yield the rows of some films as IMDb's files have them, in the order of ``FILM_COLUMNS``."""
        films = self._films
        columns = (films.kind, films.years, films.runtimes, films.forms, films.ratings, films.votes)
        kinds, years, runtimes, forms, ratings, votes = (column[first:last].tolist() for column in columns)
        directors, cast = (people.texts(*credited.of(first, last)) for credited in (people.directors, people.cast))
        sources = np.where(films.is_read[first:last], _NAME, _STARTER).tolist()
        for number, kind, title, year, by, with_, runtime, form, rating, voted, source, hint in zip(
            films.numbers[first:last].tolist(), kinds, titles.titles, years, directors, cast, runtimes, forms, ratings,
            votes, sources, titles.hints, strict=True,
        ):  # fmt: skip
            yield (
                number, films.kinds[kind], title, year or None, by, with_, "", _known(runtime), _known(form),
                _known(rating), _known(voted), source, hint, "",
            )  # fmt: skip


def _known(value: int) -> int | None:
    return value if value >= 0 else None


def _layer(row: FilmRow, starter: Film | None, wikidata: tuple[str, ...]) -> FilmRow:
    """Add to a row what the other sources know; most films are in IMDb's file alone."""
    if starter is None:
        return (*row[:6], "\n".join(wikidata), *row[7:]) if wikidata else row
    film = row_film(row)
    return film_row(merge_film(film if film.source == _NAME else None, wikidata, starter))


def _prepare(films: Films, stack: ExitStack) -> Iterator[tuple[int, PreparedTitles]]:
    """Start preparing the titles; yield the place of the first film of a batch, and the batch."""
    starts = range(0, len(films), _BATCH)
    if len(films) < _WORTH_A_PROCESS:
        return ((first, prepare_titles(films.titles_of(first, len(films)))) for first in starts)
    worker = stack.enter_context(TitleWorker())
    pool = ThreadPoolExecutor(max_workers=1)
    stack.callback(pool.shutdown, wait=True, cancel_futures=True)

    def prepare(first: int) -> bytes:
        return worker.prepare(films.titles_of(first, min(first + _BATCH, len(films))))

    waiting = deque(pool.submit(prepare, first) for first in starts[:_AHEAD])

    def collect() -> Iterator[tuple[int, PreparedTitles]]:
        for place, first in enumerate(starts):
            answer = waiting.popleft().result()
            if place + _AHEAD < len(starts):
                waiting.append(pool.submit(prepare, starts[place + _AHEAD]))
            yield first, read_prepared(answer)

    return collect()


class _Meter:
    """Turns bytes read and films written into progress."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self.size = 0
        self._tell = tell
        self._bytes = 0
        self._rows: Counter[str] = Counter()

    def read(self, name: str, size: int, rows: int) -> None:
        """Count bytes and rows of a file."""
        self._bytes += size
        self._rows[name] += rows
        done = _READING * self._bytes / max(self.size, 1)
        self._tell(Progress(step=f"read {name}", done=done, rows=self._rows[name]))

    def write(self, films: int, total: int) -> None:
        """Say how many films are written."""
        self._tell(Progress(step="write films", done=_READING + (1 - _READING) * films / total, rows=films))
