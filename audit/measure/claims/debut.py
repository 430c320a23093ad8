"""The relation ``directorial-debut``: whose first film as director a text says its film is."""

import re
from collections.abc import Iterator
from itertools import islice

from audit.measure.claims.director import RELATION as DIRECTED_BY
from audit.measure.claims.features import directors_of, is_by
from audit.measure.claims.names import is_possessive, name_at, names_at, names_in
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.model import Claim

RELATION = "directorial-debut"

_KIND = r"(?:(?:feature|feature-length|full-length|solo|feature[\s-]film|narrative|feature-film|official)\s)?"
_DEBUT = (
    rf"(?:{_KIND}(?:directorial|directing|director['’]s)\s(?:feature\s|film\s|feature[\s-]film\s)?(?:debut|début|first)"
    r"|debut\sas\s(?:a\s)?(?:(?:feature|film)\s)?director|first\s(?:(?:feature|full-length|feature-length)\s)?(?:film"
    r"|feature|movie|picture|work)\sas\s(?:a\s)?director|first\sdirectorial\s(?:work|effort|feature|film))"
)
_SAYS = (
    r"(?:mark(?:s|ed|ing)|was|is|being|became|represent(?:s|ed|ing)|serv(?:es|ed)\sas|constitutes"
    r"|making\s(?:it|this)|mak(?:es|ing)\sit|made\s(?:it|for))"
)
_OF = re.compile(
    rf"\b{_SAYS}\s(?:also\s|both\s|in\sfact\s|effectively\s|actually\s)?(?:the|a|his|her|their"
    rf"|an)?\s?(?:[\w-]{{3,20}}\s)?{_DEBUT}(?P<of>\s(?:of|for|by|from)\s|\s?(?=[.,;!]|$|and\b|in\b|with\b|\())",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    rf"(?:^|,\s)(?:the|a|his|her|their)?\s?(?:[\w-]{{3,20}}\s)?{_DEBUT}\s(?:of|for|by)\s", re.IGNORECASE
)
_WHOSE = re.compile(rf"(?:['’]s?)\s(?:[\w-]{{3,20}}\s)?{_DEBUT}(?!\w)", re.IGNORECASE)
# These may be said of an actor as well: they are claims only of who is known to be the film's director.
_OPEN = (
    r"(?:(?:first\s(?:feature|full-length|feature-length)(?:\sfilm|\smovie)?)|feature(?:\sfilm)?\sdebut"
    r"|debut\s(?:feature|film)(?:\sfilm)?)"
)
_OPEN_OF = re.compile(rf"\b{_SAYS}\s(?:also\s)?(?:the|a)?\s?{_OPEN}\s(?:of|by|for|from)\s", re.IGNORECASE)
_OPEN_WHOSE = re.compile(rf"['’]s?\s{_OPEN}(?=[.,;!]|$|\sand\b|\sin\s\d)", re.IGNORECASE)
_MADE = re.compile(
    rf"(?:,\swho)?\s(?:made|makes|making|had|has)\s(?:(?:his|her|their|a|an)\s)(?:[\w-]{{3,20}}\s)?{_DEBUT}"
    r"\s(?:with|in|on|through)\s(?:this|the\sfilm|it\b|the\smovie|the\spicture)",
    re.IGNORECASE,
)
# "With this picture X made his debut as a director"
_WITH_THIS = re.compile(r"(?:With|In)\s(?:this|the)\s(?:film|picture|movie),?\s")
_MADE_HERE = re.compile(rf"\s(?:made|makes)\s(?:his|her|their)\s{_DEBUT}", re.IGNORECASE)
# "X had never directed a full-length film before this one"
_NEVER_BEFORE = re.compile(
    r"\shad\s(?:never|not)\s(?:directed|made)\s(?:an?\s|any\s)?(?:feature|full-length|feature-length)\s?(?:film|movie|picture)?"
    r"\s(?:before|until)\b(?!\s(?:in|for|with|abroad)\b)",
    re.IGNORECASE,
)
_FIRST_FILM_BY = re.compile(
    r"\b(?:was|is|became)\sthe\s(?:very\s)?first\s(?:(?:feature|full-length|feature-length)\s)?(?:film|feature"
    r"|movie|picture)\s"
    r"(?:directed\sby|made\sby\sdirector|by\sdirector|from\sdirector|of\sdirector)\s",
    re.IGNORECASE,
)
_DEBUT_FEATURE = re.compile(
    r"\b(?:was|is|marks|marked|became)?\s?(?:the\s)?debut\s(?:feature|film|feature\sfilm|picture)\s(?:of|by"
    r"|from)\s(?:the\s)?(?:[\w-]{2,20}\s){0,2}?(?:director|film-?maker)\s",
    re.IGNORECASE,
)
# "The first film directed by X to win ..." counts among fewer films than all.
_NARROWED = re.compile(
    r"[\s,]*(?:to|in\scolou?r|after|since|outside|abroad|without|with|for|at|about|that|which|under|following|made"
    r"|shot|released|starring)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|after|before|following|since|until|prior\sto|mistaken|mistakenly|considered|almost|nearly|second"
    r"|unlike|despite|like|acting|short|student|stage|theat(?:re|rical|er)|television|tv|producer|producing"
    r"|screenwriting|writing"
    r"|english-language|hollywood|american)\b",
    re.IGNORECASE,
)
_MOST = 4  # verbs of one sentence that are looked at
_SOLO = re.compile(r"\bsolo\b", re.IGNORECASE)

