"""Leftovers of each text of the feed."""

from audit.measure.leftovers import LEFTOVERS, find_title_placeholder
from audit.measure.text import read_texts
from audit.model import Material
from audit.tables import TEXTS, Measured, Tables, measures


@measures(
    TEXTS,
    leftover_shortcode="string",
    double_escape="string",
    mojibake="string",
    placeholder="string",
    leftover_markdown="string",
)
def leftovers(material: Material, tables: Tables) -> Measured:
    """Measure what each text should have lost; an empty text means that none was found, null that there is no text."""
    measured = Measured.start(tables.rows(TEXTS), *LEFTOVERS)
    for at, (text, words) in enumerate(read_texts(material)):
        if not words:
            continue
        for name, find in LEFTOVERS.items():
            measured.columns[name][at] = find(words)
        if text.item is not None and text.field == "title":
            measured.columns["placeholder"][at] = find_title_placeholder(text.item.record.heading)
    return measured
