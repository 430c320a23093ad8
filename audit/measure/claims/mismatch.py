"""Texts under another film's title, where the text itself, another item or the reference shows it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from audit.measure.claims.sentences import split_sentences
from audit.measure.claims.titles_known import titles_of
from audit.measure.sameness import MAX_VALUES, film_key, place
from audit.measure.text import PROSE, read_texts
from audit.model import Evidence, Item, Material, Reference
from audit.spelling import title_key
from audit.tables import TEXTS, Measured, Tables, measures

SHORTEST = 40
"""Characters of a sentence that two texts do not share by chance."""
SURE_WORDS = 3
"""Words from which a title without quotes is taken for one: "The Letter is lost" speaks of a letter."""

_VERB = (
    r"(?:is\s(?:a|an|the|one)|was\s(?:directed|released|made|a|an|the)|tells|follows|depicts|portrays|chronicles"
    r"|cent(?:er|re)s\son|focuses\son|stars|explores)\b"
)
_OPENING = re.compile(
    rf"(?:[“\"«‘](?P<quoted>[^“”\"«»]{{2,70}})[”\"»’]"
    rf"|(?P<plain>[A-Z0-9][^.!?“”\"]{{5,60}}?))(?:\s\(\d{{4}}\))?,?\s{_VERB}"
)
_SUBJECT = re.compile(r"(?:This|It|The\s(?:film|movie|story|series|picture))\b")


class _Text(NamedTuple):
    """A text of an item, as it is read."""

    row: str
    item: Item
    words: str


_Holder = tuple[Item, Sequence[str]]
"""An item that has a sentence, and the people of its film."""


@measures(TEXTS, is_of_other_film="boolean", other_film="string")
def mismatches(material: Material, tables: Tables) -> Measured:
    """Measure whether a text of an item is another film's, and which; null for titles, posts and empty texts.

    It is if it opens with the title of another film of the feed, or of one by a director it names; or if it shares a
    sentence with another item and names people of that one only.
    """
    measured = Measured.start(tables.rows(TEXTS), "is_of_other_film", "other_film")
    texts = {
        at: _Text(text.row, text.item, words)
        for at, (text, words) in enumerate(read_texts(material))
        if text.field in PROSE and text.item is not None and words
    }
    by_title: dict[str, Item] = {}
    for item in material.items:
        by_title.setdefault(title_key(item.record.title), item)
    shared = _shared(texts.values())
    for at, text in texts.items():
        found = _opens_with_other(text, by_title, material.reference) or _shares_with_other(text, shared)
        measured.columns["is_of_other_film"][at] = found is not None
        measured.columns["other_film"][at] = found[0] if found else ""
        if found:
            measured.evidence[text.row, "is_of_other_film"] = (found[1],)
    return measured


def _opens_with_other(text: _Text, by_title: Mapping[str, Item], reference: Reference) -> tuple[str, Evidence] | None:
    if _SUBJECT.match(text.words) or not (opening := _OPENING.match(text.words[:120])):
        return None
    named = (opening["quoted"] or opening["plain"]).strip(" ,")
    if opening["quoted"] is None and named.count(" ") + 1 < SURE_WORDS:
        return None
    key, own = title_key(named), [title_key(title) for title in titles_of(text.item)]
    if any(key in title or title in key for title in own):
        return None
    other = by_title.get(key)
    if other is not None and film_key(other) != film_key(text.item):
        return named, place(other, named)
    for film in reference.by_title(named):
        if film.imdb_id != film_key(text.item) and any(name in text.words for name in film.directors):
            said = f"{film.title} ({film.year}) by {', '.join(film.directors)}"
            return named, Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=said)
    return None


def _shared(texts: Iterable[_Text]) -> Mapping[str, Sequence[_Holder]]:
    """Return each long sentence that several films have to the first few of their items."""
    found: dict[str, dict[str, Item]] = defaultdict(dict)
    for text in texts:
        key = film_key(text.item)
        for sentence in split_sentences(text.words):
            if len(sentence) >= SHORTEST and len(found[sentence]) < MAX_VALUES:
                found[sentence].setdefault(key, text.item)
    people = {id(item): _people(item) for items in found.values() if len(items) > 1 for item in items.values()}
    return {
        sentence: [(item, people[id(item)]) for item in items.values()]
        for sentence, items in found.items()
        if len(items) > 1
    }


def _shares_with_other(text: _Text, shared: Mapping[str, Sequence[_Holder]]) -> tuple[str, Evidence] | None:
    for sentence in split_sentences(text.words) if shared else ():
        for other, people in shared.get(sentence, ()):
            # the names first: few texts hold one, and most share their sentences with items of the same film
            named = [name for name in people if name in text.words]
            if named and (name := _stranger(named, text.item)) and _is_other(text.item, other):
                return other.record.title, place(other, f"{name}, “{sentence}”")
    return None


def _is_other(item: Item, other: Item) -> bool:
    return film_key(item) != film_key(other) and title_key(item.record.title) != title_key(other.record.title)


def _stranger(named: Iterable[str], item: Item) -> str:
    """Return the first of the people who has no part in the item's film."""
    own = _people(item)
    return next((name for name in named if name not in own), "")


def _people(item: Item) -> Sequence[str]:
    film = item.match.film
    known = (*film.directors, *film.cast) if film else ()
    return [name for name in (*item.record.directors, *item.record.cast, *known) if " " in name]
