"""Titles as lists misprint them, each with the film it is: made from the films of any reference.

`python -m tests.benchmarks.noise REFERENCE [COUNT] > queries.jsonl` writes one query a line, with the fields ``noise``,
``title``, ``year``, ``tconst`` and ``director``. One reference and one seed make the same queries.
"""

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from audit.model import Film, Reference
from audit.reference import open_reference
from audit.spelling import title_fold, title_forms, title_key

SEED = 7
YEARS = range(1920, 2020)
"""Years films are taken from, each as often as any other: a reference has most of its films in the last twenty."""
TRIES = 400
"""Films tried for each query before a kind of noise is given up: few references have Cyrillic titles."""
LETTERS = "abcdefghiklmnoprstu"

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ALTERNATIVE = re.compile(r",?\s(?:or|ili|или),?\s", re.IGNORECASE)
_NUMBERS = dict(zip("1 2 3 4 5 6 7 8 9 10 11 12".split(),
                    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(), strict=True))  # fmt: skip
_ROMANISATIONS = (("shch", "sch"), ("kh", "h"), ("yu", "iu"), ("ya", "ia"), ("yo", "e"), ("zh", "j"), ("iy", "y"),
                  ("ts", "c"), ("ey", "ei"), ("y", "i"))  # fmt: skip
_RUSSIAN = re.compile("shch|kh|zh|iy|yu|ya|yo|ey")

