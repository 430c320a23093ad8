"""The relation ``starring``: who a text says plays in its film."""

import re
from collections.abc import Iterator

from audit.measure.claims.names import is_possessive, name_at, names_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.model import Claim

RELATION = "starring"

_STARRING = re.compile(r"\b(?:starring|stars|starred|featuring\sthe\sactors?|(?:role|lead)\s(?:was\s)?played\sby)\s")
_STARS_AS = re.compile(
    r"\s(?:stars|starred|plays|played|appears)\s(?:in\s(?:this|the\s(?:film|movie))\s)?(?:\w{2,12}\s){0,3}?(?:as|in)\s"
)
# "Burt Lancaster plays the prince", "Nina Ruslanova played a train conductor"
_PLAYS = re.compile(
    r"\s(?:plays|played|portrays|portrayed)\s(?:the|an?|both|his|her|[A-Z]\w+)\b(?!\s(?:role|part)\s(?:in|of)\b)"
)
_PLAYED_BY = re.compile(r"\bplayed\sby\s")

WORDS = either_case("starring stars starred played plays portrays portrayed")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the actors a sentence names, one claim each."""
    text = sentence.text
    subject = subject_end(sentence)
    if subject is not None:
        for pattern in (_STARRING, _PLAYED_BY):
            found = pattern.search(text, subject)
            if found and not speaks_of_other(text[subject : found.start()]):
                yield from _named(sentence, found)
                return
    name, end = name_at(text, 0)
    if " " in name and (stars := _STARS_AS.match(text, end) or _PLAYS.match(text, end)):
        yield sentence.claim(RELATION, name, text[: stars.end()])


def _named(sentence: Sentence, found: re.Match[str]) -> Iterator[Claim]:
    names, end = names_at(sentence.text, found.end())
    if not is_possessive(sentence.text, end):
        for name in names:
            if " " in name:
                yield sentence.claim(RELATION, name, sentence.text[found.start() : end])
