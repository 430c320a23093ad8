"""Clauses: a later part of a sentence that speaks of the film, where its beginning speaks of a person or a book."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.measure.claims.features import directors_of
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import speaks_of_other

_CLAUSE = re.compile(
    r"[,;:]\s(?:(?:and|but|while|yet|so)\s)?(?:(?:the|this)\s(?:film|movie|picture)(?:\sitself)?"
    r"|the\sresult)(?=\s[a-z])"
)
_NOUNS = frozenset(("film", "movie", "picture", "result"))
# What may bring another film in, which is then "the film": a title in quotes, a year, a version.
_OTHER = re.compile(
    r"[“”\"«»]|\b(?:18|19|20)\d\d\b|\b(?:films?|movies?|pictures?|versions?|adaptations?)\b", re.IGNORECASE
)
_OPENING_NAME = re.compile(r"(?:[^\W\d_a-z][\w.’'-]{0,24}(?:\s|$)){1,5}")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,24}")


def clauses_of(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, and the clause in it that begins with the film, as a sentence of its own.

    "Zavattini adapted his own novel, and the film won the Grand Prix" has one: "The film won the Grand Prix".
    """
    yield sentence
    if _NOUNS.isdisjoint(sentence.words):
        return
    if (found := _CLAUSE.search(sentence.text)) and not _brings_other_in(sentence, sentence.text[: found.start()]):
        yield replace(sentence, text=f"The film{sentence.text[found.end() :]}")


def _brings_other_in(sentence: Sentence, before: str) -> bool:
    """Whether the film of the clause may be another: after its first words a name stands that is not the director's."""
    if _OTHER.search(before) is not None or speaks_of_other(before):
        return True
    own = {word for name in directors_of(sentence.item) for word in name.split()}
    opened = _OPENING_NAME.match(before)
    rest = before[opened.end() if opened else 0 :]
    return any(word not in own for word in _CAPITAL.findall(rest))
