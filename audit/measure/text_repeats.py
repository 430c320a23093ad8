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


@measures(TEXTS, films_sharing_sentence="Int64", shared_sentence="string")
def repeats(material: Material, tables: Tables) -> Measured:
    """Measure how many other films of the feed have a sentence of this text in theirs, word for word.

    ``shared_sentence`` is the sentence that most of them have, empty for none. Null for titles and posts and without a
    text; the same film in another post does not count.
    """
    measured = Measured.start(tables.rows(TEXTS), "films_sharing_sentence", "shared_sentence")
    texts = [
        (at, text.row, text.item, _sentences(words))
        for at, (text, words) in enumerate(read_texts(material))
        if text.field in PROSE and text.item is not None and words
    ]
    holders: dict[str, _Holders] = defaultdict(_Holders)
    for _, _, item, sentences in texts:
        for normal in sentences:
            holders[normal].add(item)
    for at, row, item, sentences in texts:
        most = max(sentences, key=lambda normal: holders[normal].count_others(item), default="")
        count = holders[most].count_others(item) if most else 0
        measured.columns["films_sharing_sentence"][at] = count
        measured.columns["shared_sentence"][at] = sentences[most] if count else ""
        if count:
            measured.evidence[row, "films_sharing_sentence"] = holders[most].places(item)
    return measured


class _Holders:
    """The films that have one sentence. A film without id in one post has the same title in the other."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._titles: Counter[str] = Counter()

    def add(self, item: Item) -> None:
        if film_key(item) not in self._items:
            self._items[film_key(item)] = item
            self._titles[title_key(item.record.title)] += 1

    def count_others(self, item: Item) -> int:
        """Return the number of films other than the item's."""
        own = self._items[film_key(item)]
        title = title_key(item.record.title)
        return len(self._items) - self._titles[title] - (title_key(own.record.title) != title)

    def places(self, item: Item) -> tuple[Evidence, ...]:
        """Return the first of the other films, as evidence."""
        others = (other for other in self._items.values() if self._is_other(item, other))
        return tuple(place(other, other.record.title) for other in islice(others, SHOWN))

    @staticmethod
    def _is_other(item: Item, other: Item) -> bool:
        return film_key(item) != film_key(other) and title_key(item.record.title) != title_key(other.record.title)


def _sentences(words: str) -> dict[str, str]:
    """Return the sentences that are long enough: letters and digits in small to the sentence as printed."""
    normals = {_SIGNS.sub("", sentence.casefold()): sentence for sentence in split_sentences(words)}
    return {normal: sentence for normal, sentence in normals.items() if len(normal) >= SHORTEST}
