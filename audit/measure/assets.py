"""Assets: posters, trailers and links."""

from collections import defaultdict
from itertools import islice

from audit.measure.links import unreachable
from audit.measure.sameness import MAX_PLACES, film_key, place
from audit.model import Item, Material
from audit.tables import FILMS, Measured, Tables, measures


@measures(FILMS, has_poster="boolean", has_own_poster="boolean", has_trailer="boolean")
def stated_assets(material: Material, tables: Tables) -> Measured:
    """Measure whether poster and trailer are there; null where the markup has no place for them."""
    measured = Measured.start(tables.rows(FILMS), "has_poster", "has_own_poster", "has_trailer")
    for at, item in enumerate(material.items):
        if "poster" in item.film_list.fields:
            measured.columns["has_poster"][at] = item.record.poster is not None
            if item.record.poster is not None:
                measured.columns["has_own_poster"][at] = not item.record.poster_is_placeholder
        if "trailer" in item.film_list.fields:
            measured.columns["has_trailer"][at] = item.record.trailer is not None
    return measured


@measures(FILMS, films_sharing_trailer="Int64")
def shared_trailers(material: Material, tables: Tables) -> Measured:
    """Measure how many other films of the feed have the same trailer."""
    measured = Measured.start(tables.rows(FILMS), "films_sharing_trailer")
    users: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in material.items:
        if item.record.trailer is not None:
            users[item.record.trailer].setdefault(film_key(item), item)
    for at, item in enumerate(material.items):
        if item.record.trailer is None:
            continue
        films = users[item.record.trailer]
        measured.columns["films_sharing_trailer"][at] = len(films) - 1
        others = (other for key, other in islice(films.items(), MAX_PLACES + 1) if key != film_key(item))
        measured.evidence[item.row, "films_sharing_trailer"] = tuple(
            place(other, f"{other.record.title} ({other.record.year})") for other in others
        )[:MAX_PLACES]
    return measured


@measures(FILMS, broken_links="string")
def broken_links(material: Material, tables: Tables) -> Measured:
    """Measure which links of an item do not open, and what the server said; null without ``--check-links``."""
    measured = Measured.start(tables.rows(FILMS), "broken_links")
    if not material.check_links:
        return measured
    links = [
        [link for link in (item.record.poster, item.record.trailer, item.record.watch_link) if link is not None]
        for item in material.items
    ]
    faults = unreachable({link for some in links for link in some})
    for at, some in enumerate(links):
        if some:
            measured.columns["broken_links"][at] = "; ".join(
                f"{link} ({faults[link]})" for link in some if link in faults
            )
    return measured
