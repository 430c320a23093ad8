"""The relations ``made-after``, ``new-technique`` and ``end-of-age``: events and techniques of a known year.

"Filmed aboard Salyut 6" cannot be said of a film of 1959, nor "one of the first in Technicolor" of one of 1944. Only
words that tie the event to the making or the subject of the film count: a film may foresee what came after it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.measure.claims.chronology import latest_year_of, out_of_time
from audit.measure.claims.facts import any_of, parts, read_facts
from audit.measure.claims.features import Features, year_of
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import subject_end
from audit.measure.claims.weighed import Weighed
from audit.model import Claim, Verdict

MADE_AFTER, NEW_TECHNIQUE, END_OF_AGE = "made-after", "new-technique", "end-of-age"

EVENT, FIRST, LAST = "event", "first", "last"
RELATION_OF = {EVENT: MADE_AFTER, FIRST: NEW_TECHNIQUE, LAST: END_OF_AGE}
"""Kind of milestone in the table to the relation of claims about it."""

GRACE = {EVENT: 0, FIRST: 15, LAST: 8}
"""Years within which a technique still counts as new, and an age as near its end; an event allows none.

Chosen by judgement, with the claims of one labelled feed in view: no source draws these lines.
"""

WINDOW = 120
"""Characters before the name of an event in which what ties it to the film is looked for."""

_COMMON = frozenset(
    "Soviet Union USSR War Wars First first World world space station disaster attack attacks of the before during"
    " in".split()
)
_WORD = re.compile(r"\w+")
_GAP = r"(?:\s(?!(?:before|until|not|like|against|foreshadow\w*)\b)[\w'’,-]{1,16}){0,6}?\s(?:the\s)?$"
_TIE = re.compile(
    r"\b(?:(?:shot|filmed|footage|scenes|photographed|recorded)\s(?:[\w'’]{1,14}\s){0,5}?(?:aboard|on\sboard|on|at|in"
    r"|inside|of|from|during|after)|(?:based|drawing|draws)\s(?:\w{1,12}\s)?(?:up)?on|(?:inspired|prompted|sparked"
    r"|triggered)\s(?:\w{1,12}\s)?by|in\s(?:the\s)?(?:immediate\s)?(?:wake|aftermath)\sof|in\sresponse\sto"
    r"|as\sa\s(?:response|reaction)\sto|(?:shot|filmed|made|released|produced)\s(?:\w{3,12}\s){0,3}?(?:after|following)"
    r"|(?:commemorat|celebrat|document)(?:es|ed|ing))" + _GAP
)
_FORESEES = re.compile(
    r"\b(?:predict\w*|foresaw|foresee\w*|foreshadow\w*|anticipat\w*|prophe\w*|premonition|prescient|eerily|before"
    r"|years\slater|decades\slater|ahead\sof|imagin\w*|fictional|hypothetical|future|futuristic|later|today"
    r"|re-?releas\w*"
    r"|restor\w*|audiences|viewers|relevan\w*|parallels?|reminiscent|resonat\w*|novel|book|not|never)\b",
    re.IGNORECASE,
)
_USES = re.compile(
    r"\b[Oo]ne\sof\sthe\s(?:very\s)?first\s[^.;]{0,60}?\b(?:us(?:e|ed|ing)|utili[sz](?:e|ed|ing)|employ(?:s|ed|ing)?"
    r"|featur(?:e|ed|ing)|shot|filmed|made|produced|released|presented|experiment(?:ed|ing)?|incorporat(?:e|ed|ing))"
    r"\s[^.;]{0,40}$"
)
_ENDS = re.compile(
    r"\b[Oo]ne\sof\sthe\s(?:very\s)?last\s(?:(?!silent|Stalin|Stalinist|propaganda|pre-)[\w'’-]{2,20}\s){1,5}?"
    r"(?:(?:made|produced|released|shot|created)\s)?$"
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One line of the table."""

    kind: str
    words: re.Pattern[str]
    year: int
    fact: str


def words() -> frozenset[str]:
    """Return the words one of which a sentence with such a claim must hold: the telling one of each name."""
    return frozenset(_by_word())


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield the milestones a sentence ties to its film; the object is how it calls them."""
    text = sentence.text
    index = _by_word()
    for word in sorted(index.keys() & sentence.words, key=text.index):
        for needed, one in index[word]:
            if not needed <= sentence.words or not (named := one.words.search(text)):
                continue
            if said := _tie_before(sentence, one, named):
                yield sentence.claim(RELATION_OF[one.kind], named[0], said)
                return


def weigh(claim: Claim, _features: Features) -> Weighed:
    """Compare the film's year with the milestone's."""
    one = next(
        known
        for known in milestones()
        if RELATION_OF[known.kind] == claim.relation and known.words.fullmatch(claim.object)
    )
    own = year_of(claim.item) if one.kind == FIRST else latest_year_of(claim.item)
    if own is None:
        return Weighed()
    gap = own - one.year
    if gap < 0 if one.kind == EVENT else gap > GRACE[FIRST] if one.kind == FIRST else gap < -GRACE[LAST]:
        return out_of_time(f"the film is of {own}, and {one.fact}")
    verdict = Verdict.SUPPORTED if one.kind == LAST and gap <= 0 else Verdict.UNCHECKED
    return Weighed(verdict=verdict, values={"anachronism": ""})


def _tie_before(sentence: Sentence, one: Milestone, named: re.Match[str]) -> str:
    """Return the words from what ties a milestone to the film up to its name, or an empty string."""
    text = sentence.text
    before = text[max(0, named.start() - WINDOW) : named.start()]
    if one.kind == EVENT:
        tie = None if _FORESEES.search(text) else _TIE.search(before)
    else:
        tie = (_USES if one.kind == FIRST else _ENDS).search(before)
        tie = tie if subject_end(sentence) is not None else None
    return before[tie.start() :] + named[0] if tie else ""


@cache
def milestones() -> tuple[Milestone, ...]:
    """Return the table."""
    return tuple(
        Milestone(line["kind"], re.compile(any_of(parts(line["words"]))), int(line["year"]), line["fact"])
        for line in read_facts("milestones.tsv")
    )


@cache
def _by_word() -> Mapping[str, Sequence[tuple[frozenset[str], Milestone]]]:
    """Return, by its most telling word, the words of each name and its milestone: most sentences are passed over."""
    found: dict[str, list[tuple[frozenset[str], Milestone]]] = defaultdict(list)
    for line, one in zip(read_facts("milestones.tsv"), milestones(), strict=True):
        for name in parts(line["words"]):
            words = _WORD.findall(name)
            word = max([word for word in words if word not in _COMMON] or words, key=len)
            found[word].append((frozenset(words), one))
    return found
