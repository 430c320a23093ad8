"""Which markup a post is in, and its list."""

from audit.extract.headings import extract_headings
from audit.extract.html import parse_html
from audit.extract.running import find_active_content
from audit.extract.selection import extract_selection
from audit.model import FilmList, Post


def extract(post: Post) -> FilmList:
    """Return the list a post holds; markup ``none`` and no records where none is recognised. Never raises."""
    document = parse_html(post.content)
    if document is None:
        return FilmList(post=post, markup="none")
    active = find_active_content(document)
    return extract_selection(post, document, active) or extract_headings(post, active)
