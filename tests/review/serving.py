"""A review server for tests, and asking it."""

import contextlib
import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from audit.decisions import decide, forget, load_decisions, record
from audit.model import Finding
from audit.review import Book, Desk, ReviewServer
from tests.decisions.factory import make_finding
from tests.render.factory import make_report

TODAY = date(2026, 11, 1)
FINDINGS = tuple(make_finding(number) for number in range(1, 101))


@contextlib.contextmanager
def serve(path: Path, *findings: Finding, pages: tuple[str, ...] = ("<p>the page",)) -> Iterator[ReviewServer]:
    """Serve a review that writes its decisions to a file."""
    book = Book(
        load=partial(load_decisions, path, missing_ok=True),
        record=partial(record, path),
        forget=lambda fingerprint: forget(path, [fingerprint]),
        decide=decide,
        today=lambda: TODAY,
    )
    reports = [make_report(findings=findings or FINDINGS)]
    with ReviewServer(Desk(reports, pages, "<p>the index", book)) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def own_headers(server: ReviewServer) -> dict[str, str]:
    """Return the headers that the page itself sends."""
    return {
        "X-Audit-Token": server.token,
        "Origin": f"http://127.0.0.1:{server.server_port}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
    }


def ask(
    server: ReviewServer, method: str, path: str, body: bytes | str | None = None, headers: Mapping[str, str] = {}
) -> tuple[int, Mapping[str, str], bytes]:
    """Return status, headers and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    try:
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def asked(number: int = 1, **changes: object) -> dict[str, object]:
    """Return what the page sends to decide about the finding of this number."""
    return {
        "fingerprint": f"{number:016x}",
        "rule": "year-mismatch",
        "status": "accepted",
        "reason": "Will mend it.",
        "editor": "Ada",
        "until": None,
        **changes,
    }


def decide_by(server: ReviewServer, body: object) -> tuple[int, Any]:
    """Decide as the page does, and return status and answer."""
    content = body if isinstance(body, bytes) else json.dumps(body)
    status, _, answer = ask(server, "POST", f"/{server.token}/decisions", content, own_headers(server))
    return status, json.loads(answer)
