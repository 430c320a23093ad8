"""Verbs of winning in a sentence, and whether it is the item that wins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.measure.claims.award_tokens import Mention
from audit.measure.claims.features import directors_of, is_by
from audit.measure.claims.names import name_at
from audit.measure.claims.sentences import Sentence
from audit.measure.claims.subjects import FILM, speaks_of_other, speaks_of_source, subject_end

_VERB = re.compile(
    r"\b(?P<passive>(?:was|were|been|being|is)\s(?:\w{3,12}ly\s|also\s)?(?:awarded|given|presented\swith|bestowed"
    r"|honou?red\swith|rewarded\swith|recogni[sz]ed\swith|granted|decorated\swith"
    r"|(?P<named>(?:named|voted|crowned)(?=\s(?:the\s)?(?:[12]\d{3}\s)?best\b))))\b"
    r"|\b(?P<nominated>(?:nominated|shortlisted|short-listed|in\sthe\srunning|competed|competing|vied)\s(?:for|in)"
    r"|in\scompetition\sfor)\b|\b(?P<noun>(?:winner|recipient)\sof)\b|\b(?P<awarded>awarded|gave|(?:honou?red|rewarded|distinguished|crowned|decorated"
    r"|presented)(?=\s(?:it|the\sfilm|this\sfilm|the\smovie|the\spicture)\swith\b))"
    r"\s(?:it|the\sfilm|this\sfilm|the\smovie|the\spicture)\b|\b(?P<active>won|wins?"
    r"|winning|t(?:ook|akes|aking|ake)\shome|took|claim(?:ed|s|ing)|clinch(?:ed|es|ing)|earn(?:ed|s|ing)?|receiv(?:ed"
    r"|es|ing|e)|garner(?:ed|s|ing)?|collect(?:ed|ing)|scoop(?:ed|s|ing)|pick(?:ed|ing)\sup|carr(?:ied|ies"
    r"|ying)\s(?:off|away|home)|walk(?:ed|s|ing)\s(?:off|away)\swith|secur(?:ed|ing|e)|captur(?:ed|ing|e)|gain(?:ed"
    r"|ing)?|land(?:ed|ing)|bagg(?:ed|ing)"
    r"|brought(?:\shome)?|shar(?:ed|es|ing))\b",
    re.IGNORECASE,
)
_MOST = 8
"""Verbs read in one sentence, and directors of one film."""
_OPENING = re.compile(
    r"(?:(?:The\s)?[Ww]inner\sof|(?:The\s)?[Rr]ecipient\sof|Won|Winning|Having\swon|Awarded|Nominated\sfor"
    r"|Honou?red\swith|Shortlisted\sfor|Recogni[sz]ed\swith)\b"
)
# "Its Palme d'Or win in 1958", "The film's Oscar victory"
_NOMINAL = re.compile(
    r"(?:,\s)?(?:Its|its|The\sfilm['’]s|the\sfilm['’]s|This\sfilm['’]s)\s(?:(?:historic|later|subsequent|surprise"
    r"|19\d\d|20\d\d|first|only|big|famous)\s){0,2}$"
)
_ITS_VICTORY = re.compile(
    r"\s(?:(?:award|prize)\s)?(?P<what>wins?|victory|triumph|success|nominations?)\b", re.IGNORECASE
)
# "This Oscar-winning drama", "An Academy Award-nominated film"
_WINNING = re.compile(
    rf"[-–\s](?P<what>winning|winner|nominated|nominee)(?P<noun>\s(?:[\w'’-]{{1,20}}\s){{0,3}}?{FILM}(?![\w'’-]))?",
    re.IGNORECASE,
)
_ADJECTIVE_BEFORE = re.compile(
    r"(?:^|^[\w\s'’]{0,40}\b(?:is|was|remains|became)\s)(?:this|the|an?|its)\s(?:[\w'’-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:director|film-?maker|actors?|actress(?:es)?|composer|writer|screenwriter|cinematographer|author|novelist"
    r"|star"
    r"|playwright|producer|poet|legend|cast|duo|team)s?\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not(?!\s(?:only|just|merely)\b)|never|fail(?:s|ed|ing)?|miss(?:ed|ing)|without|lost|losing|instead|denied"
    r"|almost|nearly|narrowly|unable|hop(?:e|ed|es|ing)|expected|tipped|rumou?red|(?:could|should|would|might)\shave"
    r"|chances?|bids?|campaign|submi\w{2,8}|candidates?|eligible|considered|refused|declined|robbed|snubbed|cannot"
    r"|if)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely)\b", re.IGNORECASE)
_PERSON_BEFORE = re.compile(r"\b(?:he|she|they|who|whose|whom|his|her|their)\b", re.IGNORECASE)
# "It stars Anna, nominated for an Oscar", "it was shot by Romm after winning": the participle is said of the person.
_PERSON_NEAR = re.compile(r"\b(?:stars?|starring|featur(?:es?|ing)|with|by)\s(?:[a-z-]{1,20}\s){0,3}[^\W\d_a-z]")
_AUXILIARY = re.compile(r"\b(?:was|were|been|being|is|and|or|also)\s(?:\w{3,12}ly\s|also\s)?$")
_APPOSED = re.compile(r",.{1,200},\s(?:(?:also|has|had|later|subsequently|even|then)\s){0,2}")
_OWN_NOUN = re.compile(
    r"(?:,?\s(?:(?:is|was|became|remains)\s)?(?:also\s)?(?:(?:the|a|an)\s)?(?:[a-z0-9-]{1,20}\s){0,2})?", re.ASCII
)
_WHICH = re.compile(r"\b(?:which|that)\b", re.IGNORECASE)
_OWN_WHICH = re.compile(
    rf"^,?\s(?:which|that)\b|^,?\s(?:is|was|remains|became)\s(?:[\w'’-]{{1,20}}\s){{0,6}}?(?:{FILM}s?)\s(?:which|that)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[\s,;–—-]*(?:(?:and|as\swell\sas|also|but|later|then|subsequently|eventually|finally|even|ultimately|where|having"
    r"|has|was|it|the\sfilm|this\sfilm|which|in\saddition\sto|besides|before|after|going\son\sto|went\son\sto)[\s,]+){0,6}",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"[A-ZÀ-ÖØ-Þ][\w'’.\s-]{{1,60}}?['’]s?\s(?P<kind>(?:[\w'’-]{{1,20}}\s){{0,3}}?{FILM})(?![\w'’-])"
)
# "was based on the novel by Le Breton and won": what is based on it wins
_SOURCE_FIRST = re.compile(
    r"^\s(?:is|was)\s(?:\w{3,12}ly\s)?(?:based\s(?:up)?on|adapted\sfrom|an\sadaptation\sof)\s"
    r"(?:(?!\b(?:that|which|who|whose|where|when)\b)[^,;]){3,90},?\sand\s(?=(?:also\s|later\s|then\s)?$)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:At|During)\s[^,]{1,80},\s(?:where\s(?:it|the\sfilm)\s[^,]{1,60},\s)?")
_ARTICLE = re.compile(r"(?:The|This|That)\s")
_FURTHER = re.compile(
    r"\b(?:first|debut|second|third|last|final|other|own|student|diploma|short|next)\b", re.IGNORECASE
)
_FOR_THE_FILM = re.compile(
    r"\bfor\s(?:(?:(?:his|her|their|the|its)\s)?(?:[\w-]{2,20}\s){0,3}?(?:in|on|of)\s)?"
    rf"(?:it(?!\w)|(?:this|the)\s(?:[\w-]{{1,20}}\s)?{FILM})(?![\w'’-])"
    r"|\bfor\s(?:his|her|their)\s(?:[\w-]{2,20}\s){0,2}?(?:roles?|performances?|work|portrayal|direction)(?=[.,;]|$|\sand\b)",
    re.IGNORECASE,
)


# "For her performance as Altynai, Natalya Arinbasarova was named Best Actress"
_FOR_IT_FIRST = re.compile(
    r"For\s(?:his|her|their|this)\s(?:[\w-]{2,20}\s){0,2}?(?:roles?|performances?|work|portrayal|direction)"
    r"(?:\s(?:as|of|here)(?:\s[^,]{1,40})?)?,\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One verb of winning.

    Attributes:
        is_after: It follows the prize: "its Palme d'Or win".
        is_attribute: It is a participle: "this Oscar-winning drama".
        is_first: No other stands before it in the sentence.
    """

    start: int
    end: int
    is_about_item: bool
    is_nomination: bool = False
    is_after: bool = False
    is_attribute: bool = False
    is_first: bool = False


