"""Posts: copies, dates, and how much two lists, or two places of one list, hold the same."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from audit.measure.sameness import MAX_PLACES, by_film, film_key, place
from audit.model import Evidence, Item, Material
from audit.tables import FILMS, POSTS, Measured, Tables, measures

MAX_HOLDERS = 200
"""Lists of one film that are compared; a film in more lists than this says little about any two of them."""
SHORT_LIST = 3
"""Two lists of fewer films than this share most of them by chance."""


@measures(POSTS, guid_copies="Int64", days_ahead="Int64", dated="string", active_content="string")
def envelope(material: Material, tables: Tables) -> Measured:
    """Measure the posts with the same guid beside this one, days the date lies ahead, and code in the markup."""
    measured = Measured.start(tables.rows(POSTS), "guid_copies", "days_ahead", "dated", "active_content")
    guids = Counter(one.post.guid for one in material.lists)
    for at, one in enumerate(material.lists):
        if one.post.guid:
            measured.columns["guid_copies"][at] = guids[one.post.guid] - 1
        if one.post.published is not None:
            measured.columns["dated"][at] = one.post.published.date().isoformat()
            measured.columns["days_ahead"][at] = max(0, (one.post.published - material.now).days + 1)
        measured.columns["active_content"][at] = ", ".join(one.active_content)
    return measured


@measures(POSTS, shared_films_percent="Float64", nearest_post="string", shared_films="Int64")
def nearest_post(material: Material, tables: Tables) -> Measured:
    """Measure the other post that shares most films with this one, and the share of the shorter of the two lists.

    Null for lists too short to compare.
    """
    measured = Measured.start(tables.rows(POSTS), "shared_films_percent", "nearest_post", "shared_films")
    films = [{film_key(item) for item in items} for items in _items_by_list(material)]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(films):
        for key in keys:
            if len(holders[key]) < MAX_HOLDERS:
                holders[key].append(number)
    for at, (row, keys) in enumerate(zip(tables.rows(POSTS), films, strict=True)):
        if len(keys) < SHORT_LIST:
            continue
        shared = Counter(
            other for key in keys for other in holders[key] if other != at and len(films[other]) >= SHORT_LIST
        )
        measured.columns["shared_films_percent"][at] = 0.0
        if shared:
            other, count = max(shared.items(), key=lambda pair: (pair[1] / len(films[pair[0]]), -pair[0]))
            nearest = material.lists[other].post
            measured.columns["shared_films_percent"][at] = 100 * count / min(len(keys), len(films[other]))
            measured.columns["shared_films"][at] = count
            measured.columns["nearest_post"][at] = nearest.title
            fact = Evidence(source="feed", id=nearest.guid, url=nearest.link, value=nearest.title)
            measured.evidence[row, "nearest_post"] = (fact,)
    return measured


def _items_by_list(material: Material) -> list[list[Item]]:
    items: dict[int, list[Item]] = {id(one): [] for one in material.lists}
    for item in material.items:
        items[id(item.film_list)].append(item)
    return [items[id(one)] for one in material.lists]


@measures(FILMS, copies_before="Int64", earlier_position="Int64", other_posts="Int64", other_post_titles="string")
def copies(material: Material, tables: Tables) -> Measured:
    """Measure how often the film stands earlier in the same list, and in how many other posts."""
    measured = Measured.start(
        tables.rows(FILMS), "copies_before", "earlier_position", "other_posts", "other_post_titles"
    )
    at = {item.row: number for number, item in enumerate(material.items)}
    for group in by_film(material.items).values():
        firsts = _first_of_each_list(group)
        seen: Counter[int] = Counter()
        for item in sorted(group, key=lambda one: one.record.position):
            own = id(item.film_list)
            elsewhere = [one for number, one in firsts.items() if number != own][:MAX_PLACES]
            measured.columns["copies_before"][at[item.row]] = seen[own]
            measured.columns["other_posts"][at[item.row]] = len(firsts) - 1
            measured.columns["other_post_titles"][at[item.row]] = "; ".join(
                f"“{one.film_list.post.title}”" for one in elsewhere
            )
            if seen[own]:
                measured.columns["earlier_position"][at[item.row]] = firsts[own].record.position
                measured.evidence[item.row, "copies_before"] = (place(firsts[own], firsts[own].record.title),)
            measured.evidence[item.row, "other_posts"] = tuple(place(other, other.record.title) for other in elsewhere)
            seen[own] += 1
    return measured


def _first_of_each_list(group: Sequence[Item]) -> dict[int, Item]:
    firsts: dict[int, Item] = {}
    for item in group:
        firsts.setdefault(id(item.film_list), item)
    return firsts
