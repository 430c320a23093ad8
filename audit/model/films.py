"""What references hold, and which film an item is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Form(StrEnum):
    """What a film may be besides fiction with actors."""

    ANIMATION = "animation"
    DOCUMENTARY = "documentary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film as a reference knows it. Empty tuples and None mean the reference does not say.

    Attributes:
        kind: IMDb's title type: ``movie``, ``tvMovie``, ``tvSeries``, ``short`` ...
        titles: Every known title, the best known first; empty where only the id and the kind are known (an episode).
        year: Year of first release.
        directors: All credited directors, in the reference's spelling.
        cast: Principal cast in billing order; rarely the whole cast.
        countries: ISO 3166-1 alpha-2 codes, and ISO 3166-3 four-letter codes of former states.
        forms: Whether it is animated or a documentary, empty if neither, None where that is not known.
        rating: 1.0 to 10.0.
        source: Name of the reference the film comes from.
        origin_hint: Countries where the film goes by its original title. They may lower doubt about its origin, but
            prove nothing: a title may be kept abroad.
        disagreements: Facts on which the sources of the reference differ, such as ``year: imdb 1957, starter 1958``.
    """

    imdb_id: str
    kind: str
    titles: tuple[str, ...]
    year: int | None
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    runtime_minutes: int | None = None
    forms: frozenset[Form] | None = None
    rating: float | None = None
    votes: int | None = None
    source: str = ""
    origin_hint: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The best known title; the id of a film without any."""
        return self.titles[0] if self.titles else self.imdb_id

    @property
    def url(self) -> str:
        """The film's public page."""
        return f"https://www.imdb.com/title/{self.imdb_id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A prize that a film won or was nominated for, as a table of awards spells it.

    Attributes:
        event: Who gives it, such as ``Cannes Film Festival``.
        ceremony_year: The year it was given in, which may be later than the film's.
        award: What it is called.
        category: What it is given for; the name again where there is no other.
        result: ``won`` or ``nominated``.
    """

    event: str
    ceremony_year: int
    award: str
    category: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceInfo:
    """What a reference is.

    Attributes:
        version: Version of its contents, such as the date of the data set.
        built: The day its facts are of, or None where that is not known.
        films: Number of films in it.
        complete: Whether a film it does not know may be said not to exist.
        knows: Facts it holds for its films, of ``directors``, ``cast``, ``countries``, ``rating``.
    """

    name: str
    version: str
    built: date | None
    films: int
    complete: bool
    knows: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """The folded titles of the films of some years, for searching titles that are misspelt.

    Attributes:
        folds: What `audit.spelling.title_fold` makes of each title; one film has several.
        imdb_ids: The film of each fold, same length and order.
    """

    folds: Sequence[str]
    imdb_ids: Sequence[str]


class Reference(Protocol):
    """Where films are looked up. Opened read-only; safe to ask in batches."""

    @property
    def info(self) -> ReferenceInfo:
        """What this reference is."""
        ...

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        """Return the known films of these ids; unknown ids are left out."""
        ...

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        """Return films one of whose titles has the key or fold of ``title``, in the inclusive years if given."""
        ...

    def titles_of_years(self, first: int, last: int) -> TitleBlock:
        """Return the folded titles of the films of these inclusive years; empty where the reference cannot."""
        ...

    def by_director(self, name: str) -> list[Film]:
        """Return the films credited to a director of this name, by year."""
        ...

    def awards(self, imdb_id: str) -> list[Award]:
        """Return the prizes and nominations of a film; empty where the reference knows of none, or not of prizes."""
        ...

    def awards_of(self, year: int) -> list[tuple[str, Award]]:
        """Return the prizes and nominations of the ceremonies of a year, each with the id of its film."""
        ...

    def close(self) -> None:
        """Release what is open."""
        ...


class MatchStatus(StrEnum):
    """How a list item was found in the reference."""

    ID = "id"
    TITLE = "title"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What the reference says an item is.

    Attributes:
        film: The film the item is taken for; None unless status is ``id`` or ``title``.
        id_film: The film of the stated id, whether or not the item agrees with it.
        title_film: The one film that title, year and director name, whatever the id says.
        candidates: The films between which an ambiguous title does not decide, best first; with status ``none``,
            films whose titles are merely not unlike.
        score: 0 to 1, how well the item agrees with ``film``; None without one.
        id_score: 0 to 1, how well the item agrees with ``id_film``; None without one.
    """

    status: MatchStatus
    film: Film | None = None
    id_film: Film | None = None
    title_film: Film | None = None
    candidates: tuple[Film, ...] = ()
    score: float | None = None
    id_score: float | None = None
