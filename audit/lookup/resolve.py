"""Which film a title means, by title, year and director: one, several that cannot be told apart, or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from audit.lookup.agreement import Agreement, Fact, compare, listed_year, poster_text
from audit.model import Film, FilmRecord, Reference
from audit.spelling import title_key

MARGIN: Final = 10
"""Decibans the best film must be ahead of the next: ten to one. An exact year beside one that is off by one is 12."""

CANDIDATES: Final = 8
"""Films shown where a title is ambiguous: what an editor reads through."""

_FILM_KINDS: Final = frozenset({"movie", "short", "tvMiniSeries", "tvMovie", "tvShort", "tvSpecial", "video"})

_DISTINCTIVE_LETTERS: Final = 12
"""Letters from which a title of one word is taken for one film; "Letter" and "Messenger" name many, two words few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a title was found to mean.

    Attributes:
        film: The one film, or None.
        agreement: How the item agrees with it; None without one.
        candidates: The films that remain possible where it is not certain, best first.
    """

    film: Film | None = None
    agreement: Agreement | None = None
    candidates: tuple[Film, ...] = ()


def resolve(record: FilmRecord, reference: Reference) -> Resolution:
    """Find the one film that title, year and director of an item name, whatever its id says."""
    year = listed_year(record)
    if year is None:
        return _decide(record, _find(record, reference, None))
    near = _decide(record, _find(record, reference, (year - 1, year + 1)))
    if not record.directors:
        return near  # a year more than one off is believed to be an error only on a director's word
    if near.agreement is not None and near.agreement.doubts == 0 and near.agreement.director is not Fact.UNKNOWN:
        return near
    return _decide(record, _find(record, reference, None))


def _find(record: FilmRecord, reference: Reference, years: tuple[int, int] | None) -> Iterable[Film]:
    """Return the films that have the item's title, or the title in its poster's name, without repetition."""
    titles = dict.fromkeys(title for title in (record.title, poster_text(record)) if title)
    return {film.imdb_id: film for title in titles for film in reference.by_title(title, years=years)}.values()


def _decide(record: FilmRecord, films: Iterable[Film]) -> Resolution:
    """Weigh the films against each other; the first found is never simply taken."""
    weighed = [(compare(record, film), film) for film in films]
    possible = [pair for pair in weighed if _is_possible(pair[0])]
    if any(film.kind in _FILM_KINDS for _, film in possible):
        # A list of films means the film, not the series or game of the same name.
        possible = [pair for pair in possible if pair[1].kind in _FILM_KINDS]
    if not possible:
        return Resolution()
    possible.sort(key=lambda pair: (-pair[0].decibans, -(pair[1].votes or 0), pair[1].imdb_id))
    best, film = possible[0]
    ahead = len(possible) == 1 or best.decibans - possible[1][0].decibans >= MARGIN
    if ahead and _is_certain(best, record.title):
        return Resolution(film=film, agreement=best)
    return Resolution(candidates=tuple(film for _, film in possible[:CANDIDATES]))


def _is_possible(agreement: Agreement) -> bool:
    """Whether a film with this title may be meant: a year more than one off needs the director beside it."""
    near = agreement.year_gap is None or agreement.year_gap <= 1
    return near or agreement.director in {Fact.SAME, Fact.ALIKE}


def _is_certain(agreement: Agreement, title: str) -> bool:
    """Whether the best film is the one meant: one stated fact may be wrong if the two others are right."""
    if agreement.doubts == 0:
        return True
    if agreement.doubts > 1:
        return False
    if agreement.title is Fact.OTHER:  # found by the poster's name
        return agreement.director is Fact.SAME and agreement.year_gap is not None
    if agreement.director is Fact.OTHER:
        return agreement.title is Fact.SAME and agreement.year_gap == 0 and _is_distinctive(title)
    return agreement.title is Fact.SAME and agreement.director is Fact.SAME


def _is_distinctive(title: str) -> bool:
    words = title_key(title).split()
    return len(words) > 1 or len("".join(words)) >= _DISTINCTIVE_LETTERS
