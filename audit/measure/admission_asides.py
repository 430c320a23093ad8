"""Further families of admissions: asides on the list itself, a topic met in passing, a kind the film is not of.

As in `admission_families`: every function takes a sentence in small letters and the topic words, and returns the match,
or None. What a group captures must be the topic. All repeats are bounded.
"""

import re

from audit.measure.list_words import FILM_NOUN, GENRE
from audit.measure.topic_words import TopicWords

Found = re.Match[str] | None

WORD = r"[^\W\d_][\w'’-]{2,20}"
NOUNS = r"(?:[\w'’-]{2,20} ){0,3}?[\w'’-]{3,20}"
"""Up to four words, the last of which is the noun."""


def either(*ways: str) -> re.Pattern[str]:
    """Return a pattern for any of the ways, each from the beginning of a word."""
    return re.compile(rf"\b(?:{'|'.join(ways)})")


def named(found: re.Match[str]) -> str:
    """Return what the way that matched captures."""
    return next(filter(None, found.groups()), "")


_LIST = (
    r"(?:[\w-]{3,14} )?(?:themes?|list|page|period|era|topic|category|brief|collection|criteria|selection|line-?up"
    r"|survey|subject|remit|company)\b"
)
_OUR = rf"(?:our|the|this) {_LIST}"
_HERE = rf"(?:here\b|(?:on|in|of|among) {_OUR})"
_OUT_OF_PLACE = either(
    rf"(?:falls?|lies?|sits?|stands?|strays?|wanders?) (?:[\w-]{{3,14}} ){{0,2}}?(?:outside|beyond|away from)"
    rf" (?:of )?{_OUR}",
    r"just outside (?:of )?(?:our|the|this) (?:decade|period|era|time ?frame|scope)\b",
    rf"(?:slips?|sneaks?|squeezes?|creeps?|smuggles itself) (?:its way )?(?:in|into|on to|onto) {_OUR}",
    rf"(?:its|whose) (?:place|presence|inclusion|spot) {_HERE} (?:rests|hangs|hinges|depends|is owed|owes)\b",
    rf"(?:its|whose) (?:place|presence|inclusion|spot) {_HERE} (?:is|may be|remains) (?:debatable|questionable|arguable"
    r"|disputable|open to (?:debate|question))",
    rf"fits? (?:in |into )?{_OUR} (?:only )?(?:loosely|barely|at best|at a stretch|in spirit)",
    rf"(?:loosely|barely|hardly|scarcely|just about) (?:fits?|belongs?) (?:in |into |on |to )?{_OUR}",
    r"an? (?:indirect|loose|imperfect|unlikely|uneasy|awkward|tenuous) fit\b(?! between)",
    r"not (?:quite |exactly )?an? (?:perfect|natural|obvious|neat) fit\b(?! between)",
    r"qualif(?:y|ies) only (?:by|because|thanks|on account|in)\b",
    rf"(?:outlier|odd (?:one|man|film|title) out|interloper|cuckoo) {_HERE}",
    rf"puts? it (?:just |well |firmly |slightly )?(?:outside|beyond) {_OUR}",
    rf"an? (?:small |slight |rare |notable |deliberate )?exception (?:in|to|on|for|from) {_OUR}",
    rf"its (?:link|connection|relation|tie) to {_OUR} is (?:[\w-]{{3,12}} )?(?:ironic|loose|thin|indirect|tenuous"
    r"|slight|weak|symbolic)\b",
    r"(?:we|i) (?:have )?include(?:d)? (?:it|this one|this film) (?:here )?(?:anyway|all the same|nevertheless)\b",
    r"an? (?:less|rather less|not very|hardly) (?:obvious|likely|natural|typical) (?:choice|pick|candidate|entry) for"
    rf" {_OUR}",
    rf"a (?:bit of a )?stretch for (?:{_OUR}|a (?:list|collection|selection) like (?:ours|this))",
    rf"wonder (?:what (?:it|this film|this one) is doing|why (?:it|this film|this one) is(?: included)?) {_HERE}",
    r"(?:we|i) (?:have )?(?:included?|listed?|added?|kept?) (?:it|this one|this film)(?: here)? (?:purely|solely"
    r"|merely) ",
    rf"(?:sits?|stands?|is|are) (?:only )?(?:at|on) the (?:edges?|fringes?|margins?|outskirts|periphery) of {_OUR}",
    r"(?:connection|link|relation|tie)s? (?:to|with) [^,;.]{2,40}? (?:is|are|remains?|being|an?) (?:[\w-]{3,12} )?"
    r"(?:symbolic|looser?|tenuous|indirect|thin|slight|tangential|weak|remote)\b",
    r"(?:small|slight|loose|tenuous|thin|tangential|indirect) (?:link|connection|tie) to (?:the|our|this)\b",
    r"purists (?:may|might|will|could) (?:object|quibble|protest|argue)",
    r"(?:may|might) not be the first (?:film|title|movie|thing|name) (?:that|to) (?:comes?|springs?) to mind",
    r"justif(?:y|ies) (?:the|a|this) (?:detour|digression|exception|stretch)",
    rf"(?:an )?honorary (?:member|place|entry|inclusion) {_HERE}",
)
_LINKED = either(r"giv(?:es?|ing) (?:it|the film) an? (?:[\w-]{3,12} )?(?:link|connection|tie) to ([^,;.]{3,40})")
_STRETCH = either(r"(?:is|are|be|seems?|feels?) (?:[\w-]{3,14} )?(?:a bit of |something of )?an? stretch(?! of)\b")
_PLACED = either(r"(?:includ(?:e|ing|ed)|inclusion|list|selection|call(?:ing)? (?:it|this))\b")


def out_of_place(sentence: str, topic: TopicWords) -> Found:
    """Find an aside on the film's place: "technically falls outside our theme", "including it is a stretch"."""
    if found := _OUT_OF_PLACE.search(sentence):
        return found
    linked = _LINKED.search(sentence)
    if linked and topic.are_in(named(linked)):
        return linked
    stretched = _STRETCH.search(sentence)
    return stretched if stretched and (_PLACED.search(sentence) or topic.are_in(sentence)) else None


_SELF = r"(?: itself| themselves| proper)?"
_STAGE = r"(?:backdrop|background|setting|pretext|frame|device|footnote|detail|decoration|scenery|excuse|premise)\b"
_AS_STAGE = rf"as (?:an? |the )?(?:[\w-]{{2,20}} ){{0,2}}?{_STAGE}"
_BRIEFLY = (
    rf"(?:{_AS_STAGE}|in passing|briefly|fleetingly|incidentally|marginally|in the (?:background|form of)"
    r"|(?:at|on|in) the (?:margins?|edges?|sidelines)|for an? (?:moment|scene|minute)"
    r"|in (?:an? |one )(?:[\w-]{3,14} ){0,2}?(?:role|scene|episode|sequence|subplot|cameo|moment)\b)"
)
_IS_MET = (
    r"(?:(?:is|are|was|were|gets?) )?(?:mentioned|appears?|appearing|glimpsed|seen|shown|present|figures?|features?"
    r"|touched (?:up)?on|surfaces?|comes? up|crops? up|referenced|discussed|serves?|addressed)"
)
_ONLY = r"(?:only|merely|just)"
_LESSER = r"(?:secondary|minor|marginal|peripheral|lesser|incidental|subordinate)"
_IN_PASSING = either(
    rf"({WORD}){_SELF} {_IS_MET} {_ONLY} {_BRIEFLY}",
    rf"({WORD}){_SELF} {_IS_MET} in the (?:background|margins?) only\b",
    rf"({WORD}){_SELF} serves? (?:mostly|mainly|largely|primarily|chiefly) {_AS_STAGE}",
    r"only touch(?:es|ed)? (?:up)?on ([^,;.]{3,40})",
    rf"({WORD}){_SELF} {_ONLY} (?:serves?|acts?|functions?|works?) {_AS_STAGE}",
    rf"({WORD}){_SELF} (?:occup(?:y|ies)|takes? up|fills?|gets?) {_ONLY} (?:an? |one |two |a few |a couple of )?"
    r"(?:[\w-]{3,14} )?(?:scenes?|minutes?|moments?|sequences?)",
    rf"({WORD}){_SELF} (?:is|are|was|were) only (?:tangentially|marginally|peripherally|briefly|lightly) (?:addressed"
    r"|explored|treated|covered|present|involved|discussed)",
    rf"({WORD}){_SELF} (?:is|are|remains?) (?:at best |only |merely |just )?(?:an? {_LESSER} (?:concern|matter|interest"
    rf"|consideration|thread|strand|factor)|of {_LESSER} (?:concern|interest|importance))",
    r"touch(?:es|ed)? only (?:briefly|lightly|in passing|marginally) (?:up)?on ([^,;.]{3,60})",
    r"(?:deals? with|treats?|addresses) ([^,;.]{3,60}?) only (?:on|in|at) the (?:margins?|edges?|sidelines|background)",
    rf"({WORD}){_SELF} (?:is|are|was|were) {_ONLY} the (?:starting point|point of departure|beginning|backdrop)\b",
    r"touch(?:es|ed)? (?:up)?on ([^,;.]{3,60}?) only (?:in passing|briefly|lightly|marginally)",
)


def met_in_passing(sentence: str, topic: TopicWords) -> Found:
    """Find a topic that is only met: "sport is mentioned only in passing", "childhood is a secondary concern"."""
    return next((found for found in _IN_PASSING.finditer(sentence) if topic.are_in(named(found))), None)


