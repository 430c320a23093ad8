"""How long a download waits for a server, how often it asks, and where it is led."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.reference.download import Downloaded, Order, download
from audit.reference.versions import read_versions
from audit.reference.web import LONGEST_WAIT_SECONDS, TRIES, TRIES_UNREACHED, Web
from tests.reference.downloading import DATA, NAME, NEWER, PATH
from tests.reference.imdb_faults import (
    cut,
    redirect,
    status,
)
from tests.reference.imdb_server import FakeTime, ImdbServer


@pytest.mark.parametrize("code", [429, 503])
def test_waits_as_long_as_asked(code: int, server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime) -> None:
    """Retry-After in seconds is obeyed."""
    server.fail(PATH, status(code, Retry_After="37"))
    fetch()
    assert time.sleeps == [37.0]


def test_waits_until_a_date(server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime) -> None:
    """Retry-After as a date is obeyed."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    server.fail(PATH, status(503, Retry_After=later))
    fetch()
    assert time.sleeps == [pytest.approx(90, abs=15)]


@pytest.mark.parametrize(("code", "least"), [(429, 60), (503, 1)])
def test_waits_sensibly_when_not_told(
    code: int, least: int, server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime
) -> None:
    """A throttled client waits a minute, others back off; an unreadable Retry-After counts as none."""
    server.fail(PATH, status(code, Retry_After="soon"))
    fetch()
    assert least <= time.sleeps[0] <= max(least, 2)


def test_backs_off_and_gives_up(server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime) -> None:
    """A server that is ill for ever is asked a few times with growing, uneven waits."""
    server.stubborn[PATH] = status(500)
    with pytest.raises(ReferenceFault, match=rf"500 Internal Server Error, {TRIES} times in a row") as fault:
        fetch()
    assert fault.value.where == f"{server.url}{PATH}"
    assert len(server.asked) == TRIES
    for number, wait in enumerate(time.sleeps):
        longest = min(LONGEST_WAIT_SECONDS, 2 ** (number + 1))
        assert longest / 2 <= wait <= longest


def test_does_not_wait_for_hours(server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime) -> None:
    """A server that asks for too much patience gets none."""
    server.fail(PATH, status(503, Retry_After="7200"))
    with pytest.raises(ReferenceFault, match="the waits would come to 120 minutes"):
        fetch()
    assert time.sleeps == []


def test_an_unreachable_server_is_told_soon(time: FakeTime, tmp_path: Path) -> None:
    """Where nothing ever answered, few tries are enough, and the system's reason is told."""
    order = Order(names=(NAME,), imdb_url="http://127.0.0.1:9")  # the discard port, where nobody listens
    with pytest.raises(ReferenceFault, match=rf"Connection refused\), {TRIES_UNREACHED} times"):
        download(tmp_path, order, web=Web(time.clock()))


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_a_refusal_is_final(code: int, server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """What will not pass is not tried again."""
    server.fail(PATH, status(code))
    with pytest.raises(ReferenceFault, match=f"the server answered {code}"):
        fetch()
    assert len(server.asked) == 1


def test_an_unexpected_304_is_refused(server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """A server cannot call unchanged what is not there."""
    server.fail(PATH, status(304))
    with pytest.raises(ReferenceFault, match="304"):
        fetch()


def test_follows_redirects(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A redirect is followed, and the version is remembered under the address that was asked."""
    server.files["/moved.gz"], server.etags["/moved.gz"] = NEWER, '"9"'
    server.fail(PATH, redirect("/moved.gz"))
    fetch()
    assert (tmp_path / NAME).read_bytes() == NEWER
    assert read_versions(tmp_path)[NAME].url == f"{server.url}{PATH}"


def test_redirects_come_to_an_end(server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """A loop of redirects is an error."""
    server.stubborn[PATH] = redirect(PATH)
    with pytest.raises(ReferenceFault, match="redirects without end"):
        fetch()
    assert len(server.asked) <= 11


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_redirects_stay_on_the_web(to: str, server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """A server cannot point at the reader's own files."""
    server.fail(PATH, redirect(to))
    with pytest.raises(ReferenceFault, match="only http and https"):
        fetch()


@pytest.mark.parametrize("url", ["file:///tmp", "nonsense", "http://", "http://[", "http://a b.example:x"])
def test_a_wrong_address_is_told(url: str, time: FakeTime, tmp_path: Path) -> None:
    """An address that cannot be one is an error at once."""
    with pytest.raises(ReferenceFault):
        download(tmp_path, Order(names=(NAME,), imdb_url=url), web=Web(time.clock()))
    assert time.sleeps == []


def test_tells_the_progress(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """Progress begins where the part ends and reaches the announced size."""
    seen: list[tuple[str, int, int | None]] = []
    server.fail(PATH, cut(4000))
    order = Order(names=(NAME,), imdb_url=server.url)
    download(tmp_path, order, web=Web(time.clock()), progress=lambda *step: seen.append(step))
    assert seen[0] == (NAME, 0, len(DATA))
    assert (NAME, 4000, len(DATA)) in seen
    assert seen[-1] == (NAME, len(DATA), len(DATA))
