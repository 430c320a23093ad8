"""Asking a web server politely: one request at a time, named, bounded, patient.

``requests`` brings what should not be written again: proxies and certificates from the environment, redirects, pooled
connections; ``urllib3`` reads Retry-After. Their own retries stay off: they end with the headers, and what breaks here
is the body of a file of half a gigabyte, so ``Web.persist`` repeats a whole attempt and the attempt resumes.
"""

import contextlib
import random
import time
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn, Self, TypeVar

import requests
import urllib3
from urllib3.util.retry import Retry

import audit
from audit.errors import ReferenceFault

Answer = TypeVar("Answer")

USER_AGENT = (
    f"listicle-audit/{audit.__version__} (https://pypi.org/project/listicle-audit/) "
    f"{requests.utils.default_user_agent()}"
)
"""Tool, version, contact and library, in the order Wikimedia's User-Agent policy asks for."""

CONNECT_SECONDS = 15.0
READ_SECONDS = 75.0
"""The Wikidata query service may think for its 60 s limit before the first byte."""

TRIES = 8
"""Failures in a row; with the waits below the last comes after four minutes, longer than a server's restart."""
TRIES_UNREACHED = 3
"""The same while no server has answered at all: then it is the address or the network, and waiting helps little."""
FIRST_WAIT_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 120.0
"""urllib3's own limit of its back-off."""
THROTTLED_WAIT_SECONDS = 60.0
"""After a 429 that names no time: what the operators of the Wikidata query service ask for."""
PATIENCE_SECONDS = 1800.0
"""All waits for one file together; a server that asks for more is better asked another day."""

STALL_SECONDS = 60.0
STALL_BYTES = 180_000
"""A connection that brings less in that time has stalled: 3 kB/s for a minute, the example of curl's manual."""

_CHUNK = 262_144
_MOMENTARY = frozenset({408, 425, 429, 500, 502, 503, 504})


