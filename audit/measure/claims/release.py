"""Years that a text gives its film: made, released, premiered, banned until, and the year in which it plays.

The relations are ``made-in``, ``released-in``, ``premiered-in``, ``kept-until`` and ``set-in``; the last is of the
story and is never compared with the film's own year.
"""

import re
from collections.abc import Iterator

from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import speaks_of_other, subject_end
from audit.model import Claim

RELEASED_IN, PREMIERED_IN, MADE_IN, SET_IN, KEPT_UNTIL = (
    "released-in",
    "premiered-in",
    "made-in",
    "set-in",
    "kept-until",
)

_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?![\d–-]|s\b|/)"
_MONTH = (
    r"(?:(?:early|late|mid|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)[\s-])?"
)
_WHERE = (
    r"(?:\s(?:theatrically|in\s(?:cinemas|theat(?:er|re)s)|by\s(?:Mosfilm|Lenfilm"
    r"|[A-Z][\w.-]{2,20}(?:\s[A-Z][\w.-]{2,20})?)|to\s(?:great|wide|critical)\sacclaim|worldwide))?"
)
_VERB = re.compile(
    r"\b(?P<verb>released|premiered|made|produced|filmed|shot|completed|created)"
    rf"{_WHERE}\sin\s(?:the\syear\s)?{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_BY_VERB = {"released": RELEASED_IN, "premiered": PREMIERED_IN}
_SET = re.compile(
    rf"\b[Ss]et\s(?:\w{{2,12}}\s){{0,4}}?(?:in|during)\s(?:the\s)?{_MONTH}(?P<year>(?:1[0-9]|20)\d\ds?)(?!\d)"
)
_IN_SUBJECT = re.compile(rf"^(?:This|The)\s(?:[\w-]{{3,14}}\s){{0,2}}?{_YEAR}\s", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:^\s*|\b(?:was|is|were|film|movie|picture|feature|also|first|originally|and|,|finally|actually)[,\s]*)$",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:bann|shelv|censor|suppress|withh|delay|forbid|forbad|belated|finally|only|until|years\slater"
    r"|re-?(?:releas|stor|issu|discover|edit|cut)"
    r"|unreleased|dubbed|subtitl|abroad|overseas|international|US\b|UK\b|U\.S\.|DVD|video|Blu|digital|remaster|not\b)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:banned|shelved|suppressed|withheld|withdrawn|forbidden|censored|prohibited|locked\s(?:away|up)|kept\sfrom"
    r"|(?:under|behind)\slock\sand\skey|(?:put|stayed|remained|kept|sat|lay|languished)\son\sthe\sshelf"
    r"|gather(?:ed|ing)\sdust|(?:stayed|remained|lay|went)\s(?:unseen|unreleased|hidden|buried)|in\sthe\svaults?)\b"
    rf"(?:(?!\b(?:novel|book|story|play)\b)[^.;]){{0,80}}?\b(?:until|till|before\s(?:its|being)|(?:only|finally"
    rf"|first|and|then)\s(?:was\s)?(?:released|shown|screened)(?:\s(?:only))?\sin)\s"
    rf"(?:\w{{2,12}}\s){{0,4}}?{_YEAR}",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:(?:did\snot|didn['’]t)\s(?:reach|open\sin|come\sto|get\sto|appear\sin"
    r"|make\sit\s(?:in)?to)\s(?:\w{2,12}\s){0,2}?(?:cinemas|theat(?:er|re)s|screens?|audiences?)\suntil"
    r"|could\snot\sbe\s(?:seen|shown|released|screened)\s(?:\w{2,12}\s){0,3}?(?:before|until)(?:\sthe\syear)?|(?:only|finally"
    r"|not|n['’]t)\s(?:\w{3,12}\s){0,2}?(?:released|shown|screened)\s(?:\w{2,12}\s){0,5}?(?:in|until)"
    rf"|(?:released|shown|screened)\sonly\sin|(?:not|n['’]t)\s(?:be\s)?released\suntil)\s(?:the\s)?{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_REST = re.compile(r"\s(?:at|on|in)\b[^,.;]{0,40}")
# "It inspired the musical “Nine”, which was filmed in 2009": what is filmed is what stands before.
_OF_ANOTHER = re.compile(
    r"\S.*\b(?:which|who|that)\s(?:(?:was|were|is|had\sbeen)\s)?(?:\w{3,12}\s)?$|\binspir\w{2,4}\b"
    r"|\bwhere\s(?:it|the\sfilm)\b[^,.;]{0,20}$"
)
_ELSEWHERE = re.compile(
    r"\b(?:novel|book|UK|US|U\.S\.|Britain|America|United\sStates|West|abroad|Germany|France|China|India|Japan|Italy"
    r"|Poland|Ireland|Norway|Sweden|Finland|DVD|television|TV|director['’]s\scut|uncut|restored|version)\b"
)

WORDS = frozenset(f"{year}{plural}" for year in range(1000, 2100) for plural in ("", "s"))
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the years a sentence gives its film; the object is the year."""
    text = sentence.text
    subject = subject_end(sentence)
    if subject is not None and "et " in text and (scene := _SET.search(text)):
        yield sentence.claim(SET_IN, scene["year"], scene[0])
    if kept := _KEPT.search(text) or _ONLY.search(text):
        if subject is not None and not _ELSEWHERE.search(kept[0]) and not speaks_of_other(text[subject : kept.start()]):
            yield sentence.claim(KEPT_UNTIL, kept["year"], kept[0])
        return
    if subject is not None and (own := _IN_SUBJECT.match(text[:subject])):
        yield sentence.claim(RELEASED_IN, own["year"], text[:subject])
        return
    start = 0 if subject is not None and text[:1].isupper() and _VERB.match(text) else subject
    if start is None or not (found := _VERB.search(text, start)) or _LATE.search(text):
        return
    before = text[start : found.start()]
    if _BEFORE.search(before) and not speaks_of_other(before) and not _OF_ANOTHER.search(before):
        relation = _BY_VERB.get(found["verb"].lower(), MADE_IN)
        rest = _REST.match(text, found.end())
        said = found[0] + rest[0] if relation == PREMIERED_IN and rest else found[0]
        yield sentence.claim(relation, found["year"], said)
