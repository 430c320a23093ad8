"""The relation ``milestone``: events and techniques of a known year that a text works into its film.

"Filmed aboard Salyut 6" cannot be said of a film of 1959, nor "one of the first in Technicolor" of one of 1944. Only
words that tie the event to the making or the subject of the film count: a film may foresee what came after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.measure.claims.chronology import out_of_time
from audit.measure.claims.facts import any_of, parts, read_facts
from audit.measure.claims.features import Features, year_of
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import subject_end
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Verdict

RELATION = "milestone"

EVENT, FIRST, LAST = "event", "first", "last"

GRACE = {EVENT: 0, FIRST: 15, LAST: 8}
"""Years within which a technique still counts as new, and an age as near its end; an event allows none."""

_KEY = re.compile(
    r"(?i:space|flight|sputnik|moon|apollo|salyut|skylab|\bmir\b|shuttle|tereshkova|gagarin|disaster|accident"
    r"|9/11|attack|wall|soviet|ussr|\bwars?\b|crisis|spring|revolution|uprising|kennedy|jfk|watergate|genocide"
    r"|katrina|covid|wwi|blockade|leningrad|stalingrad|hiroshima|landings|titanic|beslan|vostok)"
)
_TIE = (
    r"(?:(?:shot|filmed|footage|scenes|photographed|recorded)\s(?:[\w'’]{1,14}\s){0,5}?(?:aboard|on\sboard|on|at|in"
    r"|inside|of|from|during|after)"
    r"|(?:based|drawing|draws)\s(?:\w{1,12}\s)?(?:up)?on|(?:inspired|prompted|sparked|triggered)\s(?:\w{1,12}\s)?by"
    r"|in\s(?:the\s)?(?:immediate\s)?(?:wake|aftermath)\sof|in\sresponse\sto|as\sa\s(?:response|reaction)\sto"
    r"|(?:shot|filmed|made|released|produced)\s(?:\w{3,12}\s){0,3}?(?:after|following)"
    r"|(?:commemorat|celebrat|document)(?:es|ed|ing)|(?:real|actual|archive|archival|documentary|newsreel)\s(?:\w{3,12}\s)?"
    r"footage\s(?:of|from))"
)
_GAP = r"(?:\s(?!(?:before|until|not|like|against|foreshadow\w*)\b)[\w'’,-]{1,16}){0,6}?\s(?:the\s)?"
_FORESEES = re.compile(
    r"\b(?:predict\w*|foresaw|foresee\w*|foreshadow\w*|anticipat\w*|prophe\w*|premonition|prescient|eerily|before"
    r"|years\slater|decades\slater|ahead\sof|imagin\w*|fictional|hypothetical|future|futuristic|later|today|re-?releas\w*"
    r"|restor\w*|audiences|viewers|relevan\w*|parallels?|reminiscent|resonat\w*|novel|book|not|never)\b",
    re.IGNORECASE,
)
_USES = (
    r"\bone\sof\sthe\s(?:very\s)?first\s[^.;]{0,60}?\b(?:us(?:e|ed|ing)|utili[sz](?:e|ed|ing)|employ(?:s|ed|ing)?|featur(?:e|ed|ing)"
    r"|shot|filmed|made|produced|released|presented|experiment(?:ed|ing)?|incorporat(?:e|ed|ing))\s[^.;]{0,40}?"
)
_ENDS = (
    r"\bone\sof\sthe\s(?:very\s)?last\s(?:(?!silent|Stalin|Stalinist|propaganda|pre-)[\w'’-]{2,20}\s){1,5}?"
    r"(?:(?:made|produced|released|shot|created)\s)?"
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One line of the table."""

    kind: str
    words: re.Pattern[str]
    year: int
    fact: str


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the milestones a sentence ties to its film; the object is what the table says of it."""
    text = sentence.text
    if "one of the" in text and subject_end(sentence) is not None:
        yield from _first_or_last(sentence)
    if _KEY.search(text) and (tied := _tied().search(text)) and not _FORESEES.search(text):
        for one in milestones():
            if one.kind == EVENT and one.words.search(tied[0]):
                yield sentence.claim(RELATION, one.fact, tied[0])
                return


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Compare the film's year with the milestone's."""
    own = year_of(claim.item)
    one = next(known for known in milestones() if known.fact == claim.object)
    if own is None:
        return Weighed()
    gap = own - one.year
    if gap < 0 if one.kind == EVENT else gap > GRACE[FIRST] if one.kind == FIRST else gap < -GRACE[LAST]:
        return out_of_time(f"a film of {own}; {one.fact}")
    verdict = Verdict.SUPPORTED if one.kind == LAST and gap <= 0 else Verdict.UNCHECKED
    return Weighed(verdict=verdict, values={"anachronism": False})


def _first_or_last(sentence: Sentence) -> Iterator[Claim]:
    text = sentence.text
    kind = FIRST if "one of the first" in text or "one of the very first" in text else LAST
    for pattern, one in _framed(kind):
        if found := pattern.search(text):
            yield sentence.claim(RELATION, one.fact, found[0])
            return


@cache
def milestones() -> tuple[Milestone, ...]:
    """Return the table."""
    return tuple(
        Milestone(line["kind"], re.compile(any_of(parts(line["words"]))), int(line["year"]), line["fact"])
        for line in read_facts("milestones.tsv")
    )


@cache
def _tied() -> re.Pattern[str]:
    """Return the pattern of any event with the words that tie it to the film."""
    events = (one.words.pattern for one in milestones() if one.kind == EVENT)
    return re.compile(rf"\b{_TIE}{_GAP}(?:{'|'.join(events)})")


@cache
def _framed(kind: str) -> tuple[tuple[re.Pattern[str], Milestone], ...]:
    frame = _USES if kind == FIRST else _ENDS
    return tuple((re.compile(frame + one.words.pattern, re.IGNORECASE), one) for one in milestones() if one.kind == kind)
