"""List size: the number of films a phrase promises, such as "10 films" or "this collection of ten"."""

import re

from audit.measure.list_words import FILM_NOUN, GENRE, QUALITY
from audit.measure.nationalities import find_nationalities

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
).split()
_GERMAN = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_VALUES = (
    {word: value for value, word in enumerate(_WORDS, 2)}
    | {word: value for value, word in enumerate(_GERMAN, 2)}
    | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "twenty-five": 25}
)
LARGEST = 250
"""Numbers above this are years or titles ("300 Spartans"); the longest lists have 250 entries."""

_NUMBER = rf"(?P<number>[1-9]\d{{0,2}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_PLURAL = re.compile(rf"(?:entries|titles|picks|{FILM_NOUN})(?!\w)", re.IGNORECASE)
_SINGULAR = frozenset("film movie cinema kino anime comedy drama thriller western animation noir sci-fi".split())
_TOP = re.compile(rf"(?:^|\b)top[\s-]+{_NUMBER}(?![\w-]|[.,:]\d)", re.IGNORECASE)
_FIRST = re.compile(
    rf"^(?:the\s+|these\s+|our\s+|our\stop\s+|die\s+)?(?:top\s+|best\s+)?{_NUMBER}(?![\w%.,:'’-])\s+", re.IGNORECASE
)
_LAST = re.compile(rf"{FILM_NOUN}.{{0,80}}[:–—-]\s*(?:a\s)?(?:top|list\sof)[\s-]+{_NUMBER}(?![\w-])", re.IGNORECASE)
_JAPANESE = re.compile(r"(?P<number>[1-9]\d{0,2})\s?(?:選|本|作品)")
_INTRO = re.compile(
    r"(?:(?:list|collection|selection|compilation|round-?up|guide|line-?up|article|post)\s+(?:of|showcases|features"
    r"|presents|includes|contains|gathers|explores|offers|highlights|brings\s(?:you|together)|covers)|here\sare|these"
    r"|following|we(?:['’]ve|\shave)\s(?:selected|chosen|picked|gathered|compiled)|discover|explore)"
    rf"\s+(?:the\s|our\s|you\s)?(?:top\s|best\s)?{_NUMBER}(?![\w%.,:'’-])\s+",
    re.IGNORECASE,
)
_BETWEEN = 5  # words between number and noun: "ten of the best Soviet war films"


def find_size(title: str) -> int | None:
    """Return the number of films a title claims; a number that belongs to a film's or subject's name is none."""
    if top := _TOP.search(title) or _JAPANESE.search(title) or _LAST.search(title):
        return _value(top["number"])
    first = _FIRST.match(title.lstrip(" \"'“«#"))
    if first is None:
        return None
    rest = title.lstrip(" \"'“«#")[first.end() :]
    return _value(first["number"]) if _names_films(rest) else None


def find_size_in_sentence(sentence: str) -> int | None:
    """Return the number of films a sentence of an introduction claims for its list."""
    for match in (_INTRO.search(sentence), _FIRST.match(sentence)):
        if match is not None and _names_films(sentence[match.end() :]):
            return _value(match["number"])
    return None


def _names_films(rest: str) -> bool:
    """Whether a phrase right after a number is a plural of films with nothing but list words before it.

    One word more, of any kind, is let through where praise or a nationality stands with it ("best robot films").
    """
    words: list[str] = []
    for token in rest.split()[: _BETWEEN + 2]:
        word = token.strip(',.:;!?"”“«»()').casefold()
        if _PLURAL.fullmatch(word) and word not in _SINGULAR:
            return _are_naming(words, " ".join(rest.split()[: len(words) + 1]))
        if token[-1] in ".:;!?" and len(words) > 0:
            return False
        words.append(word)
    return False


def _are_naming(words: list[str], phrase: str) -> bool:
    unknown = [
        word for word in words if word not in QUALITY and word not in GENRE and word not in {"of", "the", "and", "&"}
    ]
    if not unknown:
        return True
    nationalities = find_nationalities(phrase)
    named = {part for one in nationalities for form in one.words for part in form.rstrip("*").casefold().split()}
    strange = [word for word in unknown if not any(word.startswith(part) for part in named) and not word[:4].isdigit()]
    surely = bool(nationalities) or any(word in QUALITY for word in words)
    return not strange or (surely and len(strange) == 1)


def _value(number: str) -> int | None:
    value = int(number) if number.isdigit() else _VALUES[number.casefold()]
    return value if value <= LARGEST else None
