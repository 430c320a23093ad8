"""Sentences of a text, split so that initials, abbreviations, titles in quotes and numbers stay whole."""

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache

from audit.measure.text import prose_of
from audit.model import Claim, Item

SENTENCE_LIMIT = 600
"""Characters of a sentence that are read for claims; the longest real one seen has 420."""

_END = re.compile(r"[.!?…。！？]{1,4}[\"'”’»)\]]{0,3}(?=\s|$)|[。！？]")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof St Jr Sr vs No Vol ca approx dir feat etc Lt Capt Col Gen Sgt Rev Hon Nr bzw vol pt".split()
)
_OPENERS = "(\"'“«"
_INSIDE = re.compile(r"[.-]")
_MAY_END = ("Jr.", "Sr.", "etc.")
_WORD = re.compile(r"\w+")


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
        words = _WORD.findall(self.text)
        if "s' " in self.text or "s’ " in self.text:
            words.append("s")  # the sign of the possessive, which behind an s is only an apostrophe
        self.words = frozenset(words)

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
    for match in _END.finditer(text):
        if _is_inside(text, start, match):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _is_inside(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether punctuation stands inside a sentence: after an initial or abbreviation, or before a small letter."""
    if text[match.end() : match.end() + 2].lstrip()[:1].islower():
        return True
    if match[0] != ".":
        return False
    before = text[max(start, match.end() - 12) : match.end()]
    if not _is_abbreviated(before):
        return False
    ends_here = before.endswith(_MAY_END) or re.search(r"(?:[A-Z]\.){2}$", before)
    return not (
        ends_here and re.match(r"\s(?:The|It|This|He|She|In|His|Her|Its)\b", text[match.end() : match.end() + 6])
    )


def _is_abbreviated(text: str) -> bool:
    """Whether the word before a final full stop is an initial or an abbreviation."""
    words = text[:-1].split()
    if not words or text[-2].isspace():
        return False
    word = words[-1].lstrip(_OPENERS)
    if "." in word or "-" in word:  # "J.R.R.", "z.B.", "Jean-L."
        word = _INSIDE.split(word)[-1]
    return (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS
