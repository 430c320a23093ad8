"""Feeds made from the short examples that stand beside the rules.

An example names what differs from a clean item in a clean list. Its keys:

- of an item: title, year, imdb_id, poster_imdb_id, director, cast, rating, description, fact, poster, trailer
- of a post: list (its title), intro, guid, published, outro_html, items
- of the feed: posts; feed (language; cut_after: share of the bytes that arrive)
- of the audit: reference (complete, built, films added to the starter), check_links,
  decisions (rule, status, until), each on the example's finding of that rule, or on one that is gone
"""

from collections.abc import Mapping
from html import escape
from typing import Any

ITEM: Mapping[str, Any] = {
    "title": "The Cranes Are Flying",
    "year": 1957,
    "imdb_id": "tt0050634",
    "director": "Mikhail Kalatozov",
    "cast": ["Tatyana Samoylova", "Aleksey Batalov", "Vasili Merkuryev"],
    "rating": "8.3",
    "description": "Two lovers are parted on the first day of the war, and only one of them waits.",
    "fact": "Sergey Urusevskiy carried the camera himself on the stairs.",
    "poster": "https://lists.example/posters/letyat-zhuravli-1957-1001.webp",
    "trailer": "https://video.example/watch?v=cranes",
}
BLANK = {"cast": [], "rating": "7.9", "poster": "https://lists.example/posters/film-1.webp"}
"""What another film than the clean one has instead of its cast, rating and poster."""


def feed_of(example: Mapping[str, Any]) -> bytes:
    """Return an example as an RSS feed in the known markup."""
    posts = example.get("posts") or [example]
    body = "\n".join(_post(post, number) for number, post in enumerate(posts, start=1))
    envelope = example.get("feed", {})
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Examples</title><link>https://lists.example</link><description>Lists</description>"
        f"<language>{envelope.get('language', 'en')}</language>\n{body}\n</channel></rss>"
    )
    data = text.encode()
    return data[: int(len(data) * envelope.get("cut_after", 1))]


def _post(post: Mapping[str, Any], number: int) -> str:
    items = post.get("items") or [{key: value for key, value in post.items() if key in ITEM or key == "poster_imdb_id"}]
    made = "".join(_item(item) for item in items)
    content = (
        f'<p class="introduction">{post.get("intro", "Films of people whom the war parted.")}</p>'
        f'<div class="movie-selection">{made}</div>{post.get("outro_html", "")}'
    )
    link = f"https://lists.example/lists/{number}"
    return (
        f"<item><title>{escape(post.get('list', 'Soviet Films About War'))}</title><link>{link}</link>"
        f'<guid isPermaLink="false">{escape(post.get("guid", link))}</guid>'
        f"<pubDate>{post.get('published', 'Sat, 31 May 2025 09:00:00 +0000')}</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def _item(given: Mapping[str, Any]) -> str:
    other_film = given.get("title", ITEM["title"]) != ITEM["title"] and "imdb_id" in given
    item = {**ITEM, **(BLANK if other_film else {}), **given}
    year = f" ({item['year']})" if item["year"] else ""
    imdb_id = item["imdb_id"]
    poster = f'<img src="{escape(item["poster"])}" alt="{escape(item["title"])}">' if item["poster"] else ""
    return (
        f'<div class="movie-item" data-imdb-id="{imdb_id}">'
        f'<div class="poster-container" data-trailer="{escape(item["trailer"])}" '
        f'data-imdb-id="{item.get("poster_imdb_id", imdb_id)}">{poster}</div>'
        f'<div class="movie-item-content"><div class="movie-header"><h3>{escape(item["title"])}{year}</h3>'
        f'<div class="movie-details"><p><strong>Description:</strong> {item["description"]}</p>'
        f"<p><strong>Fact:</strong> {item['fact']} </p></div></div></div>{_metadata(item)}</div>"
    )


def _metadata(item: Mapping[str, Any]) -> str:
    spans = [
        f'<span class="movie-{name}"><strong>{label}:</strong> {escape(value)}</span>'
        for name, label, value in (
            ("director", "Director", item["director"]),
            ("rating", "Rating", f"IMDb {item['rating']}" if item["rating"] else ""),
            ("actors", "Cast", ", ".join(item["cast"])),
        )
        if value
    ]
    return f'<div class="movie-metadata">{"".join(spans)}</div>'
