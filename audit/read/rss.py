"""RSS 0.9x, 1.0 and 2.0 to a feed."""

import copy
import html
import re
from collections.abc import Callable, Iterator

from lxml import etree

from audit.errors import FeedError
from audit.model import Feed, FeedFault, Post
from audit.read.characters import decode
from audit.read.dates import parse_date
from audit.read.refusal import refuse_bytes, refuse_root, refuse_text
from audit.read.tree import MAX_FAULTS, parse, source_line

# WordPress gives 10 posts a feed, and 100 on request; this is far from both and bounds the work on a hostile one.
MAX_POSTS = 10_000
MAX_CATEGORIES = 100

# RSS's own elements stand in no namespace or in one of these; others (atom:link, media:title) mean other things.
_RSS = frozenset(
    {
        "",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
# A recovered tree may hold a prefix that was never declared, so prefixes are names too.
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MAILBOX = re.compile(r"\S{1,200}@\S{1,200}\s{1,9}\(([^()]{1,200})\)")


def read_feed(data: bytes, source: str) -> Feed:
    """Return the feed that bytes hold, read as far as it goes.

    Args:
        data: The bytes as fetched.
        source: What errors and the report call it.

    Raises:
        FeedError: It is not an RSS feed, or has no posts.
    """
    refuse_bytes(data, source)
    text, faults = decode(data, source)
    refuse_text(text, source)
    root, broken = parse(text)
    if root is None or _name(root) not in {"rss", "rdf:RDF", "RDF"}:
        raise refuse_root(root, text, source)
    return _read_tree(root, source, faults + broken)


def _read_tree(root: etree._Element, source: str, faults: list[FeedFault]) -> Feed:
    channel = next((child for child in root if _name(child) == "channel"), root)
    # RSS 1.0 puts the items beside the channel; a feed cut and mended may have either.
    items = [element for element in root.iter(etree.Element) if _name(element) == "item"]
    if not items:
        raise FeedError("the feed has no posts", where=source, fix="Give a feed with at least one <item>")
    if len(items) > MAX_POSTS:
        faults = [
            *faults,
            FeedFault(
                what=f"{len(items)} posts, of which only the first {MAX_POSTS} are read",
                line=source_line(items[MAX_POSTS]),
            ),
        ]
    fields = _fields(channel)
    return Feed(
        source=source,
        format="rss",
        title=_line(fields, "title"),
        link=_line(fields, "link"),
        language=_line(fields, "language", "dc:language"),
        posts=tuple(_read_item(item, number) for number, item in enumerate(items[:MAX_POSTS], start=1)),
        faults=tuple(faults[:MAX_FAULTS]),
    )


def _read_item(item: etree._Element, number: int) -> Post:
    fields = _fields(item)
    link = _line(fields, "link")
    guid = _line(fields, "guid") or " ".join(str(item.get(_RDF_ABOUT) or "").split())
    if not link and guid.startswith(("http://", "https://")):
        link = guid
    published_text = _line(fields, "pubDate", "dc:date")
    summary = _markup(fields, "description")
    categories = [
        " ".join(_text(element).split()) for element in fields.get("category", []) + fields.get("dc:subject", [])
    ]
    return Post(
        number=number,
        title=_line(fields, "title"),
        link=link,
        guid=guid or link,
        author=_author(fields),
        published=parse_date(published_text) if published_text else None,
        published_text=published_text,
        categories=tuple(dict.fromkeys(filter(None, categories)))[:MAX_CATEGORIES],
        summary=summary,
        content=_markup(fields, "content:encoded") or summary,
        line=source_line(item) or 1,
        content_line=_markup_line(fields, "content:encoded") or _markup_line(fields, "description"),
    )


def _author(fields: dict[str, list[etree._Element]]) -> str:
    creators = [" ".join(_text(element).split()) for element in fields.get("dc:creator", [])]
    if any(creators):
        return ", ".join(filter(None, creators))
    author = _line(fields, "author")
    mailbox = _MAILBOX.fullmatch(author)
    return mailbox[1].strip() if mailbox else author


def _fields(parent: etree._Element) -> dict[str, list[etree._Element]]:
    """Group the children by their name in RSS: ``title``, ``dc:creator``, ``content:encoded``."""
    fields: dict[str, list[etree._Element]] = {}
    for child in parent.iterchildren(etree.Element):
        fields.setdefault(_name(child), []).append(child)
    return fields


def _name(element: etree._Element) -> str:
    tag = str(element.tag)
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    if namespace in _RSS:
        return name
    return f"{_PREFIXES[namespace]}:{name}" if namespace in _PREFIXES else tag


def _line(fields: dict[str, list[etree._Element]], *names: str) -> str:
    return next(_found(fields, names, _text), "")


def _markup(fields: dict[str, list[etree._Element]], name: str) -> str:
    for element in fields.get(name, []):
        markup = _inner_markup(element) if len(element) else element.text or ""
        if markup.strip():
            return markup
    return ""


def _markup_line(fields: dict[str, list[etree._Element]], name: str) -> int | None:
    # A start tag's line is the one it ends on, and its text begins right there.
    return next((source_line(element) for element in fields.get(name, []) if (element.text or "").strip()), None)


def _found(
    fields: dict[str, list[etree._Element]], names: tuple[str, ...], read: Callable[[etree._Element], str]
) -> Iterator[str]:
    for name in names:
        for element in fields.get(name, []):
            if text := " ".join(read(element).split()):
                yield text


def _inner_markup(element: etree._Element) -> str:
    """Return content whose tags were not escaped, and so became elements of the feed."""
    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            parts.append(_entity(child) + (child.tail or ""))
        else:
            # Alone, the copy need not declare the feed's namespaces.
            alone = copy.deepcopy(child)
            etree.cleanup_namespaces(alone)
            parts.append(etree.tostring(alone, encoding="unicode", method="html"))
    return "".join(parts)


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element.iterdescendants():
        parts.append(_entity(child) if child.tag is etree.Entity else child.text or "")
        parts.append(child.tail or "")
    return "".join(parts)


def _entity(entity: etree._Element) -> str:
    """Return what an entity that XML does not define stands for in HTML, or its name as printed."""
    return html.unescape(entity.text or "")
