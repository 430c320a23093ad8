"""Sources to bytes to feeds: what is audited, fetched and understood."""

from audit.read.rss import read_feed
from audit.read.sources import Source, fetch, sources

__all__ = ["Source", "fetch", "read_feed", "sources"]
