"""Films of a title: what the reference and the feed know of other films, for claims about remakes and sequels."""

import re
from itertools import islice

from audit.measure.claims.features import Features
from audit.measure.sameness import film_key
from audit.model import Evidence, Film, Item
from audit.spelling import title_key

TITLES = 6
"""Titles of a film that are looked up: the English, the original and a few spellings."""

_QUOTED = re.compile(r"[“\"«‘](?P<title>[^“”\"«»]{2,70})[”\"»’]")


def quoted_title(text: str) -> str:
    """Return the first title in quotes, or an empty string."""
    found = _QUOTED.search(text)
    return found["title"].strip(" ,.") if found else ""


def titles_of(item: Item) -> tuple[str, ...]:
    """Return the titles of an item's film, the stated one first."""
    film = item.match.film
    return tuple(dict.fromkeys((item.record.title, *islice(film.titles if film else (), TITLES))))


def others_of_title(item: Item, title: str, years: tuple[int, int] | None, features: Features) -> list[Film]:
    """Return the reference's films of a title, in the inclusive years if given, without the item's own."""
    own = film_key(item)
    return [film for film in features.reference.by_title(title, years=years) if film.imdb_id != own]


def namesakes(item: Item, years: tuple[int, int], features: Features) -> list[Film]:
    """Return other films that share a title with the item's, in the inclusive years."""
    found: dict[str, Film] = {}
    for title in titles_of(item):
        for film in others_of_title(item, title, years, features):
            found[film.imdb_id] = film
    return list(found.values())


def in_feed(title: str, features: Features) -> bool:
    """Whether an item of the feed has this title."""
    return title_key(title) in features.titles


def fact_of(film: Film) -> Evidence:
    """Return a film of the reference as evidence."""
    said = f"{film.title} ({film.year})"
    return Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=said)


def nothing_of(title: str, features: Features) -> Evidence:
    """Return as evidence that a complete reference knows no such film."""
    info = features.reference.info
    said = f"no {title} in {info.films:,} films"
    return Evidence(source=info.name, id=info.version, url="", value=said)
