"""Films whose titles are near a title: spelt alike, or with telling words in common."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from audit.lookup.blocks import YearBlock, YearBlocks, stem_of
from audit.model import Film
from audit.spelling import title_fold, title_forms

COMPARED: Final = 50
"""Titles of a year that are compared letter by letter. Of 368 misspelt titles 20 lost one, 50 and 200 none."""

SPELT_FROM: Final = 0.60
"""Closeness from which a title is a candidate; below it no misspelt title was found, only chance."""

_FORMS: Final = 3
"""Forms of a title that are searched for: the whole and the halves of an "or"."""

_SHORT_WORD: Final = 4
_ARTICLE_CLOSENESS: Final = 60.0
_ARTICLES: Final = ("the", "a", "an")

_ENGLISH: Final = frozenset({"US", "GB", "IE", "AU", "NZ"})
_WORD_YEARS: Final = 5
"""Years on either side in which a word's frequency is counted. With two years a third fewer films that had lost the
title in question were recognised by their other titles; with ten not one in twenty more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A film whose title is near.

    Attributes:
        closeness: 0 to 1, share of letters in common between the folded titles.
        edits: Letters that one has and the other has not; a wrong letter counts as two.
    """

    imdb_id: str
    closeness: float
    edits: int


class NearTitles:
    """The titles of a reference, by year."""

    def __init__(self, blocks: YearBlocks) -> None:
        self._blocks = blocks

    def spelt_alike(self, titles: Iterable[str], years: Sequence[int]) -> list[Near]:
        """Return the films of some years with a title spelt like one of ``titles``, the closest first.

        The measure is rapidfuzz's ratio: of 368 misspelt titles it ranks 357 first, ``token_sort_ratio`` 334 and
        ``WRatio`` 330.
        """
        best: dict[str, Near] = {}
        folds = _folds(titles)
        for block in map(self._blocks.of, years):
            for fold in folds if len(block) else ():
                _keep_best(best, block, fold)
        return sorted(best.values(), key=lambda near: (-near.closeness, near.imdb_id))

    def with_telling_words(self, titles: Iterable[str], year: int) -> list[tuple[float, str]]:
        """Return the films of a year and those beside it by what the words they share with ``titles`` tell.

        A word tells the logarithm of how rarely a title has it, in the years around; words add up. What is returned is
        that sum less the logarithm of the number of titles it was sought in: from 0 on, so much is shared with less
        than one title by chance. Best first, at most `COMPARED`.
        """
        stems = dict.fromkeys(stem_of(word) for fold in _folds(titles) for word in fold.split())
        near = range(year - 1, year + 2)
        around = {one: self._blocks.of(one) for one in range(year - _WORD_YEARS, year + _WORD_YEARS + 1)}
        total = sum(map(len, around.values()))
        sought = sum(len(around[one]) for one in near)
        told: dict[str, float] = defaultdict(float)
        for stem in stems if sought else ():
            places = {one: block.having(stem) for one, block in around.items()}
            information = math.log(total / (sum(map(len, places.values())) + 1))
            if information < 1:  # the words of every other title tell nothing, and are many
                continue
            for imdb_id in {around[one].id_at(place) for one in near for place in places[one].tolist()}:
                told[imdb_id] += information
        chance = math.log(sought) if sought else 0.0
        ranked = sorted(
            ((worth - chance, imdb_id) for imdb_id, worth in told.items()), key=lambda one: (-one[0], one[1])
        )
        return ranked[:COMPARED]


def is_in_english(film: Film) -> bool:
    """Whether a film was made where English is spoken alone, so that an English title of it is no translation."""
    return bool(film.countries) and _ENGLISH.issuperset(film.countries)


def closeness(titles: Iterable[str], known: Iterable[str]) -> float:
    """Return how close the closest of two sets of titles are, 0 to 1."""
    folds = _folds(titles)
    return (
        max((fuzz.ratio(one, fold) for title in known for one in [title_fold(title)] for fold in folds), default=0)
        / 100
    )


def _folds(titles: Iterable[str]) -> list[str]:
    """Return the folds to search for: of each title and its halves, and without a misspelt article."""
    folds: dict[str, None] = {}
    for title in titles:
        for form in title_forms(title)[:_FORMS]:
            fold = title_fold(form)
            folds[fold] = None
            first, _, rest = fold.partition(" ")
            if rest and len(first) < _SHORT_WORD and _is_like_article(form):
                folds[rest] = None
    folds.pop("", None)
    return list(folds)


def _is_like_article(form: str) -> bool:
    """Whether a title begins with what may be a misspelt article ("Teh", "Th")."""
    first = form.split(maxsplit=1)[0].casefold()
    return any(fuzz.ratio(first, article) >= _ARTICLE_CLOSENESS for article in _ARTICLES)


def _keep_best(best: dict[str, Near], block: YearBlock, fold: str) -> None:
    numbers = _numbers(fold)
    for known, imdb_id in block.alike(fold, COMPARED):
        if _numbers(known) != numbers:  # "Rocky II" is no misspelt "Rocky III"
            continue
        ratio = fuzz.ratio(fold, known, score_cutoff=100 * SPELT_FROM) / 100
        if ratio and (imdb_id not in best or ratio > best[imdb_id].closeness):
            edits = round((1 - ratio) * (len(fold) + len(known)))
            best[imdb_id] = Near(imdb_id=imdb_id, closeness=ratio, edits=edits)


def _numbers(fold: str) -> list[str]:
    return [word for word in fold.split() if word.isdecimal()]
