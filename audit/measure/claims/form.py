"""Whether a text calls its film animated, or a documentary.

What is only like one is neither: a documentary style, an animated sequence, actors among drawings.
"""

import re
from collections.abc import Iterator

from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other, speaks_of_source, subject_end
from audit.model import Claim, Form

RELATION = "form"

_FORM = r"(?:(?P<animation>animated|animations?|cartoons?)|(?P<documentary>documentar(?:y|ies)))"
_FILM = (
    r"(?:films?|movies?|features?|shorts?|pictures?|classics?|masterpieces?|gems?|adaptations?|versions?|series|tales?"
    r"|musicals?|fantas(?:y|ies)|productions?|works?|comed(?:y|ies)|epics?|fairy\stales?|stor(?:y|ies))"
)
_WHOLE = (
    rf"(?<![\w-]){_FORM}(?![\w-])(?!\s(?:drama|fiction|realism|approach|feel|quality|look|footage|material|techniques?"
    r"|elements?|sequences?|segments?|scenes?|parts?|inserts?|characters?|style|and|or))"
)
_NOUN = re.compile(rf"\s{_FILM}\b", re.IGNORECASE)
_IN_SUBJECT = re.compile(rf"{_WHOLE}(?!\sof\b)", re.IGNORECASE)
# "was one of the first Soviet animated features", "is a silent documentary about"
_IS_ONE = re.compile(
    r"[”\"’']?\s(?:is|was|remains|became)\s(?:also\s|widely\s|often\s)?(?:a|an|the|one\sof\sthe|among\sthe)\s"
    rf"(?:(?!(?:of|from|by|in|on|for|to|and|with|like)\b)[\w'’-]{{2,20}}\s){{0,5}}?{_WHOLE}"
    rf"(?=\s{_FILM}\b|\s(?:that|which|about|of|directed|made|by|from|produced|based|set|to)\b|[,.;!]|$)",
    re.IGNORECASE,
)
# A description without a verb: "An animated adaptation of ...", "A silent documentary about ..."
_OPENING = re.compile(
    rf"(?:A|An)\s(?:(?!(?:of|from|by|in|on|and|with|like)\b)[\w'’-]{{2,20}}\s){{0,4}}?{_WHOLE}"
    rf"(?=(?:\s{_FILM})?(?:,|\.$|\s(?:that|which|about|of|by|from|directed|based|set|in\swhich|where|following|telling)\b))",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\b(?:live[\s-]action|live\sactors|mix\w{0,4}|combin\w{1,4}|blend\w{0,3}|half|partly|semi|mock|fictional"
    r"|pseudo|as\sif|almost|not|never|although|while)\b",
    re.IGNORECASE,
)

WORDS = either_case("animated animation animations cartoon cartoons documentary documentaries")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the form a sentence gives its film, ``animation`` or ``documentary``; the span is its opening words."""
    found = _form_of(sentence)
    if found is None:
        return
    noun = _NOUN.match(sentence.text, found.end())
    words = sentence.text[: noun.end() if noun else found.end()]
    if not _MIXED.search(words) and not speaks_of_other(words) and not speaks_of_source(words):
        yield sentence.claim(RELATION, Form.ANIMATION if found["animation"] else Form.DOCUMENTARY, words)


def _form_of(sentence: Sentence) -> re.Match[str] | None:
    text, end = sentence.text, subject_end(sentence)
    if end is not None:
        found = _IN_SUBJECT.search(text)
        return found if found and found.end() <= end else _IS_ONE.match(text, end)
    return _OPENING.match(text) if sentence.number == 0 else None
