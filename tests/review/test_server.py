"""The review server: only its own page may read and write, and nothing that is sent breaks it."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.decisions import load_decisions
from audit.errors import ReviewError
from audit.review import Desk, ReviewServer
from tests.review.serving import ask, asked, decide_by, own_headers, serve


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The decisions file, which is not there yet."""
    return tmp_path / "audit-decisions.toml"


@pytest.fixture
def server(path: Path) -> Iterator[ReviewServer]:
    """A review of a hundred findings."""
    with serve(path) as server:
        yield server


def test_the_page(server: ReviewServer) -> None:
    """Whoever has the address gets the page, which no other page may frame or keep."""
    status, headers, body = ask(server, "GET", f"/{server.token}/")
    assert (status, body) == (200, b"<p>the page")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not [name for name in headers if name.lower().startswith("access-control")]
    assert server.url == f"http://127.0.0.1:{server.server_port}/{server.token}/"


def test_several_feeds(path: Path) -> None:
    """An index leads to the pages by their numbers, and to nothing else."""
    with serve(path, pages=("<p>one", "<p>two")) as server:
        assert ask(server, "GET", f"/{server.token}/")[2] == b"<p>the index"
        assert ask(server, "GET", f"/{server.token}/2")[2] == b"<p>two"
        assert ask(server, "GET", f"/{server.token}/3")[0] == 404


@pytest.mark.parametrize(
    "name",
    ["/", "", "//", "/{}", "/x{}/", "/{}x/", "/{}/../{}/", "/{}/..%2f..%2fetc/passwd", "/{}/../../etc/passwd",
     "/{}/1/2", "/etc/passwd", "/{}/favicon.ico", "*"],
)  # fmt: skip
def test_nothing_else_is_there(server: ReviewServer, name: str) -> None:
    """Without the token, or below it, there is no other path: no file is ever opened for one."""
    status, _, body = ask(server, "GET", name.replace("{}", server.token) or "/")
    assert status == 404
    assert server.token.encode() not in body


def test_it_listens_to_this_machine_alone(server: ReviewServer) -> None:
    """The socket is bound to the loopback address."""
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 32


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1:{}.evil.example", "[::1]:{}"])
def test_another_host_is_refused(server: ReviewServer, host: str) -> None:
    """A name that somebody made resolve to this machine is not served."""
    port = str(server.server_port)
    assert ask(server, "GET", f"/{server.token}/", headers={"Host": host.replace("{}", port)})[0] == 403


def test_localhost_is_this_machine(server: ReviewServer) -> None:
    """Some browsers and proxies write it so."""
    host = f"localhost:{server.server_port}"
    headers = {**own_headers(server), "Host": host, "Origin": f"http://{host}"}
    assert ask(server, "POST", f"/{server.token}/decisions", json.dumps(asked()), headers)[0] == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"X-Audit-Token": ""},
        {"X-Audit-Token": "wrong"},
        {"X-Audit-Token": "ÿ"},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_another_page_cannot_write(server: ReviewServer, path: Path, changed: dict[str, str]) -> None:
    """Without the header, or from another origin, nothing is decided."""
    headers = {**own_headers(server), **changed}
    assert ask(server, "POST", f"/{server.token}/decisions", json.dumps(asked()), headers)[0] == 403
    assert not path.exists()


def test_a_request_without_origin_cannot_write(server: ReviewServer, path: Path) -> None:
    """A browser always says where a POST comes from."""
    headers = own_headers(server)
    del headers["Origin"]
    assert ask(server, "POST", f"/{server.token}/decisions", json.dumps(asked()), headers)[0] == 403
    assert not path.exists()


