"""The families of words in which a text admits its film to be off topic, one function each.

The same words are innocent or not by the list they stand in ("while primarily a war film" in a list of war films), so
most families are read against the words of the topic. Every function takes a sentence in small letters and the topic
words, and returns the match, or None. All repeats are bounded.
"""

import re

from audit.measure.list_words import FILM_NOUN, GENRE
from audit.measure.nationalities import find_nationalities, nationality_words
from audit.measure.topic_words import TopicWords

Found = re.Match[str] | None

_FILM = rf"(?:{FILM_NOUN}|story|tale|account|portrait|piece|work|entry|production|feature|study)(?!\w)"
_CONCESSION = r"\b(?:although|though|while|whilst|albeit|even if|despite|in spite of)\s"
_ITSELF = (
    r"(?:(?:it|this|the|this one)(?:\s(?:film|movie|story|series|plot|picture|drama|comedy|cartoon|one))?"
    r"(?:['’]s|\sis|\swas|\smay|\smight|\sdoes|\sisn['’]t|\sdoesn['’]t)?\s)?"
)
_HEDGE = (
    r"(?:directly|strictly|explicitly|exclusively|primarily|specifically|entirely|solely|purely|overtly|really"
    r"|technically|exactly|necessarily|quite|truly|literally|expressly|traditionally|wholly|strictly speaking|per se"
    r"|centrally|mainly|principally|overly|so much|all|typically|obviously|openly|fully|completely|always|precisely"
    r"|genuinely|properly|actually)"
)
_NOT = r"(?:not|never|hardly|scarcely|barely|less)"
_ABOUT = (
    r"(?:about|focus(?:ed|es|ing)?\b|cent(?:er|re)(?:ed|s)? (?:on|around)|deal(?:s|ing)? with|concern(?:ed|s|ing)?\b"
    r"|based on|devoted|dedicated|related|relating|connected|tied|linked|on (?:the )?(?:subject|topic|theme)|relevant"
    r"|set (?:in|on|during|at))"
)
_THEME = re.compile(r"\b(?:theme|topic|subject|motif|connection|link|relation|relevance|aspect)s?\b")
_ONLY = re.compile(r"\b(?:not|n['’]t) (?:only|just|merely|simply|solely|alone)\b")
"""What denies nothing: "not only about letters"."""

_DENIED = re.compile(
    rf"(?:{_CONCESSION}{_ITSELF}(?:be )?|^)(?:{_NOT}\s)?(?:be(?:ing)? )?(?P<hedge>(?:{_HEDGE}\s){{0,2}})"
    rf"(?P<about>{_ABOUT})(?P<what>[^,;.]{{0,60}})"
)
_NEGATION = re.compile(rf"\b{_NOT}\b|n['’]t\b")


def denied(sentence: str, topic: TopicWords) -> Found:
    """Find a conceded denial: "although not directly about letters", "while it isn't strictly about war"."""
    for found in _DENIED.finditer(sentence):
        lead = sentence[found.start() : found.start("about")]
        if not _NEGATION.search(lead) or _ONLY.search(found[0]):
            continue
        is_open = found["about"] != "based on" and (found["hedge"] or found["about"] == "about")
        if is_open or topic.are_in(found["what"]):
            return found
    return None


_RANKED = r"(?! (?:first|last|only|best|most|same|usual|sole)\b)"
_NO_KIND = re.compile(
    rf"{_CONCESSION}{_ITSELF}{_NOT} (?:being )?(?:{_HEDGE}\s){{0,2}}(?:an?|your|the{_RANKED}) (?P<kind>[^,;:.]{{2,60}})"
)


def of_no_such_kind(sentence: str, topic: TopicWords) -> Found:
    """Find a denied kind of film: "while not strictly a detective film"."""
    for found in _NO_KIND.finditer(sentence):
        kind = found["kind"]
        if re.search(_FILM, kind) or not GENRE.isdisjoint(kind.split()) or topic.are_in(kind):
            return found
    return None


_NO_KIN = r"(?:title|name|accent|language|cast|actor|actress|star|audience|version|release|roots|setting|origin)\b"
_NATION = re.compile(
    rf"{_CONCESSION}{_ITSELF}(?:being )?(?P<not>{_NOT}\s)?(?:{_HEDGE}\s){{0,2}}(?:an? )?(?:\w{{2,15}} )??"
    rf"(?P<nation>[^\W\d_][\w-]{{2,20}}(?: (?!{_NO_KIN})[\w-]{{2,15}})??)"
    rf"(?: (?:{FILM_NOUN}|production|co-production|made|in origin|work|story|per se))?"
    r"(?=\s?[,.;)]| (?:in|from|by|made|directed|set|about)\b)"
)


