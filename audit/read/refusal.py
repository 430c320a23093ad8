"""Why something is not a feed, in words that lead to the feed."""

import json
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from audit.errors import FeedError
from audit.read.web import is_url

_SIGNATURES = (
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"RIFF", "a media file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# What UTF-16 and UTF-32 begin with: their zero bytes are text.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00\xfe\xff")
_CONTROLS = bytes({*range(32)} - set(b"\t\n\f\r\x1b"))
_GIVE_FEED = "Give the address or file of an RSS feed"
_FEED_TYPES = ("application/rss+xml", "application/rdf+xml")
_HTML_WITHIN = 1_000_000


def refuse_bytes(data: bytes, source: str) -> None:
    """Raise for what is no text.

    Raises:
        FeedError: It is empty or binary.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FeedError("it is empty", where=source, fix=_GIVE_FEED)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise FeedError(
                f"it is {name}, not XML",
                where=source,
                fix="Unpack it first" if "gzip" in name or "ZIP" in name else _GIVE_FEED,
            )
    start = data[:1_000]
    if not data.startswith(_WIDE) and len(start) - len(start.translate(None, _CONTROLS)) > len(start) // 10:
        raise FeedError("it is binary data, not XML", where=source, fix=_GIVE_FEED)


def refuse_text(text: str, source: str) -> None:
    """Raise for text that does not even begin like XML.

    Raises:
        FeedError: It is a web page, JSON, or plain text.
    """
    start = text[:2_000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        raise web_page(text, source)
    if start.startswith(("{", "[")) and _is_json(text):
        raise FeedError("it is JSON, not XML", where=source, fix=_GIVE_FEED)
    if not start.startswith("<") and not any(root in text[:65_536] for root in ("<?xml", "<rss", "<rdf:RDF")):
        raise FeedError("it is plain text, not XML", where=source, fix=_GIVE_FEED)


def refuse_root(root: etree._Element | None, text: str, source: str) -> FeedError:
    """Return the error for a tree that is no RSS."""
    if root is None:
        return FeedError("it is not XML", where=source, fix=_GIVE_FEED)
    # Not QName, which refuses the prefixed names that recovery leaves in a tree.
    name = str(root.tag).rpartition("}")[2]
    if name.lower() in {"html", "body", "head", "div", "p"}:
        return web_page(text, source)
    if name == "feed":
        return FeedError("it is an Atom feed, which is not supported yet", where=source, fix="Give the site's RSS feed")
    return FeedError(f"it is XML but no feed (its root is <{name[:40]}>)", where=source, fix=_GIVE_FEED)


def web_page(text: str, source: str) -> FeedError:
    """Return the error for a page, with the address of the feed it links to."""
    href = _linked_feed(text)
    if href and is_url(source):
        href = _joined(source, href)
    fix = (
        f"Give the feed's address: {href}"
        if href
        else "Give the feed's address; it often is the page's with /feed/ added"
    )
    return FeedError("it is a web page, not a feed", where=source, fix=fix)


def _linked_feed(text: str) -> str:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        page = lxml.html.document_fromstring(text[:_HTML_WITHIN].encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    for link in page.iter("link"):
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower().strip() in _FEED_TYPES:
            return "".join((link.get("href") or "").split())[:500]
    return ""


def _joined(source: str, href: str) -> str:
    try:
        return urljoin(source, href)
    except ValueError:
        return href


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        # Cut-off JSON is still JSON to the reader of the message.
        return text.lstrip()[:1] == "{" or '"' in text[:200]
    return True