class TransientError(Exception):
    """An attempt failed in a way that may pass.

    Args:
        reason: What happened, as the end of a sentence.
        wait: Seconds the server asked to wait, or None.
    """

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.progressed = False
        """Whether enough arrived before the break to count failures anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time, so that tests need not wait for it."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Web:
    """A client for a few long downloads. Close it, or use it in a with statement."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self._reached = False
        self._session = requests.Session()
        self._session.max_redirects = 10
        self._session.headers["User-Agent"] = USER_AGENT

    def __enter__(self) -> Self:
        """Return the client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close its connections."""
        self._session.close()

    def persist(self, url: str, attempt: Callable[[], Answer]) -> Answer:
        """Return what ``attempt`` returns, repeating it after transient failures with growing, jittered waits.

        Raises:
            ReferenceFault: It failed too often or would have to wait too long.
        """
        failures, waited = 0, 0.0
        while True:
            try:
                return attempt()
            except TransientError as error:
                failures = 1 if error.progressed else failures + 1
                wait = max(_backoff(failures), error.wait or 0.0)
                if waited + wait > PATIENCE_SECONDS:
                    minutes = (waited + wait) / 60
                    _give_up(f"{error.reason}, and the waits would come to {minutes:.0f} minutes", url)
                if failures >= (TRIES if self._reached else TRIES_UNREACHED):
                    _give_up(f"{error.reason}, {failures} times in a row", url)
            self.clock.sleep(wait)
            waited += wait

    @contextlib.contextmanager
    def answer(
        self,
        url: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
        expect: Collection[int] = (200,),
    ) -> Iterator[requests.Response]:
        """Yield an answer whose status is expected, with its body still to come.

        Raises:
            TransientError: The server cannot be reached now, or says that it cannot answer now.
            ReferenceFault: The address is wrong, or the server refuses.
        """
        with self._send(url, headers, params) as response:
            self._reached = True
            if response.status_code not in expect:
                _refuse(response, url)
            yield response

    def chunks(self, response: requests.Response) -> Iterator[bytes]:
        """Yield the body as it arrives, in the content encoding it was sent in.

        Raises:
            TransientError: The connection broke or stalled.
        """
        since, arrived = self.clock.monotonic(), 0
        while True:
            try:
                # read1 returns what is there; read would wait for a whole chunk however slowly it drips.
                chunk: bytes = response.raw.read1(_CHUNK, decode_content=False)
            except urllib3.exceptions.HTTPError as error:
                raise TransientError(_broken(error)) from error
            if not chunk:
                return
            yield chunk
            arrived += len(chunk)
            now = self.clock.monotonic()
            if now - since >= STALL_SECONDS:
                if arrived < STALL_BYTES:
                    raise TransientError(f"only {arrived} bytes arrived within {now - since:.0f} seconds")
                since, arrived = now, 0

    def body(self, response: requests.Response, limit: int) -> bytes:
        """Return a small body whole, unpacked if it was sent as gzip.

        Raises:
            TransientError: The connection broke or stalled, or the gzip is damaged.
            ReferenceFault: It is longer than ``limit`` bytes.
        """
        data = b""
        sent = bytearray()
        for chunk in self.chunks(response):
            sent += chunk
            if len(sent) > limit:
                break
        else:
            packed = response.headers.get("Content-Encoding", "").strip().lower() == "gzip"
            data = _unpack(bytes(sent), limit + 1) if packed else bytes(sent)
        if max(len(sent), len(data)) > limit:
            what = f"the answer is longer than {limit // 1_000_000} MB"
            raise ReferenceFault(what, where=_short(response.url), fix="Check the address")
        return data

    def _send(self, url: str, headers: Mapping[str, str], params: Mapping[str, str] | None) -> requests.Response:
        times = (CONNECT_SECONDS, READ_SECONDS)
        try:
            return self._session.get(url, headers=dict(headers), params=params, stream=True, timeout=times)
        except requests.exceptions.SSLError as error:
            what, fix = "its certificate cannot be trusted", "Check the clock and the certificates of this machine"
            raise ReferenceFault(what, where=url, fix=fix) from error
        except requests.exceptions.TooManyRedirects as error:
            what, fix = "the server redirects without end", "Check the address in a browser"
            raise ReferenceFault(what, where=url, fix=fix) from error
        except requests.exceptions.InvalidSchema as error:
            # requests knows http and https only, also after a redirect.
            what, fix = "only http and https addresses are fetched", "Give the final address of such a kind"
            raise ReferenceFault(what, where=url, fix=fix) from error
        except (requests.exceptions.Timeout, requests.exceptions.ConnectionError) as error:
            raise TransientError(_broken(error)) from error
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            what = f"the address cannot be asked ({type(error).__name__})"
            raise ReferenceFault(what, where=url, fix="Check the address") from error


def _refuse(response: requests.Response, url: str) -> NoReturn:
    status = response.status_code
    reason = f"the server answered {status} {response.reason or ''}".rstrip()
    if status in _MOMENTARY:
        raise TransientError(reason, wait=_retry_after(response))
    raise ReferenceFault(reason, where=url, fix="Check the address in a browser")


def _retry_after(response: requests.Response) -> float | None:
    default = THROTTLED_WAIT_SECONDS if response.status_code == 429 else None
    value = response.headers.get("Retry-After")
    if value is None:
        return default
    try:
        return float(Retry().parse_retry_after(value))
    except (urllib3.exceptions.HTTPError, ValueError, OverflowError):
        return default


def _backoff(failures: int) -> float:
    # Jitter downwards, so that clients that failed together do not come back together.
    longest = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** (failures - 1))
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


def _give_up(what: str, url: str) -> NoReturn:
    raise ReferenceFault(what, where=url, fix="Run the command again later; what has arrived is kept")


def _broken(error: BaseException) -> str:
    """Say in the system's words why a connection failed; the libraries wrap them several times."""
    if isinstance(error, requests.exceptions.Timeout | urllib3.exceptions.TimeoutError):
        return "the server did not answer in time"
    reason, seen = None, error.__context__
    while seen is not None:
        reason = getattr(seen, "strerror", None) or reason
        seen = seen.__context__
    return f"the connection failed ({reason})" if reason else "the connection broke"


def _unpack(packed: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)  # gzip only
    try:
        data = unpacker.decompress(packed, most)
    except zlib.error as error:
        raise TransientError("the answer arrived damaged") from error
    if not unpacker.eof and len(data) < most:
        raise TransientError("the answer arrived cut off")
    return data


def _short(url: str | None) -> str:
    return (url or "").partition("?")[0]