def test_a_form_cannot_write(server: ReviewServer) -> None:
    """What a page can send without asking first is not taken."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        headers = {**own_headers(server), "Content-Type": kind}
        assert ask(server, "POST", f"/{server.token}/decisions", json.dumps(asked()), headers)[0] == 415


def test_another_page_cannot_read(server: ReviewServer) -> None:
    """The decisions want the header too, which only the page itself can send."""
    assert ask(server, "GET", f"/{server.token}/decisions")[0] == 403
    status, headers, body = ask(server, "GET", f"/{server.token}/decisions", headers={"X-Audit-Token": server.token})
    assert (status, json.loads(body)) == (200, {"decisions": []})
    same = {"X-Audit-Token": server.token, "If-None-Match": headers["ETag"]}
    assert ask(server, "GET", f"/{server.token}/decisions", headers=same)[0] == 304
    decide_by(server, asked())
    assert ask(server, "GET", f"/{server.token}/decisions", headers=same)[0] == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"])
def test_other_methods(server: ReviewServer, method: str) -> None:
    """Nothing answers them, so that no other page is ever allowed to write."""
    status, headers, _ = ask(server, method, f"/{server.token}/decisions", headers=own_headers(server))
    assert status == 501
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 16_000, "not JSON"),
        (b"[]", "not a decision"),
        (b'"x"', "not a decision"),
        (b"null", "not a decision"),
        (asked(post="https://evil.example"), "not a decision"),
        (asked(fingerprint=1), "not a text"),
        (asked(status=None), "not a text"),
        (asked(1000), "no such finding"),
        (asked(rule="missing-year"), "no such finding"),
        (asked(status="fixed"), "nobody can decide"),
        (asked(status="nonsense"), "no such decision"),
        (asked(status="ignored"), "needs an end"),
        (asked(status="ignored", until="2026-10-31"), "the day is over"),
        (asked(until="2026-02-30"), "no such day"),
        (asked(until="20261101"), "not a day"),
        (asked(until="2026-11-01T00:00:00"), "not a day"),
        (asked(until=7), "not a day"),
        (asked(reason=" \n "), "'reason' is empty"),
        (asked(editor="\u200b"), "'editor' is empty"),
    ],
)
def test_what_is_no_decision_is_refused(server: ReviewServer, path: Path, body: object, said: str) -> None:
    """The answer says why, and the server goes on."""
    status, answer = decide_by(server, body)
    assert status in {400, 409}
    assert said in answer["error"]
    assert not path.exists()
    assert decide_by(server, asked())[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("Content-Length: 16385", 413),
        ("Content-Length: 99999999999999999999", 413),
        ("Content-Length: -1", 400),
        ("Content-Length: ٣", 400),
        ("Content-Length: 2\r\nContent-Length: 3", 411),
        ("Transfer-Encoding: chunked", 411),
        ("X-Nothing: 1", 411),
    ],
)
def test_a_body_of_no_known_size_is_not_read(server: ReviewServer, headers: str, status: int) -> None:
    """The answer comes before any of it, and the connection ends."""
    own = "".join(f"{name}: {value}\r\n" for name, value in own_headers(server).items())
    start = f"POST /{server.token}/decisions HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(f"{start}{own}{headers}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(f"HTTP/1.0 {status} ".encode())


def test_two_hosts_are_refused(server: ReviewServer) -> None:
    """A request that says two things is not guessed at."""
    host = f"Host: 127.0.0.1:{server.server_port}\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(f"GET /{server.token}/ HTTP/1.1\r\n{host}{host}\r\n".encode())
        assert connection.recv(65_536).startswith(b"HTTP/1.0 403 ")


def test_a_silent_connection_keeps_nobody_waiting(server: ReviewServer) -> None:
    """Who connects and says nothing, or half a request, does not hold the others up."""
    silent = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(10)]
    silent[0].sendall(b"GET / HT")
    assert decide_by(server, asked())[0] == 200
    for connection in silent:
        connection.close()


def test_a_port_in_use(server: ReviewServer) -> None:
    """It is one line, with what to do."""
    desk: Desk = server.desk
    with pytest.raises(ReviewError, match=rf"port {server.server_port}: it cannot be used .*Choose another --port"):
        ReviewServer(desk, server.server_port)


def test_words_are_escaped_in_the_file(server: ReviewServer, path: Path) -> None:
    """Whatever is sent as a reason is a reason in the file: no key, no line, no table."""
    hostile = 'x"\nstatus = "ignored"\n[decision]\n\\"""\x00\u2028\ud800\u202e</script>'
    assert decide_by(server, asked(reason=hostile, editor='A"\n[x]'))[0] == 200
    (made,) = load_decisions(path)
    assert made.reason == 'x" status = "ignored" [decision] \\""" </script>'
    assert made.editor == 'A" [x]'
    assert made.value == "1958"
