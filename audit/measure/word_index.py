"""An index by words: which of many patterns are worth trying on a text."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

Tried = TypeVar("Tried")

_KEPT = 1 << 12
"""Answers that are kept: texts ask for the same few sets again and again."""


class WordIndex(Generic[Tried]):
    """Says what to try on a text, by the words it holds: one look-up a word, however many patterns there are.

    Args:
        words: What may be tried to the words one of which a text must hold; None for what is always tried.
    """

    def __init__(self, words: Mapping[Tried, Collection[str] | None]) -> None:
        self._tried = tuple(words)
        self._always = 0
        self._bits: dict[str, int] = defaultdict(int)
        for at, needed in enumerate(words.values()):
            for word in needed or ():
                self._bits[word] |= 1 << at
            if needed is None:
                self._always |= 1 << at
        self._bits = dict(self._bits)
        self._of_bits = lru_cache(maxsize=_KEPT)(self._those)

    def worth_trying(self, words: Collection[str]) -> tuple[Tried, ...]:
        """Return what to try on a text of these words, in order."""
        wanted = self._always
        for word in self._bits.keys() & words:
            wanted |= self._bits[word]
        return self._of_bits(wanted)

    def _those(self, bits: int) -> tuple[Tried, ...]:
        return tuple(one for at, one in enumerate(self._tried) if bits >> at & 1)
