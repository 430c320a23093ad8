"""Sources to bytes to feeds: what is audited, fetched and understood."""

from audit.read.characters import find_codec
from audit.read.rss import read_feed
from audit.read.sources import Source, fetch, sources

__all__ = ["Source", "fetch", "find_codec", "read_feed", "sources"]
