"""What the command line names, and its bytes."""

import io
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

import audit
from audit.errors import FeedError
from audit.read import Source, fetch, sources
from audit.read.web import is_url


def names(*arguments: str) -> list[str]:
    """Return the names of the expanded sources."""
    return [source.name for source in sources(arguments)]


def error_of(source: Source) -> FeedError:
    """Return the error that fetching a source ends in."""
    with pytest.raises(FeedError) as caught:
        fetch(source)
    assert "\n" not in str(caught.value)
    return caught.value


def test_sources_are_expanded_in_order_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, a folder's feeds sorted, globs, standard input, addresses; a file comes once, as first named."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.xml", "a.rss", "note.txt", "sub/c.XML", ".git/d.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert names("note.txt", "b.xml", ".", "-", "https://example.org/feed/", "*.xml", "-") == [
        "note.txt",
        "b.xml",
        os.path.join(".", "a.rss"),  # noqa: PTH118
        os.path.join(".", "sub", "c.XML"),  # noqa: PTH118
        "-",
        "https://example.org/feed/",
    ]


def test_a_file_is_fetched(tmp_path: Path) -> None:
    """Any ending will do for a file that is named."""
    path = tmp_path / "feed [1].txt"
    path.write_bytes(b"<rss/>")
    assert [fetch(source) for source in sources([str(path)])] == [b"<rss/>"]


def test_one_bad_argument_leaves_the_others(tmp_path: Path) -> None:
    """A missing file, an empty folder, a pattern without matches each fail only when fetched, by name."""
    (tmp_path / "empty").mkdir()
    given = [
        str(tmp_path / "missing.xml"),
        str(tmp_path / "empty"),
        str(tmp_path / "*.rss"),
        "ftp://example.org/x",
        "a\0b",
    ]
    errors = [error_of(source) for source in sources(given)]
    assert [error.where for error in errors] == given
    assert "no such file" in errors[0].what
    assert "holds no feed" in errors[1].what
    assert "matches no file" in errors[2].what
    assert "only http and https" in errors[3].what
    assert "cannot be read" in errors[4].what


def test_a_folder_of_too_many_feeds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder given by mistake is not read for minutes."""
    monkeypatch.setattr(sys.modules["audit.read.sources"], "MAX_FOLDER_FEEDS", 1)
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).touch()
    (source,) = sources([str(tmp_path)])
    assert "more than 1 feeds" in error_of(source).what


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission denied is one line."""

    def deny(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "permission" in error_of(Source(name=str(tmp_path / "a.xml"))).what


def test_a_folder_cannot_be_fetched(tmp_path: Path) -> None:
    """The system's own reason is said."""
    assert "cannot be read" in error_of(Source(name=str(tmp_path))).what


def test_standard_input_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A single dash stands for it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<rss/>")))
    assert fetch(Source(name="-")) == b"<rss/>"


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the bound is refused without being read whole."""
    monkeypatch.setattr(sys.modules["audit.read.sources"], "MAX_BYTES", 3)
    path = tmp_path / "a.xml"
    path.write_bytes(b"12345")
    assert "larger than" in error_of(Source(name=str(path))).what


@pytest.mark.parametrize(
    ("name", "expected"),
    [("https://e.org", True), ("FTP://e", True), ("c:/x", False), ("a/b.xml", False), ("a b://c", False)],
)
def test_addresses_are_told_from_paths(name: str, *, expected: bool) -> None:
    """A scheme makes an address; a drive letter does not."""
    assert is_url(name) is expected


class _Handler(BaseHTTPRequestHandler):
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        status, location = {
            "/moved": (302, "/feed"),
            "/away": (302, "ftp://127.0.0.1/feed"),
            "/loop": (302, "/loop"),
        }.get(self.path, (200 if self.path == "/feed" else 404, ""))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(b"<rss/>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on the loopback interface."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_an_address_is_fetched(server: str) -> None:
    """Redirects are followed, and the tool says who it is."""
    assert fetch(Source(name=f"{server}/moved")) == b"<rss/>"
    assert _Handler.agents[-1] == f"listicle-audit/{audit.__version__}"


@pytest.mark.parametrize(
    ("path", "says"),
    [("/none", "answered 404"), ("/away", "away from http"), ("/loop", "answered 302"), ("/a b", "cannot be fetched")],
)
def test_an_address_that_gives_nothing_is_one_line(server: str, path: str, says: str) -> None:
    """Error answers, redirects to files and endless redirects name the address."""
    error = error_of(Source(name=server + path))
    assert says in error.what
    assert error.where == server + path


def test_an_answer_over_the_bound_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever length the server announces."""
    monkeypatch.setattr(sys.modules["audit.read.web"], "MAX_BYTES", 3)
    assert "larger than" in error_of(Source(name=f"{server}/feed")).what


def test_a_slow_answer_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that drips is given up at the deadline."""
    monkeypatch.setattr(sys.modules["audit.read.web"].time, "monotonic", iter(range(0, 10_000, 1_000)).__next__)
    assert "did not answer within" in error_of(Source(name=f"{server}/feed")).what


def test_a_server_that_is_not_there_is_one_line() -> None:
    """Nothing listens on the discard port."""
    assert "cannot be reached" in error_of(Source(name="http://127.0.0.1:9/feed")).what
