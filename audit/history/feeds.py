"""Which feed a run is of."""

import hashlib
import os
from urllib.parse import urlsplit


def feed_key(source: str, link: str) -> str:
    """Return what tells feeds apart: where it was read from, with its query, and the site it names."""
    return hashlib.sha256(f"{_absolute(source)}\x1f{link}".encode(errors="surrogateescape")).hexdigest()[:16]


def _absolute(source: str) -> str:
    return source if source == "-" or _is_address(source) else os.path.abspath(source)  # noqa: PTH100  no file system


def shown_source(source: str) -> str:
    """Return where a feed was read from, without what may be secret in an address."""
    if not _is_address(source):
        return _absolute(source).encode(errors="replace").decode()
    try:
        parts = urlsplit(source)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "(an address that cannot be read)"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))
