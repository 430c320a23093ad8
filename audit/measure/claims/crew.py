"""The relations ``written-by``, ``composed-by`` and ``shot-by``: further people a text names for its film."""

import re
from collections.abc import Iterator

from audit.measure.claims.names import is_possessive, names_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import subject_end
from audit.model import Claim

WRITTEN_BY, COMPOSED_BY, SHOT_BY = "written-by", "composed-by", "shot-by"

_PATTERNS = {
    WRITTEN_BY: re.compile(
        r"\b(?:screenplay|script|scenario)\s(?:was\s|is\s)?(?:written\s|penned\s)?by\s", re.IGNORECASE
    ),
    COMPOSED_BY: re.compile(
        r"\b(?:(?:music|score|soundtrack|songs)\s(?:(?:was|is|were)\s)?(?:composed\s|written\s)?by|music\sof)\s",
        re.IGNORECASE,
    ),
    SHOT_BY: re.compile(
        r"\b(?:cinematography\s(?:was\s|is\s)?(?:done\s)?(?:by|of)|(?:shot|photographed"
        r"|filmed)\sby(?:\scinematographer)?)\s",
        re.IGNORECASE,
    ),
}
_SUBJECT = re.compile(
    r"(?:The|Its|This)\s(?:(?:film|movie|picture|series)['’]s\s)?(?:[\w-]{3,16}\s){0,2}?"
    r"(?:music|score|soundtrack|songs|screenplay|script|scenario|cinematography)\b"
)
_OF = frozenset(("by", "of"))

WORDS = either_case("screenplay script scenario music score soundtrack songs cinematography shot photographed filmed")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the writers, composers and cameramen of a sentence, one claim each."""
    text = sentence.text
    if _OF.isdisjoint(sentence.words):
        return
    for relation, pattern in _PATTERNS.items():
        found = pattern.search(text)
        if not found or not (_SUBJECT.match(text) or subject_end(sentence) is not None):
            continue
        names, end = names_at(text, found.end())
        if not is_possessive(text, end):
            for name in names:
                if " " in name:
                    yield sentence.claim(relation, name, text[found.start() : end])
