"""Text of a feed, made safe to show: control characters, length and links.

Escaping for HTML is not done here: the templates escape everything.
"""

import re
from urllib.parse import urlsplit

# C0 and C1 controls but tab and line feed, line separators, surrogates, and the bidirectional embeddings,
# overrides and isolates. The marks LRM, RLM and ALM stay: Hebrew and Arabic need them and they cannot reorder
# anything outside their own run.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"\s")
_IMDB_ID = re.compile(r"tt[0-9]{7,10}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
# Longer than any address an editor would open (browsers and proxies commonly give up near 2,000).
_LONGEST_LINK = 2000


def show_hidden(text: str) -> str:
    """Return ``text`` with characters that act instead of showing written out, as in ``[U+202E]``."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def clip(text: str, limit: int) -> str:
    """Return ``text`` without hidden characters and cut at ``limit``, saying how much was cut."""
    if len(text) <= limit:
        return show_hidden(text)
    return f"{show_hidden(text[:limit])}… ({len(text) - limit:,} more characters)"


def web_link(url: str) -> str:
    """Return ``url`` if following it can only open a web page, else an empty string.

    An address that carries a user name is refused: it is written to look like another site's.
    """
    if not url.lower().startswith(("http://", "https://")) or len(url) > _LONGEST_LINK:
        return ""
    if _SPACE.search(url) or _HIDDEN.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.hostname and "@" not in parts.netloc and "\\" not in url else ""


def film_link(imdb_id: str | None) -> str:
    """Return the IMDb page of a well-formed id, else an empty string."""
    return f"https://www.imdb.com/title/{imdb_id}/" if imdb_id and _IMDB_ID.fullmatch(imdb_id) else ""


def language_tag(stated: str) -> str:
    """Return the primary language of a feed's language code, or an empty string where it has none."""
    found = _LANGUAGE.match(stated)
    return found[0].lower() if found else ""