def of_another_nation(sentence: str, topic: TopicWords) -> Found:
    """Find a denied or another nationality: "although not Soviet", and in a Soviet list "although a French film"."""
    if not topic.nationalities:
        return None
    for found in _NATION.finditer(sentence):
        if found["nation"].split()[0] not in nationality_words():
            continue
        # With a film noun behind it any adjective of nationality is read as one.
        labels = {one.label for one in find_nationalities(f"{found['nation']} films")}
        if labels and bool(found["not"]) == bool(labels & topic.nationalities):
            return found
    return None


_MAINLY = re.compile(
    rf"(?:^|[,;(—–] ?|\bwhich, )(?P<admission>(?:(?:even )?{_CONCESSION}{_ITSELF}|(?<![^ ])(?=primarily|mainly|chiefly"
    r"|essentially))(?P<how>primarily|mainly|mostly|chiefly|predominantly|essentially|largely|ostensibly|principally"
    r"|nominally|basically|technically|more (?:of )?an?|more about|more of|first and foremost|at (?:its )?heart"
    r"|best known as|best described as|(?:focus(?:ing|ed|es)|cent(?:ering|red|ered|ring)) (?:\w{4,12} )?(?:on"
    r"|around)|(?:(?:the|its) )?(?:main |primary |central )?(?:focus|emphasis) (?:is|lies"
    r"|remains) (?:\w{4,12} )?on) ?(?P<what>[^,;.]{3,100}))[,;—–)](?P<rest>.{0,400})"
)
_OF_A_PERSON = re.compile(
    r"\b(?:known|famous|remembered|celebrated) (?:for|as) (?:his|her|their)\b|\b(?:he|she|they)\b"
)


def mainly_something_else(sentence: str, topic: TopicWords) -> Found:
    """Find another main nature that leaves the topic unnamed: "while primarily a romantic comedy, ...".

    Another focus ("while focusing on a defector, ...") is one only if the topic comes in the rest of the sentence; so
    is a nature without a "while" before it.
    """
    found = _MAINLY.search(sentence)
    if not found or not topic.stems or topic.are_in(found["what"]):
        return None
    if _OF_A_PERSON.search(sentence[found.start() : found.start("rest")]):
        return None
    needs_topic = found["how"].endswith((" on", " around")) or found["admission"].startswith(found["how"])
    return None if needs_topic and not topic.are_in(found["rest"]) else found


_FAR = re.compile(
    rf"(?:^|[,;(] ?)(?P<admission>(?:even )?{_CONCESSION}{_ITSELF}(?:set|based|made|produced|filmed|shot|adapted"
    r"|inspired|from)\b(?P<what>[^,;.]{3,100})),(?P<rest>.{0,400})"
)
_RELATES = re.compile(
    r"\b(?:indirectly|tangentially|loosely|touches (?:up)?on|(?:offering|offers|drawing|draws) (?:an? )?(?:parallels?"
    r"|analogy)|making it (?:relevant|suitable|appropriate|fit|a fit|worth)|relevan(?:t|ce) to (?:our|the"
    r"|this) (?:theme|list|topic|collection|subject|selection)|fits? (?:our|the|this) (?:theme|list|topic|collection))"
)


def far_and_excused(sentence: str, topic: TopicWords) -> Found:
    """Find a far origin that is then made to fit: "although set in New York, it indirectly references ..."."""
    found = _FAR.search(sentence)
    if not found or topic.are_in(found["what"]) or not _RELATES.search(found["rest"]):
        return None
    return found


_ABOUT_ELSE = re.compile(
    r"(?:^|[,;(] ?)(?P<admission>(?:even )?(?:although|though|while) (?:the|this) (?:film|movie|story|picture|series"
    r"|drama|comedy) is (?:really |actually |more |chiefly )?about (?P<what>[^,;.]{3,80})),(?P<rest>.{0,400})"
)
_LIKENED = re.compile(r"\b(?:similar|comparable|akin) to (?:that|those) (?:of|in) (?P<what>[^,;.]{3,60})")


def about_something_else(sentence: str, topic: TopicWords) -> Found:
    """Find another subject granted and then made to fit: "although the film is about hockey, it is relevant to ...".

    The concession alone admits nothing: a comedy may be "about war, but funny".
    """
    found = _ABOUT_ELSE.search(sentence)
    if not found or not topic.stems or topic.are_in(found["what"]):
        return None
    likened = _LIKENED.search(found["rest"])
    return found if _RELATES.search(found["rest"]) or (likened and topic.are_in(likened["what"])) else None


_PLAINLY = re.compile(
    rf"\b(?:(?:is|was|are|does|do|did) (?:not|never)|(?:is|was|are|does|do|did)n['’]t) (?:{_HEDGE}\s){{0,2}}(?:(?:an?"
    rf"|the) (?:[\w-]{{2,20}} ){{0,3}}?{_FILM} )?(?:{_ABOUT}|deal\b|address\b|depict\b|portray\b|revolve around"
    r"|touch on|involve\b|feature\b)(?P<what>[^,;.]{0,60})"
)


