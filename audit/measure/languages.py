"""Languages: what each text is written in, told by its script and its commonest words.

Claims are read in English alone; other checks hold for texts of any language. No model: a script, forty words a
language, and the feed's own word where a text is too short to tell.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from audit.measure.text import PROSE, read_texts
from audit.model import Material
from audit.tables import TEXTS, Measured, Tables, measures

READ_FOR_CLAIMS = frozenset({"en"})
"""Languages whose claims are read."""
SURE = 2
"""Different common words of a language from which a text is taken to be in it."""
CLEAR = 7
"""Common English words from which no other language comes into question: none shares so many with it."""
LOOKED_AT = 600
"""Characters of a text that are looked at."""
_MOSTLY_ENOUGH = 200
"""Characters in which most English texts have enough common words."""

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LETTERS = 0.3
"""Share of a text's letters from which its script tells the language; a quoted title has fewer."""
_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "the of and in to is was by with for that his her its this from film as on who are which it at into but".split()
    ),
    "de": frozenset(
        "der die das und ist von mit ein eine einen einem einer den dem des im zu auf sich nicht wurde für aus".split()
    ),
    "fr": frozenset(
        "le la les des et est un une du dans qui pour par sur avec son sa ses ce cette au aux plus a été".split()
    ),
    "es": frozenset(
        "el la los las y es un una del que en por con su sus para se fue como al lo más esta este película".split()
    ),
    "it": frozenset(
        "il lo la gli le e è un una di del della che in per con suo sua si da nel dei film questo stato".split()
    ),
    "pt": frozenset(
        "o a os as e é um uma do da dos das que em por com seu sua para se foi no na mais este esta filme".split()
    ),
    "nl": frozenset(
        "de het een en is van met in op te dat die voor door zijn haar werd als ook niet naar uit deze".split()
    ),
    "pl": frozenset("i w na z się jest do to nie że o jak film który która przez po był była od dla oraz".split()),
    "cs": frozenset("a v na se je že z s do o film který která po byl byla od pro jako podle také jeho její".split()),
    "sv": frozenset("och i att det som en ett är av för på med den till från han hon filmen om inte var sin".split()),
    "tr": frozenset("ve bir bu için ile film olan da de çok gibi daha olarak sonra kadar onun filmi".split()),
}


@measures(TEXTS, text_language="string", is_claims_language="boolean")
def languages(material: Material, tables: Tables) -> Measured:
    """Measure the language of an item's description and fact, and whether its claims are read.

    A two-letter code (ISO 639-1), empty where neither text nor feed tells; null for other texts and empty ones.
    """
    measured = Measured.start(tables.rows(TEXTS), "text_language", "is_claims_language")
    stated = material.feed.language.partition("-")[0].strip().lower()[:3]
    for at, (text, words) in enumerate(read_texts(material)):
        if text.field not in PROSE or not words:
            continue
        language = language_of(words) or stated
        measured.columns["text_language"][at] = language
        measured.columns["is_claims_language"][at] = language in READ_FOR_CLAIMS if language else None
    return measured


@lru_cache(maxsize=1 << 14)
def language_of(text: str) -> str:
    """Return the language of a text, or an empty string where too little tells."""
    text = text[:LOOKED_AT]
    if not text.isascii() and (language := _by_script(text)):
        return language
    if len(_WORDS["en"].intersection(text[:_MOSTLY_ENOUGH].lower().split())) >= CLEAR:
        return "en"
    words = set(text.lower().split())
    counts = {language: len(known & words) for language, known in _WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] < SURE or list(counts.values()).count(counts[best]) > 1:
        return ""
    return best


def _by_script(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS:
        seen = len(script.findall(text))
        # Japanese mixes scripts, and one letter of its own tells Ukrainian from Russian.
        if language == "ja" and seen:
            seen += len(_SCRIPTS[2][1].findall(text))
        if language == "uk" and seen:
            seen += len(_SCRIPTS[4][1].findall(text))
        if seen > _LETTERS * letters:
            return language
    return ""
