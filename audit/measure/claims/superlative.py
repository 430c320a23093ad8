"""The relation ``superlative``: the first, the only, the most of its kind.

"One of the first" and praise ("the greatest film ever made") assert nothing that could be looked up and are no claims.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from audit.measure.claims import last_film
from audit.measure.claims.award import WON, honours_in
from audit.measure.claims.award_names import EVENTS, Prize
from audit.measure.claims.award_tokens import mentions_in
from audit.measure.claims.sentences import Sentence, either_case, sentences_of
from audit.measure.claims.subjects import FILM, speaks_of_other, subject_end
from audit.measure.nationalities import Nationality, table
from audit.model import Claim

RELATION = "superlative"

_NOUN = rf"(?:{FILM}|talkie|co-?production)s?(?!-\w)"
_HISTORY = r"(?:[\w'’]{3,12}\s){0,2}history(?:\sof(?:\s\w{3,12}){1,3})?\s"
_SAID = (
    r"(?:\b(?:is|was|became|becoming|remains|being|made\sit|making\sit|marks|marked|(?:known|remembered|stands)\sas"
    rf"|(?:down|place)\sin\s{_HISTORY}as|(?:entered|made|makes|making)\s{_HISTORY}(?:as|by\sbecoming))|\b[Ii]t['’]s)\s"
)
_OF = r"(?P<of>(?:(?!of\b)[\w'’-]{2,20}\s){0,5}?"
_ABSOLUTE = re.compile(
    rf"{_SAID}(?:also\s|still\s|in\sfact\s|officially\s)?the\s(?:very\s|world['’]s\s)?(?P<rank>first|only|last|(?:most"
    r"|highest)[\s-](?:watched|viewed|seen|popular|expensive|attended|grossing|awarded)|longest|largest|biggest"
    rf"|costliest)\s{_OF}"
    rf"{_NOUN}(?:\s{FILM}s?)?(?:\s(?:to|in|of|ever|made|about|that|with|by|from)\s[^.;,]{{0,80}}(?<!\s)(?!\w))?)",
    re.IGNORECASE,
)
# "It won the Golden Lion in 1962, the first Soviet film to do so."
_APPOSED = re.compile(
    rf"(?:,|\s[–—-])\s(?:and\s)?the\s(?:very\s)?(?P<rank>first|only)\s{_OF}{_NOUN}(?:\s{FILM}s?)?\s(?:ever\s)?"
    r"to\s(?:ever\s)?(?:do|win|receive|be\sawarded|take|earn|gain)\s[^.;,]{0,80}(?<!\s)(?!\w))",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:one\sof|among|perhaps|possibly|arguably|considered|regarded|often|reportedly|said\sto|believed|not|never"
    r"|probably|maybe|sometimes"
    r"|almost|nearly)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(r"\b(?:his|her|their|directed\sby|director['’]s)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:first|last|final|only)\s(?:part|instal?lment|chapter|entry|episode|series|one)\b", re.IGNORECASE
)

WORDS = either_case("first only last most highest longest largest biggest costliest")
"""A sentence without one of these words holds no such claim."""

_ARTICLE = re.compile(r"\bthe\s(?=(?:very\s|world['’]s\s)?(?:first|only)\s)", re.IGNORECASE)
_WIN = (
    r"(?:win|receive|be\s(?:awarded|given|honou?red\swith)|take(?:\shome)?|bring\shome|earn|gain|get|claim|capture"
    r"|garner|secure|land|(?P<nominated>(?:be\snominated|receive\s(?:an?|its)\snomination)\sfor))"
)
_HEAD = re.compile(
    r"(?:very\s)?(?P<rank>first|only)\s(?:(?P<adjective>[A-Z]\w+(?:\s[A-Z]\w+)?)\s)?(?:(?:feature|motion)\s)?"
    r"(?:film|picture|movie|feature|production)s?(?:\s(?:from|made\sin)\s(?:the\s)?(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)?))?"
    rf"\s(?:ever\s)?to\s(?:ever\s|have\sever\s)?(?:do\s(?P<so>so|this|that)\b|(?P<win>{_WIN})\s)"
)
_PRAISE = r"(?:(?:prestigious|coveted|famous|highest|top)\s)?"
_EVENT = "|".join(f"(?P<{event}>{EVENTS[event]})" for event in ("cannes", "berlin", "venice"))
_EVENTS = "|".join(EVENTS.values())
_LEAD = re.compile(rf"(?:the\s|an?\s)?(?:(?:{_EVENTS})['’]s?\s)?(?:(?:19|20)\d\d\s)?{_PRAISE}", re.IGNORECASE)
_ANY = re.compile(
    r"(?:(?:an?|any)\s(?:(?:major|main|top|big|important|prestigious|international)\s)?(?:prize|award|honou?r)\s)?"
    rf"(?:at|in|from)\s(?:the\s)?(?:prestigious\s)?(?:{_EVENT})",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"(?:it|(?:this|that|the|such\san?)\s{_PRAISE}(?:award|prize|honou?r|distinction|accolade|trophy))\b"
)
# "Won the Golden Bear", but not "won the FIPRESCI Prize and the Golden Bear": what is done so is both.
_WON = re.compile(
    rf"\b(?:won|wins|winning|received|receives|receiving|awarded|took|earned|gained)\s{_LEAD.pattern}$", re.IGNORECASE
)
_JOINED = re.compile(
    r"(?:,|\s[–—-])?\s(?:and\s)?(?:(?:thus|thereby)\s)?"
    r"(?:(?:making\sit|becoming|being|became|was|it\s(?:became|was))\s)?the\s"
)
_DATED = r"(?:(?:19|20)\d\d\s|\d{1,3}(?:st|nd|rd|th)\s|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)\s)?"
_TAIL = re.compile(
    r"(?:[\"”'’)]|\s\((?:19|20)\d\d\)|\s(?:in|for)\s(?:19|20)\d\d|\s(?:award|prize|trophy|statuette)\b|,?\s(?:for"
    rf"|as)\s(?:the\s)?best\s(?:film|picture|feature)|(?:\s(?:at|in|of|from)\s(?:the\s)?|\s){_DATED}(?:prestigious\s"
    rf"|renowned\s)?(?:{_EVENTS})(?:\sceremony)?(?:,?\s(?:in\s)?(?:Italy|France|Germany))?(?!\w)"
    r"|\sin\s(?:the\sfestival['’]s|its|film|cinema)\shistory){0,5}",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"$|[.;:!?),]|\s[–—-]\s|\s(?:which|when|where|while|although|though|but)\s"
    r"|\sand\s(?:the\s(?:first|only|second)|was|is|it|its|became|remains|one|brought|helped|\w+ed)\b"
)
# What makes a first one of a shorter span, or of a narrower class.
_BOUNDED = re.compile(
    r"\b(?:since|until|till|besides|except\w*|excluding|outside|apart|other\sthan|at\sleast|after\s(?:the\swar|\d{4})"
    r"|post-?war|decades?|century|\d0s|era|so\sfar|long|(?:in|for)\s(?:[\w-]+\s){0,3}years|alongside|together|jointly"
    r"|share[sd]?|tied|ex\saequo|competitive|honorary|that\s(?:year|time|festival|point)|the\stime|then|again)\b",
    re.IGNORECASE,
)
# "The first to win the Golden Lion, and the Grand Prix of Mannheim": the first to win both.
_MORE = re.compile(
    r",?\s(?:and|or|plus|as\swell\sas|along\swith)\s(?:also\s)?(?:the|an?|its|two|several)\s(?!first|only|second)"
    r"(?!(?:[\w'’-]{1,20}\s){1,5}?(?:was|were|is|are|had|has|plays?|played|stars|starred)\b)"
)
BEHIND = 40
"""Characters behind a claim in which words that narrow it are looked for."""
_UNTOLD = frozenset({"English", "Scottish", "Welsh", "Irish", "West German"})
"""Nationalities whose code others share: by its countries no film is told to be one of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Winning:
    """A prize that a text says its film was the first, or the only, film of a nationality to win.

    Attributes:
        rank: ``first`` or ``only``.
        is_nomination: It is told to have been nominated first.
        prize: Its kind is an empty string where any prize of the event is meant.
    """

    rank: str
    nationality: Nationality
    prize: Prize
    is_nomination: bool = False


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the absolute superlative of a sentence; the object is what the film is told to be first or most in."""
    text = sentence.text
    if (subject := subject_end(sentence)) is None:
        return
    found = _ABSOLUTE.search(text, max(subject - 4, 0)) or _apposed(sentence, subject)
    if found is None or _HEDGED.search(text[subject : found.end()]) or speaks_of_other(text[subject : found.end()]):
        return
    rank = found["rank"].lower()
    is_of_director = rank in ("last", "only") and any(last_film.find(sentence))
    is_of_person = is_of_director or _OF_PERSON.search(text, found.start(), found.end() + 14)
    if not is_of_person and not _PART.search(found[0]):
        yield sentence.claim(RELATION, f"{rank} {found['of'].strip()}", found[0].lstrip(" ,–—-"))


def place_of(claim: Claim) -> tuple[Sentence, int] | None:
    """Return the sentence of a claim, and where it goes on behind "the" of "the first"."""
    for sentence in sentences_of(claim.item):
        if sentence.field == claim.field and claim.span in sentence.text:
            at = sentence.text.index(claim.span)
            article = _ARTICLE.search(sentence.text, at, at + len(claim.span))
            return (sentence, article.end()) if article else None
    return None


def winning_of(claim: Claim) -> Winning | None:
    """Return the prize a claim is about, if nothing but a nationality narrows it: no genre, no span of years."""
    found = place_of(claim)
    head = _HEAD.match(found[0].text, found[1]) if found else None
    if found is None or head is None:
        return None
    one = _nationalities().get(head["adjective"] or head["place"] or "")
    prize, end = _prize_behind(found[0], head)
    if one is None or prize is None or (head["adjective"] and head["place"]):
        return None
    text = found[0].text
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    if not is_whole(text, found[1], end) or any(
        mention.start >= end and mention.prize != prize for mention in mentions_in(text)
    ):
        return None
    is_nomination = head["nominated"] is not None
    return Winning(rank=head["rank"], nationality=one, prize=prize, is_nomination=is_nomination)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the words from start to end say all: the clause ends there, and nothing before or behind narrows it."""
    if not _CLOSE.match(text, end) or _MORE.match(text, end):
        return False
    return not _BOUNDED.search(text[:start]) and not _BOUNDED.search(text[end : end + BEHIND])


