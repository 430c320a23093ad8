"""Sentences of a text, split so that initials, abbreviations, titles in quotes and numbers stay whole."""

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache

from audit.measure.text import prose_of
from audit.measure.word_index import words_in
from audit.model import Claim, Item

SENTENCE_LIMIT = 600
"""Characters of a sentence that are read for claims; the longest real one seen has 420."""

_END = re.compile(r"[.!?][.!?…\"'”’»)\]]{0,6}(?=\s|$)")
_END_ANY = re.compile(r"[.!?…。！？][.!?…。！？\"'”’»)\]]{0,6}(?=\s|$)|[。！？]")
_WIDE = ("…", "。", "！", "？")
"""Ends of sentences outside ASCII: most texts have none, and a pattern without them is three times as fast."""
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof St Jr Sr vs No Vol ca approx dir feat etc Lt Capt Col Gen Sgt Rev Hon Nr bzw vol pt".split()
)
_OPENERS = "(\"'“«"
_INSIDE = re.compile(r"[.-]")
_MAY_END = ("Jr.", "Sr.", "etc.")
_LONGEST = 12
"""Characters before a full stop that are looked at for initials."""
_INITIALS = re.compile(r"(?:[A-Z]\.){2}$")
_SUBJECT = re.compile(r"\s(?:The|It|This|He|She|In|His|Her|Its)\b")


@dataclasses.dataclass(slots=True, kw_only=True, eq=False)
class Sentence:
    """One sentence of an item's text, white space folded. It is itself alone: another with the same words is another.

    Attributes:
        number: 0-based place in its text.
        words: Its words as printed: by them a relation passes over most sentences without a pattern.
    """

    item: Item
    field: str
    number: int
    text: str
    words: frozenset[str] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        """Split the words off once, for all relations."""
        self.words = words_in(self.text)
        if "s' " in self.text or "s’ " in self.text:
            self.words |= {"s"}  # the sign of the possessive, which behind an s is only an apostrophe

    def claim(self, relation: str, claimed: str, span: str) -> Claim:
        """Return a claim this sentence makes."""
        return Claim(item=self.item, field=self.field, relation=relation, object=claimed, span=span.strip())


def either_case(words: str) -> frozenset[str]:
    """Return the words of a text, each in small letters and with a capital, as `Sentence.words` may hold them."""
    return frozenset(form for word in words.split() for form in (word, word.capitalize()))


def sentences_of(item: Item) -> Iterator[Sentence]:
    """Yield the sentences of an item's texts."""
    for name, text in prose_of(item):
        for number, sentence in enumerate(split_sentences(text)):
            yield Sentence(item=item, field=name, number=number, text=sentence[:SENTENCE_LIMIT])


@lru_cache(maxsize=1 << 16)
def split_sentences(text: str) -> tuple[str, ...]:
    """Split a text into sentences, in one pass; white space is folded first.

    Claims, admissions and repeats read the same texts: the cache holds those of a feed of 30,000 items.
    """
    text = " ".join(text.split())
    sentences, start = [], 0
    for match in (_END_ANY if any(map(text.__contains__, _WIDE)) else _END).finditer(text):
        if _is_inside(text, start, match):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _is_inside(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether punctuation stands inside a sentence: after an initial or abbreviation, or before a small letter."""
    end = match.end()
    if text[end : end + 2].lstrip()[:1].islower():
        return True
    if match[0] != ".":
        return False
    word = text[max(text.rfind(" ", start, end) + 1, start) : end - 1]
    if not _is_abbreviation(word):
        return False
    before = text[max(start, end - _LONGEST) : end]
    ends_here = before.endswith(_MAY_END) or _INITIALS.search(before)
    return not (ends_here and _SUBJECT.match(text, end))


def _is_abbreviation(word: str) -> bool:
    """Whether the word before a full stop is an initial or an abbreviation."""
    word = word.lstrip(_OPENERS)
    if "." in word or "-" in word:  # "J.R.R.", "z.B.", "Jean-L."
        word = _INSIDE.split(word)[-1]
    return (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS
