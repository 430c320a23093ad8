"""Endings: whether a text stops in the middle.

Generators lose a final number and its full stop ("in 1981.", "about $194,800."), which leaves a preposition, a
conjunction or a currency sign at the end, or only no punctuation (measured: no text of 668 ended in a digit and a full
stop). A site that shortens a text leaves "[…]".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from audit.measure.text import PROSE, read_texts
from audit.model import Item, Material
from audit.spelling import title_key
from audit.tables import TEXTS, Measured, Tables, measures

COMPLETE, DANGLING, UNPUNCTUATED, CUT = "complete", "dangling", "unpunctuated", "cut"
PUNCTUATED_SHARE = 0.95
"""From this share of punctuated texts on, a feed's field is one that ends its sentences; measured over 668 texts."""
FEWEST_TEXTS = 10
"""With fewer texts the share of a field says nothing."""
LAST_WORDS = 6
"""Words shown of the end of a text."""

_CLOSERS = "\"'”’»›)]}*_」』）】 \t\n\u00a0"
_TERMINALS = ".!?。！？．"
_SITE_CUT = re.compile(
    r"[\[(]\s?(?:…|\.{2,4})\s?[\])]$|(?:\b(?:read more|weiterlesen|continue reading)\W{0,3})$", re.IGNORECASE
)
_ELLIPSIS = re.compile(r"\s*(?:…|\.{3,4})$")
_LOST_BEFORE_STOP = re.compile(r"(?:\s|[$€£])[.]$")  # "in .", "about $."
_NEVER_LAST = tuple(
    f" {word}." for word in "the a an and or nor because although whose than our your my amid despite via".split()
)
_SELDOM_LAST = tuple(f" {word}." for word in "in at by from on of".split())
# A preposition right behind a name, where no relative clause explains it.
_NAME_THEN_WORD = re.compile(
    r"^(?!.*\b(?:that|which|who|whom|whose|where|what)\b).*\s[A-Z][\w'’-]{2,20}\s[a-z]{2,4}\.$"
)
_ABBREVIATED = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|vs|ca|approx)\.$")

_ENGLISH = (
    "a an the and or but nor of in on at by for from to with without into onto upon about above across after against"
    " along among amid around as before behind below beneath beside between beyond despite during except inside like"
    " near nearly over since than that though through throughout till toward towards under unlike until via versus"
    " where when while who whom whose which because although if whether approximately roughly almost exactly its his"
    " her their our your my is are was were be been being has have had circa featuring including such so"
).split()
_GERMAN = (
    "der die das den dem des ein eine einen einem einer und oder aber sondern in im an am auf aus bei beim mit nach von"
    " vom zu zum zur für über unter zwischen durch gegen ohne um seit bis während wegen als wie dass weil wenn ob etwa"
    " rund ungefähr sein seine seiner seinem ihr ihre ihrer ihrem ist sind war waren wird wurde wurden hat haben"
).split()
_JAPANESE = re.compile(r"(?:[のをはがにへとで、]|から|まで|より|および|または|そして|約)$")
_DANGLING_SIGNS = "$€£¥&(,;:–—„"

# Words that end a clause as well as they open a phrase: "the world we live in", "what she waits for". With one of the
# subjects before it such an ending is a relative clause; without ("was released in") a phrase was lost.
_STRANDED = re.compile(
    r"\b(?:I|you|we|they|he|she|it|who|that|which|what|where|whom|people|everyone|nobody|can|could|can't|cannot|must|to"
    r"|will|would|has|have|had|nothing\sto|nowhere\sto)\s(?:[\w']{1,15}\s){0,2}?(?:(?:live|believe|confide|fit|join"
    r"|move|look|wait|hope|long|wish|ask|care|search|fight|call|strive|yearn|dream|think|talk|speak|worry|suffer|escape"
    r"|return|listen|relate|refer|happen|rely|depend|insist|work|focus|cope|struggle|agree|pass|laugh)(?:s|d|ed|ing)?"
    r"|liv(?:ing|ed)|die[sd]?|dying|com(?:e|es|ing)|came|go(?:es)?|went|gone|give[sn]?|gave|tak(?:e|es|en)|took|stand"
    r"|stood|fall|fell|fallen|pay|paid|run|ran|hold|held|known?|knew|hear[sd]?|deal[st]?|dealt|be|belong)(?:\s(?:him"
    r"|her|them|up|away|out|over|me|you|it))?\s(?:in|on|for|of|about|from|to|with|without|by|at|over|around|through"
    r"|behind|after|under|along|before|like"
    r"|against)$",
    re.IGNORECASE,
)


