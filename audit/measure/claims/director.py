"""The relation ``directed-by``: whom a text calls the director of its film.

Only sentences whose subject is the item itself are read: a remake, a play or a battle scene has a director, too.
"""

import re
from collections.abc import Iterator
from itertools import islice

from audit.measure.claims.names import is_possessive, name_at, names_at
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import FILM, speaks_of_other, speaks_of_source, subject_end
from audit.model import Claim

RELATION = "directed-by"

_BY = re.compile(r"\b(?:co-)?directed(?:\s(?:and|,)?\s?(?:\w{4,12}\s){0,3}?)?\sby\s|\bdirection\sby\s", re.IGNORECASE)
_ITEM = (
    r"(?:it|(?:the|this)\s(?:film|movie|picture|feature|series|cartoon|adaptation|drama|comedy|masterpiece|classic"
    r"|version|work))"
)
# What may stand right before "directed by" for it to be said of the subject.
_BEFORE_BY = re.compile(
    rf"(?:\b(?:was|is|were|been|be|and|also|both|co-written|written|produced|scripted|edited|shot|ever"
    rf"|{FILM}s?)[,\s]*|^\s*,?\s*|\(\s*)$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(rf"(?:[,;—–-]\s*|\b(?:and|but|while)\s){_ITEM}\s(?:was|is)\s(?:also\s|co-)?$", re.IGNORECASE)
_COORDINATED = re.compile(r"\band\s(?:was|is)\s(?:also\s)?$", re.IGNORECASE)
_FIRST_WORDS = re.compile(
    r"(?:Co-)?(?:Written\s(?:and|,)\s(?:produced\s(?:and|,)\s)?)?(?:Co-)?Directed\sby\s", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"(?:Released|Made|Shot|Filmed|Produced|Based|Adapted|Set|Written|Starring"
    r"|Premiered)\b[^.;]{0,140}?\sand\sdirected\sby\s"
)
_THEN_ITEM = re.compile(rf"[^.;]{{0,80}}?,\s(?:{_ITEM}|this\s)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"(?:,\swho\s)?\s?(?:(?:also|himself|herself|both|then|personally|wrote\sand|co-wrote\sand|produced\sand"
    r"|later)\s){0,2}(?:co-)?directed\s(?P<object>it|(?:the|this)\s(?:film|movie|picture|feature|series|cartoon"
    r"|adaptation"
    r"|version))(?!['’\w-])",
)
_ELSEWHERE = re.compile(
    r"\s(?:at|on|for)\s(?:the\s)?(?:[\w'’]+\s){0,3}?(?:stage|theat(?:re|er)|opera|broadway)", re.IGNORECASE
)
_CREDIT = re.compile(r"\sby\s")
_IS_FILM = re.compile(rf"{FILM}$", re.IGNORECASE)
_NOT_DIRECTED = re.compile(
    r"\b(?:tale|story|production|debut|one|hit|part|chapter|romance|parable|allegory|work|tragedy|play"
    r"|novel)$",
    re.IGNORECASE,
)
_ITS_DIRECTOR = re.compile(r"\b(?:[Tt]he\sfilm['’]s|[Ii]ts|[Tt]his\sfilm['’]s)\sdirector,?\s")
# "Elem Klimov's film follows ...": the film at hand, if it is told what it does.
_POSSESSED = re.compile(
    rf"['’]s?\s(?:own\s)?(?P<kind>(?:[\w'’-]{{1,24}}\s){{0,4}}?{FILM})\s(?:is|was|tells|follows|explores|captures"
    r"|depicts|portrays|shows|cent(?:er|re)s|focuses|examines|presents|won|features|offers|remains|became|uses"
    r"|combines|blends"
    r"|delves|takes|stars)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"['’]s?\s\S")
# "one of the last works of the animator Lev Atamanov"
_WORK_OF = re.compile(
    rf"\b(?:{FILM}|works|films|movies|pictures|comedies|dramas|masterpieces|features|cartoons)\s(?:of|by|from)\s"
    r"(?=(?:the\s|its\s|a\s)?(?:(?!(?:of|who|and|by)\b)[\w'’-]{2,24}\s){0,4}(?:director|film-?maker|animator"
    r"|auteur)\b)",
    re.IGNORECASE,
)
_IS_ONE = re.compile(
    r"(?:^|\band)\s(?:is|was|remains|became|ranks|counts)\b(?:(?!\b(?:by|in|to|with|from|for|about|than|on|like"
    r"|as)\b).){0,100}$"
)
_CALLINGS = ("irector", "nimator", "uteur", "ilmmaker", "ilm-maker")
# "Of the many versions this one, directed by X, is the best"
_THIS_ONE = re.compile(r"\b[Tt]his\s(?:one|version|film|adaptation|telling),\s(?:which\swas\s)?directed\sby\s")
WORDS = either_case(
    "directed director directors direction by animator animators auteur auteurs filmmaker filmmakers maker makers"
) | {"s"}
"""A sentence without one of these words holds no such claim; "s" is the sign of the possessive."""
_MOST = 4  # occurrences of "directed by" read in one sentence


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims of a sentence, one for each director named."""
    text = sentence.text
    seen: set[str] = set()
    for name, start, end in _named(sentence):
        if name not in seen:
            seen.add(name)
            yield sentence.claim(RELATION, name, text[start:end])


def _named(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of the words that claim it."""
    text, subject = sentence.text, subject_end(sentence)
    says_directed = "irected" in text
    if says_directed:
        yield from _opening(text)
    if subject is not None:
        yield from _of_subject(text, subject)
    if says_directed:
        yield from _active(text)
        for this in islice(_THIS_ONE.finditer(text), _MOST):
            yield from _names(text, this.start(), this.end())
    yield from _possessed(text)
    for its in islice(_ITS_DIRECTOR.finditer(text), _MOST) if "director" in text else ():
        if not speaks_of_other(text[: its.start()]):
            yield from _names(text, its.start(), its.end())


def _opening(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the directors of "Directed by X, ..." and "Released in 1972 and directed by X, the film ..."."""
    if opening := _FIRST_WORDS.match(text):
        yield from _names(text, 0, opening.end())
    elif (opening := _PARTICIPLE.match(text)) and not speaks_of_other(opening[0]):
        names, end = names_at(text, opening.end())
        if names and _THEN_ITEM.match(text, end):
            yield from ((name, 0, end) for name in names)


def _of_subject(text: str, subject: int) -> Iterator[tuple[str, int, int]]:
    """Yield the directors that are named behind a subject which is the item itself."""
    if "irect" in text:
        for by in islice(_BY.finditer(text, subject), _MOST):
            if _is_of_subject(text[subject : by.start()]):
                yield from _names(text, by.start(), by.end())
    if (credit := _CREDIT.match(text, subject)) and _IS_FILM.search(text[:subject]):
        yield from _credited(text, credit.end(), subject)
    if not any(map(text.__contains__, _CALLINGS)):
        return
    for work in islice(_WORK_OF.finditer(text, subject), _MOST):
        before = text[subject : work.start()]
        said = _IS_ONE.search(before)
        if said and not speaks_of_other(before) and not speaks_of_source(said[0]):
            yield from _names(text, work.start(), work.end())


def _names(text: str, start: int, at: int) -> Iterator[tuple[str, int, int]]:
    names, end = names_at(text, at)
    if names and not is_possessive(text, end):
        yield from ((name, start, end) for name in names)


def _credited(text: str, at: int, subject: int) -> Iterator[tuple[str, int, int]]:
    """Yield the director of "this film by X".

    A tale, a story or a production by someone may be a writer's or a studio's.
    """
    if _NOT_DIRECTED.search(text[:subject]):
        return
    names, end = names_at(text, at)
    if names and " " in names[0] and not is_possessive(text, end):
        yield from ((name, max(0, subject - 20), end) for name in names)


def _possessed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the person of "X's film follows ...", where X has a full name and opens the sentence."""
    name, end = name_at(text, 0)
    if " " in name and (found := _POSSESSED.match(text, end)) and not _NOT_DIRECTED.search(found["kind"]):
        yield name, 0, found.end("kind")


def is_loose(span: str) -> bool:
    """Whether a claim calls a film someone's, without saying that this one directed it."""
    return _LOOSE.search(span) is not None and "irect" not in span


def _is_of_subject(between: str) -> bool:
    """Whether "directed by" after these words is said of the sentence's subject."""
    if _NEW_CLAUSE.search(between[-60:]):
        return True
    if speaks_of_other(between) or not _BEFORE_BY.search(between[-30:]):
        return False
    return not speaks_of_source(between) or _COORDINATED.search(between[-20:]) is not None


def _active(text: str) -> Iterator[tuple[str, int, int]]:
    for verb in islice(re.finditer(r"\bdirected\s(?:it|the|this)\b", text), _MOST):
        start = max(0, verb.start() - 120)
        found = _last_name_before(text, start, verb.start())
        if found is None:
            continue
        name, begin, end = found
        active = _ACTIVE.match(text, end)
        if active is None or active.end() < verb.start() or speaks_of_other(text[:begin]):
            continue
        if not _ELSEWHERE.match(text, active.end()):
            yield name, begin, active.end()


def _last_name_before(text: str, start: int, stop: int) -> tuple[str, int, int] | None:
    last = None
    position = start
    for token in re.finditer(r"[^\W\d_][\w’'.-]*", text[start:stop]):
        if start + token.start() < position or not token[0][0].isupper():
            continue
        name, end = name_at(text, start + token.start())
        if name and end <= stop:
            last = (name, start + token.start(), end)
            position = end
    return last
