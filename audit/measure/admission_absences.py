"""Families of admissions that grant the topic's absence: "no dragon makes an appearance", "a mathematician, not a spy".

As in `admission_families`: every function takes a sentence in small letters and the topic words, and returns the match,
or None. What a group captures must be the topic. All repeats are bounded.
"""

import re

from audit.measure.admission_asides import NOUNS, WORD, Found, either, named
from audit.measure.list_words import FILM_NOUN
from audit.measure.nationalities import find_nationalities, nationality_words
from audit.measure.topic_words import TopicWords

_SELF = r"(?: itself| themselves| as such| proper)?"
_NOT_DO = r"(?:(?:does|do|did) not|(?:does|do|did)n['’]t)"
_NOT_BE = r"(?:(?:is|are|was|were) (?:not|never)|(?:is|are|was|were)n['’]t)"
_ABSENT = either(
    rf"({WORD}){_SELF} {_NOT_DO} (?:really |actually |even |exactly )?(?:come into (?:it|play|the)|enter into|figure"
    r"|feature|make an appearance|play (?:a|any|much of a) (?:part|role))\b",
    rf"({WORD}){_SELF} (?:is|are|was|were) (?:[\w-]{{4,14}} )?(?:(?:absent|missing) from|nowhere to be (?:seen|found)"
    r"|nowhere in sight|(?:hardly|scarcely|not really) the (?:point|subject|focus|theme))\b",
    rf"({WORD}){_SELF} (?:is|are|was|were) (?:[\w-]{{3,14}} )?nowhere in (?:the|this) (?:film|movie|picture|story)\b",
    rf"({WORD}){_SELF} (?:hardly|barely|scarcely|rarely|seldom) (?:ever )?(?:appears?|features?|figures?)\b",
    rf"({WORD}){_SELF} (?:stays?|remains?|is kept|are kept) (?:firmly |mostly |largely )?in the background\b",
    rf"({WORD}){_SELF} (?:is|are|was|were) (?:little|hardly|scarcely|no|not much) more than (?:an? )?"
    r"(?:[\w-]{3,12} )?(?:backdrop|background|pretext|frame|setting|excuse|footnote)\b",
    rf"({WORD}){_SELF} (?:is|are) the last thing on\b",
    rf"(?:its|the) (?:hero(?:ine)?|protagonist|lead|(?:main|central|title) character)s? (?:is|are)(?: not|n['’]t)"
    rf" (?:really |actually )?(?:an? )?({NOUNS}) at all\b",
    rf"no ({WORD}(?: {WORD})?) (?:makes? an appearance|puts in an appearance|appears?"
    r"|(?:is|are) (?:in sight|to be (?:seen|found)))(?![\w'’-])",
    r"(?:will not|won['’]t|do not|don['’]t|cannot|can['’]t) (?:actually |really )?find (?:any |an? |a single )?"
    rf"(?:actual |real )?({WORD})\b",
    rf"({WORD}){_SELF} plays? (?:virtually |almost |practically |next to )?(?:no|nothing|hardly any) (?:real"
    r" |significant |major |direct |central |great )?(?:role|part)\b",
    rf"there (?:is|are) no ({WORD}), (?:but|yet|though)\b",
    rf"(?:while|although|though) (?:the )?({WORD}(?: {WORD})?){_SELF} {_NOT_BE} (?:even |actually |explicitly )?"
    r"(?:mentioned|featured|present|central|the (?:main |central |primary )?(?:focus|subject|theme))\b",
    rf"(?:while|although|though) (?:the|its) (?:hero(?:ine)?|protagonist|lead|(?:main|central|title)"
    rf" characters?) (?:is|are) not (?:really |actually )?"
    rf"(?:an? )({NOUNS})(?=[,;])",
)
_AT_FRONT = re.compile(rf"instead of (?:the |an? )?({WORD}), (?:this|the|it|we)\b")


def absent(sentence: str, topic: TopicWords) -> Found:
    """Find a topic that is not in the film: "football does not come into it", "fishermen are nowhere to be seen"."""
    front = _AT_FRONT.match(sentence)
    ways = (*([front] if front else ()), *_ABSENT.finditer(sentence))
    return next((found for found in ways if topic.are_in(named(found))), None)


_ADVERSATIVE = either(
    r"(?:but|though|although|yet|still|nevertheless|nonetheless|however|even so|all the same)\b",
)
_INSTEAD = either(
    r"(?:is|are|was|were|plays?|about|follows?|concerns?|deals? with|shows?|remains?) (?:[\w'’-]{1,20} ){1,6}?"
    rf"[\w'’-]{{2,20}}(?:,| and|, and) not (?:really |quite )?(?:an? |the )?({NOUNS})(?: per se| as such)?"
    r"(?=[,;—–]| (?:but|though|yet)\b)",
    r"(?:while|although|though) (?:its (?:hero(?:ine)?|main character|protagonist) is )?an? (?:[\w'’-]{1,20} ){1,8}?"
    rf"(?:and|but) not (?:really )?(?:an? )?({NOUNS})(?=[,;])",
    rf"(?:in (?:the )?place of|tak(?:es?|ing) the place of|swap(?:s|ping)?|instead of) (?:an? |the )?({NOUNS})"
    r"(?=[,;—–]| (?:for|in|with|here|we)\b)",
    rf"{_NOT_BE} (?:really |exactly |quite )?(?:an? )?({NOUNS}) (?:in the (?:precise|strict|traditional"
    r"|classic|usual|exact|narrow|literal|full|true|modern|historical|technical) sense|per se|strictly speaking)",
)


