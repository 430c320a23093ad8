"""Sentences of a text, split so that initials, abbreviations, titles in quotes and numbers stay whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from audit.measure.text import prose_of
from audit.model import Claim, Item

SENTENCE_LIMIT = 600
"""Characters of a sentence that are read for claims; the longest real one seen has 420."""

_END = re.compile(r"[.!?…。！？]{1,4}[\"'”’»)\]]{0,3}(?=\s|$)|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s(\"'“«.-])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|Vol|ca|approx|dir|feat|etc|Lt|Capt|Col|Gen"
    r"|Sgt|Rev|Hon|Nr|bzw"
    r"|vol|pt|z\.B|d\.h|u\.a|e\.g|i\.e|ca))\.$"
)
_GOES_ON = re.compile(r"\s*[a-zа-я0-9,;)]")
_MAY_END = ("Jr.", "Sr.", "etc.")


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of an item's text, white space folded.

    Attributes:
        number: 0-based place in its text.
    """

    item: Item
    field: str
    number: int
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words as printed: by them a relation passes over most sentences without a pattern."""
        return frozenset(_WORD.findall(self.text))

    def claim(self, relation: str, claimed: str, span: str) -> Claim:
        """Return a claim this sentence makes."""
        return Claim(item=self.item, field=self.field, relation=relation, object=claimed, span=span.strip())


def either_case(words: str) -> frozenset[str]:
    """Return the words of a text, each in small letters and with a capital, as `Sentence.words` may hold them."""
    return frozenset(form for word in words.split() for form in (word, word.capitalize()))


def sentences_of(item: Item) -> Iterator[Sentence]:
    """Yield the sentences of an item's texts."""
    for field, text in prose_of(item):
        for number, sentence in enumerate(split_sentences(text)):
            yield Sentence(item=item, field=field, number=number, text=sentence[:SENTENCE_LIMIT])


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
    following = text[match.end() : match.end() + 2]
    if _GOES_ON.match(following) and not following[:1].isdigit() and following.strip()[:1].islower():
        return True
    if match[0] != ".":
        return False
    before = text[max(start, match.end() - 12) : match.end()]
    if not _ABBREVIATION.search(before):
        return False
    ends_here = before.endswith(_MAY_END) or re.search(r"(?:[A-Z]\.){2}$", before)
    return not (
        ends_here and re.match(r"\s(?:The|It|This|He|She|In|His|Her|Its)\b", text[match.end() : match.end() + 6])
    )
