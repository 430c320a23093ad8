"""Repeats: sentences that stand word for word in the texts of different films."""

from collections import defaultdict
from collections.abc import Sequence

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
    holders: dict[str, dict[str, Item]] = defaultdict(dict)
    for _, _, item, sentences in texts:
        for normal in sentences:
            holders[normal].setdefault(film_key(item), item)
    for at, row, item, sentences in texts:
        most = max(sentences, key=lambda normal: len(holders[normal]), default="")
        others = [other for other in holders[most].values() if _is_other(item, other)] if most else []
        measured.columns["films_sharing_sentence"][at] = len(others)
        measured.columns["shared_sentence"][at] = sentences[most] if others else ""
        if others:
            measured.evidence[row, "films_sharing_sentence"] = _places(others)
    return measured


def _sentences(words: str) -> dict[str, str]:
    """Return the sentences that are long enough: letters and digits in small to the sentence as printed."""
    normals = {"".join(filter(_is_kept, sentence.casefold())): sentence for sentence in split_sentences(words)}
    return {normal: sentence for normal, sentence in normals.items() if len(normal) >= SHORTEST}


def _is_kept(letter: str) -> bool:
    return letter.isalnum() or letter == " "


def _is_other(item: Item, other: Item) -> bool:
    """Whether two items are different films; a film without id in one post has the same title in the other."""
    return film_key(item) != film_key(other) and title_key(item.record.title) != title_key(other.record.title)


def _places(items: Sequence[Item]) -> tuple[Evidence, ...]:
    return tuple(place(item, item.record.title) for item in items[:SHOWN])
