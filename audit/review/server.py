"""The server of the review page: for this machine alone, and for who knows its token.

A page of another site in the same browser can neither read nor write here: the token stands in the path and, for
whatever is not a page, in a header too; the host and the origin of every request must be this server's own.
"""

import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from audit.errors import AuditError, ReviewError
from audit.review.desk import Desk

HOST = "127.0.0.1"
TOKEN_HEADER = "X-Audit-Token"  # noqa: S105  the header's name
MAX_BODY = 16_384
"""Bytes: a reason has at most 2,000 characters."""
PATIENCE_SECONDS = 20
"""How long a connection may say nothing; longer than another program may hold the decisions file."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves the pages of a desk.

    Args:
        port: 0 for any that is free.

    Raises:
        ReviewError: The port cannot be used.
    """

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise ReviewError(
                f"it cannot be used ({reason})", where=f"port {port}", fix="Choose another --port"
            ) from error
        self.hosts = frozenset({f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"})

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle is no error, and bugs answer 500."""


class _Handler(BaseHTTPRequestHandler):
    # One request a connection: nothing of a refused one can be taken for the next.
    protocol_version = "HTTP/1.0"
    server_version = "listicle-audit"
    sys_version = ""
    timeout = PATIENCE_SECONDS
    server: ReviewServer

    def do_GET(self) -> None:
        """Answer with a page, or with the decisions."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Make a decision, and answer with all of them."""
        self._answer(self._post)

    def _answer(self, method: Callable[[str], None]) -> None:
        try:
            method(self._admit())
        except _Refusal as refusal:
            self._refuse(refusal.status, refusal.what)
        except ReviewError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, f"{error.what}. {error.fix}.")
        except AuditError as error:
            self._refuse(HTTPStatus.CONFLICT, f"{error.what}. {error.fix}.")

    def _get(self, name: str) -> None:
        if name == "decisions":
            self._check_token()
            self._send_decisions()
            return
        page = self.server.desk.page(name)
        if page is None:
            raise _Refusal(HTTPStatus.NOT_FOUND)
        self._send(HTTPStatus.OK, page, "text/html; charset=utf-8")

    def _post(self, name: str) -> None:
        self._check_token()
        self._check_origin()
        if name != "decisions":
            raise _Refusal(HTTPStatus.NOT_FOUND)
        self.server.desk.decide(self._body())
        self._send_decisions()

    def _admit(self) -> str:
        """Return what is asked for below the token; any other name or token is not there."""
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            raise _Refusal(HTTPStatus.FORBIDDEN, "This page is for this machine alone.")
        try:
            path = urlsplit(self.path).path
        except ValueError:
            path = ""
        empty, _, rest = path.partition("/")
        token, slash, name = rest.partition("/")
        if empty or not slash or not _is_same(token, self.server.token):
            raise _Refusal(HTTPStatus.NOT_FOUND)
        return name

    def _check_token(self) -> None:
        if not _is_same(self.headers.get(TOKEN_HEADER, ""), self.server.token):
            raise _Refusal(HTTPStatus.FORBIDDEN, f"The header {TOKEN_HEADER} is missing or wrong.")

    def _check_origin(self) -> None:
        origins = self.headers.get_all("Origin", [])
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if origins not in [[f"http://{host}"] for host in self.server.hosts] or site != "same-origin":
            raise _Refusal(HTTPStatus.FORBIDDEN, "Only the review page itself may decide.")

    def _body(self) -> bytes:
        if self.headers.get_content_type() != "application/json":
            raise _Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or len(lengths) != 1:
            raise _Refusal(HTTPStatus.LENGTH_REQUIRED)
        if not (lengths[0].isascii() and lengths[0].isdigit()):
            raise _Refusal(HTTPStatus.BAD_REQUEST)
        if len(lengths[0]) > 9 or int(lengths[0]) > MAX_BODY:
            raise _Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = self.rfile.read(int(lengths[0]))
        if len(body) < int(lengths[0]):
            raise _Refusal(HTTPStatus.BAD_REQUEST)
        return body

    def _send_decisions(self) -> None:
        content, tag = self.server.desk.decisions()
        if self.command == "GET" and self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, b"", "", tag)
        else:
            self._send(HTTPStatus.OK, content, "application/json", tag)

    def _refuse(self, status: HTTPStatus, what: str) -> None:
        self._send(status, json.dumps({"error": what or status.phrase}).encode(), "application/json")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, tag: str = "") -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if tag:
            self.send_header("ETag", tag)
        if kind:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in the library
        """Log nothing: the token stands in every line."""


class _Refusal(Exception):  # noqa: N818  an answer, not an error
    """A request that is not answered."""

    def __init__(self, status: HTTPStatus, what: str = "") -> None:
        super().__init__(status, what)
        self.status = status
        self.what = what


def _is_same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())
