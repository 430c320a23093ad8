"""Whom of a film an item's own texts name: beside a title, its director or its stars tell which film is meant.

A text also names people of other films. What it says of another version, or with another film's year, is left out, and
so is all that follows in that text: "Frank Capra filmed it in 1937. Ronald Colman starred."
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from audit.lookup.agreement import FILM_KINDS, Agreement, Fact, compare, is_distinctive, listed_year
from audit.model import Film, FilmRecord
from audit.spelling import SAME_FROM, person_key, person_similarity

NAMES: Final = 60
"""Names read from an item's texts; they are some hundred words long."""
FILMS: Final = 50
"""Films of one title that are compared with the names; of one that more have, a year off says nothing."""

_MAX_TEXT: Final = 3_000
"""Characters of a text that are read."""
_NAME_WORDS: Final = 4
"""Words of the longest names compared: "Rainer Maria von Trapp". A patronymic more or less is no other name."""
_ENOUGH_CAST: Final = 2
"""Of 206 pairs of films of one title, more than a year apart, whose casts are known, 14 share someone and 4 share two;
of 2,107 whose directors are known 16 share one."""

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'ʼ\u0300-\u036f-]|\.(?=[^\W\d_])){0,40}\.?")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*|(?:Jr|Sr|St)\.")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_PARTICLES: Final = frozenset(
    "al av bin da de del della den der di do dos du el ibn la le ten ter van von y zu фон де ди да ван".split()
)
_SENTENCE_END: Final = re.compile(r"(?<!\b\w)[.!?…]+[\"'”’»)\]]*\s+|[\n;]+")
"""No end is the full stop of an initial: "Samuel L. Jackson"."""
_YEAR: Final = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_OTHER_FILM: Final = re.compile(
    r"\b(?:versions?|re-?mak(?:es?|ing)|remade|re-?boot\w*|re-?told|retelling|re-?imagin\w*|namesakes?|predecessors?"
    r"|sequels?|prequels?|unlike|confus\w+|mistak\w+|inspired|influenced|homage|tribute|parod\w+|spoofs?"
    r"|earlier|previous\w*|of the same (?:name|title)|same-titled|(?:first|also|already) (?:filmed|adapted|screened)"
    r"|(?:filmed|adapted) (?:before|again|anew)"
    r"|original(?! (?:songs?|scores?|music|screenplay|script|story|title|idea)))\b",
    re.IGNORECASE,
)
"""Words that bring another film of the title, or of another, into a text."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A full name in a text.

    Attributes:
        key: The words of its key; two spellings of one person hardly ever share none.
        years: The years that its sentence and those before it in the text give.
    """

    text: str
    key: frozenset[str]
    years: frozenset[int]


_Named = Mapping[str, frozenset[str]]
"""The people of a film that are named, each with the names in the text that are his."""


