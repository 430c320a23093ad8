"""Lost endings: the year that a text lost with its last word, where a prize of the film supplies it."""

import re

from audit.measure.claims.award import NOMINATED, honours_in
from audit.measure.claims.award_verdict import won_in
from audit.measure.claims.features import Features
from audit.measure.claims.sentences import SENTENCE_LIMIT, Sentence, split_sentences
from audit.measure.text import PROSE, read_texts
from audit.measure.text_endings import last_words
from audit.model import Item, Material
from audit.tables import TEXTS, Measured, Tables, measures

_LOST_YEAR = re.compile(r"\b(?:in|in\sthe\syear|of)$")


@measures(TEXTS, lost_ending="string")
def lost_endings(material: Material, tables: Tables) -> Measured:
    """Measure the last words of a text that lost the year of a prize, with that year: ``Festival in 1958.``.

    Null for every other text, and where it is not known in which one year the film won the prize.
    """
    measured = Measured.start(tables.rows(TEXTS), "lost_ending")
    features = Features(material)
    for at, (text, words) in enumerate(read_texts(material)):
        if text.item is None or text.field not in PROSE or not _LOST_YEAR.search(words[-20:]):
            continue
        year = prize_year_of(text.item, words, features)
        measured.columns["lost_ending"][at] = f"{last_words(words)} {year}." if year else None
    return measured


def prize_year_of(item: Item, words: str, features: Features) -> int | None:
    """Return the year of the prize with which a text breaks off: "... won the Golden Bear at Berlin in"."""
    last = split_sentences(words)[-1][:SENTENCE_LIMIT]
    sentence = Sentence(item=item, field="", number=0, text=last)
    claimed = list(honours_in(sentence))
    if not claimed or not last.endswith(claimed[-1][1]):
        return None
    honour = claimed[-1][0]
    return None if honour.year or honour.result == NOMINATED else won_in(item, honour.prize, features)
