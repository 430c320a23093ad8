"""What is no data set is refused, whatever the server calls it."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.reference import transfer
from audit.reference.download import Downloaded
from audit.reference.versions import read_versions
from audit.reference.web import TRIES
from tests.reference.downloading import DATA, NAME, NEWER, PATH, names
from tests.reference.imdb_faults import (
    announce,
    body,
    cut,
    endless,
    html,
    trickle,
    unannounced,
)
from tests.reference.imdb_server import FakeTime, Fault, ImdbServer


@pytest.mark.parametrize("difference", [-100, 100])
def test_a_wrong_length_is_not_believed(
    difference: int, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A file shorter or longer than announced is fetched again, and is whole in the end."""
    server.fail(PATH, announce(difference))
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_length_that_is_always_wrong_ends(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """The same beginning again and again is no progress, so the tries come to an end."""
    monkeypatch.setattr(transfer, "PROGRESS_BYTES", 1000)
    server.put(NAME, DATA, None)
    server.stubborn[PATH] = announce(100)
    with pytest.raises(ReferenceFault, match="times in a row"):
        fetch()
    assert len(server.asked) <= 2 * TRIES
    assert not (tmp_path / NAME).exists()


def test_progress_renews_the_patience(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A shaky line may break more often than a silent server, as long as it brings something."""
    monkeypatch.setattr(transfer, "PROGRESS_BYTES", 500)
    server.fail(PATH, *[cut(600)] * (3 * TRIES))
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA


def test_damaged_gzip_is_fetched_once_more(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A file that is no whole gzip though all its bytes came never takes the good one's place."""
    fetch()
    spoilt = DATA[:3000] + b"\0" * 20 + DATA[3020:]
    server.put(NAME, spoilt, '"2"')
    with pytest.raises(ReferenceFault, match="twice as a damaged gzip file"):
        fetch()
    assert (tmp_path / NAME).read_bytes() == DATA
    assert server.statuses(PATH) == [200, 200, 200]
    server.put(NAME, NEWER, '"3"')
    fetch()
    assert (tmp_path / NAME).read_bytes() == NEWER


@pytest.mark.parametrize(
    "data",
    [DATA[:-9], b"", DATA + b"junk", gzip.compress(b"", mtime=0)],
    ids=["truncated", "no bytes", "junk", "no data"],
)
def test_what_is_no_data_set_is_refused(
    data: bytes, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """Truncated, empty or followed by junk: none of it is put in place."""
    server.put(NAME, data)
    with pytest.raises(ReferenceFault, match="damaged gzip"):
        fetch()
    assert names(tmp_path) == []


@pytest.mark.parametrize("fault", [html(), body(b"\x1f", "application/gzip"), body(b"\x1fx", "application/gzip")])
def test_a_page_is_no_data_set(
    fault: Fault, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A web page with status 200, such as a captive portal's, is refused and leaves nothing behind."""
    server.stubborn[PATH] = fault
    with pytest.raises(ReferenceFault, match=r"something else than a gzip file|damaged gzip"):
        fetch()
    assert names(tmp_path) == []


def test_an_endless_body_is_bounded(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A server that never stops is left at the largest size such a file may have."""
    monkeypatch.setattr(transfer, "LARGEST_BYTES", 1_000_000)
    server.fail(PATH, endless())
    with pytest.raises(ReferenceFault, match="without end"):
        fetch()
    assert names(tmp_path) == []


def test_an_absurd_length_is_refused(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded]
) -> None:
    """A length no such file can have is refused before the first byte."""
    monkeypatch.setattr(transfer, "LARGEST_BYTES", 1000)
    with pytest.raises(ReferenceFault, match="announces"):
        fetch()


def test_a_file_without_length_is_checked_as_gzip(
    server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """Where the end of the connection is the end of the file, gzip's own checksum tells whether it is whole."""
    server.fail(PATH, unannounced())
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA
    assert read_versions(tmp_path)[NAME].size == len(DATA)


def test_a_trickle_is_cut_off(
    server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime, tmp_path: Path
) -> None:
    """A connection that brings a few bytes a minute is dropped, and the rest asked for on a new one."""
    time.step = 20.0
    server.fail(PATH, trickle())
    fetch()
    assert server.statuses(PATH) == [200, 206]
    assert (tmp_path / NAME).read_bytes() == DATA
