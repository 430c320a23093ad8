"""The base columns of every table, before anything is measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from audit.measure.countries import country_names
from audit.model import Claim, Film, FilmList, Item, Material
from audit.tables import CLAIMS, FEED, FILMS, MATCHES, POSTS, TEXTS, Tables, frame


def base_tables(material: Material, claims: Sequence[Claim]) -> Tables:
    """Return the tables with their base columns."""
    return Tables(
        {
            FEED: _feed(material),
            POSTS: _posts(material),
            FILMS: _films(material.items),
            MATCHES: _matches(material.items),
            TEXTS: _texts(texts_of(material)),
            CLAIMS: _claims(claims),
        }
    )


POST_TEXTS = ("title", "intro", "outro")
ITEM_TEXTS = ("title", "description", "fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a post or of an item, row by row the ``texts`` table.

    Attributes:
        item: The item, or None for a text of the post.
        text: The words; None where the markup has a place for them that is not filled.
    """

    row: str
    field: str
    text: str | None
    film_list: FilmList
    item: Item | None = None


def texts_of(material: Material) -> tuple[Text, ...]:
    """Return every text of the feed that the markup has a place for: those of each post, then of its items.

    They are made once a feed: a dozen measures read them, one after the other.
    """
    if not _LATEST or _LATEST[0][0] is not material:
        _LATEST[:] = [(material, tuple(_texts_of(material)))]
    return _LATEST[0][1]


_LATEST: list[tuple[Material, tuple[Text, ...]]] = []
"""The texts of the feed that was measured last."""


def _texts_of(material: Material) -> Iterator[Text]:
    by_list: dict[int, list[Item]] = {id(one): [] for one in material.lists}
    for item in material.items:
        by_list[id(item.film_list)].append(item)
    for one in material.lists:
        words = {"title": one.post.title, "intro": one.intro, "outro": one.outro}
        for field in POST_TEXTS:
            yield Text(row=f"{one.post.number}.{field}", field=field, text=words[field] or None, film_list=one)
        fields = [field for field in ITEM_TEXTS if field == "title" or field in one.fields]
        for item in by_list[id(one)]:
            for field in fields:
                text = getattr(item.record, field)
                yield Text(row=f"{item.row}.{field}", field=field, text=text, film_list=one, item=item)


def joined(names: Sequence[str]) -> str | None:
    """Return names as one text, or None where there are none."""
    return ", ".join(names) or None


def _feed(material: Material) -> pd.DataFrame:
    feed = material.feed
    columns = {
        "source": feed.source,
        "format": feed.format,
        "feed_title": feed.title,
        "language": feed.language or None,
    }
    return frame(FEED, [FEED], {name: [value] for name, value in columns.items()})


def _posts(material: Material) -> pd.DataFrame:
    lists = material.lists
    columns: dict[str, Sequence[object]] = {
        "post": [one.post.link for one in lists],
        "guid": [one.post.guid for one in lists],
        "post_title": [one.post.title for one in lists],
        "markup": [one.markup for one in lists],
        "films_found": [len(one.records) for one in lists],
        "post_line": [one.post.line for one in lists],
    }
    return frame(POSTS, [str(one.post.number) for one in lists], columns)


def _films(items: Sequence[Item]) -> pd.DataFrame:
    records = [item.record for item in items]
    columns: dict[str, Sequence[object]] = {
        name: [getattr(record, name) for record in records]
        for name in (
            "position",
            "title",
            "year",
            "imdb_id",
            "rating",
            "rating_text",
            "description",
            "fact",
            "poster",
            "trailer",
            "line",
        )
    }
    columns["directors"] = [joined(record.directors) for record in records]
    columns["cast"] = [joined(record.cast) for record in records]
    columns["post_row"] = [str(item.film_list.post.number) for item in items]
    return frame(FILMS, [item.row for item in items], columns)


def _matches(items: Sequence[Item]) -> pd.DataFrame:
    films: list[Film | None] = [item.match.film for item in items]
    columns: dict[str, Sequence[object]] = {
        "match_status": [item.match.status.value for item in items],
        "match_score": [item.match.score for item in items],
        "match_id": [film and film.imdb_id for film in films],
        "match_title": [film and film.title for film in films],
        "match_year": [film and film.year for film in films],
        "match_kind": [film and film.kind for film in films],
        "match_directors": [film and joined(film.directors) for film in films],
        "match_cast": [film and joined(film.cast) for film in films],
        "match_countries": [(film and country_names(film.countries)) or None for film in films],
    }
    return frame(MATCHES, [item.row for item in items], columns)


def _texts(texts: Sequence[Text]) -> pd.DataFrame:
    columns: dict[str, Sequence[object]] = {
        "text_field": [text.field for text in texts],
        "text": [text.text for text in texts],
    }
    return frame(TEXTS, [text.row for text in texts], columns)


def _claims(claims: Sequence[Claim]) -> pd.DataFrame:
    counts: dict[str, int] = {}
    rows = []
    for claim in claims:
        counts[claim.item.row] = counts.get(claim.item.row, 0) + 1
        rows.append(f"{claim.item.row}.{counts[claim.item.row]}")
    columns: dict[str, Sequence[object]] = {
        "film_row": [claim.item.row for claim in claims],
        "claim_field": [claim.field for claim in claims],
        "relation": [claim.relation for claim in claims],
        "claimed": [claim.object for claim in claims],
        "span": [claim.span for claim in claims],
    }
    return frame(CLAIMS, rows, columns)
