"""Admissions: words in which a text grants that its film is not what the list is about."""

import re

from audit.measure.admission_hints import families_for
from audit.measure.claims.sentences import SENTENCE_LIMIT, split_sentences
from audit.measure.text import PROSE, read_texts
from audit.measure.topic_words import TopicWords, topic_words
from audit.model import Material
from audit.tables import TEXTS, Measured, Tables, measures

_COMPARES = re.compile(r"\bthe same\b[^,;.]{1,30}\bas\b")
"""What tells two works apart: "not set in the same war as his novel"."""
SHOWN = 120
"""Characters of an admission that are shown."""


@measures(TEXTS, admission="string")
def admissions(material: Material, tables: Tables) -> Measured:
    """Measure the words that admit an item to be off topic: an empty text for none.

    Null for titles and posts and without a text.
    """
    measured = Measured.start(tables.rows(TEXTS), "admission")
    for at, (text, words) in enumerate(read_texts(material)):
        if text.field in PROSE and words:
            measured.columns["admission"][at] = find_admission(words, topic_words(text.film_list))
    return measured


def find_admission(text: str, topic: TopicWords) -> str:
    """Return the words of a text that admit the film to be off the topic, an empty text where there are none."""
    for sentence in split_sentences(text):
        read = sentence[:SENTENCE_LIMIT]
        small = read.lower()
        for family in families_for(small):
            found = family(small, topic)
            if found and not _COMPARES.search(found[0]):
                span = found.span("admission" if "admission" in found.re.groupindex else 0)
                # Few capitals (İ) change the length in small letters; then the words are shown in these.
                words = (read if len(read) == len(small) else small)[slice(*span)].strip()
                return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"
    return ""