def verbs_in(sentence: Sentence, mentions: Sequence[Mention]) -> list[Verb]:
    """Return the verbs of winning in order, those behind the prize they speak of too."""
    text = sentence.text
    opening = _OPENING.match(text)
    subject = 0 if opening else _subject_end(sentence)
    verbs: list[Verb] = []
    if opening and not _VERB.match(text):
        verbs.append(_opening_verb(opening))
    for count, found in enumerate(_VERB.finditer(text)):
        if count >= _MOST:
            break
        if (found["active"] or found["named"]) and not _has_object(found, mentions):
            continue
        verbs.append(
            Verb(
                start=found.start(),
                end=found.end(),
                is_about_item=_is_about_item(text, subject, found, verbs, mentions)
                or _is_of_director(sentence, found, mentions),
                is_nomination=found["nominated"] is not None,
                is_first=not verbs,
            )
        )
    verbs += [verb for mention in mentions if (verb := _verb_behind(text, mention)) is not None]
    return sorted(verbs, key=lambda verb: verb.start)


def _opening_verb(opening: re.Match[str]) -> Verb:
    is_nomination = opening[0].startswith(("Nomin", "Short"))
    return Verb(start=0, end=opening.end(), is_about_item=True, is_nomination=is_nomination, is_first=True)


