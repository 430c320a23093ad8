"""The films of IMDb's files as columns: what title.basics, title.ratings and title.akas say, and the titles."""

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from audit.model import Film, Form
from audit.reference.datasets import DataSets
from audit.reference.genres import form_bits, forms_of
from audit.reference.joins import distinct, find, find_runs
from audit.reference.schema import id_number
from audit.reference.spool import Spool
from audit.reference.titles import ORIGINAL, TitleBatch
from audit.reference.tsv import Mask, Numbers, Rows

_KINDS: Final = (
    "movie", "short", "tvEpisode", "tvMiniSeries", "tvMovie", "tvPilot", "tvSeries", "tvShort", "tvSpecial", "video",
    "videoGame",
)  # fmt: skip
_EPISODE: Final = _KINDS.index("tvEpisode")
_LAST_YEAR: Final = 9999


class Films:
    """The films of a build, sorted by number once ``sort`` was called; all columns have their order.

    Attributes:
        kinds: Every kind that was met; ``kind`` holds places in it.
        forms: Forms as the schema has them; -1 where they are not known.
        is_read: Whether a film is in IMDb's file.
        episodes: Numbers of the episodes, which are no films.
    """

    def __init__(self, titles: Spool) -> None:
        self.kinds = list(_KINDS)
        self.numbers: Numbers = np.zeros(0, dtype=np.int64)
        self.kind: Numbers = self.numbers
        self.years: Numbers = self.numbers
        self.runtimes: Numbers = self.numbers
        self.forms: Numbers = self.numbers
        self.ratings: Numbers = self.numbers
        self.votes: Numbers = self.numbers
        self.is_read: Mask = self.numbers > 0
        self.episodes: Numbers = self.numbers
        self._titles = titles
        self._facts: list[npt.NDArray[np.int32]] = []
        self._others: list[npt.NDArray[np.int32]] = []
        self._owners: list[npt.NDArray[np.int32]] = []
        self._regions: list[npt.NDArray[np.uint32]] = []
        self._read = 0
        self._forms: dict[str, int] = {}
        self._order: Numbers = self.numbers
        self._owner: npt.NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._region: npt.NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)

    def __len__(self) -> int:
        """Return the number of films."""
        return len(self.numbers)

    def read_basics(self, sets: DataSets) -> None:
        """Read the films themselves, and two titles of each."""
        columns = ("tconst", "titleType", "primaryTitle", "originalTitle", "startYear", "runtimeMinutes", "genres")
        for rows in sets.rows("title.basics", columns):
            numbers = rows.ids("tconst", b"tt")
            kinds = self._read_kinds(rows)
            self._others.append(numbers[(kinds == _EPISODE) & (numbers >= 0)].astype(np.int32))
            kept = (numbers >= 0) & (kinds != _EPISODE)
            films, numbers = rows.pick(kept), numbers[kept]
            years, runtimes = films.integers("startYear"), films.integers("runtimeMinutes")
            years[(years < 0) | (years > _LAST_YEAR)] = 0
            forms = self._read_forms(films)
            self._facts.append(np.stack((numbers, kinds[kept], years, runtimes, forms)).astype(np.int32))
            self._add_titles(films, numbers, "primaryTitle", np.zeros(len(films), dtype=np.uint32))
            self._add_titles(films, numbers, "originalTitle", np.full(len(films), ORIGINAL, dtype=np.uint32))

    @property
    def is_anything_read(self) -> bool:
        """Whether title.basics named any film."""
        return any(facts.size for facts in self._facts)

    def add(self, films: Iterable[Film]) -> None:
        """Add films of another source after those of IMDb's file, whose facts stay where they know the same film."""
        self._read = sum(facts.shape[1] for facts in self._facts)
        for film in films:
            number = id_number(film.imdb_id) or 0
            if film.kind not in self.kinds:
                self.kinds.append(film.kind)
            kind, runtime, forms = self.kinds.index(film.kind), film.runtime_minutes or -1, _stored(film.forms)
            facts = (number, kind, film.year or 0, runtime, forms)
            self._facts.append(np.array(facts, dtype=np.int32).reshape(-1, 1))

    def add_titles(self, films: Iterable[Film]) -> None:
        """Add titles of another source after those of IMDb's files."""
        for film in films:
            for title in film.titles:
                self._titles.add_bytes(title.encode() + b"\n")
            self._owners.append(np.full(len(film.titles), id_number(film.imdb_id), dtype=np.int32))
            self._regions.append(np.zeros(len(film.titles), dtype=np.uint32))

    def sort(self) -> None:
        """Bring the films in order; of films with one number the first stays. Titles may still be added."""
        facts = np.concatenate(self._facts, axis=1)
        self._facts = []
        self.numbers, first = np.unique(facts[0], return_index=True)
        self.kind, self.years, self.runtimes, self.forms = (column[first] for column in facts[1:])
        self.is_read = first < self._read
        self.ratings = np.full(len(self), -1, dtype=np.int16)
        self.votes = np.full(len(self), -1, dtype=np.int32)
        episodes, self._others = distinct(np.concatenate(self._others)), []
        self.episodes = episodes[find(self.numbers, episodes) < 0]

    def read_ratings(self, sets: DataSets) -> None:
        """Read ratings and votes."""
        for rows in sets.rows("title.ratings", ("tconst", "averageRating", "numVotes")):
            places = find_runs(self.numbers, rows.ids("tconst", b"tt"))
            known = places >= 0
            self.ratings[places[known]] = rows.tenths("averageRating")[known]
            self.votes[places[known]] = rows.integers("numVotes")[known]

    def read_akas(self, sets: DataSets) -> None:
        """Read the other titles."""
        for rows in sets.rows("title.akas", ("titleId", "title", "region")):
            numbers = rows.ids("titleId", b"tt")
            kept = find_runs(self.numbers, numbers) >= 0
            akas = rows.pick(kept)
            self._add_titles(akas, numbers[kept], "title", akas.short_texts("region"))

    def end_titles(self) -> None:
        """Sort the titles by film, and leave out films without any."""
        self._titles.end()
        owners, self._owners = np.concatenate(self._owners), []
        named = np.zeros(len(self), dtype=np.bool_)
        named[np.searchsorted(self.numbers, owners)] = True
        for column in ("numbers", "kind", "years", "runtimes", "forms", "ratings", "votes", "is_read"):
            setattr(self, column, getattr(self, column)[named])
        places = np.searchsorted(self.numbers, owners).astype(np.int32)
        order = np.argsort(places, kind="stable")
        self._order = order.astype(np.uint32) if len(order) < 2**32 else order
        self._owner = places[order]
        self._region, self._regions = np.concatenate(self._regions)[order], []

    def titles_of(self, first: int, last: int) -> TitleBatch:
        """Return the titles of the films from ``first`` to before ``last``."""
        start, end = np.searchsorted(self._owner, [first, last])
        counts = np.bincount(self._owner[start:end] - first, minlength=last - first)
        return TitleBatch(
            numbers=_array("i", self.numbers[first:last]),
            years=_array("i", self.years[first:last]),
            counts=_array("i", counts),
            titles=self._titles.take(self._order[start:end].astype(np.int64))[0],
            regions=_array("I", self._region[start:end]),
        )

    def _read_kinds(self, rows: Rows) -> Numbers:
        codes = rows.codes("titleType", [kind.encode() for kind in self.kinds])
        others = codes < 0
        if others.any():
            texts = rows.pick(others).texts("titleType")[0].tobytes().decode("utf-8", "replace").split("\n")[:-1]
            self.kinds += sorted(set(texts) - set(self.kinds))
            codes[others] = [self.kinds.index(text) for text in texts]
        return codes

    def _read_forms(self, rows: Rows) -> list[int]:
        texts = rows.texts("genres")[0].tobytes().decode("utf-8", "replace").split("\n")[:-1]
        for text in set(texts) - self._forms.keys():
            self._forms[text] = _stored(None if text == r"\N" else forms_of(text.split(",")))
        return [self._forms[text] for text in texts]

    def _add_titles(self, rows: Rows, numbers: Numbers, column: str, regions: npt.NDArray[np.uint32]) -> None:
        stated = ~rows.is_null(column)
        self._titles.add(rows.pick(stated), column)
        self._owners.append(numbers[stated].astype(np.int32))
        self._regions.append(regions[stated])


def _stored(forms: frozenset[Form] | None) -> int:
    bits = form_bits(forms)
    return -1 if bits is None else bits


def _array(code: str, values: Numbers | npt.NDArray[np.uint32] | npt.NDArray[np.int32]) -> "array[int]":
    copied = array(code)
    copied.frombytes(values.astype(f"{code}4" if code == "i" else "u4").tobytes())
    return copied
