"""What was read: a feed and its posts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFault:
    """Something about the feed's own bytes that had to be worked around."""

    what: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a feed, its markup untouched.

    Attributes:
        number: 1-based place in the feed.
        published: The stated date, or None where it is absent or unreadable.
        summary: Markup of RSS ``description``; may be cut by the site.
        content: Markup of the whole post; the summary where a feed has no more.
        line: 1-based line of the post's first tag in the source.
        content_line: 1-based line on which ``content`` begins, where it is known.
    """

    number: int
    title: str
    link: str
    guid: str
    author: str = ""
    published: datetime | None = None
    published_text: str = ""
    categories: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    line: int = 1
    content_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read.

    Attributes:
        source: The path or URL as the user gave it.
        format: The format it was read as, such as ``rss``.
        language: The language code as stated, or an empty string.
        faults: What was wrong with the bytes, in order.
    """

    source: str
    format: str
    title: str = ""
    link: str = ""
    language: str = ""
    posts: tuple[Post, ...] = ()
    faults: tuple[FeedFault, ...] = ()
