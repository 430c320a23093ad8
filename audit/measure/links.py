"""Links over the network: which of them cannot be opened. Only asked for with ``--check-links``."""

import http.client
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from audit import __version__

TIMEOUT_SECONDS = 10
WORKERS = 8
MAX_LINKS = 2000
"""More links than this are left unasked: a feed must not make this machine a load generator."""
GONE = frozenset({404, 410, 451})
"""Answers that say the page is not there. Others (403, 429, 5xx) may be meant for programs only."""


def unreachable(links: Iterable[str]) -> dict[str, str]:
    """Return the links that do not open, with the reason; other schemes than http and https are broken by nature."""
    asked = sorted(set(links))[:MAX_LINKS]
    with ThreadPoolExecutor(WORKERS) as pool:
        answers = pool.map(_fault, asked)
        return {link: fault for link, fault in zip(asked, answers, strict=True) if fault}


def _fault(link: str) -> str:
    try:
        parts = urllib.parse.urlsplit(link)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return "not a web address"
        # the scheme was checked above
        request = urllib.request.Request(link, method="HEAD", headers={"User-Agent": f"listicle-audit/{__version__}"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}" if error.code in GONE else ""
    except urllib.error.URLError as error:
        return str(error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__
