"""Texts: how much of a text is read, and which texts are missing."""

from collections import Counter
from collections.abc import Iterator

from audit.measure.rows import Text, texts_of
from audit.model import Item, Material
from audit.tables import TEXTS, Measured, Tables, measures

PROSE = ("description", "fact")
"""The fields of an item that hold sentences."""
TEXT_LIMIT = 20_000
"""Characters of a text that are read: bounds the work on hostile input; the longest real text seen has 2,000."""


def read_texts(material: Material) -> Iterator[tuple[Text, str]]:
    """Yield every text row by row with its words as they are read: stripped and cut at the limit."""
    for text in texts_of(material):
        yield text, (text.text or "")[:TEXT_LIMIT].strip()


def prose_of(item: Item) -> Iterator[tuple[str, str]]:
    """Yield (field, words) of an item's sentences, as they are read; empty ones are left out."""
    for field, words in (("description", item.record.description), ("fact", item.record.fact)):
        if words and (read := words[:TEXT_LIMIT].strip()):
            yield field, read


@measures(TEXTS, has_text="boolean")
def presence(material: Material, tables: Tables) -> Measured:
    """Measure whether an item has its description and fact.

    Null for other texts, and for one that is left out whole where no more than half of the feed's items have it.
    """
    measured = Measured.start(tables.rows(TEXTS), "has_text")
    usual = _usual_fields(material)
    for at, (text, words) in enumerate(read_texts(material)):
        if text.field in PROSE and (text.text is not None or text.field in usual):
            measured.columns["has_text"][at] = bool(words)
    return measured


def _usual_fields(material: Material) -> set[str]:
    """Return the fields that more than half of the feed's items fill."""
    have = Counter(field for item in material.items for field, _ in prose_of(item))
    return {field for field, count in have.items() if 2 * count > len(material.items)}
