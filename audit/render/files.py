"""Report files: their names, and writing them so that a failed run leaves the earlier one whole."""

import hashlib
import os
import re
import secrets
import shutil
import unicodedata
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from audit.errors import UsageError

# Leaves room for an extension below 80 characters.
_LONGEST_NAME = 72
_DIGEST = 8
# Names that Windows gives to devices, whatever the extension.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".json", ".html", ".htm", ".csv", ".txt", ".md", ".gz"})


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8; the file at ``path`` is the old one or the new one, never a part.

    Lone surrogates, which a file name that is not UTF-8 brings in, are written as question marks.

    Raises:
        UsageError: The folder or file cannot be written.
    """
    temporary = path.with_name(f".{_cut(path.name, _LONGEST_NAME)}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # "x" and not tempfile: the report gets the permissions of the user's umask.
            with temporary.open("xb") as file:
                file.write(content.encode("utf-8", errors="replace") if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(
            f"the report cannot be written ({reason})", where=str(path), fix="Choose another folder with -o"
        ) from error


def report_name(source: str, *, distinct: bool = False) -> str:
    """Return a file name without extension for the report of a feed.

    Args:
        source: Path or URL of the feed, or ``-``.
        distinct: Add a digest of the whole source, for feeds whose names would be the same.
    """
    slug = _slug(_bare_name(source))
    if distinct:
        digest = hashlib.sha256(source.encode("utf-8", errors="surrogateescape")).hexdigest()[:_DIGEST]
        return f"{_cut(slug, _LONGEST_NAME - _DIGEST - 1)}-{digest}"
    return slug


def _bare_name(source: str) -> str:
    if source == "-":
        return "stdin"
    if source.lower().startswith(("http://", "https://")):
        try:
            parts = urlsplit(source)
        except ValueError:
            return source
        # The query stays out: it may carry a key.
        return f"{parts.hostname or ''}-{_without_suffix(parts.path)}"
    return _without_suffix(PurePosixPath(source.replace("\\", "/")).name)


def _without_suffix(name: str) -> str:
    path = PurePosixPath(name)
    while path.suffix.lower() in _FEED_SUFFIXES:
        path = path.with_suffix("")
    return str(path)


def _slug(name: str) -> str:
    # Folded case: two reports must not meet on a file system that ignores it.
    folded = unicodedata.normalize("NFKC", name).casefold()
    slug = re.sub(r"[^\w.]+", "-", folded)
    slug = re.sub(r"\.{2,}", ".", slug).strip("-._")
    slug = _cut(slug, _LONGEST_NAME)
    if not slug:
        return "feed"
    return f"{slug}-feed" if _DEVICES.fullmatch(slug.split(".")[0]) else slug


def _cut(name: str, limit: int) -> str:
    # Bytes, not characters: file systems count 255 bytes, and Cyrillic takes two each.
    return name.encode("utf-8", errors="replace")[:limit].decode("utf-8", errors="ignore").rstrip("-._")
