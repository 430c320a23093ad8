"""Repeats: sentences that stand word for word in the texts of different films."""

import re
from collections import Counter, defaultdict
from itertools import islice

from audit.measure.claims.sentences import split_sentences
from audit.measure.sameness import film_key, place
from audit.measure.text import PROSE, read_texts
from audit.model import Evidence, Item, Material
from audit.spelling import title_key
from audit.tables import TEXTS, Measured, Tables, measures

SHORTEST = 40
"""Characters of a sentence that two texts do not share by chance; shorter ones ("It won several awards.") they do."""
SHOWN = 5
"""Other items shown as evidence."""

_SIGNS = re.compile(r"[^\w ]+")
_ASCII_SIGNS = {code: None for code in range(128) if _SIGNS.match(chr(code))}


@measures(TEXTS, films_sharing_sentence="Int64", shared_sentence="string")
def repeats(material: Material, tables: Tables) -> Measured:
    """Measure how many other films of the feed have a sentence of this text in theirs, word for word.

    ``shared_sentence`` is the sentence that most of them have, empty for none. Null for titles and posts and without a
    text; the same film in another post does not count.
    """
    measured = Measured.start(tables.rows(TEXTS), "films_sharing_sentence", "shared_sentence")
    films = {item.row: _Film(item) for item in material.items}
    texts = [
        (at, text.row, films[text.item.row], _sentences(words))
        for at, (text, words) in enumerate(read_texts(material))
        if text.field in PROSE and text.item is not None and words
    ]
    holders: dict[str, _Holders] = defaultdict(_Holders)
    for _, _, film, sentences in texts:
        for normal in sentences:
            holders[normal].add(film)
    shared = {normal: films for normal, films in holders.items() if films.are_several}
    for at, row, film, sentences in texts:
        counts = {normal: shared[normal].count_others(film) for normal in sentences if normal in shared}
        most = max(counts, key=counts.__getitem__, default="")
        count = counts.get(most, 0)
        measured.columns["films_sharing_sentence"][at] = count
        measured.columns["shared_sentence"][at] = sentences[most] if count else ""
        if count:
            measured.evidence[row, "films_sharing_sentence"] = shared[most].places(film)
    return measured


class _Film:
    """An item with what makes it the same film as another: its key, or its title."""

    __slots__ = ("item", "key", "title")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.key = film_key(item)
        self.title = title_key(item.record.title)


class _Holders:
    """The films that have one sentence. A film without id in one post has the same title in the other."""

    __slots__ = ("_films", "_places", "_titles")

    def __init__(self) -> None:
        self._films: dict[str, _Film] = {}
        self._titles: Counter[str] = Counter()
        self._places: dict[str, Evidence] = {}

    def add(self, film: _Film) -> None:
        if film.key not in self._films:
            self._films[film.key] = film
            self._titles[film.title] += 1

    @property
    def are_several(self) -> bool:
        """Whether another film may have the sentence, too."""
        return len(self._films) > 1

    def count_others(self, film: _Film) -> int:
        """Return the number of films other than this one."""
        own = self._films[film.key]
        return len(self._films) - self._titles[film.title] - (own.title != film.title)

    def places(self, film: _Film) -> tuple[Evidence, ...]:
        """Return the first of the other films, as evidence."""
        others = (one for one in self._films.values() if one.key != film.key and one.title != film.title)
        return tuple(self._place(one) for one in islice(others, SHOWN))

    def _place(self, film: _Film) -> Evidence:
        """Return one film as evidence: the first few are shown to each of the others."""
        if film.key not in self._places:
            self._places[film.key] = place(film.item, film.item.record.title)
        return self._places[film.key]


def _sentences(words: str) -> dict[str, str]:
    """Return the sentences that are long enough: letters and digits in small to the sentence as printed."""
    long = (sentence for sentence in split_sentences(words) if len(sentence) >= SHORTEST)
    normals = ((_normal(sentence), sentence) for sentence in long)
    return {normal: sentence for normal, sentence in normals if len(normal) >= SHORTEST}


def _normal(sentence: str) -> str:
    """Return a sentence in small letters, without signs."""
    small = sentence.casefold()
    return small.translate(_ASCII_SIGNS) if small.isascii() else _SIGNS.sub("", small)
