"""The relation ``first-together``: that a film is the first on which its director worked with somebody.

An earlier film by the director with this player shows that it was not; other trades are in no reference.
"""

import re
from collections.abc import Iterator

from audit.measure.claims.chronology import SLACK
from audit.measure.claims.features import Features, directors_of, is_by, is_sure
from audit.measure.claims.names import names_in
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.titles_known import fact_of
from audit.measure.claims.weighed import Weighed, known_false
from audit.model import Claim, Film

RELATION = "first-together"
_FIRST = re.compile(
    r"\b(?:the\sfirst\s(?:of\s(?:[\w-]{2,12}\s){1,3}?)?(?:collaborations?|film\stogether|joint\swork|teaming)"
    r"|(?:worked|collaborated)\s(?:together\s)?(?:[\w-]{2,12}\s){0,2}?for\sthe\sfirst\stime|first\stime\s(?:that\s)?"
    r"|(?:began|begins|started|starts|marked\sthe\s(?:beginning|start)\sof)\s(?:the|a|his|her|their)\s"
    r"(?:[\w-]{2,14}\s){0,2}?(?:collaboration|partnership))",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:collaborat\w{2,6}|partnership|work(?:ed|ing)?\s(?:together|with)|film\stogether)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:not|never|after|since|before|second|third|last|final|composer|cinematographer|cameraman|screenwriter|writer"
    r"|producer|studio|editor|stage|theat(?:er|re)|television|novelist|designer|in\scolou?r)\b",
    re.IGNORECASE,
)

WORDS = either_case("collaboration collaborations partnership together worked working teaming")
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield with whom a sentence says the director worked for the first time."""
    text = sentence.text
    found = _FIRST.search(text)
    if found is None or not _TOGETHER.search(text) or _OTHERWISE.search(text):
        return
    directors = directors_of(sentence.item)
    others = [name for name in names_in(text) if not is_by(name, directors)]
    if len(directors) == 1 and len(others) == 1 and _names_director(text, directors[0]):
        yield sentence.claim(RELATION, others[0], text)


def weigh(claim: Claim, features: Features) -> Weighed:
    """Look for an earlier film of the director with this player; to find none proves nothing."""
    film, directors = claim.item.match.film, directors_of(claim.item)
    if film is None or film.year is None or not directors or not is_sure(claim.item):
        return Weighed()
    others = features.by(directors[0])
    earlier = [other for other in others if _is_earlier(other, film) and is_by(claim.object, other.cast)]
    if not earlier:
        return Weighed()
    fact = fact_of(earlier[0])
    return known_false(f"{claim.object} plays in {fact.value}, by {directors[0]}, too", fact)


def _is_earlier(other: Film, own: Film) -> bool:
    if other.imdb_id == own.imdb_id or other.year is None or own.year is None:
        return False
    return other.year < own.year - SLACK


def _names_director(text: str, director: str) -> bool:
    """Whether the director is named, by surname at least, or called so."""
    return director.rpartition(" ")[2] in text or re.search(r"\b(?:he|she|the\sdirector|director)\b", text) is not None
