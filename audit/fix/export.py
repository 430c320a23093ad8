"""The corrections alone, for WordPress and for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from email.utils import format_datetime
from html import escape
from typing import Any

from audit.model import Feed, Finding, Post

COLUMNS = ("post", "item", "field", "old", "new", "rule", "fingerprint")
_NAMESPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
_POST_ID = re.compile(r"[?&]p=(\d{1,18})(?:&|$)")
# What a spreadsheet takes for the beginning of a formula; https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def corrections_csv(applied: Iterable[Finding]) -> str:
    """Return one row per correction; ``item`` is its place in the list, empty for a text of the post.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in applied:
        suggestion = one.suggestion
        new = suggestion.value if suggestion else ""
        field = suggestion.field if suggestion else one.field
        item = "" if one.position is None else str(one.position)
        writer.writerow(map(_cell, (one.post, item, field, one.observed, new, one.rule, one.fingerprint)))
    return out.getvalue()


def wxr(feed: Feed, posts: Sequence[Post]) -> str:
    """Return the corrected posts as WordPress's own export format, version 1.2."""
    names = "".join(f'\n\txmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{names}>\n<channel>\n'
        f"\t<title>{escape(feed.title)}</title>\n\t<link>{escape(feed.link)}</link>\n"
        f"\t<wp:wxr_version>1.2</wp:wxr_version>\n{''.join(map(_wxr_item, posts))}</channel>\n</rss>\n"
    )


def rest_posts(posts: Sequence[Post]) -> list[dict[str, Any]]:
    """Return the corrected posts as objects of WordPress's REST interface, ``id`` only where the guid holds it."""
    made = []
    for post in posts:
        number = _post_id(post)
        made.append(
            ({} if number is None else {"id": number})
            | {
                "link": post.link,
                "guid": {"raw": post.guid},
                "title": {"raw": post.title},
                "content": {"raw": post.content},
            }
        )
    return made


def _wxr_item(post: Post) -> str:
    number = _post_id(post)
    lines = [
        f"<title>{_section(post.title)}</title>",
        f"<link>{escape(post.link)}</link>",
        f'<guid isPermaLink="false">{escape(post.guid)}</guid>',
        f"<dc:creator>{_section(post.author)}</dc:creator>",
        f"<content:encoded>{_section(post.content)}</content:encoded>",
        f"<excerpt:encoded>{_section('')}</excerpt:encoded>",
        *([] if number is None else [f"<wp:post_id>{number}</wp:post_id>"]),
        "<wp:post_type>post</wp:post_type>",
        "<wp:status>publish</wp:status>",
    ]
    if post.published is not None:
        lines.insert(2, f"<pubDate>{format_datetime(post.published.astimezone(UTC))}</pubDate>")
        lines.append(f"<wp:post_date_gmt>{post.published.astimezone(UTC):%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>")
    return "\t<item>\n" + "".join(f"\t\t{line}\n" for line in lines) + "\t</item>\n"


def _post_id(post: Post) -> int | None:
    found = _POST_ID.search(post.guid)
    return int(found[1]) if found else None


def _section(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
