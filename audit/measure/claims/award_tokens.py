"""Prizes named in a sentence: each name, with the event it belongs to and the category it was given for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.measure.claims.award_names import CEREMONIES, EVENTS, MAIN_KINDS, Prize, category_of

_MOST = 24
"""Names read in one sentence."""
_REACH = 90
"""Characters within which a festival is looked for behind the name of a prize: "Grand Prix at the ... in Cannes"."""

_BEST = (
    r"best\s(?:(?:foreign|international|original|adapted|supporting|leading|animated|documentary|production|art|costume"
    r"|visual|sound|film|short|motion|live|first|new|young|dramatic|musical|british|english|non-english|feature|song"
    r"|achievement|performance|use)[\s-]){0,3}(?:(?:language|in|by|an|a|not|the|for|english|of|leading|supporting|role"
    r"|special|make-?up|and)[\s-]){0,8}(?:picture|film|movie|feature|director|directing|direction|screenplay|script"
    r"|writing|story|actor|actress|role|cinematography|photography|camerawork|editing|score|music|song|sound|design"
    r"|effects|makeup|make-up|costumes?|hairstyling|newcomer|production|short|documentary|animation|language|adaptation"
    r"|subject)s?\b"
)
_SPECIAL = (
    r"(?:grand\s|special\s)?jury\s(?:prize|award|grand\sprix)|special\s(?:jury\s)?(?:prize|award)"
    r"|grand\sprix\s(?:sp[ée]cial\s)?(?:du\sjury|of\sthe\sjury)|silver\sprize"
)
_NAMES = (
    ("palme", r"(?:palme|palm)\sd['’]\s?or|golden\spalm(?!\s\w*\saward)"),
    ("golden-bear", r"golden\s(?:berlin\s)?bears?"),
    ("silver-bear", r"silver\s(?:berlin\s)?bears?"),
    ("golden-lion", r"golden\slions?(?!\scinema)|(?:golden\s)?lion\sof\s(?:san\smarco|(?:saint|st\.?)\smark)"),
    ("silver-lion", r"silver\slions?"),
    ("george", r"(?:golden|gold)\s(?:(?:saint|st\.?)\s)?george"),
    ("crystal-globe", r"crystal\sglobe"),
    ("golden-leopard", r"golden\sleopard"),
    ("golden-shell", r"golden\s(?:sea)?shell"),
    ("camera", r"cam[ée]ra\sd['’]or"),
    ("fipresci", r"fipresci(?:\s(?:critics['’]?\s)?(?:prize|award))?"),
    ("state", r"(?:ussr\s|soviet\s|rsfsr\s|russian\s)?(?:stalin|lenin|state)\sprizes?"),
    ("special", _SPECIAL),
    ("grand", r"grand\s(?:prix|prize)|gold(?:en)?\sprize|(?:main|top|first|highest)\s(?:prize|award|honou?r)"),
)
_TOKEN = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<n{at}>{words})" for at, (_, words) in enumerate(_NAMES))
    + f"|(?P<best>{_BEST})|"
    + "|".join(f"(?P<{event.replace('-', '_')}>{words})" for event, words in EVENTS.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_EVENT_OF = {
    "palme": "cannes", "camera": "cannes", "golden-bear": "berlin", "silver-bear": "berlin", "golden-lion": "venice",
    "silver-lion": "venice", "george": "moscow", "crystal-globe": "karlovy-vary", "golden-leopard": "locarno",
    "golden-shell": "san-sebastian", "state": "state",
}  # fmt: skip
"""Name to the one event whose prize it is; the other names are of many festivals."""

# What may stand between "Academy Award" and "Best Picture", and between two categories of one event.
_FOR = re.compile(
    r"[,:]?\s?(?:(?:awards?|prizes?|nominations?|nods?|wins?),?\s)?(?:(?:each\s)?for|in\sthe\s(?:category"
    r"|categories)\sof|as"
    r"|including|among\sthem|in)?\s?(?:the\s)?[\"“'‘(]?",
    re.IGNORECASE,
)
_AND = re.compile(
    r"[\"”'’)]?(?:\sfor\s[\w.'’ -]{3,40}?)?(?:,|,?\s(?:and|as\swell\sas))\s(?:also\s)?(?:for\s)?(?:the\s)?[\"“'‘]?",
    re.IGNORECASE,
)
_AT = re.compile(
    r"[\"”'’)]?\s?(?:(?:category|awards?|prizes?|nominations?|honou?rs?)\s?)?(?:(?:at|from|by)\s)?(?:the\s)?"
    r"(?:(?:19|20)\d\d\s|\d{1,3}(?:st|nd|rd|th)\s)?",
    re.IGNORECASE,
)
# What must stand between a prize and its festival behind or before it; "at Annecy and was shown at Cannes" is no such.
_TO_EVENT = re.compile(
    r"\b(?:at|of|from|in|by)\s(?:the\s)?(?:(?:19|20)\d\d\s|\d{1,3}(?:st|nd|rd|th)\s|[a-z-]{3,14}(?:st|nd|rd|th)\s)?"
    r"(?:(?:prestigious|international|renowned|famous)\s){0,2}$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[;]|\b(?:and|but|which|where|while"
    r"|festivals?)\b(?<!\bthe\sInternational\sFilm\sFestival)(?<!\bthe\sFilm\sFestival)"
)
_FROM_EVENT = re.compile(
    r"(?:\s[Ff]ilm\s[Ff]estival)?['’]?s?\s(?:(?:19|20)\d\d\s)?|(?:\sin\s(?:19|20)\d\d)?,?\s"
    r"(?:where\s(?:it|the\sfilm)\s[^,]{1,60},\s)?(?:where\s)?"
    r"(?:(?:it|the\sfilm|this\sfilm|[\w.'’ -]{2,40}['’]s?\sfilm)\s)?"
    r"(?:also\s)?(?:won|received|was\sawarded|took|earned|shared|carried\soff|gave\sthe\sfilm)\s(?:both\s)?(?:the\s|a\s)?"
)
_CATEGORY_BEHIND = re.compile(r"\s(?:award\s|prize\s)?(?:for|in)\s(?:the\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One prize named in a sentence, from its first word to its last."""

    prize: Prize
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    name: str
    words: str
    start: int
    end: int

    @property
    def is_event(self) -> bool:
        return self.name in EVENTS


def mentions_in(text: str) -> list[Mention]:
    """Return the prizes named in a sentence, in order; a prize that no event can be told for is left out."""
    tokens = list(_tokens(text))
    found = [mention for at in range(len(tokens)) if (mention := _mention(text, tokens, at)) is not None]
    return sorted(found, key=lambda mention: mention.start)


def _tokens(text: str) -> Iterator[_Token]:
    for count, found in enumerate(_TOKEN.finditer(text)):
        if count >= _MOST:
            return
        group = found.lastgroup or ""
        name = _NAMES[int(group[1:])][0] if group[1:].isdigit() else group.replace("_", "-")
        yield _Token(name, found[0], found.start(), found.end())


def _mention(text: str, tokens: list[_Token], at: int) -> Mention | None:
    token = tokens[at]
    if token.is_event:
        return _of_ceremony(text, tokens, at) if token.name in CEREMONIES else None
    if token.name == "best":
        return _of_category(text, tokens, at)
    event = _EVENT_OF.get(token.name) or _festival(text, tokens, at)
    if event is None:
        return None
    return Mention(Prize(event, _kind(token, event)), token.start, token.end)


def _kind(token: _Token, event: str) -> str:
    if token.name == "special":
        return "jury"
    if token.name == "george":
        return "main"
    if token.name == "grand":
        is_named = event == "moscow" or not token.words.casefold().startswith(("grand", "gold"))
        return MAIN_KINDS.get(event, "main") if is_named else "grand-prix"
    return "" if token.name == "state" else token.name


def _of_ceremony(text: str, tokens: list[_Token], at: int) -> Mention | None:
    """Return a ceremony's prize without category: "won an Oscar"; with one, the category is the mention."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    if after and after.name == "best" and _FOR.fullmatch(text, token.end, after.start):
        return None
    if before and not before.is_event and _AT.fullmatch(text, before.end, token.start):
        return None
    kind = ""
    if behind := _CATEGORY_BEHIND.match(text, token.end):
        kind = category_of(text[behind.end() : behind.end() + 30].partition(",")[0])
    return Mention(Prize(token.name, "" if kind in {"other", "picture"} else kind), token.start, token.end)


def _of_category(text: str, tokens: list[_Token], at: int) -> Mention | None:
    """Return "Best Director", with the ceremony before it or the event behind it."""
    token, kind = tokens[at], category_of(tokens[at].words)
    back, start = at, token.start
    while back and tokens[back - 1].name == "best" and _AND.fullmatch(text, tokens[back - 1].end, tokens[back].start):
        back -= 1
    if back and tokens[back - 1].is_event and _FOR.fullmatch(text, tokens[back - 1].end, tokens[back].start):
        before = tokens[back - 1]
        return Mention(Prize(before.name, kind), before.start if back == at else start, token.end)
    if back and tokens[back - 1].name in {"silver-bear", "silver-lion"}:
        return None  # the category of a prize that has a name
    event = _festival(text, tokens, at)
    return Mention(Prize(event, kind), start, token.end) if event else None


def _festival(text: str, tokens: list[_Token], at: int) -> str | None:
    """Return the event of a prize that many have: named behind it, right before it, or where the film was shown."""
    end = tokens[at].end
    for later in tokens[at + 1 :]:
        gap = text[end : later.start]
        if later.is_event:
            if _AT.fullmatch(gap):
                return later.name
            if len(gap) <= _REACH and _TO_EVENT.search(gap) and not _ELSEWHERE.search(gap):
                return later.name
            break
        if later.name in _EVENT_OF or not _AND.fullmatch(gap):
            break
        end = later.end
    for back in range(at, 0, -1):
        before = tokens[back - 1]
        gap = text[before.end : tokens[back].start]
        if before.is_event:
            return before.name if _FROM_EVENT.fullmatch(gap) else None
        if not _AND.fullmatch(gap):
            break
    return None