_RATHER = either(
    rf"rather than (?:in |on |through |from |with )?(?:an? |the )?({NOUNS})(?: itself| themselves)?(?=[,;.—–]|$)",
)
_MORE = either(
    rf"more (?:concerned|interested|occupied) (?:with|in) [^;.]{{3,60}} than (?:with |in )?(?:an? |the )?({NOUNS})"
    r"(?=[,;.—–]|$)",
)
_CONCEDES = re.compile(r"(?:^|[,;] )(?:although|though|while|even if|albeit)\b")


def rather(sentence: str, topic: TopicWords) -> Found:
    """Find another subject put before the topic: "while focused on hockey rather than cricket, ..."."""
    if (more := _MORE.search(sentence)) and topic.are_in(named(more)):
        return more
    for found in _RATHER.finditer(sentence):
        is_conceded = _CONCEDES.search(sentence[: found.start()]) or _ADVERSATIVE.search(sentence, found.end())
        if is_conceded and topic.are_in(named(found)):
            return found
    return None


def instead(sentence: str, topic: TopicWords) -> Found:
    """Find something else in the topic's place, with a "but" behind it: "wrestling takes the place of cricket, but".

    Without the "but" it may only be told what happens: "he sends flowers instead of letters".
    """
    for found in _INSTEAD.finditer(sentence):
        if topic.are_in(named(found)) and (_CONCEDES.match(found[0]) or _ADVERSATIVE.search(sentence, found.end())):
            return found
    return None


_NEITHER = re.compile(
    r"(?:^|\bis )(?P<admission>neither (?:an? |really |strictly )?[^,;.]{3,50}? nor [^,;.]{3,50})(?=[,;.]|$)"
)
_NOT_A = re.compile(rf"not (?:really |quite |strictly )?an? ({NOUNS})(?=,| in\b)")
_NOT_FILM = either(
    rf"not (?:quite|exactly|really|strictly|precisely|truly) an? (?:[\w-]{{3,15}} )?{FILM_NOUN} ((?:about|on|of)"
    r" [^,;.]{3,40})",
    rf"is not an? (?:[\w-]{{3,15}} ){{0,3}}?{FILM_NOUN} ((?:about|on) [^,;.]{{3,40}})(?=, (?:but|though|yet|although))",
    r"(?:and|but) not (?:specifically|strictly|directly|primarily|exclusively|really|actually) (about [^,;.]{3,40})",
)
_KINDS = either(rf"(?:{FILM_NOUN}|story|tale|about|biographical)\b")


def none_of_these(sentence: str, topic: TopicWords) -> Found:
    """Find a denied kind: "Neither a crime story nor a tale of theft", "Not a documentary, it still shows ..."."""
    neither = _NEITHER.search(sentence)
    if neither and topic.are_in(neither[0]) and _KINDS.search(neither[0]):
        return neither
    front = _NOT_A.match(sentence)
    if front and topic.are_in(named(front)) and _ADVERSATIVE.search(sentence, front.end()):
        return front
    about = _NOT_FILM.search(sentence)
    return about if about and topic.are_in(named(about)) else None


_NATION = r"([^\W\d_][\w-]{2,20})"
_DENIED = either(
    rf"(?:(?:it|this|this one|film|production|remake|movie|picture|{FILM_NOUN})(?: is|['’]s)|therefore) not (?:strictly"
    rf" |technically |actually |really )?(?:an? )?{_NATION}(?=[,;]| (?:film|movie|production)\b)",
)
_DISCLAIMED = either(
    rf"(?:can['’]t|cannot|can hardly|does not|doesn['’]t) (?:really )?claim to be {_NATION}",
    rf"(?:rather|other) than (?:an? )?{_NATION} {FILM_NOUN}",
    rf"{_NATION} only (?:in|by) (?:name|scenery|setting|location|spirit|birth|subject)",
)


def foreign(sentence: str, topic: TopicWords) -> Found:
    """Find the list's nationality denied: "it is not Japanese, obviously, but", "British rather than a German film"."""
    if not topic.nationalities:
        return None
    found = _DISCLAIMED.search(sentence)
    if found is None and _ADVERSATIVE.search(sentence):
        found = _DENIED.search(sentence)
    if found is None or named(found) not in nationality_words():
        return None
    labels = {one.label for one in find_nationalities(f"{named(found)} films")}
    return found if labels & topic.nationalities else None
