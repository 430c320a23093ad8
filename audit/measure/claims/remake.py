"""The relations ``remade`` and ``remake-of``: when a film was made again, or which one it makes again."""

import re
from collections.abc import Iterator

from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import subject_end
from audit.model import Claim

REMADE, REMAKE_OF = "remade", "remake-of"

_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d|s\b)"
_REMADE = re.compile(
    r"\b(?:was|been|be)\s(?:\w{3,14}\s){0,2}?remade\b"
    rf"(?:(?:(?!\band\sagain\b)[^.;]){{0,60}}?\bin\s(?:the\syear\s)?{_YEAR})?",
    re.IGNORECASE,
)
_REMADE_IT = re.compile(
    rf"\bremade\s(?:it|(?:the|this)\s(?:film|movie|picture|story))(?![\w'’-])(?:[^.;]{{0,30}}?\bin\s{_YEAR})?"
)
_IN_YEAR = re.compile(rf"In\s{_YEAR}\b")
# "The director remade the film": an earlier one of his own, it may be.
_NO_SUBJECT = re.compile(r"\b(?:which|that|he|she|they)\s(?:\w{3,12}\s){0,2}$")
_A_REMAKE = re.compile(
    rf"\b(?:[Aa]|[Aa]n|[Tt]he|[Ii]ts)\s(?:(?P<before>(?:19|20)\d\d)\s)?(?:[\w-]{{3,14}}\s)?remake\b(?!\sof\b|s\b"
    rf"|\srights)"
    rf"(?:[^.;]{{0,40}}?\b(?:in|of|from)\s{_YEAR})?",
    re.IGNORECASE,
)
_REMAKE_OF = re.compile(
    r"\b(?:is|was|being|['’]s)\s(?:also\s|actually\s|itself\s)?(?:a|an|the)\s(?:[\w-]{2,14}\s){0,3}?remake\sof\s"
    r"(?P<original>[^.;]{0,90})",
    re.IGNORECASE,
)
_REMAKE_OPENS = re.compile(r"(?:A|Its|The)\s(?:(?:19|20)\d\d\s)?(?:[\w-]{3,14}\s)?remake\b(?!\sof\b)")
_A_YEAR = re.compile(_YEAR)
_NEXT_CLAUSE = re.compile(r",?\s(?:and|but|which|who)\s")
_NO_REMAKE = re.compile(
    r"\b(?:not|never|planned|plans|proposed|announced|rumou?red|could|would|should|almost|attempts?|talks|scenes?"
    r"|songs?"
    r"|unlike|if|itself\sa)\b",
    re.IGNORECASE,
)

WORDS = either_case("remake remade")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the remakes a sentence claims; the object is the year, or empty where it names none."""
    text = sentence.text
    if active := _REMADE_IT.search(text):
        before = text[: active.start()]
        if not _NO_REMAKE.search(before) and not _NO_SUBJECT.search(before):
            years = active["year"] or (opened["year"] if (opened := _IN_YEAR.match(text)) else "")
            yield sentence.claim(REMADE, years, text[max(0, active.start() - 30) : active.end() + 40])
        return
    subject = 0 if _REMAKE_OPENS.match(text) else subject_end(sentence)
    if subject is None:
        return
    start = max(subject - 4, 0)  # "It's a remake": the verb is part of the subject
    if (found := _REMAKE_OF.search(text, start)) and not _NO_REMAKE.search(text, subject, found.start("original")):
        year = _A_YEAR.search(_NEXT_CLAUSE.split(found["original"])[0])
        yield sentence.claim(REMAKE_OF, year["year"] if year else "", found[0])
    elif found := _REMADE.search(text, start):
        if not _NO_REMAKE.search(text, subject, found.end()):
            yield sentence.claim(REMADE, found["year"] or "", text[found.start() : found.end() + 60])
    elif (found := _A_REMAKE.search(text, start)) and not _NO_REMAKE.search(text, subject, found.end()):
        yield sentence.claim(REMADE, found["before"] or found["year"] or "", text[found.start() : found.end() + 40])
