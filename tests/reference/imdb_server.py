"""IMDb's file server and Wikidata's query service on the loopback, failing as ordered (``imdb_faults``)."""

import contextlib
import gzip
import re
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from audit.reference.web import Clock

MODIFIED = "Sun, 22 Nov 2026 12:00:00 GMT"
ENTITY = "http://www.wikidata.org/entity/"

_VALUES = re.compile(r"VALUES \?country \{ ([^}]*) \}")
_ENDING = re.compile(r'STRENDS\(\?imdb, "(\d+)"\)')


@dataclass(slots=True)
class Reply:
    """What a handler is about to send."""

    status: int
    headers: dict[str, str]
    body: bytes


Fault = Callable[["Handler", Reply], bool]


@dataclass(slots=True)
class Asked:
    """A request the server saw."""

    path: str
    headers: dict[str, str]
    query: str
    status: int = 0


@dataclass
class ImdbServer:
    """The state of the server.

    Attributes:
        files: Bodies by path, such as ``/title.basics.tsv.gz``.
        etags: Their entity tags; a path without one gets none, nor a date.
        origins: Rows of Wikidata: IMDb id and entity.
        faults: Faults by path (``/sparql`` for the query service), one a request.
        stubborn: Faults by path that never pass.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    origins: list[tuple[str, str]] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    stubborn: dict[str, Fault] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    drip: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    @property
    def sparql(self) -> str:
        """The address of the query service."""
        return f"{self.url}/sparql"

    def put(self, name: str, body: bytes, etag: str | None = '"1"') -> None:
        """Put a file on the server."""
        self.files[f"/{name}"] = body
        if etag is None:
            self.etags.pop(f"/{name}", None)
        else:
            self.etags[f"/{name}"] = etag

    def fail(self, path: str, *faults: Fault) -> None:
        """Let the next requests to a path meet these faults, one each."""
        self.faults.setdefault(path, deque()).extend(faults)

    def statuses(self, path: str) -> list[int]:
        """Return what was answered to the requests for a path."""
        return [one.status for one in self.asked if one.path == path]


class Handler(BaseHTTPRequestHandler):
    """Answers a request as IMDb's server and the query service do."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet: two would wait for each other
    state: ImdbServer
    asked: Asked

    def do_GET(self) -> None:
        """Answer, or fail as ordered."""
        parts = urlsplit(self.path)
        self.asked = Asked(parts.path, dict(self.headers), parse_qs(parts.query).get("query", [""])[0])
        self.state.asked.append(self.asked)
        reply = self._sparql(self.asked.query) if parts.path == "/sparql" else self._file(parts.path)
        queue = self.state.faults.get(parts.path)
        fault = queue.popleft() if queue else self.state.stubborn.get(parts.path)
        with contextlib.suppress(ConnectionError):
            if fault is None or not fault(self, reply):
                self.send(reply)

    def send(self, reply: Reply, *, announced: int | None = None) -> None:
        """Send a reply, with another length than it has if told so."""
        self.start(reply, {"Content-Length": str(len(reply.body) if announced is None else announced)})
        self.wfile.write(reply.body)
        self.wfile.flush()

    def start(self, reply: Reply, headers: dict[str, str]) -> None:
        """Send status and headers."""
        self.asked.status = reply.status
        self.send_response(reply.status)
        for name, value in (reply.headers | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _file(self, path: str) -> Reply:
        body = self.state.files.get(path)
        if body is None:
            return Reply(404, {}, b"no such file")
        etag = self.state.etags.get(path)
        headers = {"Content-Type": "binary/octet-stream", "Accept-Ranges": "bytes"}
        if etag:
            headers |= {"ETag": etag, "Last-Modified": MODIFIED}
        if etag and self.headers.get("If-None-Match") == etag:
            return Reply(304, headers, b"")
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if wanted and self.headers.get("If-Range", etag) in (etag, MODIFIED):
            first = int(wanted[1])
            if first >= len(body):
                return Reply(416, headers | {"Content-Range": f"bytes */{len(body)}"}, b"")
            span = f"bytes {first}-{len(body) - 1}/{len(body)}"
            return Reply(206, headers | {"Content-Range": span}, body[first:])
        return Reply(200, headers, body)

    def _sparql(self, query: str) -> Reply:
        countries, ending = _VALUES.search(query), _ENDING.search(query)
        if countries:
            wanted = set(countries[1].replace("wd:", ENTITY).split())
            digits = ending[1] if ending else ""
            rows = [(imdb, country) for imdb, country in self.state.origins if country in wanted]
            lines = ["imdb,country", *(f"{imdb},{country}" for imdb, country in rows if imdb.endswith(digits))]
        else:
            known = [country for _, country in self.state.origins]
            lines = ["country,films", *(f"{country},{known.count(country)}" for country in dict.fromkeys(known))]
        body = "".join(f"{line}\r\n" for line in lines).encode()
        headers = {"Content-Type": "text/csv;charset=utf-8"}
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"], body = "gzip", gzip.compress(body)
        return Reply(200, headers, body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing when a client hangs up; tests look at what was answered."""


@dataclass
class FakeTime:
    """Time that passes only when somebody sleeps, or by ``step`` seconds at each look at the clock."""

    server: ImdbServer
    step: float = 0.0
    passed: float = 0.0
    sleeps: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        """Return the clock to give to a client."""
        return Clock(monotonic=self._monotonic, sleep=self._sleep, now=self.now)

    def now(self) -> datetime:
        """Return the present."""
        return datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(seconds=self.passed)

    def _monotonic(self) -> float:
        self.passed += self.step
        self.server.drip.release()
        return self.passed

    def _sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.passed += seconds


@contextlib.contextmanager
def serve() -> Iterator[ImdbServer]:
    """Run a server while the block runs."""
    state = ImdbServer()
    handler = type("BoundHandler", (Handler,), {"state": state})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def tsv_gz(header: str, rows: int, *, incompressible: bool = False) -> bytes:
    """Return a data set in IMDb's format, large on the wire if asked for."""
    lines = [header]
    for number in range(rows):
        noise = "".join(f"{zlib.crc32(b'%d.%d' % (number, part)):x}" for part in range(8)) if incompressible else "Film"
        lines.append(f"tt{number:07d}\tmovie\t{noise}\t\\N")
    return gzip.compress("\n".join([*lines, ""]).encode(), mtime=0)
