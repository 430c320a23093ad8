"""One spelling for titles: an exact key, a folded key, the forms of a title, a similarity."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from audit.spelling.numerals import RUSSIAN_NUMBERS, write_numbers
from audit.spelling.transliteration import CACHE, MAX_TEXT, fold_word, normalize, strip_accents

MAX_FORMS: Final = 6
_CACHE: Final = 1 << 15  # titles; a feed has some hundred, a block of years in the reference some 20,000
_GROWTH: Final = 2  # times a word may grow without its case ("ß" is "ss"); rare signs that are whole phrases do more
_MAX_WORDS: Final = 32  # words that are aligned; the longest title in a tenth of IMDb has 25

# Articles of the languages film titles come in; never words that open English titles as often
# ("as", "en", "de", "i") or Russian ones ("den" is a day, "o" is "about").
_ARTICLE_WORDS: Final = "the a an le la les un une der die das ein eine el los las il lo gli uno una det ett het"
ARTICLES: Final = frozenset(_ARTICLE_WORDS.split())
# Function words weigh less in a comparison: "Lord of Rings" is "Lord of the Rings".
_FUNCTION_WORDS: Final = "and of in on at to for is et und y i v na s o ili or de du des del von da"
_LIGHT_WORDS: Final = ARTICLES | frozenset(_FUNCTION_WORDS.split())
_LIGHT_WEIGHT: Final = 0.5

_NOTE: Final = re.compile(
    r"\s*\((?:the\s)?(?:(?:1[89]|20)\d\d)?\s?(?:[a-z]{2,12}\s)?"
    r"(?:film|movie|miniseries|mini-series|series|serial|short|cartoon|documentary|multfilm|telespektakl|фильм|мультфильм|телеспектакль)?\)\s*$",
    re.IGNORECASE,
)
_ELIDED: Final = frozenset("'’ʼ`´")
_ELISION: Final = re.compile(r"^\s*l['’ʼ`´]\s*(?=\w)", re.IGNORECASE)
_LATE_ARTICLE: Final = re.compile(r"^(.+),\s(the|an?|les?|la|der|die|das|el|los|las|il|lo)\s*$", re.IGNORECASE)
_QUOTES: Final = str.maketrans("", "", "'’‘ʼʹʺ`´\"“”„‟«»‹›")
# "Dvadtsat" as "двадцать"; and an article is dropped once more, so that "a" is one in both scripts.
_FOLDED_NUMBERS: Final = {fold_word(word): str(value) for word, value in RUSSIAN_NUMBERS.items()}


_ASCII_WORD: Final = re.compile("[a-z0-9]+")


def _split_words(text: str) -> list[str]:
    """Split case-folded text into words: letters, digits and the marks that belong to them."""
    if text.isascii():
        return _ASCII_WORD.findall(text)
    cleaned = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return cleaned.split()


def _drop_article(words: list[str]) -> list[str]:
    """Drop a leading article, unless nothing or another article follows ("La La Land")."""
    has_article = len(words) > 1 and words[0] in ARTICLES and words[1] not in ARTICLES
    return words[1:] if has_article else words


def _undress(text: str) -> str:
    """Take case and accents off."""
    return strip_accents(normalize(text))[:MAX_TEXT]


def _read_words(text: str) -> list[str]:
    """Give the words of a title without case, accents, quotes and punctuation."""
    return _split_words(_undress(text).replace("&", " and ").replace(" + ", " and ").translate(_QUOTES))


def _read_known_words(text: str) -> list[str]:
    """Do what `_read_words` does, a word at a time: titles share their words, and these are remembered.

    Gives no words where a word means more, or less, in its place than alone.
    """
    if len(text) > MAX_TEXT // _GROWTH:
        return []
    words: list[str] = []
    for word in text.split(" "):
        parts = read_word_alone(word)
        if parts is None:
            return []
        words += parts
    return words


@lru_cache(maxsize=CACHE)
def read_word_alone(word: str) -> tuple[str, ...] | None:
    """Give the words in a text without spaces; None where it may be a " + ", or grows so that the title is cut."""
    plain = _undress(word)
    if "+" in plain or " " in plain or len(plain) > _GROWTH * len(word):
        return None
    return tuple(_read_words(word))


def title_key(text: str) -> str:
    """Give the exact key of a title: equal for titles that differ only in dress.

    Case, accents, quotes, punctuation, a leading (or trailing ", The") article, "&",
    number words, and a trailing "(film)" or "(1975)" make no difference. The script
    stays. The key of a title without letters and digits is the title itself.
    """
    return _make_key(text[:MAX_TEXT])  # cut first: a cache must not hold what a hostile feed sends


@lru_cache(maxsize=_CACHE)
def _make_key(text: str) -> str:
    text = text.replace("½", " 1/2")
    # The signs are asked for first: building a reference makes millions of keys, and few titles have them.
    if ")" in text:
        text = _NOTE.sub("", text) or text
    if not _ELIDED.isdisjoint(text):
        text = _ELISION.sub("", text)
    if "," in text:
        text = _LATE_ARTICLE.sub(r"\2 \1", text)
    words = _read_known_words(text) or _read_words(text)
    if not words:
        return " ".join(_undress(text).split()) or text.strip()
    return " ".join(write_numbers(_drop_article(words))).replace("and a half", "1 2")


def title_fold(text: str) -> str:
    """Give the folded key of a title: equal for most romanisations of one title.

    "zh" and "sh" fold together, because German writes both "sch".
    """
    return _fold_key(title_key(text))


@lru_cache(maxsize=_CACHE)
def _fold_key(key: str) -> str:
    return " ".join(_drop_article(list(map(fold_one, key.split())))).replace("ž", "š")


def fold_one(word: str) -> str:
    """Fold a word of a key, and write it in digits if it is a number."""
    folded = fold_word(word)
    return _FOLDED_NUMBERS.get(folded, folded)


_OR: Final = re.compile(
    r"(?:,|;|:|\s[-–—])\s?(?:or|ili|или|oder|ou|або|aka|a\.k\.a\.)\b[,:]?\s|\s(?:or|ili|или|oder|ou|aka|a\.k\.a\.)[,:]\s"
    r"|\s(?:or|aka|a\.k\.a\.)\s(?=how\s|[(\[])|\saka\s",
    re.IGNORECASE,
)
_SUBTITLE: Final = re.compile(r":\s|\s[-–—]\s|\s/\s")
_PARENTHESIS: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_DANGLING: Final = re.compile(r"\s(?:or|ili|или|oder|ou|aka|a\.k\.a\.)\s*$", re.IGNORECASE)
_EDGES: Final = " ,;:-–—/"
# What a title of several forms has at least one of: a sign, or the word of an alternative after a space.
_COMPOUND: Final = re.compile(r"[(\[,;:/–—-]|\s(?:or|ili|или|oder|ou|або|aka|a\.k\.a\.)(?!\w)", re.IGNORECASE)


def is_plain(word: str) -> bool:
    """Tell whether a word means nothing beyond itself: it joins no titles, divides none, and is no elided article."""
    elides = not _ELIDED.isdisjoint(word) and word.lstrip()[:1] in {"l", "L"}
    return not elides and "½" not in word and word.casefold() != "half" and _COMPOUND.search(f" {word}") is None


def title_forms(text: str) -> tuple[str, ...]:
    """Give the texts one title stands for, the whole first: at most `MAX_FORMS`, no two with one key.

    An alternative ("or", "ili", "aka") comes with a comma or colon, so "Truth or Dare" stays whole.
    """
    whole = " ".join(text[:MAX_TEXT].split())
    if _COMPOUND.search(whole) is None:
        return (whole,)
    bare = _NOTE.sub("", whole)
    outside = " ".join(_PARENTHESIS.sub(" ", bare).split())
    halves = [_DANGLING.sub("", half) for half in _OR.split(outside)]
    subtitles = [part for half in halves for part in _SUBTITLE.split(half)]
    found = [bare, *halves, *_PARENTHESIS.findall(bare), *subtitles]
    forms = {title_key(whole): whole}
    for form in found:
        trimmed = form.strip(_EDGES)
        if any(c.isalnum() for c in trimmed):
            forms.setdefault(title_key(trimmed), trimmed)
    return tuple(forms.values())[:MAX_FORMS]


_WORD_MATCH: Final = 0.75  # "letter" and "letters" .92, "war" and "wars" .86, "man" and "men" .67


@lru_cache(maxsize=_CACHE)
def _word_similarity(a: str, b: str) -> float:
    """Compare two folded words; 0 unless one is plausibly a misspelling of the other."""
    if a == b:
        return 1.0
    if a.isdecimal() or b.isdecimal():
        return 0.0
    similarity = Indel.normalized_similarity(a, b)
    return similarity if similarity >= _WORD_MATCH else 0.0


def _weigh(word: str) -> float:
    return len(word) * (_LIGHT_WEIGHT if word in _LIGHT_WORDS else 1.0)


def _align(words_a: list[str], words_b: list[str]) -> float:
    """Give the share (0..1) of two titles' letters that stand in words both have, in one order."""
    weights_a, weights_b = [_weigh(word) for word in words_a], [_weigh(word) for word in words_b]
    row = [0.0] * (len(words_b) + 1)
    for word_a, weight_a in zip(words_a, weights_a, strict=True):
        diagonal = 0.0
        for place, (word_b, weight_b) in enumerate(zip(words_b, weights_b, strict=True), start=1):
            paired = diagonal + _word_similarity(word_a, word_b) * (weight_a + weight_b)
            diagonal = row[place]
            row[place] = max(diagonal, row[place - 1], paired)
    return row[-1] / (sum(weights_a) + sum(weights_b))