class NamedPeople:
    """The people that the texts of an item name by two words or more.

    Args:
        complete: Whether a film that the reference does not know may be said not to exist.
    """

    def __init__(self, record: FilmRecord, *, complete: bool) -> None:
        self._record = record
        self._year = listed_year(record)
        self._complete = complete
        title = _key(record.title)
        found = (name for text in (record.description, record.fact) for name in _names(text or ""))
        self._names = [name for name in islice(found, NAMES) if not name.key <= title]  # "Being John Malkovich"

    def __bool__(self) -> bool:
        """Tell whether anybody is named."""
        return bool(self._names)

    def choose(self, films: Sequence[Film], others: Sequence[Film]) -> tuple[Film, Agreement] | None:
        """Return the one film of the item's title whose people are named, and how the item agrees with it.

        Films within a year of the stated one are chosen from before all others. People whom another film has as well
        speak for neither, and one whom only another film has leaves it open.

        Args:
            films: All that have the title.
            others: Any that may be meant besides.
        """
        if not self._names or len(films) > FILMS:
            return None
        near = [film for film in films if self._is_near(film)]
        possible = near or [film for film in films if film.kind in FILM_KINDS]
        named = {film.imdb_id: self._of(film) for film in (*films, *others)}
        best = max(possible, key=lambda film: (len(named[film.imdb_id]), film.imdb_id), default=None)
        if best is None:
            return None
        rivals = [film for film in (*films, *others) if film.imdb_id != best.imdb_id]
        told = named[best.imdb_id]
        if not self._is_enough(best, told) or any(_may_be_as_well(film, best) for film in rivals):
            return None
        for people in (named[film.imdb_id] for film in rivals):
            if _without(people, told) or not self._is_enough(best, _without(told, people)):
                return None
        agreement = compare(self._record, best)
        if agreement.title is not Fact.SAME or agreement.director is Fact.OTHER:
            return None
        return best, replace(
            agreement,
            named_directors=tuple(name for name in told if name in best.directors),
            named_cast=tuple(name for name in told if name not in best.directors),
        )

    def _is_near(self, film: Film) -> bool:
        return self._year is not None and film.year is not None and abs(film.year - self._year) <= 1

    def _of(self, film: Film) -> _Named:
        """Return the people of a film that are named, and not for another year's film."""
        is_far = self._year is not None and film.year is not None and not self._is_near(film)
        years = (film.year - 1, film.year, film.year + 1) if is_far and film.year is not None else ()
        names = [name for name in self._names if name.years.isdisjoint(years)]
        people: dict[str, frozenset[str]] = {}
        for person in (*film.directors, *film.cast) if names else ():
            key = _key(person)
            told = {name.text for name in names if key & name.key and person_similarity(person, name.text) >= SAME_FROM}
            if told:
                people[person] = frozenset(told)
        return people

    def _is_enough(self, film: Film, people: _Named) -> bool:
        """Whether people tell a film: its director, two of its cast, or one where little else may be meant."""
        if len(people) >= _ENOUGH_CAST or any(name in film.directors for name in people):
            return True
        return bool(people) and (self._is_near(film) or (self._complete and is_distinctive(self._record.title)))


def _may_be_as_well(film: Film, best: Film) -> bool:
    """Whether a film of the same director may have the same cast, which is not known: it may be the same film twice."""
    return not film.cast and not _key_set(film.directors).isdisjoint(_key_set(best.directors))


def _without(people: _Named, others: _Named) -> _Named:
    """Return the people that are not named for another film as well."""
    shared = frozenset[str]().union(*others.values())
    return {name: told for name, told in people.items() if told.isdisjoint(shared)}


def _key_set(names: Iterable[str]) -> set[str]:
    return {person_key(name) for name in names}


def _key(name: str) -> frozenset[str]:
    return frozenset(person_key(name).split())


def _names(text: str) -> Iterator[_Name]:
    """Yield the runs of two to four words of a text that may be a name, up to where it tells of another film."""
    years: set[int] = set()
    for sentence in _SENTENCE_END.split(text[:_MAX_TEXT]):
        if _OTHER_FILM.search(sentence):
            return
        years.update(map(int, _YEAR.findall(sentence)))
        for run in _runs(sentence):
            for start, end in _windows(run):
                name = " ".join(run[start:end])
                yield _Name(name, _key(name), frozenset(years))


def _runs(sentence: str) -> Iterator[list[str]]:
    """Yield the words that stand beside each other, each capitalised or a particle."""
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(sentence):
        word = found[0] if _INITIAL.fullmatch(found[0]) else found[0].rstrip(".")
        bare = _POSSESSIVE.sub("", word)
        is_next = sentence[end : found.start()].isspace()
        if not is_next or not (word[0].isupper() or word in _PARTICLES):
            yield run
            run = []
        if word[0].isupper() or (run and word in _PARTICLES):
            run.append(bare)
        end = found.start() + len(word) if bare == word else -1
    yield run


def _windows(run: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start in range(len(run) - 1):
        for end in range(start + 2, min(start + _NAME_WORDS, len(run)) + 1):
            if run[start][0].isupper() and run[end - 1][0].isupper():
                yield start, end
