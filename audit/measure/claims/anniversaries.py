"""The relation ``anniversary``: for which anniversary a text says its film was made; the object is that year.

Plain arithmetic: the tenth anniversary of an event of 1917 fell in 1927. A film shown again for an anniversary, or
about one, was not made for it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from audit.measure.claims.chronology import out_of_time
from audit.measure.claims.facts import any_of, parts, read_facts
from audit.measure.claims.features import Features
from audit.measure.claims.ordinals import PATTERN, ordinal
from audit.measure.claims.sentences import Sentence, either_case
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Evidence, Verdict

RELATION = "anniversary"
SLACK = 1
"""Years by which a film may miss the anniversary it was made for."""

_ROUND: Mapping[str, int] = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"\b(?:(?P<count>{PATTERN})\s(?:anniversary|jubilee)|(?P<round>{'|'.join(_ROUND)}))\s(?:of|since)\s(?:the\s)?",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(
    r"\b(?:made|commissioned|produced|released|shot|created|conceived|timed|gift|planned|intended|filmed|prepared"
    r"|completed|premiered|celebrat\w{1,4}|mark(?:s|ed|ing)?|commemorat\w{1,4}|coincid\w{1,4}|honou?r|occasion"
    r"|dedicated)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:re-?releas\w{1,4}|restor\w{1,6}|screen\w{2,4}|shown|broadcast|television|later|stamps?|coins?|monument"
    r"|museum|exhibition|retrospective|hero\w{0,3}|characters?|village|town|plot|story|tells|follows|not|never|before)\b",
    re.IGNORECASE,
)

WORDS = either_case(" ".join(("anniversary jubilee", *_ROUND)))
"""A sentence without one of these words holds no such claim."""


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the year of an anniversary that a sentence says its film was made for."""
    text = sentence.text
    for found in _ANNIVERSARY.finditer(text):
        event = _events().match(text, found.end())
        count = ordinal(found["count"]) if found["count"] else _ROUND[found["round"].lower()]
        if event and count and _MADE_FOR.search(text[: found.start()]) and not _OTHERWISE.search(text):
            year = _year_of()[event[0].lower()] + count
            yield sentence.claim(RELATION, str(year), text[found.start() : event.end()])


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Compare the year of the anniversary with the film's."""
    film, year = claim.item.match.film, int(claim.object)
    own = [one for one in (claim.item.record.year, film.year if film else None) if one is not None]
    if not own:
        return Weighed()
    if all(abs(one - year) > SLACK for one in own):
        return out_of_time(f"the film is of {own[0]}, and the {claim.span} fell in {year}")
    fact = Evidence(source="calendar", id="", url="", value=f"the {claim.span} fell in {year}")
    return Weighed(verdict=Verdict.SUPPORTED, values={"anachronism": ""}, evidence={"verdict": (fact,)})


@cache
def _events() -> re.Pattern[str]:
    return re.compile(any_of(_year_of()), re.IGNORECASE)


@cache
def _year_of() -> Mapping[str, int]:
    """Return each event's names, in small letters, and its year."""
    lines = read_facts("anniversaries.tsv")
    return {name.lower(): int(line["year"]) for line in lines for name in parts(line["words"])}