def _subject_end(sentence: Sentence) -> int | None:
    """Return where the subject ends if it is the item, also behind "At the festival, " and in "Romm's film"."""
    if place := _PLACE.match(sentence.text):
        found = subject_end(replace(sentence, text=sentence.text[place.end() :]))
        return None if found is None else found + place.end()
    found = subject_end(sentence)
    if found is not None and _ARTICLE.match(sentence.text) and speaks_of_other(sentence.text[:found]):
        return None
    if found is None and (possessed := _POSSESSED.match(sentence.text)):
        is_other = _FURTHER.search(possessed["kind"]) or speaks_of_other(possessed[0]) or _is_by_other(sentence)
        found = None if is_other else possessed.end()
    return found


def _is_by_other(sentence: Sentence) -> bool:
    """Whether "Bondarchuk's adaptation" opens with someone who is known not to have directed the item."""
    directors = directors_of(sentence.item)
    name, _ = name_at(sentence.text, 0)
    return bool(name and directors) and not any(name.split()[-1] in one or is_by(name, [one]) for one in directors)


def _has_object(verb: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether a prize follows a verb: much else is earned, received and taken."""
    return any(verb.end() <= mention.start <= verb.end() + 140 for mention in mentions)


def _is_about_item(
    text: str, subject: int | None, found: re.Match[str], before: list[Verb], mentions: Sequence[Mention]
) -> bool:
    start = found.start()
    if _DENIED.search(text[max(0, start - 40) : start].rpartition(", ")[2]):
        return False
    if found["awarded"]:
        return True
    next_mention = next((mention for mention in mentions if mention.start >= found.end()), None)
    if before:
        last = max([before[-1].end, *(mention.end for mention in mentions if mention.end <= start)])
        return before[-1].is_about_item and _joins(text[last:start])
    if subject is not None and subject <= start:
        return _is_plain(text[subject:start], found)
    if next_mention is None:
        return False
    after = text[next_mention.end : next_mention.end + 140]
    for_it = _FOR_THE_FILM.search(after) or _FOR_IT_FIRST.match(text)
    return for_it is not None and not speaks_of_other(text[:start])


def _is_of_director(sentence: Sentence, found: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether the director of the item wins as such: "..., and Stephen Daldry won the Academy Award for Best Director".

    For another film, if that is named; other films of the director are left to the verdict.
    """
    text = sentence.text
    won = next((mention for mention in mentions if mention.start >= found.end()), None)
    if won is None or won.prize.kind != "director" or _DENIED.search(text[: found.start()]):
        return False
    surnames = (re.escape(name.rpartition(" ")[2]) for name in directors_of(sentence.item)[:_MOST])
    before = "|".join(surnames)
    person = rf"(?:^|[,;]\s(?:and\s|while\s)?)(?:[\w.'’-]{{1,20}}\s){{0,3}}(?:{before})\s(?:also\s|later\s|even\s)?$"
    return bool(before) and re.search(person, text[: found.start()]) is not None


def _joins(between: str) -> bool:
    """Whether a further verb has the subject of the one before: "... in 1958 and was nominated for"."""
    tail = re.sub(r"^[^,]{0,60}?(?=,|\sand\s|\sbut\s|\sas\swell|\safter|\sbefore|$)", "", between, count=1)
    return _JOINED.fullmatch(f"{tail} ") is not None


def _is_plain(between: str, found: re.Match[str]) -> bool:
    """Whether the words between the subject and the verb leave the subject what it is."""
    if found["noun"]:
        return _OWN_NOUN.fullmatch(between) is not None
    if _APPOSED.fullmatch(between):
        return True
    between = _SOURCE_FIRST.sub("", _NOT_ONLY.sub("", between))
    if _PERSON_BEFORE.search(between) or speaks_of_other(between) or speaks_of_source(between):
        return False
    is_participle = found[0].endswith("ing") or (found["nominated"] and not _AUXILIARY.search(between))
    if is_participle and _PERSON_NEAR.search(between):
        return False
    return not _WHICH.search(between) or _OWN_WHICH.search(between) is not None


def _verb_behind(text: str, mention: Mention) -> Verb | None:
    """Return "win" of "its Palme d'Or win", "winning" of "this Oscar-winning drama"."""
    before = text[max(0, mention.start - 60) : mention.start]
    if (nominal := _ITS_VICTORY.match(text, mention.end)) and _NOMINAL.search(before):
        is_nomination = nominal["what"].casefold().startswith("nomin")
        start, end, about, is_attribute = nominal.start(), nominal.end(), True, False
    elif found := _WINNING.match(text, mention.end):
        if found[0].startswith(" ") and found["what"].casefold() in {"winning", "nominated"} and not found["noun"]:
            return None
        about = bool(found["noun"]) and not _PERSONS.search(found["noun"]) and _is_attribute(text, mention.start)
        is_nomination = found["what"].casefold().startswith("nomin")
        start, end, is_attribute = found.start(), found.end(), True
    else:
        return None
    return Verb(
        start=start,
        end=end,
        is_about_item=about,
        is_nomination=is_nomination,
        is_after=True,
        is_attribute=is_attribute,
    )


def _is_attribute(text: str, start: int) -> bool:
    """Whether an adjective stands with the sentence's own film: "This ...", "It is an ..."."""
    before = text[max(0, start - 100) : start]
    return start <= 100 and _ADJECTIVE_BEFORE.search(before) is not None and not speaks_of_other(before)
