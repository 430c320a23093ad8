"""Which film a title means, by title, year and director: one, several that cannot be told apart, or none.

A title is sought as it stands, then a year off, then as it may be misspelt, then in any year by the people whom the
texts name, then by its director or its telling words. The later a film is found, the more must speak for it: what only
resembles a title is a candidate, seldom a match.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Final

from rapidfuzz import fuzz

from audit.lookup.agreement import (
    FILM_KINDS,
    Agreement,
    Fact,
    compare,
    compare_circumstances,
    is_distinctive,
    listed_year,
    poster_text,
)
from audit.lookup.blocks import YearBlocks
from audit.lookup.named import NamedPeople
from audit.lookup.near import Near, NearTitles, closeness, is_in_english
from audit.model import Film, FilmRecord, Reference
from audit.spelling import title_key, title_similarity

MARGIN: Final = 10
"""Decibans the best film must be ahead of the next: ten to one. An exact year beside one that is off by one is 12."""

CANDIDATES: Final = 8
"""Films shown where a title is ambiguous: what an editor reads through."""

_NEAR_COMPARED: Final = 12
"""Films near in spelling that are compared by year and director; of 368 the right one was in 363 among the first 5."""

_NEAR_SLOPE: Final = 150
"""Decibans for the whole of a title's letters: a letter more or less in a title of twelve is six, half a year."""

_MAX_WRITTEN: Final = 300
"""Characters of a title that are compared: twice the longest known."""

# What follows was chosen on real films of which one title was taken away and asked for (1,100, of them 300 Soviet), and
# on 400 titles made up of real words. No made-up title and none that had been taken away was matched with another film.
_NEAR_CANDIDATE: Final = 0.80
"""Closeness from which a film is a candidate: one in three of the titles taken away, one in sixteen of the made-up."""
_ONE_LETTER: Final = 2
"""Edits up to which it is one however short the title: a wrong letter."""
_NEAR_LETTERS: Final = 10
"""Letters a title must have to be told by its spelling alone: of "Witch" and "Watch" either may be meant."""
_NEAR_CERTAIN: Final = {Fact.SAME: (0.70, 0.75), Fact.ALIKE: (0.80, 0.75), Fact.UNKNOWN: (0.85, 0.85)}
"""Closeness, and share of words in common, from which a film is taken: by what the director says. The words tell
"A Short Film About Love" from "A Short Film About Killing", of the same year and director."""

_WORDS_COMPARED: Final = 3
"""Titles of a film compared word by word, those written most alike: each takes a tenth of a millisecond."""

_DRESS_DECIBANS: Final = 2
"""What capitals, articles and accents weigh: enough to rank equals, never to decide."""

_YEARS_AROUND: Final = 5
"""Years off in which a film of the title may be the one meant; film and premiere on television are so far apart."""
_AROUND_FROM: Final = 0.90
"""Closeness of its title: one in four of the titles taken away has a film so close, three in a hundred made-up ones."""


_DIRECTOR_TELLS: Final = 5.0
"""What the director tells beside words, in their unit: one in e⁵, some 150, films of a year and those beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a title was found to mean.

    Attributes:
        film: The one film, or None.
        agreement: How the item agrees with it; None without one.
        candidates: The films that remain possible where it is not certain, best first.
        is_near: The film has the title only in another spelling.
        is_likely: The candidates have the title, or nearly; else they are only not unlike it.
    """

    film: Film | None = None
    agreement: Agreement | None = None
    candidates: tuple[Film, ...] = ()
    is_near: bool = False
    is_likely: bool = True


