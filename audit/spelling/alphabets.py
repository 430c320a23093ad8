"""Alphabets: which texts can be compared letter by letter at all.

A Japanese list names a film by its Japanese title and a Russian director in katakana. Neither is another film nor
another person: where no spelling in common is known, nothing can be said.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from audit.spelling.titles import title_fold

LETTERS_READ = 60
"""Letters of a text that tell its script; names and titles are rarely longer."""
_LATIN = "LATIN"
ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN"})
"""Scripts in which one name is written letter for letter as in the others; kana and Hangul change it too much."""


@lru_cache(maxsize=1 << 14)
def script_of(text: str) -> str:
    """Return the script most letters of a text are of, such as ``LATIN`` or ``CJK``; empty without letters."""
    letters = [letter for letter in text[: 4 * LETTERS_READ] if letter.isalpha()][:LETTERS_READ]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    return scripts.most_common(1)[0][0] if scripts else ""


def can_compare_names(name: str, other: str) -> bool:
    """Whether it means anything that two people's names differ."""
    scripts = {script_of(name), script_of(other)}
    return len(scripts) == 1 or scripts <= ALPHABETS


def can_compare_titles(title: str, titles: Iterable[str]) -> bool:
    """Whether it means anything that a title is none of these: one of them is in its script.

    A title in Latin letters that only spells another one out is no title of its own: of a film known as "Небесный
    тихоход" and "Nebesnyy tikhokhod" nobody knows the English title.
    """
    script = script_of(title)
    known = [one for one in titles if script_of(one) == script]
    if script != _LATIN or not known:
        return bool(known)
    spelt_out = {title_fold(one) for one in titles if script_of(one) != _LATIN}
    return any(title_fold(one) not in spelt_out for one in known)
