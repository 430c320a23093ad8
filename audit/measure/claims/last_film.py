"""The relation ``last-film``: whose last, or only, film as a director a text says its film is.

"His last film" may be an actor's: only words of directing, and the names of the film's own directors, are read.
"""

import re
from collections.abc import Iterator

from audit.measure.claims.features import directors_of, is_by
from audit.measure.claims.names import is_possessive, name_at, names_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.model import Claim

RELATION = "last-film"

_WORK = (
    r"(?:(?:completed|finished|full-length|feature-length|feature|directorial|solo)\s){0,2}"
    r"(?:film|feature|movie|picture|work|effort)"
)
_RANK = r"(?:(?:very\s)?last|final|only)"
_SAYS = r"(?:\b(?:is|was|remains|remained|became|proved\sto\sbe|turned\sout\sto\sbe|would\sbe)\s|,\s|^)(?:also\s)?"
# "was the director's last film", "remained his only film as a director"
_DIRECTORS = re.compile(
    rf"{_SAYS}(?:the\sdirector['’]s\s{_RANK}\s{_WORK}|(?:his|her|the)\s(?:last|final|only)\s{_WORK}\sas\s(?:a\s)?"
    r"director)\b",
    re.IGNORECASE,
)
# "was the last feature directed by X", "the only feature by X"
_BY = re.compile(rf"{_SAYS}the\s{_RANK}\s{_WORK}\s(?:directed\s|made\s)?(?:by|of|from)\s(?:director\s)?", re.IGNORECASE)
# "was the only feature film that X ever directed"
_THAT = re.compile(rf"{_SAYS}the\s{_RANK}\s{_WORK}\s(?:that\s)?(?-i:(?=[^\W\d_a-z]))", re.IGNORECASE)
_DIRECTED = re.compile(r"\s(?:ever\s)?(?:directed|made)\b")
# "star in the only feature by X"
_IN_ONLY_BY = re.compile(
    rf"\bin\sthe\s{_RANK}\s{_WORK}\s(?:directed\s|made\s)?(?:by|of|from)\s(?:director\s)?", re.IGNORECASE
)
# "was X's last film"
_WHOSE = re.compile(rf"{_SAYS}(?-i:(?=[^\W\d_a-z]))", re.IGNORECASE)
_POSSESSED = re.compile(rf"['’]s?\s{_RANK}\s{_WORK}\b", re.IGNORECASE)
# "X never directed again", "he gave up directing for good"
_NEVER_AGAIN = re.compile(
    r"\b(?:(?:never|did\snot)\s(?:directed?|made?|make)\s(?:(?:another|a)\s(?:feature\s)?(?:film|feature|movie)(?:\sagain)?"
    r"|again)|(?:gave|giving)\sup\s(?:directing|film-?making)(?:\sfor\sgood)?|(?:withdrew|retired)\sfrom\s(?:directing"
    r"|film-?making))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:^|[,;]\s|\b(?:and|that|work|after\swhich|then)\s)(?:he|she|the\sdirector)\s$", re.IGNORECASE)
_NARROWED = re.compile(
    r"[\s,]*(?:to|in|before|until|for|with|at|about|that|which|under|set|shot|starring|without|on|since|after|outside"
    r"|as|from)\b(?!\s(?:his|her)\s(?:death|retirement))",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:one\sof|among|not|nearly|almost|perhaps|considered|part|trilogy|acting|role|last\sbut|penultimate|soviet"
    r"|years?|decades?|long|short|documentary|silent|black|television)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)

WORDS = either_case("last final only never gave giving withdrew retired")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the last film that a sentence claims; the object is the person, or empty for the item's own director."""
    text, subject = sentence.text, subject_end(sentence)
    for name, start, end in _claimed(sentence, subject):
        words = text[start:end]
        is_never = _NEVER_AGAIN.fullmatch(words) is not None
        if is_never or not (_HEDGED.search(words) or speaks_of_other(words)):
            yield sentence.claim(RELATION, name, words)
            return


def is_only(span: str) -> bool:
    """Whether a claim leaves no room for earlier films."""
    return _ONLY.search(span) is not None


def _claimed(sentence: Sentence, subject: int | None) -> Iterator[tuple[str, int, int]]:
    """Yield person, start and end of the words."""
    text = sentence.text
    if subject is not None:
        if (found := _DIRECTORS.search(text, subject)) and not _NARROWED.match(text, found.end()):
            yield "", found.start(), found.end()
        yield from _by(sentence, _BY.search(text, subject))
        yield from _that(sentence, _THAT.search(text, subject))
        yield from _possessed(sentence, subject)
    yield from _by(sentence, _IN_ONLY_BY.search(text))
    if found := _NEVER_AGAIN.search(text):
        yield from _of_person(sentence, found)


def _by(sentence: Sentence, found: re.Match[str] | None) -> Iterator[tuple[str, int, int]]:
    names, end = names_at(sentence.text, found.end()) if found else ([], 0)
    if found and names and _is_director(names[0], sentence) and not _goes_on(sentence.text, end):
        yield names[0], found.start(), end


def _that(sentence: Sentence, found: re.Match[str] | None) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    name, end = name_at(text, found.end()) if found else ("", 0)
    directed = _DIRECTED.match(text, end) if name and _is_director(name, sentence) else None
    if found and directed and not _goes_on(text, directed.end()):
        yield name, found.start(), directed.end()


def _possessed(sentence: Sentence, subject: int) -> Iterator[tuple[str, int, int]]:
    text, found = sentence.text, _WHOSE.search(sentence.text, subject)
    name, end = name_at(text, found.end()) if found else ("", 0)
    whose = _POSSESSED.match(text, end) if name and _is_director(name, sentence) else None
    if found and whose and not _NARROWED.match(text, whose.end()):
        yield name, found.start(), whose.end()


def _of_person(sentence: Sentence, found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield who never directed again: a director of the item who is named before, or "he"."""
    text, before = sentence.text, sentence.text[: found.start()]
    name, end = name_at(text, 0)
    named = name if name and _is_director(name, sentence) and not is_possessive(text, end) else ""
    if named or _PERSON.search(before):
        yield named, found.start(), found.end()


def _goes_on(text: str, end: int) -> bool:
    return is_possessive(text, end) or _NARROWED.match(text, end) is not None


def _is_director(name: str, sentence: Sentence) -> bool:
    directors = directors_of(sentence.item)
    return is_by(name, directors) or any(name == director.split()[-1] for director in directors)
