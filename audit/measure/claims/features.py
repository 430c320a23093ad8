"""Feature films by director: what the reference and the feed know of a person's work."""

from collections.abc import Iterable
from typing import NamedTuple

from audit.measure.claims.award_names import kinds_of_row
from audit.measure.sameness import film_key
from audit.model import Award, Film, Item, Material, Reference
from audit.spelling import SAME_FROM, person_similarity, title_key

KINDS = frozenset({"movie", "tvMovie", "tvMiniSeries"})
"""IMDb's kinds of film that end a debut; a short or a student film before it does not."""
SHORTEST = 60
"""Minutes from which on a film is a feature, by the French CNC; diploma films of 40 to 50 minutes are kept apart."""
SURE_SCORE = 0.9
"""Score of a match from which it may be said what its film is not: title and year agree, or two of three facts."""


class Winning(NamedTuple):
    """A film, the event at which it won, and what its prize may be called."""

    imdb_id: str
    event: str
    kinds: frozenset[str]


class Features:
    """Feature films by director; each person is asked for once.

    Attributes:
        reference: Where more is looked up.
        items: The feed's items whose director and year are known.
        films: The films of all matched items, each once.
        titles: The keys of the titles of all items.
    """

    def __init__(self, material: Material) -> None:
        self.reference: Reference = material.reference
        self._known: dict[str, list[Film]] = {}
        self._awards: dict[str, list[Award]] = {}
        self._winners: dict[int, list[Winning]] = {}
        self.items = [item for item in material.items if directors_of(item) and year_of(item) is not None]
        self._by_directors: dict[tuple[str, ...], list[Item]] = {}
        self._by_person: dict[str, list[Item]] = {}
        for item in self.items:
            self._by_directors.setdefault(directors_of(item), []).append(item)
        matched = (item.match.film for item in material.items)
        self.films = list({film.imdb_id: film for film in matched if film is not None}.values())
        self.titles = frozenset(title_key(item.record.title) for item in material.items)

    def by(self, person: str) -> list[Film]:
        """Return the reference's features by a person of this name, by year."""
        if person not in self._known:
            films = self.reference.by_director(person)
            self._known[person] = [film for film in films if _may_be_feature(film) and is_by(person, film.directors)]
        return self._known[person]

    def awards(self, imdb_id: str) -> list[Award]:
        """Return the prizes and nominations that the reference knows of a film."""
        if imdb_id not in self._awards:
            self._awards[imdb_id] = self.reference.awards(imdb_id)
        return self._awards[imdb_id]

    def winners(self, year: int) -> list[Winning]:
        """Return what was won at the ceremonies of a year, as far as the reference knows."""
        if year not in self._winners:
            named = (
                (imdb_id, kinds_of_row(one.event, one.award, one.category, year))
                for imdb_id, one in self.reference.awards_of(year)
                if one.result == "won"
            )
            self._winners[year] = [Winning(imdb_id, *kinds) for imdb_id, kinds in named if kinds is not None]
        return self._winners[year]

    def items_by(self, person: str) -> list[Item]:
        """Return the feed's items by a person of this name that are features, as far as is known, one a film."""
        if person not in self._by_person:
            found = (items for names, items in self._by_directors.items() if is_by(person, names))
            items = [item for items in found for item in items if _is_feature(item)]
            self._by_person[person] = list({film_key(item): item for item in reversed(items)}.values())
        return self._by_person[person]


def directors_of(item: Item) -> tuple[str, ...]:
    """Return the directors of an item's film: the reference's, else the stated ones."""
    film = item.match.film
    return film.directors if film and film.directors else item.record.directors


def year_of(item: Item) -> int | None:
    """Return the earlier of the stated year and the reference's: what is too late for the one may suit the other."""
    film = item.match.film
    years = [year for year in (item.record.year, film.year if film else None) if year is not None]
    return min(years, default=None)


def is_sure(item: Item) -> bool:
    """Whether the item is its match's film so surely that it may be said what it is not, or did not win."""
    match = item.match
    return match.film is not None and match.score is not None and match.score >= SURE_SCORE


def is_by(person: str, names: Iterable[str]) -> bool:
    """Whether one of the names is this person's for sure."""
    return any(person_similarity(person, name) >= SAME_FROM for name in names)


def _is_feature(item: Item) -> bool:
    return item.match.film is None or _may_be_feature(item.match.film)


def _may_be_feature(film: Film) -> bool:
    return film.kind in KINDS and (film.runtime_minutes is None or film.runtime_minutes >= SHORTEST)
