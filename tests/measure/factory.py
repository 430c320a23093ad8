"""Lists, items and material for tests of measuring, with as little stated as a test needs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from audit.measure import measure
from audit.model import (
    Feed,
    Film,
    FilmList,
    FilmRecord,
    Item,
    Match,
    MatchStatus,
    Material,
    Post,
    Reference,
)
from audit.tables import Tables
from tests.reference.factory import make_film, make_reference

NOW = datetime(2026, 11, 1, tzinfo=UTC)
UNRELATED = make_film(9999999, "A Film No Test Is About", 1931, "Nobody Tests")
FIELDS = frozenset({"description", "fact", "directors", "cast", "rating_text", "imdb_id", "poster", "trailer"})
"""Fields the known markup has a place for."""


def make_record(title: str = "Stalker", year: int | None = 1979, **facts: Any) -> FilmRecord:  # noqa: ANN401 - any field
    """Return a list item of which little is stated; position 0 is counted up by `make_list`."""
    heading = f"{title} ({year})" if year else title
    return replace(FilmRecord(position=0, heading=heading, title=title, year=year), **facts)


def make_list(
    title: str = "Soviet Films About Zones",
    records: Iterable[FilmRecord] = (),
    *,
    number: int = 1,
    categories: tuple[str, ...] = (),
    **facts: Any,  # noqa: ANN401 - any field
) -> FilmList:
    """Return the list of a post; ``facts`` are fields of ``FilmList``, such as intro and outro."""
    link = f"https://lists.example/{number}"
    post = Post(number=number, title=title, link=link, guid=link, categories=categories)
    placed = tuple(replace(record, position=position) for position, record in enumerate(records, start=1))
    markup = "movie-selection" if placed else "none"
    return replace(FilmList(post=post, markup=markup, records=placed, fields=FIELDS), **facts)


def match_of(film: Film | None) -> Match:
    """Return a match by title with a film, or none."""
    if film is None:
        return Match(status=MatchStatus.NONE)
    return Match(status=MatchStatus.TITLE, film=film, title_film=film, score=1.0)


def make_item(record: FilmRecord, film: Film | None = None, *, film_list: FilmList | None = None) -> Item:
    """Return one item, of a list of its own where none is given."""
    one = film_list or make_list(records=[record])
    position = record.position or 1
    placed = replace(record, position=position)
    return Item(row=f"{one.post.number}.{position}", film_list=one, record=placed, match=match_of(film))


def make_material(
    *lists: FilmList,
    films: Sequence[Film | None] = (),
    reference: Reference | Sequence[Film] = (UNRELATED,),
    language: str = "en",
) -> Material:
    """Return what is measured.

    Args:
        lists: The lists of the feed.
        films: What each item is matched with, over all lists in order; the rest has no match.
        reference: A reference, or the films of one.
        language: The feed's language.
    """
    pairs = [(one, record) for one in lists for record in one.records]
    matched = [*films, *[None] * (len(pairs) - len(films))]
    items = tuple(make_item(record, film, film_list=one) for (one, record), film in zip(pairs, matched, strict=True))
    feed = Feed(source="feed.xml", format="rss", language=language, posts=tuple(one.post for one in lists))
    known = make_reference(reference) if isinstance(reference, Sequence) else reference
    return Material(feed=feed, lists=lists, items=items, reference=known, now=NOW)


def measure_material(material: Material) -> Tables:
    """Return the measured tables; no measuring function may have crashed."""
    tables = measure(material)
    assert tables.failures == {}
    return tables


def measure_texts(*texts: str, field: str = "fact", title: str = "Soviet Films About Zones", **facts: Any) -> Tables:  # noqa: ANN401
    """Return the tables of a list whose items have these texts, each a film of its own."""
    records = [
        make_record(f"Film {letter}", 1970, **{field: text}) for letter, text in zip(LETTERS, texts, strict=False)
    ]
    return measure_material(make_material(make_list(title, records), **facts))


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def column(tables: Tables, table: str, name: str) -> dict[str, object]:
    """Return a column by row."""
    return dict(zip(tables.rows(table), tables.values(table, name), strict=True))