Noise = Callable[[Film, random.Random], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A title as a list might have it.

    Attributes:
        noise: What was done to it.
        tconst: The film it is.
        director: One of the film's directors, or None where the reference knows none.
    """

    noise: str
    title: str
    year: int
    tconst: str
    director: str | None


def make_queries(reference: Reference, count: int, seed: int = SEED) -> Iterator[Query]:
    """Yield queries, as many of each kind of noise as of any other where the reference has titles for it."""
    rng = random.Random(seed)
    films = _Films(reference, rng)
    for noise, make in NOISES.items():
        for _ in range(count // len(NOISES)):
            query = next(filter(None, (_query(noise, make, films, rng) for _ in range(TRIES))), None)
            if query is None:
                break
            yield query


class _Films:
    """Films drawn by chance, a year first."""

    def __init__(self, reference: Reference, rng: random.Random) -> None:
        self._reference = reference
        self._rng = rng
        self._ids: dict[int, Sequence[str]] = {}

    def draw(self) -> Film:
        """Return a film of a year in which there are any."""
        while True:
            year = self._rng.choice(YEARS)
            if year not in self._ids:
                self._ids[year] = self._reference.titles_of_years(year, year).imdb_ids
            if self._ids[year]:
                imdb_id = self._rng.choice(self._ids[year])
                return self._reference.by_ids([imdb_id])[imdb_id]

    def is_alone(self, film: Film, year: int) -> bool:
        """Whether its best known title is no other film's of its year."""
        return len(self._reference.by_title(film.title, years=(year, year))) == 1


def _query(noise: str, make: Noise, films: _Films, rng: random.Random) -> Query | None:
    film = films.draw()
    title = make(film, rng)
    if not title or film.year is None or len(title_key(title)) < 3 or not films.is_alone(film, film.year):
        return None
    year = film.year + rng.choice((-1, 1)) if noise.startswith("year") else film.year
    director = film.directors[0] if film.directors else None
    return Query(noise=noise, title=title, year=year, tconst=film.imdb_id, director=director)


def _exact(film: Film, _rng: random.Random) -> str:
    return film.title


def _without_article(film: Film, _rng: random.Random) -> str | None:
    return _changed(film.title, _ARTICLE.sub("", film.title, count=1) if _ARTICLE.match(film.title) else film.title)


def _with_article(film: Film, _rng: random.Random) -> str | None:
    return f"The {film.title}" if film.title.isascii() and not _ARTICLE.match(film.title) else None


def _alias(film: Film, rng: random.Random) -> str | None:
    others = [title for title in film.titles[1:] if title_fold(title) != title_fold(film.title)]
    return rng.choice(others) if others else None


def _cyrillic(film: Film, rng: random.Random) -> str | None:
    titles = [title for title in film.titles if re.search("[а-я]", title)]
    return rng.choice(titles) if titles else None


def _romanised(film: Film, rng: random.Random) -> str | None:
    """Romanise otherwise a title that stands beside one in Cyrillic."""
    if not _cyrillic(film, rng):
        return None
    titles = [title for title in film.titles if title.isascii() and _RUSSIAN.search(title)]
    if not titles:
        return None
    title = other = rng.choice(titles)
    for one, another in rng.sample(_ROMANISATIONS, len(_ROMANISATIONS))[:4]:
        other = other.replace(one, another).replace(one.capitalize(), another.capitalize())
    return _changed(title, other)


def _half(film: Film, rng: random.Random) -> str | None:
    halves = [half for title in film.titles if len(parts := _ALTERNATIVE.split(title)) == 2 for half in parts]
    return rng.choice(halves) if halves else None


def _numeral(film: Film, _rng: random.Random) -> str | None:
    words = film.title.split()
    turned = [
        _NUMBERS.get(word, next((digit for digit, name in _NUMBERS.items() if name == word), word)) for word in words
    ]
    return _changed(film.title, " ".join(turned))


def _ampersand(film: Film, _rng: random.Random) -> str | None:
    return _changed(film.title, film.title.replace(" and ", " & "))


def _plain(film: Film, rng: random.Random) -> str | None:
    """Take all accents off a title that has some."""
    titles = [title for title in film.titles if not title.isascii() and not re.search("[а-я]", title)]
    if not titles:
        return None
    title = rng.choice(titles)
    return _changed(title, unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode())


def _reordered(film: Film, _rng: random.Random) -> str | None:
    """Put the last word first ("Kuban Cossacks" for "Cossacks of the Kuban" is an alias; this is a slip)."""
    words = film.title.split()
    return " ".join((words[-1], *words[:-1])) if len(words) > 2 else None


def _typo(film: Film, rng: random.Random) -> str | None:
    """Make one slip of a key: a letter lost, added, wrong, or changed with its neighbour."""
    title = film.title
    if len(title) < 6:
        return None
    place = rng.randrange(1, len(title) - 1)
    before, letter, after = title[:place], title[place], title[place + 1 :]
    slips = (
        before + after,
        before + letter + rng.choice(LETTERS) + after,
        before + rng.choice(LETTERS) + after,
        before + after[0] + letter + after[1:],
    )
    return _changed(title, rng.choice(slips))


def _words_apart(film: Film, _rng: random.Random) -> str | None:
    """Drop the small words between the others, as translators do ("The Cossacks of Kuban")."""
    words = film.title.split()
    return _changed(film.title, " ".join(word for word in words if word not in {"the", "a", "an", "has", "is"}))


def _changed(title: str, other: str) -> str | None:
    return other if other != title and title_forms(other) else None


NOISES: dict[str, Noise] = {
    "exact": _exact,
    "article dropped": _without_article,
    "article added": _with_article,
    "small words dropped": _words_apart,
    "alias": _alias,
    "Cyrillic": _cyrillic,
    "romanised otherwise": _romanised,
    "half of an “or”": _half,
    "numeral": _numeral,
    "ampersand": _ampersand,
    "accents dropped": _plain,
    "word order": _reordered,
    "typo": _typo,
    "year one off": _exact,
    "year one off, typo": _typo,
}


def main(arguments: Sequence[str]) -> None:
    """Write queries to standard output."""
    reference = open_reference(arguments[0])
    for query in make_queries(reference, int(arguments[1]) if len(arguments) > 1 else 1_500):
        line = {name: getattr(query, name) for name in Query.__slots__}
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