def _apposed(sentence: Sentence, subject: int) -> re.Match[str] | None:
    """Return "the first to do so" right behind a prize that the item won."""
    found = _APPOSED.search(sentence.text, subject)
    if found is None:
        return None
    article = _ARTICLE.search(sentence.text, found.start())
    return found if article and _prize_before(sentence, article.end()) else None


def _prize_behind(sentence: Sentence, head: re.Match[str]) -> tuple[Prize | None, int]:
    """Return the prize behind "to win", or the one named before "to do so", and where its name ends."""
    text, at = sentence.text, head.end()
    if head["win"]:
        for mention in mentions_in(text):
            if mention.start >= at and _LEAD.fullmatch(text, at, mention.start):
                return mention.prize, mention.end
        if found := _ANY.match(text, at):
            return Prize(found.lastgroup or "", ""), found.end()
    same = _SAME.match(text, at) if head["win"] else None
    if not head["so"] and same is None:
        return None, at
    return _prize_before(sentence, head.start()), same.end() if same else at


def _prize_before(sentence: Sentence, at: int) -> Prize | None:
    """Return the one prize that the item won, if nothing else stands between it and "the first"."""
    text = sentence.text
    before = [mention for mention in mentions_in(text) if mention.end <= at]
    won = {honour.prize for honour, _ in honours_in(sentence) if honour.result == WON}
    if len(before) != 1 or before[0].prize not in won or not _WON.search(text[: before[0].start]):
        return None
    tail = _TAIL.match(text, before[0].end)
    return before[0].prize if _JOINED.fullmatch(text, tail.end() if tail else before[0].end, at) else None


@cache
def _nationalities() -> Mapping[str, Nationality]:
    """Return the adjectives and places that mean a nationality as a whole: "Hindi" and "Hollywood" are less."""
    found = {word: one for one in table() for word in one.words if one.label in word and "*" not in word}
    places = {place.removeprefix("the "): one for one in table() for place in one.places if place not in one.words}
    return {words: one for words, one in (places | found).items() if one.label not in _UNTOLD}
