"""The relation ``award``: which prize a text says its film won, or was nominated for.

Read are sentences whose subject is the item itself; a director, an actor or a composer has prizes of other films, too.
The object of a claim is one spelling for each prize: ``won Cannes, Palme d'Or, 1958``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.measure.claims.award_names import Prize, prize_of
from audit.measure.claims.award_tokens import Mention, mentions_in
from audit.measure.claims.award_verbs import Verb, verbs_in
from audit.measure.claims.ordinals import PATTERN, ordinal
from audit.measure.claims.prizes import year_of_edition
from audit.measure.claims.sentences import Sentence, either_case
from audit.model import Claim

RELATION = "award"
REACH = 110
"""Characters behind a prize in which its event and year are looked for."""
NEAR = 2
"""Characters between a prize and the "win" or "winning" behind it."""
WON, NOMINATED = "won", "nominated for"

WORDS = either_case(
    "award awards awarded AWARD oscar oscars OSCAR OSCARS prize prizes prix PRIX or palm palms palme palmes bear bears"
    " lion lions BAFTA BAFTAs globe globes césar césars cesar cesars nika nikas leopard leopards shell shells george"
    " best BEST"
) - {"or"}
"""A sentence without one of these words names no prize: "Or" is of "Palme d'Or"."""
_NOMINATION = re.compile(r"\bnominat|\bshortlist|\bcontend|\bsubmi", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d$£€,.-])((?:19|20)\d\d)(?![\d%s]|-\d)")
_OTHER_YEAR = re.compile(
    r"(?:\b(?:his|her|its|their|since|until|after|before|film\sof|released\sin|made\sin|shot\sin|set\sin|remade\sin"
    r"|filmed\sin|adapted\sin|restored\sin|published\sin|followed\sin|than)\s"
    r"|\bfirst\s\w{0,12}\s?since\s)$",
    re.IGNORECASE,
)
# "won the Oscar and is based on the 1986 novel"
_OF_A_WORK = re.compile(
    r"\s(?:[\w-]{2,16}\s)?(?:novels?|novellas?|books?|plays?|stor(?:y|ies)|memoirs?|poems?|films?(?!\s[Ff]estival)"
    r"|movies?|version|remake"
    r"|musical|opera)\b",
    re.IGNORECASE,
)
# "the first since Under the Sun of Satan in 1987", "at Venice and in 1957 became ..."
_SINCE = re.compile(r"\b(?:since|unlike|following)\b")
_AND_IN = re.compile(r"\b(?:and|but)\s(?:later\s|then\s)?in\s$")
_VERB_NEXT = re.compile(
    r",?\s(?:it\s|the\sfilm\s)?(?:also\s|even\s)?(?:became|was|won|took|had|went|got|made|[a-z]{3,12}ed)\b"
)
# "a second Academy Award" is no second ceremony
_ONE_MORE = re.compile(r"\b(?:an?|its|his|her|their|another|one)\s$", re.IGNORECASE)
_EDITION = re.compile(rf"\b({PATTERN})\s", re.IGNORECASE)
# "the first winner of the Academy Award" is none of the first Academy Awards
_NO_EDITION = re.compile(r"(?:ever\s)?(?:winner|recipient|film|movie|picture|feature|production|time|to)\b")
# "the Special Jury Prize at Venice, where the Golden Lion went to another"
_TO_OTHERS = re.compile(
    r"\s(?:(?:was|had)\s)?(?:instead\s|then\s|eventually\s|ultimately\s)?(?:went|gone|goes|fell|given|awarded|presented)"
    r"\s(?:instead\s)?to\b(?!\s(?:it|the\sfilm|this)\b)"
)
# "won the Golden Globe but lost the Academy Award to another"
_LOST = re.compile(r"\b(?:lost|losing|missed|missing)\s(?:out\son\s)?(?:\w{2,12}\s){0,2}$")
# "won the 1958 Palme d'Or", "its 1958 Oscar win"
_YEAR_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|a|film['’]s)\s((?:19|20)\d\d)\s(?:[A-Z][\w'’-]{1,20}\s){0,3}$|(?:won|awarded)\sin\s((?:19"
    r"|20)\d\d)\s(?:the\s)?$"
)
# "shown in 1958 and won" dates the showing only; "and in 1958 won", "shown in Venice in 1958, where it won" the prize
_YEAR_BEFORE_VERB = re.compile(
    r"(?:^|,\s|\band\s)[Ii]n\s((?:19|20)\d\d),?\s(?:(?:it|the\sfilm)\s)?$"
    r"|\s(?:in|of)\s((?:19|20)\d\d),\swhere\s(?:it|the\sfilm)\s$"
)
_OPENING_YEAR = re.compile(r"In\s((?:19|20)\d\d),?\s")
# "for Amarcord", "for his role in Hamlet": the prize of another film; "for Best Actor" and "for the film" are not.
_OTHER_FILM = re.compile(
    r"\bfor\s(?:(?:his|her|their)\s[\w\s-]{0,40}?\b(?:in|on|for|of)\s|the\s(?:film|movie)\s)?"
    r"[\"“«‘'*_]?(?!Best\b|Outstanding\b|Achievement\b|Most\b|Foreign\b|International\b|Soviet\b|USSR\b)[A-ZÀ-ÖØ-Þ]"
)
PERSONAL = frozenset("actor actress supporting-actor supporting-actress director screenplay cinematography".split())
"""Categories in which a person is named: "Best Actor for Gary Cooper"."""
_FOR_PERSON = re.compile(r"^\sfor\s(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,20}\s?){1,4}(?=and\b|[,.;]|$)")
_BUT = re.compile(r"[,;]\s(?:but|while|although|though|whereas|when|as)\b")
_END = re.compile(
    r";|,\s(?!(?:in|at|and\sin)\s(?:the\s)?(?:19|20)?\d|(?:Italy|France|Germany)\b|(?:19|20)\d\d)"
    r"|\b(?:making|which|becoming|where|when|while|although|but|before|after|who|because)\b"
    r"|\band\s(?:was|is|has\sbeen)\s(?:also\s|later\s|then\s)?(?!nominat|award|shortlist|honou?r|given|also)"
)
_EVENT_WORDS = re.compile(
    r"(?:[\w'’.-]{1,20}\s){0,4}?(?:festival|awards?|oscars?|cannes|berlinale|venice)", re.IGNORECASE
)
_AND = re.compile(r",?\s(?:and|as\swell\sas)\s(?:(?:also|both)\s)?(?:the\s|a\s)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """A prize that a text claims.

    Attributes:
        result: ``won`` or ``nominated for``.
        year: The year it is dated by year or number of the event; None where the text does not say.
    """

    result: str
    prize: Prize
    year: int | None = None

    def __str__(self) -> str:
        """Return it as the object of a claim."""
        return f"{self.result} {self.prize.label}" + (f", {self.year}" if self.year else "")


def honour_of(claimed: str) -> Honour:
    """Return what the object of a claim says."""
    result = WON if claimed.startswith(f"{WON} ") else NOMINATED
    label = claimed.removeprefix(f"{result} ")
    named, _, last = label.rpartition(", ")
    if last.isdigit():
        return Honour(result=result, prize=prize_of(named), year=int(last))
    return Honour(result=result, prize=prize_of(label))


def find(sentence: Sentence) -> Iterator[Claim]:
    """Yield one claim for each prize that the sentence says the item won or was nominated for."""
    for honour, span in honours_in(sentence):
        yield sentence.claim(RELATION, str(honour), span)


def honours_in(sentence: Sentence) -> Iterator[tuple[Honour, str]]:
    """Yield each prize claimed of the item, and the words that claim it."""
    text = sentence.text
    mentions = mentions_in(text)
    if not mentions:
        return
    verbs = verbs_in(sentence, mentions)
    for at, mention in enumerate(mentions):
        verb = _governing(text, verbs, mention)
        if verb is None:
            continue
        end = _end_of(text, mention, mentions[at + 1 :], verbs)
        after = text[mention.end : end]
        if mention.prize.kind in PERSONAL:
            after = _FOR_PERSON.sub("", after, count=1)
        if _TO_OTHERS.match(text, mention.end) or _LOST.search(text, max(0, mention.start - 40), mention.start):
            continue
        if not verb.is_about_item or (_OTHER_FILM.search(after) and not _names_item(sentence, after)):
            continue
        # Behind a prize only what follows it closely is said of it: "the Oscar nomination".
        said = text[min(verb.end, mention.start) : min(end, mention.end + 40)]
        nominated = verb.is_nomination or (not verb.is_after and _NOMINATION.search(said))
        honour = Honour(
            result=NOMINATED if nominated else WON,
            prize=mention.prize,
            year=_year(text, verb, mention, end) or _year_of_next(text, mentions[at : at + 2], verb, verbs),
        )
        yield honour, text[min(verb.start, mention.start) : end].rstrip(" ,.")


def _governing(text: str, verbs: list[Verb], mention: Mention) -> Verb | None:
    """Return the verb that a prize is the object of: the last one before it, or one that follows it closely.

    None where a "but" begins another clause between them: "won a BAFTA, but the Oscar went to another".
    """
    before = [verb for verb in verbs if verb.start <= mention.start and not verb.is_after]
    if before and _BUT.search(text, before[-1].end, max(mention.start, before[-1].end)):
        before = []
    after = [verb for verb in verbs if verb.is_after and 0 <= verb.start - mention.end <= NEAR]
    return after[0] if after else before[-1] if before else None


def _end_of(text: str, mention: Mention, later: list[Mention], verbs: list[Verb]) -> int:
    """Return where the words that belong to a prize end: event and year follow it."""
    following = [verb.start for verb in verbs if verb.start >= mention.end + (NEAR if verb.is_after else 0)]
    stops = [stop for stop in (*(one.start for one in later[:1]), *following) if stop > mention.end]
    limit = min([mention.end + REACH, len(text), *stops])
    found = _END.search(text, mention.end, limit)
    end = found.start() if found else limit
    behind = [verb for verb in verbs if verb.is_after and 0 <= verb.start - mention.end <= NEAR]
    return behind[0].end if behind and behind[0].is_attribute else max([end, *(verb.end for verb in behind)])


def _year(text: str, verb: Verb, mention: Mention, end: int) -> int | None:
    """Return the year that dates a prize: behind it, right before it, or before the verb."""
    for found in _YEAR.finditer(text, mention.start, end):
        before = text[max(0, found.start() - 24) : found.start()]
        if _OTHER_YEAR.search(before) or _OF_A_WORK.match(text, found.end()):
            continue
        if not _SINCE.search(text, mention.end, found.start()) and not _of_next_verb(text, found):
            return int(found[1])
    for found in _EDITION.finditer(text, max(0, mention.start - 24), end):
        edition = ordinal(found[1])
        event = mention.prize.event
        if _ONE_MORE.search(text[max(0, found.start() - 10) : found.start()]) or _NO_EDITION.match(text, found.end()):
            continue
        if edition and (year := year_of_edition(event, edition)) and _names_event(text[found.end() : end]):
            return year
    if dated := _YEAR_BEFORE.search(text[max(0, mention.start - 50) : mention.start]):
        return int(dated[1] or dated[2])
    if dated := _YEAR_BEFORE_VERB.search(text[max(0, verb.start - 50) : verb.start]):
        return int(dated[1] or dated[2])
    opening = _OPENING_YEAR.match(text)
    return int(opening[1]) if opening and verb.is_first else None


def _year_of_next(text: str, pair: list[Mention], verb: Verb, verbs: list[Verb]) -> int | None:
    """Return the year of "the Palme d'Or and the FIPRESCI Prize in 1958" for the first of the two."""
    if len(pair) < 2 or pair[0].prize.event != pair[1].prize.event:
        return None
    if not _AND.fullmatch(text, pair[0].end, pair[1].start):
        return None
    return _year(text, verb, pair[1], _end_of(text, pair[1], [], verbs))


def _of_next_verb(text: str, year: re.Match[str]) -> bool:
    """Whether a year dates the verb behind it: "and in 1957 became the first"."""
    before = text[max(0, year.start() - 16) : year.start()]
    return _AND_IN.search(before) is not None and _VERB_NEXT.match(text, year.end()) is not None


def _names_event(text: str) -> bool:
    return _EVENT_WORDS.match(text) is not None


def _names_item(sentence: Sentence, after: str) -> bool:
    """Whether "for X" names the item itself."""
    film = sentence.item.match.film
    titles = (sentence.item.record.title, *(film.titles if film else ()))
    return any(len(title) > 2 and title.casefold() in after.casefold() for title in titles)