_JOINED_FROM: Final = 0.92  # letters alone count only where little else than a space or a letter differs
_NUMBERS_DIFFER: Final = 0.74  # "Rocky II" and "Rocky III" are two films: below every threshold in use
_NUMBER_MISSING: Final = 0.90  # "War and Peace" and its "Part II": related, never equal
_ALIKE_AT_MOST: Final = 0.99  # 1.0 is kept for equal keys and folds


def title_similarity(a: str, b: str) -> float:
    """Compare two titles, 0..1: 1.0 for equal keys or folds.

    The score is the share of letters in words that both have in one order, so a
    shared word in titles of different length stays low. Numbers must agree.
    """
    key_a, key_b = title_key(a), title_key(b)
    return 1.0 if key_a == key_b else _compare_folds(*sorted((_fold_key(key_a), _fold_key(key_b))))


@lru_cache(maxsize=_CACHE)
def _compare_folds(a: str, b: str) -> float:
    if a == b:
        return 1.0
    words_a, words_b = a.split()[:_MAX_WORDS], b.split()[:_MAX_WORDS]
    if not words_a or not words_b:
        return 0.0
    joined = Indel.normalized_similarity("".join(words_a), "".join(words_b), score_cutoff=_JOINED_FROM)
    score = max(_align(words_a, words_b), joined)
    numbers_a = [word for word in words_a if word.isdecimal()]
    numbers_b = [word for word in words_b if word.isdecimal()]
    if numbers_a != numbers_b:
        score = min(score, _NUMBERS_DIFFER if numbers_a and numbers_b else _NUMBER_MISSING)
    return min(score, _ALIKE_AT_MOST)
