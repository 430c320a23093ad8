"""Bytes of an address, within bounds of time and size."""

import http.client
import time
import urllib.error
import urllib.request
from typing import IO

import audit
from audit.errors import FeedError

MAX_BYTES = 50_000_000
TIMEOUT_SECONDS = 30.0

_CHUNK = 65_536
_SCHEMES = ("http://", "https://")


def is_url(name: str) -> bool:
    """Whether a source is an address of any scheme; a Windows drive is not one."""
    scheme, separator, _ = name.partition("://")
    return bool(separator) and len(scheme) > 1 and scheme.isascii() and scheme.replace("+", "").isalnum()


def fetch_url(url: str) -> bytes:
    """Return what an http or https address gives, following redirects to such addresses only.

    Raises:
        FeedError: The address is of another kind, does not answer in time, answers with an error, or sends too much.
    """
    if not url.lower().startswith(_SCHEMES):
        raise FeedError("only http and https addresses are fetched", where=url, fix="Give such an address, or a file")
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked above
        url,
        headers={
            "User-Agent": f"listicle-audit/{audit.__version__}",
            "Accept": "application/rss+xml, application/xml, text/xml, */*;q=0.1",
        },
    )
    try:
        with _opener().open(request, timeout=TIMEOUT_SECONDS) as response:
            return _read_bounded(response, url)
    except urllib.error.HTTPError as error:
        error.close()
        what = f"the server answered {error.code} {' '.join(str(error.reason).split())[:200]}".rstrip()
        raise FeedError(what, where=url, fix="Check the address in a browser") from None
    except TimeoutError:
        raise _too_slow(url) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _too_slow(url) from None
        raise FeedError(
            f"the server cannot be reached ({_reason(error.reason)})",
            where=url,
            fix="Check the address and the network",
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FeedError(
            f"the address cannot be fetched ({_reason(error)})", where=url, fix="Check the address"
        ) from None


class _WebRedirects(urllib.request.HTTPRedirectHandler):
    """The standard handler would also follow a redirect to ftp."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature is urllib's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith(_SCHEMES):
            fp.close()
            raise FeedError(
                "the server redirects away from http and https", where=req.full_url, fix="Give the final address"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    # build_opener would add handlers for file:, ftp: and data: addresses.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _WebRedirects(),
    ):
        opener.add_handler(handler)
    return opener


def _read_bounded(response: http.client.HTTPResponse, url: str) -> bytes:
    # The socket's time-out starts anew with every byte, so a slow drip needs a deadline of its own.
    deadline = time.monotonic() + TIMEOUT_SECONDS
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FeedError(
                f"it is larger than {MAX_BYTES // 1_000_000} MB", where=url, fix="Give an address with fewer posts"
            )
        if time.monotonic() > deadline:
            raise _too_slow(url)
    return bytes(data)


def _too_slow(url: str) -> FeedError:
    return FeedError(
        f"the server did not answer within {TIMEOUT_SECONDS:g} seconds",
        where=url,
        fix="Try again, or save the feed to a file",
    )


def _reason(error: object) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split()) or type(error).__name__
