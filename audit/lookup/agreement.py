"""How well a list item agrees with a film: title, year and director, each weighed by how often it errs.

Each fact counts in decibans (ten times the decimal logarithm of a likelihood ratio): how much more often such an
agreement is seen with the film that is meant than with another. Weights add up, and the sum reads as a probability.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from audit.model import Film, FilmRecord
from audit.spelling import (
    SAME_FROM,
    SPELLING_FROM,
    can_compare_names,
    can_compare_titles,
    person_similarity,
    title_forms,
    title_key,
    title_similarity,
)

FILM_KINDS: Final = frozenset({"movie", "short", "tvMiniSeries", "tvMovie", "tvShort", "tvSpecial", "video"})

_DISTINCTIVE_LETTERS: Final = 12
"""Letters from which a title of one word is taken for one film; "Letter" and "Messenger" name many, two words few."""

TITLE_SAME: Final = 0.91
"""Title similarity from which two titles are one: just above what ``title_similarity`` gives a film and its numbered
sequel, just below "Letter" beside "Letters"."""

TITLE_OTHER: Final = 0.60
"""Title similarity below which nothing but a chance word is shared."""

_YEAR_DECIBANS: Final = {0: 18, 1: 6, 2: -9}
_YEAR_FAR_DECIBANS: Final = -17
"""Of listed years 86 % are right, 10 % one off, 2 % two, 2 % further; of two films taken at random from 30,000 of all
decades 1.2 %, 2.4 %, 2.4 % and 94 % are as far apart. Two years off weigh more than that: the film mistaken for another
is often its director's next."""


class Fact(Enum):
    """What one stated fact says about a film. ``UNKNOWN``: the item or the reference does not say."""

    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"
    UNKNOWN = "unknown"


_TITLE_DECIBANS: Final = {Fact.SAME: 26, Fact.ALIKE: 10, Fact.OTHER: -14, Fact.UNKNOWN: 0}
"""No list of known titles is whole: some 4 % of right titles, mostly translations, are in none."""

_DIRECTOR_DECIBANS: Final = {Fact.SAME: 22, Fact.ALIKE: 10, Fact.OTHER: -15, Fact.UNKNOWN: 0}
"""Two films at random share a title or a director once in several thousand, but a film is not mistaken for one at
random: it is mistaken for its namesake, or for another of its director. So both count less than their rarity, and are
set against the year so that any one fact may be wrong and no two may be."""

_POSTER_DECIBANS: Final = {Fact.SAME: 12, Fact.ALIKE: 0, Fact.OTHER: 0, Fact.UNKNOWN: 0}
_POSTER_ALONE_DECIBANS: Final = 6
"""The poster's file name carries the original title: it settles which of two namesakes is meant. It comes from the same
matching as the id, so beside a title that is another it excuses some of that, not all; where it differs, it may only be
spelled otherwise."""

_NAMED_DIRECTOR_DECIBANS: Final = 20
_NAMED_CAST_DECIBANS: Final = (0, 11, 17)
"""By how many are named, none, one, or more: of two films of one title one pair in 130 shares a director, one in 15
someone of the cast, one in 50 two. A director who is an actor too counts once."""