def plainly_denied(sentence: str, topic: TopicWords) -> Found:
    """Find a plain denial of the topic itself: "does not directly deal with letters", "isn't a film about trains"."""
    return next((found for found in _PLAINLY.finditer(sentence) if topic.are_in(found["what"])), None)


_ROLE = r"(?:minor|small|secondary|marginal|peripheral|limited|incidental|subordinate|supporting)"
_MINOR = re.compile(
    r"(?P<what>(?:[\w'’-]{2,20} ){1,5}?)(?:itself |themselves )?(?:(?:has|have|plays?|played|serves?|appears?"
    rf"|remains?|is|are) (?:as )?(?:only |just |merely )?(?:an? )(?:rather |relatively |very |fairly )?{_ROLE} (?:role"
    r"|part|element|presence|theme|aspect|motif)|(?:is|are|was|were|being) (?:only|just|merely) (?:briefly |lightly "
    r"|indirectly |loosely |marginally )?(?:touched|hinted|mentioned|implied|referenced|marginal|secondary|incidental"
    rf"|peripheral|(?:present )?in the background|an? (?:{_ROLE}|backdrop|subplot|side ?(?:theme|note|plot|line)))"
    r"|(?:(?:is|are|was|were) not|(?:is"
    r"|are|was|were)n['’]t) (?:really |exactly |always )?(?:the |its |at the )?(?:main|central|primary|sole|core|heart"
    r"|cent(?:er|re)|focus|principal)\b(?: \w{3,12})?|takes? a back ?seat|(?:is|are"
    rf"|remains?) (?:only )?{_ROLE}(?=[ ,.;]))"
)


def only_a_minor_part(sentence: str, topic: TopicWords) -> Found:
    """Find a topic made small: "letters play only a minor role", "the theme is only touched on"."""
    for found in _MINOR.finditer(sentence):
        if topic.are_in(found["what"]) or _THEME.search(found["what"]):
            return found
    return None


_LOOSE = re.compile(
    r"\b(?:only |just |merely )?(?:loosely|tangentially|indirectly|marginally|peripherally|remotely|vaguely"
    r"|distantly) (?:about|related|connected|tied|linked|relevant|fits?|touch(?:es|ing)?|concern(?:s|ed)|references?"
    r"|deals?|addresses|relates|explores)(?P<what>[^,;.]{0,60})"
)


def loosely_connected(sentence: str, topic: TopicWords) -> Found:
    """Find a thin connection to the topic: "only loosely connected to the theme"."""
    for found in _LOOSE.finditer(sentence):
        if topic.are_in(found["what"]) or _THEME.search(found["what"]):
            return found
    return None


_ITS_PLACE = r"(?:theme|list|topic|category|brief|collection|genre|criteria|selection|bill|label)\b"
_EXCUSED = re.compile(
    r"\b(?:(?:has|have|had) (?:much |far |rather )?more to do with [^,;.]{2,50} than(?P<more> (?:with )?[^,;.]{2,40})"
    r"|(?:has|have|had) (?:very )?(?:little|nothing|not much) to do with(?P<what>[^,;.]{0,60})"
    r"|more about [^,;.]{2,50} than(?P<than> [^,;.]{2,50})|(?:may|might|could) (?:seem|appear|look"
    r"|be) (?:like )?(?:a bit of )?an? (?:odd|strange|unusual|unlikely|surprising|unexpected|unconventional"
    r"|loose) (?:choice|addition|entry|inclusion|pick|fit)|(?:does|do)(?: not|n['’]t) (?:\w{4,10} )?(?:fit|belong"
    rf"|match|qualify|meet)\b(?: (?:in|into|to|on|with|under|as))?(?: (?:the|this|our|a))? {_ITS_PLACE}|(?:stretch(?:es"
    r"|ing)?|bend(?:s|ing)?) (?:the|our) (?:definition|rules?|theme|concept|category|criteria)|(?:included|inclusion"
    r"|place on (?:the|this|our) list|earns its (?:place|spot)|deserves (?:a|its) (?:place|spot"
    r"|mention))\b[^.]{0,40}\b(?:despite|although|even (?:though|if))\b[^,;.]{0,60}|off[ -]topic\b"
    r"|not (?:a )?(?:true|proper|genuine) (?P<true>[^,;.]{2,40}))"
)


def excused(sentence: str, topic: TopicWords) -> Found:
    """Find an excuse for the place on the list: "has little to do with letters", "may seem an odd choice"."""
    for found in _EXCUSED.finditer(sentence):
        named = found["what"] or found["than"] or found["true"] or found["more"]
        if named is None or topic.are_in(named) or _THEME.search(named):
            return found
    return None
