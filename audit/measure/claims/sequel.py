"""The relations ``sequel``, ``sequel-of`` and ``series``: which films a film is told to belong with."""

import re
from collections.abc import Iterator

from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import subject_end
from audit.model import Claim

SEQUEL, SEQUEL_OF, SERIES = "sequel", "sequel-of", "series"

_NEXT = r"(?:sequels?|prequels?|follow-?up)"
_SEQUEL_OF = re.compile(
    rf"\b(?:is|was|being|['’]s)\s(?:also\s|actually\s|itself\s)?(?:a|an|the)\s(?:[\w-]{{2,14}}\s){{0,3}}?{_NEXT}\sto\s"
    r"(?P<rest>[^.;]{0,90})",
    re.IGNORECASE,
)
_SEQUEL = re.compile(
    rf"\b(?:(?:a|an|its|the|two|three|several|with\sits|direct)\s(?:[\w-]{{2,14}}\s){{0,2}}?{_NEXT}\b(?!\sto\b|['’])"
    r"|(?:was|were)\s(?:followed|continued|concluded|completed)\s(?:\w{2,14}\s){0,3}?(?:by|with|in)\s(?=[“\"«‘]))(?P<rest>[^.;]{0,90})",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:(?:part|instal?lment|film|entry|chapter|volume|one)\s(?:of|in)\s(?:a|an|the)\s(?:[\w'’-]{2,20}\s){0,3}?"
    r"(?P<kind>trilogy|duology|dilogy|tetralogy|pentalogy|franchise|cycle|series)\b)(?P<rest>[^.;]{0,60})",
    re.IGNORECASE,
)
_LED_TO = re.compile(
    r"(?:Its|The\sfilm['’]s|This|Such)\s(?:[\w-]{3,16}\s){0,4}?(?:success|popularity|acclaim|reception)\s(?:soon\s"
    r"|also\s)?(?:led|prompted|inspired|spawned|resulted|gave)\s(?:[\w’'-]{2,16}\s){0,6}?(?:a|the|two"
    rf"|several)\s(?:direct\s)?{_NEXT}\b"
)
_SEQUEL_OPENS = re.compile(rf"(?:A|Its|The|Two)\s(?:[\w-]{{2,14}}\s){{0,2}}?{_NEXT}\b(?!\sto\b|['’])")
_NO_SEQUEL = re.compile(
    r"\b(?:not|never|no|planned|plans|proposed|announced|rumou?red|could|would|should|almost|attempts?|talks|abandoned"
    r"|cancel\w{3,6}|unmade|unlike|demand\w{0,3}|hoped?|spiritual|loose|thematic|unofficial|any|if|without)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«‘]")

WORDS = either_case(
    "sequel sequels prequel prequels follow followup followed continued concluded completed trilogy duology dilogy"
    " tetralogy pentalogy franchise"
    " cycle series"
)
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the sequels and series of a sentence; the object is what it says of them, a title or year first of all."""
    text = sentence.text
    subject = 0 if _SEQUEL_OPENS.match(text) or _LED_TO.match(text) else subject_end(sentence)
    if subject is None:
        return
    start = max(subject - 4, 0)
    for relation, pattern in ((SEQUEL_OF, _SEQUEL_OF), (SEQUEL, _SEQUEL), (SERIES, _SERIES)):
        found = pattern.search(text, start)
        if found and not _NO_SEQUEL.search(text, subject, _title_start(found)):
            rest = found["kind"] + found["rest"] if relation == SERIES else found["rest"]
            yield sentence.claim(relation, rest.strip(" ,"), found[0])
            return


def _title_start(found: re.Match[str]) -> int:
    """Return where a title in quotes begins, or the words end: a title may hold any word."""
    quote = _QUOTE.search(found["rest"])
    return found.start("rest") + quote.start() if quote else found.end()