WORDS = either_case("debut debuts debuted début débuts first never")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the debut a sentence claims and, where it names the person, that this person directed the film.

    The object is empty where the text names nobody ("his directorial debut"): the item's own director is meant.
    """
    text = sentence.text
    if not ("debut" in text or "début" in text or "irect" in text or "feature" in text or "full-length" in text):
        return
    for name, span in _claimed(sentence):
        yield sentence.claim(RELATION, name, span)
        if name:
            yield sentence.claim(DIRECTED_BY, name, span)
        return


def is_solo(span: str) -> bool:
    """Whether only films directed alone come into question."""
    return _SOLO.search(span) is not None


def _claimed(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield (person, words), the surest form first."""
    text, subject = sentence.text, subject_end(sentence)
    if subject is not None:
        for pattern in (_OF, _DEBUT_FEATURE, _FIRST_FILM_BY):
            if (found := pattern.search(text, subject)) and _is_plain(text[subject : found.end()]):
                yield from _after(text, found)
        yield from _possessed(text, subject)
        yield from _open_to_actors(sentence, subject)
    yield from _other_forms(text)


def _after(text: str, found: re.Match[str]) -> Iterator[tuple[str, str]]:
    if "of" in found.re.groupindex and not found["of"].strip():
        # "marked his directorial debut": a person named before may be meant, so nobody may be named.
        if not [name for name in names_in(text[: found.start()]) if name]:
            yield "", found[0]
        return
    names, end = names_at(text, found.end())
    if not names or is_possessive(text, end):
        return
    if found.re is _FIRST_FILM_BY and _NARROWED.match(text, end):
        return
    yield names[0], text[found.start() : end]


def _possessed(text: str, subject: int) -> Iterator[tuple[str, str]]:
    """Yield the person of "was X's directorial debut" and "marking X's directorial debut"."""
    for verb in re.finditer(
        rf"\b{_SAYS}\s(?:also\s)?(?:the\s)?(?:[a-z-]{{3,20}}\s){{0,3}}?(?=[^\W\d_a-z])", text[subject:]
    ):
        name, end = name_at(text, subject + verb.end())
        if name and is_possessive(text, end) and (whose := _WHOSE.match(text, end)):
            if _is_plain(text[subject : subject + verb.end()] + whose[0]):
                yield name, text[subject + verb.start() : whose.end()]
            return


def _open_to_actors(sentence: Sentence, subject: int) -> Iterator[tuple[str, str]]:
    """Yield the person of "was the feature debut of X" and "was X's first feature", if X is the film's director."""
    text = sentence.text
    if (found := _OPEN_OF.search(text, subject)) and _is_plain(text[subject : found.end()]):
        names, end = names_at(text, found.end())
        if names and not is_possessive(text, end) and not _NARROWED.match(text, end) and _directs(names[0], sentence):
            yield names[0], text[found.start() : end]
    for verb in islice(re.finditer(rf"\b{_SAYS}\s(?=[^\W\d_a-z])", text[subject:]), _MOST):
        name, end = name_at(text, subject + verb.end())
        whose = _OPEN_WHOSE.match(text, end) if name else None
        if whose and _is_plain(text[subject : subject + verb.end()]) and _directs(name, sentence):
            yield name, text[subject + verb.start() : whose.end()]


def _directs(name: str, sentence: Sentence) -> bool:
    return is_by(name, directors_of(sentence.item))


def _other_forms(text: str) -> Iterator[tuple[str, str]]:
    """Yield the person of "X made his directorial debut with this film" and "The directorial debut of X, this film".

    These sentences open with the person or the debut, not with the film.
    """
    opened = _WITH_THIS.match(text)
    for name, start, end in _name_spans(text[:200]):
        if never := _NEVER_BEFORE.match(text, end):
            yield name, text[start : never.end()]
            return
        made = _MADE.match(text, end) or (_MADE_HERE.match(text, end) if opened and start == opened.end() else None)
        if made and _is_plain(made[0]):
            yield name, text[start : made.end()]
            return
    if (found := _APPOSED.match(text)) and _is_plain(found[0]):
        names, end = names_at(text, found.end())
        if names and re.match(r",\s(?:it|this|the)\b", text[end : end + 8]):
            yield names[0], text[:end]


def _name_spans(text: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    for token in re.finditer(r"[^\W\d_][\w’'.-]*", text):
        if token.start() >= position and token[0][0].isupper():
            name, end = name_at(text, token.start())
            if name:
                position = end
                yield name, token.start(), end


def _is_plain(words: str) -> bool:
    """Whether nothing denies or narrows the debut: "not his debut", "two years after her debut", "stage debut"."""
    return not _DENIED.search(words) and not speaks_of_other(words)