_JOINT: Final = re.compile(r"&|\+|/|\b(?:and|und|et|и|brothers|bros|sisters|siblings)\b|^the\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An item beside a film.

    Attributes:
        title: The title as listed, beside all known titles of the film.
        poster: The title in the poster's file name, beside the same.
        year_gap: Years between the two, or None where one is not stated.
        director: The stated directors, beside all credited ones.
        named_directors: Directors of the film whom the item's texts name; sought only where the rest does not decide.
        named_cast: The same of its cast.
    """

    title: Fact
    poster: Fact
    year_gap: int | None
    director: Fact
    named_directors: tuple[str, ...] = ()
    named_cast: tuple[str, ...] = ()

    @property
    def decibans(self) -> int:
        """The weight of all facts; above zero the item is more likely this film than another."""
        poster = _POSTER_DECIBANS[self.poster]
        if self.title is Fact.OTHER:
            poster = min(poster, _POSTER_ALONE_DECIBANS)
        return _TITLE_DECIBANS[self.title] + poster + self.circumstances + self._named_decibans

    @property
    def circumstances(self) -> int:
        """The weight of year and director alone."""
        year = 0 if self.year_gap is None else _YEAR_DECIBANS.get(self.year_gap, _YEAR_FAR_DECIBANS)
        return year + _DIRECTOR_DECIBANS[self.director]

    @property
    def _named_decibans(self) -> int:
        """The weight of the people named; a director who is stated as well tells nothing twice."""
        is_news = bool(self.named_directors) and self.director is Fact.UNKNOWN
        cast = _NAMED_CAST_DECIBANS[min(len(self.named_cast), len(_NAMED_CAST_DECIBANS) - 1)]
        return max(_NAMED_DIRECTOR_DECIBANS * is_news, cast)

    @property
    def score(self) -> float:
        """0 to 1: the probability that the item is this film, if before looking both were equally likely."""
        return probability(self.decibans)

    @property
    def doubts(self) -> int:
        """How many of title, year and director speak against the film; a year one off does not."""
        far = self.year_gap is not None and self.year_gap > 1
        return (self.title is Fact.OTHER) + far + (self.director is Fact.OTHER)


def probability(decibans: int) -> float:
    """Return the probability, to three digits, that odds in decibans stand for."""
    return round(1 / (1 + 10 ** (-decibans / 10)), 3)


def compare(record: FilmRecord, film: Film) -> Agreement:
    """Compare an item with a film."""
    return replace(
        compare_circumstances(record, film),
        title=_compare_titles(record.title, film),
        poster=_compare_titles(poster_text(record), film),
    )


def compare_circumstances(record: FilmRecord, film: Film) -> Agreement:
    """Compare year and directors alone; the titles are taken for alike."""
    year = listed_year(record)
    return Agreement(
        title=Fact.ALIKE,
        poster=Fact.UNKNOWN,
        year_gap=None if year is None or film.year is None else abs(year - film.year),
        director=_compare_directors(record.directors, film.directors),
    )


def is_distinctive(title: str, letters: int = _DISTINCTIVE_LETTERS) -> bool:
    """Whether hardly two films have a title: it is of several words, or of one of so many letters."""
    words = title_key(title).split()
    return len(words) > 1 or len("".join(words)) >= letters


def listed_year(record: FilmRecord) -> int | None:
    """Return the year an item states, in words or else in the name of its poster."""
    return record.year if record.year is not None else record.poster_year


def poster_text(record: FilmRecord) -> str:
    """Return the title in the poster's file name as words; empty where there is none."""
    return (record.poster_title or "").replace("-", " ").strip()


def _compare_titles(title: str, film: Film) -> Fact:
    if not title:
        return Fact.UNKNOWN
    keys = {title_key(form) for form in title_forms(title)}
    if any(title_key(known) in keys for known in film.titles):
        return Fact.SAME  # what follows takes a tenth of a millisecond a title
    best = max((title_similarity(form, known) for known in film.titles for form in title_forms(title)), default=0.0)
    if best < TITLE_SAME:  # "The Irony of Fate" is "The Irony of Fate, or Enjoy Your Bath!" by one of its forms
        parts = (part for known in film.titles for part in title_forms(known)[1:])
        best = max((best, *(title_similarity(title, part) for part in parts)))
    fact = _zone(best, TITLE_OTHER, TITLE_SAME)
    return Fact.UNKNOWN if fact is Fact.OTHER and not can_compare_titles(title, film.titles) else fact


def _compare_directors(stated: tuple[str, ...], credited: tuple[str, ...]) -> Fact:
    """Compare by the best pair: one name in common speaks for the film, though another may be wrong beside it.

    Two people in one name ("the Coen brothers") may speak for a film, never against it.
    """
    pairs = [(name, director) for name in stated for director in credited if can_compare_names(name, director)]
    if not pairs:
        return Fact.UNKNOWN
    best = max(person_similarity(name, director) for name, director in pairs)
    fact = _zone(best, SPELLING_FROM, SAME_FROM)
    return Fact.UNKNOWN if fact is Fact.OTHER and any(map(_JOINT.search, stated)) else fact


def _zone(similarity: float, other: float, same: float) -> Fact:
    if similarity >= same:
        return Fact.SAME
    return Fact.ALIKE if similarity >= other else Fact.OTHER
