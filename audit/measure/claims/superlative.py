"""The relation ``superlative``: the first, the only, the most of its kind.

"One of the first" and praise ("the greatest film ever made") assert nothing that could be looked up and are no claims.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from audit.measure.claims.facts import read_facts, words_near
from audit.measure.claims.features import Features
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import FILM, speaks_of_other, subject_end
from audit.measure.claims.weighed import Weighed
from audit.measure.sameness import film_id
from audit.model import Claim, Evidence, Verdict

RELATION = "superlative"

_ABSOLUTE = re.compile(
    r"\b(?:is|was|became|remains|being|made\sit|making\sit|marks|marked)\s(?:also\s|still\s|in\sfact\s"
    r"|officially\s)?the\s(?:very\s|world['’]s\s)?"
    r"(?P<rank>first|only|last|(?:most|highest)[\s-](?:watched|viewed|seen|popular|expensive|attended|grossing"
    r"|awarded)|longest|largest"
    r"|biggest|costliest)\s(?P<of>(?:(?!of\b)[\w'’-]{2,20}\s){0,5}?"
    rf"{FILM}s?(?:\s(?:to|in|of|ever|made|about|that|with|by)\s[^.;,]{{0,60}})?)",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:one\sof|among|perhaps|possibly|arguably|considered|regarded|often|reportedly|said\sto|believed|not|never"
    r"|probably|maybe"
    r"|sometimes"
    r"|almost|nearly)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(r"\b(?:his|her|their|directed\sby|director['’]s)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:first|last|final|only)\s(?:part|instal?lment|chapter|entry|episode|series|one)\b", re.IGNORECASE
)

WORDS = either_case("first only last most highest longest largest biggest costliest")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the absolute superlative of a sentence; the object is what the film is told to be first or most in."""
    text = sentence.text
    if (subject := subject_end(sentence)) is None:
        return
    found = _ABSOLUTE.search(text, max(subject - 4, 0))
    if found is None or _HEDGED.search(text[subject : found.end()]) or speaks_of_other(text[subject : found.end()]):
        return
    if not _OF_PERSON.search(text, found.start(), found.end() + 14) and not _PART.search(found[0]):
        yield sentence.claim(RELATION, f"{found['rank'].lower()} {found['of'].strip()}", found[0])


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Look the claim up in the table of firsts; where that has it not, nothing bears it out, and nothing denies it."""
    imdb_id = film_id(claim.item) or ""
    for words, source in _firsts().get(imdb_id, ()):
        if words.search(claim.span):
            facts = (Evidence(source=source, id=imdb_id, url="", value=claim.span),)
            values = {"is_supported_superlative": True}
            return Weighed(verdict=Verdict.SUPPORTED, values=values, evidence={"verdict": facts})
    return Weighed(values={"is_supported_superlative": False})


@cache
def _firsts() -> Mapping[str, Sequence[tuple[re.Pattern[str], str]]]:
    """Return IMDb id to the words of what a film was first in, and who says so."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for line in read_facts("firsts.tsv"):
        found[line["imdb_id"]].append((words_near(line["words"]), line["source"]))
    return found