_ENDS = r"(?=[,;:.—–]| in\b|$)"
_SENSE = (
    r"in (?:the|any) (?:usual|strict(?:est)?|full|precise|exact|traditional|classic(?:al)?|conventional|narrow|proper"
    r"|true|ordinary|literal) sense"
)
_NO_SUCH_KIND = either(
    r"(?:hard[- ](?:pressed|put)|hard|difficult|tricky|impossible) to (?:call|describe|class|classify|count|see) (?:it"
    rf"|this|the film|this film) (?:as )?(?:an? )?({NOUNS}){_ENDS}",
    r"(?:cannot|can['’]t|can not) (?:really |strictly )?be (?:called|described as|considered|counted as) (?:an? )"
    rf"({NOUNS})(?=[,;]| (?:but|though)\b)",
    r"(?:will|do|does|wo) ?(?:not|n['’]t) see much of ([^,;.]{3,40}?)(?= (?:here|in this)\b|[,;.])",
    r"(?:hardly|scarcely|barely) (?:be (?:called|described as|classed as|considered)|counts? as|qualif(?:y|ies) as)"
    rf" (?:an? )?({NOUNS}){_ENDS}",
    rf"(?<![\w'’] )not (?:really |quite |exactly |strictly )?(?:an? |your (?:typical |usual ))({NOUNS}) {_SENSE}",
    rf"(?:is|['’]s) not (?:really |quite |exactly |strictly )?(?:an? |your (?:typical |usual ))({NOUNS}) {_SENSE}",
    r"(?:never|not) (?:[\w-]{4,10} )?(?:part of|a member of|associated with|counted among|belonged to|belong to)"
    rf" (?:the |an? )?({NOUNS})(?=[,;:.—–]|$)",
    r"there (?:is|are) (?:no|not a|hardly any|scarcely any|precious little|very little) (?:actual |real |literal "
    rf"|proper |true |single )?({WORD}(?: {WORD})?) (?:(?:here|at all|to be (?:seen|found)|on (?:the )?screen)\b"
    r"|in (?:this|the) (?:[\w-]{3,16} ){0,2}?(?:film|movie|story|picture|drama|comedy|thriller|tale|one)\b)",
    r"(?:viewers|those|anyone|audiences|fans|readers) (?:looking|hoping|searching|longing|expecting|who (?:look|hope"
    rf"|expect)) (?:for |to see )?(?:an? )?({NOUNS})(?: proper)? (?:had better|should|may|might|will|would do (?:well"
    r"|better) to|must) (?:have to )?(?:look elsewhere|be (?:disappointed|warned|aware)|go elsewhere|note|know)\b",
)


def not_of_the_kind(sentence: str, topic: TopicWords) -> Found:
    """Find a film that is not of the kind: "hard pressed to call this a musical", "there is no ghost in this film"."""
    return next((found for found in _NO_SUCH_KIND.finditer(sentence) if topic.are_in(named(found))), None)


_RATHER = re.compile(
    r"(?:^|\b(?:is|was|remains|it['’]s|this is|film is|while|although|though) )(?:(?:really|essentially|arguably"
    r"|actually) )?(?P<more>more(?: of)? |better (?:described|seen|classed"
    r"|understood) as )?an? (?P<first>[^,;.:]{3,70}?),? (?:rather )?than (?:an? |a genuine |a true "
    rf"|a proper )(?P<second>{NOUNS})(?P<about> (?:about|of|on) [^,;.:]{{3,40}})?(?=[,;.:]|$)"
)
_IS_KIND = re.compile(rf"(?:{FILM_NOUN}|picture|flick|story|tale|slasher|western)$")


def rather_of_another_kind(sentence: str, topic: TopicWords) -> Found:
    """Find another kind set against the list's: "an early talkie rather than a silent film".

    "More of a portrait than a film about chess" is an admission, too; "more a poem than a film" is praise.
    """
    for found in _RATHER.finditer(sentence):
        if not topic.stems or topic.are_in(found["first"]) or not _IS_KIND.search(found["second"]):
            continue
        if topic.are_in(found["second"]) or (found["more"] and found["about"]):
            return found
    return None


_STRICTLY = re.compile(
    r"\bstrictly speaking,? (?:it|this|this one|the film)(?: is|['’]s) (?P<not>not )?(?:really )?(?:an? )?"
    rf"(?P<kind>(?:[\w'’-]{{2,20}} ){{0,4}}?(?:{FILM_NOUN}|story|tale)\b)(?P<instead>,? and not )?"
)
_FORMAT = re.compile(r"\b(?:short|television|tv|series|mini-?series|serial|feature|silent|colou?r|two-part)\b")


def strictly_another_kind(sentence: str, topic: TopicWords) -> Found:
    """Find "strictly speaking this is a sports drama" in a list of something else; a format is no such word."""
    found = _STRICTLY.search(sentence)
    if not found or not topic.stems or _FORMAT.search(found["kind"]):
        return None
    is_named = topic.are_in(found["kind"])
    has_kind = bool(found["instead"]) or not GENRE.isdisjoint(found["kind"].split()[:-1]) or is_named
    return found if has_kind and is_named == bool(found["not"]) else None
