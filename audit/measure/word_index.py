"""Words of a text, and an index by them: which of many patterns are worth trying on a text."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

Tried = TypeVar("Tried")

_KEPT = 1 << 12
"""Answers that are kept: texts ask for the same few sets again and again."""

_WORD = re.compile(r"[^\W_]+")
_SPACED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""ASCII with a space for all that is no letter or digit."""


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text as printed; "isn't" has two."""
    return frozenset(text.translate(_SPACED).split() if text.isascii() else _WORD.findall(text))


class WordIndex(Generic[Tried]):
    """Says what to try on a text, by the words it holds: one look-up a word, however many patterns there are.

    Args:
        words: What may be tried to the words one of which a text must hold; None for what is always tried.
        also: The same again, for what needs a word of a second set besides.
    """

    def __init__(
        self, words: Mapping[Tried, Collection[str] | None], also: Mapping[Tried, Collection[str]] | None = None
    ) -> None:
        self._tried = tuple(words)
        self._always = sum(1 << at for at, needed in enumerate(words.values()) if needed is None)
        self._bits = self._by_word(words)
        self._second = self._by_word(also or {})
        self._twice = sum(1 << at for at, one in enumerate(self._tried) if one in (also or {}))
        self._of_bits = lru_cache(maxsize=_KEPT)(self._those)

    def worth_trying(self, words: Collection[str]) -> tuple[Tried, ...]:
        """Return what to try on a text of these words, in order."""
        wanted = self._always
        for word in self._bits.keys() & words:
            wanted |= self._bits[word]
        if wanted & self._twice:
            held = ~self._twice
            for word in self._second.keys() & words:
                held |= self._second[word]
            wanted &= held
        return self._of_bits(wanted)

    def _by_word(self, words: Mapping[Tried, Collection[str] | None]) -> Mapping[str, int]:
        found: dict[str, int] = defaultdict(int)
        for at, one in enumerate(self._tried):
            for word in words.get(one) or ():
                found[word] |= 1 << at
        return dict(found)

    def _those(self, bits: int) -> tuple[Tried, ...]:
        return tuple(one for at, one in enumerate(self._tried) if bits >> at & 1)
