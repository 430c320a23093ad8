"""Directors and cast of films, from IMDb's files of credits and names."""

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from audit.reference.datasets import DataSets
from audit.reference.joins import distinct, find, find_runs, heads
from audit.reference.schema import name_key, text_hash
from audit.reference.spool import Spool
from audit.reference.tsv import Mask, Numbers, Rows

CAST: Final = (b"actor", b"actress", b"self")
"""Categories of title.principals that a list would name as cast; "self" is who appears in a documentary."""
_DIRECTOR: Final = b"director"

_NAMES: Final = 10_000
"""Names held as Python objects at once."""
_LONGEST_ID: Final = 11
_AFTER_CREW: Final = 10_000


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is credited for what: a row of person and film, sorted by film, in the order of the credits."""

    films: Numbers
    people: Numbers

    def of(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """Return the people of the films from ``first`` to before ``last``, and how many each film has."""
        start, end = np.searchsorted(self.films, [first, last])
        return self.people[start:end], np.bincount(self.films[start:end] - first, minlength=last - first)


class People:
    """Directors and cast of the films of a build; films are known by their place among its sorted numbers.

    Args:
        numbers: The sorted numbers of the films.
        names: Where names are kept.
    """

    def __init__(self, numbers: Numbers, names: Spool) -> None:
        self._numbers = numbers
        self._names = names
        self._directing = [(_none(), _none(), _none())]
        self._acting = [(_none(), _none(), _none())]
        self.directors = Credits(_none(), _none())
        self.cast = Credits(_none(), _none())

    def read(self, sets: DataSets) -> None:
        """Read crew, principals and names."""
        for rows in sets.rows("title.crew", ("tconst", "directors")):
            self._add_crew(rows)
        wanted = ("tconst", "ordering", "nconst", "category")
        for rows in sets.rows("title.principals", wanted):
            self._add_principals(rows)
        directing, acting = _sort(self._directing), _sort(self._acting)
        ids = distinct(np.concatenate((directing.people, acting.people)))
        places = np.full(len(ids), -1, dtype=np.int64)
        count = 0
        for rows in sets.rows("name.basics", ("nconst", "primaryName")):
            known = find(ids, rows.ids("nconst", b"nm"))
            named = (known >= 0) & ~rows.is_null("primaryName")
            self._names.add(rows.pick(named), "primaryName")
            places[known[named]] = np.arange(count, count + int(named.sum()))
            count += int(named.sum())
        self._names.end()
        self.directors = _name(directing, ids, places)
        self.cast = _name(acting, ids, places)

    def texts(self, people: Numbers, counts: Numbers) -> list[str]:
        """Return the names of people, a column value for each film."""
        names, lengths = self._names.take(people)
        ends = np.concatenate(([0], np.cumsum(lengths)))[np.concatenate(([0], np.cumsum(counts)))].tolist()
        return [
            names[start : end - 1].decode("utf-8", "replace") if end > start else "" for start, end in pairwise(ends)
        ]

    def director_hashes(self) -> "tuple[bytes, array[int]]":
        """Return the index entries of all directors: hashes of their names' keys, and the film of each."""
        people = distinct(self.directors.people)
        which = np.searchsorted(people, self.directors.people)
        hashes = np.zeros(len(people), dtype=np.int64)
        for start in range(0, len(people), _NAMES):
            names = self._names.take(people[start : start + _NAMES])[0].decode("utf-8", "replace").split("\n")[:-1]
            packed = b"".join(text_hash(name_key(name)) for name in names)
            hashes[start : start + _NAMES] = np.frombuffer(packed, dtype=np.int64)
        films = array("i")
        films.frombytes(self._numbers[self.directors.films].astype(np.int32).tobytes())
        return hashes[which].tobytes(), films

    def _add_crew(self, rows: Rows) -> None:
        rows, films = self._of_films(rows, ~rows.is_null("directors"))
        run, _ = rows.texts("directors")
        # Most films have one director; only the others are taken apart.
        one = rows.ids("directors", b"nm")
        single = one >= 0
        self._directing.append((films[single], np.zeros(int(single.sum()), dtype=np.int64), one[single]))
        texts = run.tobytes().decode("ascii", "replace").split("\n")[:-1]
        several = [
            (film, place, int(director[2:]))
            for film, is_single, text in zip(films.tolist(), single.tolist(), texts, strict=True)
            if not is_single
            for place, director in enumerate(text.split(","))
            if director[:2] == "nm" and director[2:].isdecimal() and len(director) <= _LONGEST_ID
        ]
        if several:
            self._directing.append(tuple(np.array(several, dtype=np.int64).T))

    def _add_principals(self, rows: Rows) -> None:
        rows, films = self._of_films(rows, None)
        roles = rows.codes("category", (*CAST, _DIRECTOR))
        people, order = rows.ids("nconst", b"nm"), rows.integers("ordering")
        for credited, which in ((self._acting, roles < len(CAST)), (self._directing, roles == len(CAST))):
            kept = which & (roles >= 0) & (people >= 0)
            # After those of title.crew, which names all directors in their order.
            later = 0 if credited is self._acting else _AFTER_CREW
            credited.append(
                (films[kept].astype(np.int32), (order[kept] + later).astype(np.int32), people[kept].astype(np.int32))
            )

    def _of_films(self, rows: Rows, which: Mask | None) -> tuple[Rows, Numbers]:
        """Return the rows that are about films of the build, and the place of the film of each."""
        films = find_runs(self._numbers, rows.ids("tconst", b"tt"))
        kept = films >= 0 if which is None else which & (films >= 0)
        return rows.pick(kept), films[kept]


def _none() -> Numbers:
    return np.zeros(0, dtype=np.int64)


def _sort(parts: list[tuple[Numbers, Numbers, Numbers]]) -> Credits:
    """Bring credits in order, each person once a film."""
    films, order, people = (np.concatenate(column) for column in zip(*parts, strict=True))
    parts.clear()
    sorting = np.lexsort((order, films))
    films, people = films[sorting], people[sorting]
    del order, sorting  # as large as all that is read of the films
    # A person may stand in several rows of a film; the first stays.
    pairs = films.astype(np.int64) << 32 | people
    by_pair = np.argsort(pairs, kind="stable")
    first = np.sort(by_pair[heads(pairs[by_pair])])
    return Credits(films[first], people[first])


def _name(credited: Credits, ids: Numbers, places: Numbers) -> Credits:
    """Replace ids of people by the places of their names; who has no name is left out."""
    named = places[np.searchsorted(ids, credited.people)]
    known = named >= 0
    return Credits(credited.films[known], named[known])