class Resolver:
    """Finds the films that titles mean in a reference. It keeps the titles of the years it was last asked for."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._near = NearTitles(YearBlocks(reference))

    def resolve(self, record: FilmRecord) -> Resolution:
        """Find the one film that title, year and director of an item name, or its texts, whatever its id says."""
        found = self._resolve_by_title(record)
        if found.film is None:
            found = self._resolve_by_names(record, found.candidates) or found
        if found.film is not None or found.candidates:
            return found
        return Resolution(candidates=self._similar(record), is_likely=False)

    def _resolve_by_title(self, record: FilmRecord) -> Resolution:
        exact = self.resolve_exactly(record)
        is_found = exact.film is not None or bool(exact.candidates)
        if is_found and (not record.directors or not _is_another_s(exact)):
            return exact
        near = self._resolve_near(record)
        if is_found:  # by the title of a film that someone else directed
            by_director = near.agreement is not None and near.agreement.director is Fact.SAME
            return near if by_director else exact
        return near

    def _resolve_by_names(self, record: FilmRecord, others: Sequence[Film]) -> Resolution | None:
        """Find the one film of an item's title, of whatever year, whose people its texts name."""
        people = NamedPeople(record, complete=self._reference.info.complete)
        chosen = people.choose(list(self._titled(record, None)), others) if people else None
        return None if chosen is None else Resolution(film=chosen[0], agreement=chosen[1])

    def resolve_exactly(self, record: FilmRecord) -> Resolution:
        """Find the one film that has the title of an item, but for dress and transliteration."""
        year = listed_year(record)
        if year is None:
            return _decide(record, self._titled(record, None))
        near = _decide(record, self._titled(record, (year - 1, year + 1)))
        if not record.directors:
            return near  # a year more than one off is believed to be an error only on a director's word
        if near.agreement is not None and near.agreement.doubts == 0 and near.agreement.director is not Fact.UNKNOWN:
            return near
        return _decide(record, self._titled(record, None))

    def _titled(self, record: FilmRecord, years: tuple[int, int] | None) -> Iterable[Film]:
        """Return the films that have the item's title, or the title in its poster's name, without repetition."""
        titles = _titles(record)
        return {
            film.imdb_id: film for title in titles for film in self._reference.by_title(title, years=years)
        }.values()

    def _resolve_near(self, record: FilmRecord) -> Resolution:
        year = listed_year(record)
        if year is None:
            return Resolution()
        found = self._near.spelt_alike(_titles(record), (year, year - 1, year + 1))[:_NEAR_COMPARED]
        films = self._reference.by_ids(near.imdb_id for near in found)
        weighed = [_weigh(record, near, films[near.imdb_id]) for near in found if near.imdb_id in films]
        return _decide_near(record, weighed)

    def _similar(self, record: FilmRecord) -> tuple[Film, ...]:
        """Return the films an item may still mean: under a translation of its title, or of another year."""
        titles, year = _titles(record), listed_year(record)
        films = {film.imdb_id: film for film in self._by_directors(record, year)}
        worth = dict.fromkeys(films, _DIRECTOR_TELLS)
        if year is not None:
            told = {imdb_id: told for told, imdb_id in self._near.with_telling_words(titles, year) if told >= 0}
            around = self._of_years_around(titles, year)
            for imdb_id in (*around, *told):
                worth[imdb_id] = worth.get(imdb_id, 0) + told.get(imdb_id, 0)
            films.update(self._reference.by_ids(imdb_id for imdb_id in worth if imdb_id not in films))
        ranked = sorted(films.values(), key=lambda film: (-worth[film.imdb_id], film.imdb_id))
        return tuple(ranked[:CANDIDATES])

    def _of_years_around(self, titles: Iterable[str], year: int) -> list[str]:
        """Return the films a few years off that have one of the titles; a short title is another film's by chance."""
        distinctive = [title for title in titles if is_distinctive(title, _NEAR_LETTERS)]
        years = [one for one in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1) if abs(one - year) > 1]
        alike = self._near.spelt_alike(distinctive, years)
        return [near.imdb_id for near in alike if near.closeness >= _AROUND_FROM]

    def _by_directors(self, record: FilmRecord, year: int | None) -> list[Film]:
        """Return the films of the stated directors that are of the same year, or have a title not unlike.

        A film in English has no translated title: its director and year alone do not make it the one meant.
        """
        films = [film for name in record.directors for film in self._reference.by_director(name)]
        return [
            film
            for film in films
            if (year is not None and film.year is not None and abs(film.year - year) <= 1 and not is_in_english(film))
            or closeness(_titles(record), film.titles) >= _NEAR_CANDIDATE
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A film near in spelling, beside the item."""

    agreement: Agreement
    film: Film
    closeness: float
    is_candidate: bool

    @property
    def decibans(self) -> float:
        return self.agreement.circumstances + _NEAR_SLOPE * self.closeness


def _weigh(record: FilmRecord, near: Near, film: Film) -> _Weighed:
    closeness = max(near.closeness, _written_alike(record.title, film))
    return _Weighed(
        agreement=compare_circumstances(record, film),
        film=film,
        closeness=closeness,
        is_candidate=closeness >= _NEAR_CANDIDATE or near.edits <= _ONE_LETTER,
    )


def _written_alike(title: str, film: Film) -> float:
    """Return how close a title is to a film's as they are written; some misspellings are less so when folded."""
    written = title[:_MAX_WRITTEN].casefold()
    return max((fuzz.ratio(written, known.casefold()) for known in film.titles), default=0) / 100


def _titles(record: FilmRecord) -> list[str]:
    return list(dict.fromkeys(title for title in (record.title, poster_text(record)) if title))


def _is_another_s(resolution: Resolution) -> bool:
    """Whether the director does not speak for what was found."""
    return resolution.agreement is None or resolution.agreement.director is Fact.OTHER


def _decide(record: FilmRecord, films: Iterable[Film]) -> Resolution:
    """Weigh the films against each other; the first found is never simply taken."""
    possible = [film for film in films if _is_possible(compare_circumstances(record, film))]
    if not possible:
        return Resolution()
    weighed = [(compare(record, film), film) for film in possible]
    weighed.sort(key=lambda pair: _order(record, pair[0].decibans + _kind_decibans(pair[1]), pair[1]))
    best, film = weighed[0]
    decibans = best.decibans + _kind_decibans(film)
    ahead = all(decibans - other.decibans - _kind_decibans(one) >= MARGIN for other, one in weighed[1:])
    if ahead and _is_certain(best, record.title):
        return Resolution(film=film, agreement=best)
    return Resolution(candidates=tuple(film for _, film in weighed[:CANDIDATES]))


def _kind_decibans(film: Film) -> int:
    """A list of films means the film, not the series or game of the same name, where both fit as well."""
    return 0 if film.kind in FILM_KINDS else -MARGIN


def _order(record: FilmRecord, decibans: float, film: Film) -> tuple[float, int, str]:
    """Return by what films are ranked: of two that agree as well, the one with the title as it is written."""
    dress = _written_alike(record.title, film)
    return -decibans - _DRESS_DECIBANS * dress, -(film.votes or 0), film.imdb_id


def _decide_near(record: FilmRecord, weighed: Sequence[_Weighed]) -> Resolution:
    """Weigh films near in spelling: with the director one may be taken, without only where hardly a letter differs."""
    ranked = sorted(weighed, key=lambda one: _order(record, one.decibans, one.film))
    if not ranked:
        return Resolution()
    best = ranked[0]
    ahead = len(ranked) == 1 or best.decibans - ranked[1].decibans >= MARGIN
    if ahead and _is_certainly_near(best, record.title):
        # Whatever the spelling, it is not the title: it weighs as one that is alike.
        return Resolution(film=best.film, agreement=replace(best.agreement, title=Fact.ALIKE), is_near=True)
    likely = [one for one in ranked if one.is_candidate]
    return Resolution(candidates=tuple(one.film for one in likely[:CANDIDATES]))


def _is_certainly_near(best: _Weighed, title: str) -> bool:
    director = best.agreement.director
    letters = len(title_key(title).replace(" ", ""))
    if director is Fact.OTHER or (director is Fact.UNKNOWN and letters < _NEAR_LETTERS):
        return False
    from_closeness, from_words = _NEAR_CERTAIN[director]
    return best.closeness >= from_closeness and _same_words(title, best.film) >= from_words


def _same_words(title: str, film: Film) -> float:
    """Return the share of words in common: "A Short Film About Love" is no misspelt "A Short Film About Killing"."""
    written = title[:_MAX_WRITTEN].casefold()
    closest = nlargest(_WORDS_COMPARED, film.titles, key=lambda known: fuzz.ratio(written, known.casefold()))
    return max((title_similarity(title, known) for known in closest), default=0.0)


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
        return agreement.title is Fact.SAME and agreement.year_gap == 0 and is_distinctive(title)
    return agreement.title is Fact.SAME and agreement.director is Fact.SAME
