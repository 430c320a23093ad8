"""Which items are the same film, within one list and across the posts of a feed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from audit.model import Evidence, Item
from audit.spelling import title_key

WELL_FORMED_ID_DIGITS = (7, 8)
"""IMDb ids are ``tt`` and seven digits, eight since 2018."""

MAX_VALUES = 20
"""Different values of one film that are told apart; an honest feed has two or three."""
MAX_PLACES = 3
"""Items shown as evidence for one value."""

Value = TypeVar("Value")


def stated_id(item: Item) -> str | None:
    """Return the id the item states, on its container or on its poster."""
    return item.record.imdb_id or item.record.poster_imdb_id


@lru_cache(maxsize=1 << 14)
def is_well_formed(imdb_id: str) -> bool:
    """Whether a text has the form of an IMDb title id."""
    digits = imdb_id[2:]
    return imdb_id.startswith("tt") and digits.isascii() and digits.isdigit() and len(digits) in WELL_FORMED_ID_DIGITS


def film_id(item: Item) -> str | None:
    """Return the id of the film an item is: the match's, else the stated one; None where neither is known."""
    if item.match.film is not None:
        return item.match.film.imdb_id
    stated = stated_id(item)
    return stated if stated is not None and is_well_formed(stated) else None


def film_key(item: Item) -> str:
    """Return a key that two items share only if they are the same film: its id, else its title and year."""
    return film_id(item) or f"{title_key(item.record.title)}\x1f{item.record.year}"


def by_film(items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    """Return film key to its items, in order."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[film_key(item)].append(item)
    return groups


def by_value(items: Iterable[Item], value_of: Callable[[Item], Value]) -> dict[Value, list[Item]]:
    """Return each value to the first few items that have it.

    A feed may give one film ten thousand times: what is compared and shown are the distinct values, and of these too
    only the first few.
    """
    groups: dict[Value, list[Item]] = {}
    for item in items:
        value = value_of(item)
        if value in groups or len(groups) < MAX_VALUES:
            known = groups.setdefault(value, [])
            if len(known) < MAX_PLACES:
                known.append(item)
    return groups


def distinct(values: Iterable[Value]) -> list[Value]:
    """Return the values without repetitions, in order."""
    return list(dict.fromkeys(values))


def place(item: Item, value: object) -> Evidence:
    """Return what another item of the feed says, as evidence."""
    post = item.film_list.post
    said = f"{value}: no. {item.record.position} of “{post.title}”"
    return Evidence(source="feed", id=f"{post.guid}#{item.record.position}", url=post.link, value=said)


def film_fact(item: Item, value: object) -> tuple[Evidence, ...]:
    """Return what the reference says of the item's film, as evidence; nothing where it has none."""
    film = item.match.film
    if film is None:
        return ()
    return (Evidence(source=film.source or "reference", id=film.imdb_id, url=film.url, value=str(value)),)