def ending_of(text: str, titles: Mapping[str, Sequence[str]], *, german: bool = False) -> str | None:
    """Return how a text ends, or None where it has no final punctuation and nothing else tells.

    Args:
        text: The text, stripped.
        titles: Last word of a title key to the title keys that end so: a text may end with a title.
        german: Whether German function words are read as such ("die" is also an English verb).
    """
    bare = text.rstrip(_CLOSERS)
    if not bare or _SITE_CUT.search(text[-40:]):
        return CUT if bare else None
    if ellipsis := _ELLIPSIS.search(bare[-10:]):
        return CUT if _dangles(bare[: len(bare) - len(ellipsis[0])], german=german) else COMPLETE
    if bare[-1] in _TERMINALS:
        lost = _LOST_BEFORE_STOP.search(bare[-3:]) or _ABBREVIATED.search(bare[-10:]) or _stops_short(bare, titles)
        return DANGLING if lost else COMPLETE
    is_closed = len(bare) < len(text)
    if bare[-1] not in _DANGLING_SIGNS and (is_closed or _ends_with_title(bare, titles)):
        return None
    return DANGLING if _dangles(bare, german=german) else None


def _stops_short(text: str, titles: Mapping[str, Sequence[str]]) -> bool:
    """Whether a sentence was closed by a full stop where it was cut: "the Golden Lion at the."."""
    if text.endswith(_NEVER_LAST):
        return not _ends_with_title(text[:-1], titles)
    if not text.endswith(_SELDOM_LAST) or not _NAME_THEN_WORD.search(text[-60:]):
        return False
    return not _ends_with_title(text[:-1], titles)


def _dangles(text: str, *, german: bool) -> bool:
    tail = text[-120:]
    last = re.search(r"([\w'’]+)$", tail)
    if last is None:
        return tail[-1:] in tuple(_DANGLING_SIGNS)
    if _JAPANESE.search(tail) and re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", tail):
        return True
    word = last[0].casefold()
    if german and word in _GERMAN_WORDS:
        return True
    if word not in _ENGLISH_WORDS:
        return False
    return _STRANDED.search(tail) is None


_ENGLISH_WORDS = frozenset(_ENGLISH)
_GERMAN_WORDS = frozenset(_GERMAN)


def _ends_with_title(text: str, titles: Mapping[str, Sequence[str]]) -> bool:
    key = title_key(text[-200:])
    words = key.split()
    return bool(words) and any(key == title or key.endswith(f" {title}") for title in titles.get(words[-1], ()))


def titles_by_last_word(items: Iterable[Item]) -> Mapping[str, Sequence[str]]:
    """Return last word of a title key to the keys of the feed's and the reference's titles that end so."""
    known: dict[str, set[str]] = defaultdict(set)
    for item in items:
        titles = (item.record.title, *(item.match.film.titles if item.match.film else ()))
        for key in map(title_key, titles):
            words = key.split()
            if len(words) > 1:
                known[words[-1]].add(key)
    return {word: sorted(keys) for word, keys in known.items()}


@measures(TEXTS, ending="string", last_words="string", is_merely_unpunctuated="boolean")
def endings(material: Material, tables: Tables) -> Measured:
    """Measure how each text of an item ends: ``complete``, ``dangling``, ``unpunctuated`` or ``cut`` (by the site).

    ``unpunctuated`` is said only in a feed that punctuates this field, elsewhere null; ``is_merely_unpunctuated`` says
    it in a column of its own. All three are null for titles and posts and without a text.
    """
    measured = Measured.start(tables.rows(TEXTS), "ending", "last_words", "is_merely_unpunctuated")
    titles = titles_by_last_word(material.items)
    german = material.feed.language.casefold().startswith("de")
    kinds: dict[str, list[tuple[int, str | None]]] = {field: [] for field in PROSE}
    for at, (text, words) in enumerate(read_texts(material)):
        if text.field in PROSE and words:
            kinds[text.field].append((at, ending_of(words, titles, german=german)))
            measured.columns["last_words"][at] = last_words(words)
    for found in kinds.values():
        calibrated = _is_punctuated([kind for _, kind in found])
        for at, kind in found:
            measured.columns["ending"][at] = kind or (UNPUNCTUATED if calibrated else None)
            if kind or calibrated:
                measured.columns["is_merely_unpunctuated"][at] = kind is None
    return measured


def last_words(text: str) -> str:
    """Return the end of a text as a message shows it."""
    return " ".join(text[-200:].split()[-LAST_WORDS:])


def _is_punctuated(kinds: Sequence[str | None]) -> bool:
    """Whether a field ends its texts in punctuation; texts known to be cut say nothing about the habit."""
    counts = Counter(kind for kind in kinds if kind not in {DANGLING, CUT})
    return counts.total() >= FEWEST_TEXTS and counts[COMPLETE] >= PUNCTUATED_SHARE * counts.total()
