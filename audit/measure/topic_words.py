"""Topic words: by which words a text is known to speak of what its list is about."""

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.measure.list_words import QUALITY, TITLE_LIMIT
from audit.measure.nationalities import nationality_words
from audit.measure.topic import claimed_topic
from audit.model import FilmList

STEM = 5
"""Letters by which a word is known again: "dancers" in "dance". Shorter words must be equal, but for a plural's s."""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """What a list is about, in the words of its title.

    Attributes:
        stems: Beginnings of the words of its subject and kind: "Soviet thrillers about robots" has two.
        nationalities: Labels of the nationalities it claims.
    """

    stems: frozenset[str] = frozenset()
    nationalities: frozenset[str] = frozenset()

    def are_in(self, text: str) -> bool:
        """Whether a text names the topic."""
        return any(_stem(word) in self.stems for word in _WORD.findall(text.casefold()))


_WORD = re.compile(r"[^\W\d_]\w*")
_ANY_FILM = frozenset("film films filme filmen movie movies cinema kino pictures flicks series".split())
_SMALL = frozenset(
    "about the a an of on in and or for to with from that you your must watch see list collection top best set"
    " journey cinematic"
    " ten five all time every ever made life world story stories based".split()
)


def topic_words(film_list: FilmList) -> TopicWords:
    """Return what a list is about, by its title; a subtitle ("A Cinematic Journey") only praises."""
    return _read(film_list.post.title[:TITLE_LIMIT], claimed_topic(film_list).nationality)


@lru_cache(maxsize=4096)
def _read(title: str, nationality: str) -> TopicWords:
    named = re.split(r":\s|\s[-–—|]\s", title)[0]
    skipped = QUALITY | nationality_words() | _SMALL | _ANY_FILM
    words = [word for word in _WORD.findall(named.casefold()) if word not in skipped and len(word) > 2]
    return TopicWords(frozenset(map(_stem, words)), frozenset(filter(None, nationality.split(", "))))


def _stem(word: str) -> str:
    if len(word) > STEM:
        return word[:STEM]
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
