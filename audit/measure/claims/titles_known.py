"""Films of a title: what the reference and the feed know of other films, for claims about remakes and sequels."""

import re
from collections.abc import Iterable
from itertools import islice

from audit.measure.claims.chronology import SLACK
from audit.measure.claims.facts import read_facts
from audit.measure.claims.features import Features
from audit.measure.sameness import film_id, film_key
from audit.model import Evidence, Film, Item, Reference
from audit.spelling import title_key

TITLES = 6
"""Titles of a film that are looked up: the English, the original and a few spellings."""

WHOLE = 400_000
"""Films from which a reference is taken for whole; IMDb has some 700,000. One of 80,000 lacked two famous remakes and
sequels of twenty."""

YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d|s\b)")
"""The year of a film in a text; "the 1960s" are none."""
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


def namesakes(item: Item, years: tuple[int, int] | None, features: Features) -> list[Film]:
    """Return other films that share a title with the item's, in the inclusive years if given."""
    found: dict[str, Film] = {}
    for title in titles_of(item):
        for film in others_of_title(item, title, years, features):
            found[film.imdb_id] = film
    return list(found.values())


def in_feed(title: str, features: Features) -> bool:
    """Whether an item of the feed has this title."""
    return title_key(title) in features.titles


def is_whole(reference: Reference) -> bool:
    """Whether a reference has so many films that one it has not is unlikely to exist."""
    return reference.info.films >= WHOLE


def known_later(item: Item, table: str, years: Iterable[int], title: str = "") -> Evidence | None:
    """Return the film of a table beside this module that continues or repeats an item's, by one of its years or title.

    Args:
        table: ``remakes`` or ``sequels``.
        years: Years a text gives; the table's may be one off.
        title: The title a text gives, or an empty string.
    """
    imdb_id, wanted, key = film_id(item), list(years), title_key(title) if title else ""
    for line in read_facts(f"{table}.tsv"):
        named = line[table.removesuffix("s")]
        if line["imdb_id"] != imdb_id:
            continue
        if any(abs(int(line["year"]) - year) <= SLACK for year in wanted) or (key and title_key(named) == key):
            return Evidence(source=table, id=imdb_id, url="", value=f"{named} ({line['year']})")
    return None


def known_of_other(item: Item, table: str, title: str) -> Evidence | None:
    """Return the film that a title continues or repeats by a table beside this module, if it is not the item's."""
    imdb_id, key = film_id(item), title_key(title) if title else ""
    lines = [line for line in read_facts(f"{table}.tsv") if key and title_key(line[table.removesuffix("s")]) == key]
    if not lines or any(line["imdb_id"] == imdb_id for line in lines):
        return None
    kind = table.removesuffix("s")
    said = f"{lines[0][kind]} ({lines[0]['year']}) is a {kind} of {lines[0]['film']}"
    return Evidence(source=table, id=lines[0]["imdb_id"], url="", value=said)


def fact_of(film: Film) -> Evidence:
    """Return a film of the reference as evidence."""
    said = f"{film.title} ({film.year})"
    return Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=said)


def nothing_of(title: str, features: Features) -> Evidence:
    """Return as evidence that a complete reference knows no such film."""
    info = features.reference.info
    said = f"no {title} in {info.films:,} films"
    return Evidence(source=info.name, id=info.version, url="", value=said)
