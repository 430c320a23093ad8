"""Files arrive whole or not at all, whatever the server and the disk do on the way."""

import errno
import gzip
import io
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from audit.errors import ReferenceFault, UsageError
from audit.reference import download as stage
from audit.reference import transfer
from audit.reference.download import COUNTRIES_FILE, IMDB_FILES, Downloaded, Order, download, resolve_names
from audit.reference.versions import read_versions
from audit.reference.web import LONGEST_WAIT_SECONDS, TRIES, TRIES_UNREACHED, USER_AGENT, Web
from tests.reference.imdb_faults import (
    announce,
    body,
    cut,
    endless,
    html,
    redirect,
    refuse,
    status,
    swap,
    trickle,
    unannounced,
    with_headers,
)
from tests.reference.imdb_server import ENTITY, MODIFIED, FakeTime, Fault, ImdbServer, serve, tsv_gz

HEADER = "tconst\ttitleType\tprimaryTitle\tstartYear"
NAME = "title.basics.tsv.gz"
PATH = f"/{NAME}"
DATA = tsv_gz(HEADER, 500, incompressible=True)
NEWER = tsv_gz(HEADER, 600, incompressible=True)


@pytest.fixture
def server() -> Iterator[ImdbServer]:
    """A server with one data set."""
    with serve() as running:
        running.put(NAME, DATA)
        yield running


@pytest.fixture
def time(server: ImdbServer) -> FakeTime:
    """Time nobody has to wait for."""
    return FakeTime(server)


@pytest.fixture
def fetch(server: ImdbServer, time: FakeTime, tmp_path: Path) -> Callable[[], Downloaded]:
    """Download the data set into ``tmp_path``."""
    order = Order(names=(NAME,), imdb_url=server.url, wikidata_url=server.sparql)
    return lambda: download(tmp_path, order, web=Web(time.clock()))


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())


def test_fetches_everything_and_tells_the_versions(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """Six data sets and the country table lie in the folder, with nothing else but the versions."""
    for number, name in enumerate(IMDB_FILES):
        server.put(name, tsv_gz(name, 3 + number), f'"{number}"')
    server.origins = [("tt0000005", f"{ENTITY}Q30")]
    order = Order(imdb_url=f"{server.url}/", wikidata_url=server.sparql)
    done = download(tmp_path / "new" / "imdb", order, web=Web(time.clock()))
    assert done == Downloaded(fetched=(*IMDB_FILES, COUNTRIES_FILE), unchanged=())
    folder = tmp_path / "new" / "imdb"
    assert names(folder) == sorted([*IMDB_FILES, COUNTRIES_FILE, "download.json"])
    for name in IMDB_FILES:
        assert (folder / name).read_bytes() == server.files[f"/{name}"]
    versions = json.loads((folder / "download.json").read_text())
    assert versions[NAME] == {
        "url": f"{server.url}{PATH}",
        "etag": '"0"',
        "last_modified": MODIFIED,
        "size": len(server.files[PATH]),
    }
    assert versions[COUNTRIES_FILE]["size"] == (folder / COUNTRIES_FILE).stat().st_size


def test_says_who_asks(server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """Every request names the tool, its version and where to complain, and asks for the bytes as they lie there."""
    fetch()
    assert server.asked[0].headers["User-Agent"] == USER_AGENT
    assert USER_AGENT.startswith("listicle-audit/")
    assert "https://" in USER_AGENT
    assert server.asked[0].headers["Accept-Encoding"] == "identity"


def test_leaves_an_unchanged_file(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A second run asks whether the entity tag still holds, and transfers nothing."""
    fetch()
    before = (tmp_path / NAME).stat()
    assert fetch() == Downloaded(fetched=(), unchanged=(NAME,))
    assert server.statuses(PATH) == [200, 304]
    assert (tmp_path / NAME).stat() == before


def test_asks_by_date_without_an_entity_tag(server: ImdbServer, fetch: Callable[[], Downloaded]) -> None:
    """A server that gives only a date is asked by the date."""
    server.put(NAME, DATA, None)
    server.fail(PATH, with_headers(Last_Modified=MODIFIED), status(304))
    fetch()
    assert fetch().unchanged == (NAME,)
    assert server.asked[1].headers["If-Modified-Since"] == MODIFIED


def test_replaces_a_changed_file(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A new version takes the place of the old one."""
    fetch()
    server.put(NAME, NEWER, '"2"')
    assert fetch().fetched == (NAME,)
    assert (tmp_path / NAME).read_bytes() == NEWER
    assert read_versions(tmp_path)[NAME].etag == '"2"'


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(DATA[:-9]), Path.unlink], ids=["cut", "deleted"])
def test_fetches_again_what_was_spoilt(
    spoil: Callable[[Path], Any], fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A file of another size than remembered, or none, is not called unchanged."""
    fetch()
    spoil(tmp_path / NAME)
    assert fetch().fetched == (NAME,)
    assert (tmp_path / NAME).read_bytes() == DATA


def test_another_server_is_another_file(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """What is known of one address says nothing about another."""
    fetch()
    note = tmp_path / "download.json"
    note.write_text(note.read_text().replace(server.url, "http://elsewhere.example"))
    assert fetch().fetched == (NAME,)


@pytest.mark.parametrize(
    "note", ["", "[]", "{", '{"title.basics.tsv.gz": 1}', '{"title.basics.tsv.gz": {"url": 1, "size": "x"}}']
)
def test_a_damaged_note_costs_a_download(note: str, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """Without knowledge of versions the files are fetched again, and the note is whole after it."""
    fetch()
    (tmp_path / "download.json").write_text(note)
    assert fetch().fetched == (NAME,)
    assert fetch().unchanged == (NAME,)


def test_resumes_a_cut_connection(
    server: ImdbServer, fetch: Callable[[], Downloaded], time: FakeTime, tmp_path: Path
) -> None:
    """After breaks the rest is asked for, if the file is still the same, and the whole is put together."""
    server.fail(PATH, cut(4000), cut(1000), refuse())
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA
    assert server.statuses(PATH) == [200, 206, 0, 206]
    assert [one.headers.get("Range") for one in server.asked] == [None, "bytes=4000-", "bytes=5000-", "bytes=5000-"]
    assert server.asked[1].headers["If-Range"] == '"1"'
    assert len(time.sleeps) == 3
    assert names(tmp_path) == ["download.json", NAME]


def test_resumes_in_a_later_run(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A run that gave up leaves what it has, and the next one goes on there."""
    server.fail(PATH, cut(4000))
    server.stubborn[PATH] = status(503)
    with pytest.raises(ReferenceFault, match="what has arrived is kept"):
        fetch()
    assert names(tmp_path) == [f"{NAME}.part", f"{NAME}.part.json"]
    server.stubborn.clear()
    fetch()
    assert server.asked[-1].headers["Range"] == "bytes=4000-"
    assert (tmp_path / NAME).read_bytes() == DATA


def test_starts_over_when_the_file_changed(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """Halves of two versions never meet: the server answers with the whole new file."""
    server.fail(PATH, swap(NAME, NEWER, '"2"', cut(4000)))
    fetch()
    assert server.statuses(PATH) == [200, 200]
    assert (tmp_path / NAME).read_bytes() == NEWER
    assert read_versions(tmp_path)[NAME].size == len(NEWER)


@pytest.mark.parametrize(
    "wrong",
    [
        with_headers(ETag='"2"'),
        with_headers(Content_Range=f"bytes 4000-9999999/{len(DATA) + 1}"),
        with_headers(Content_Range=f"bytes 3999-{len(DATA) - 1}/{len(DATA)}"),
        with_headers(Content_Range="bytes */5"),
        with_headers(Content_Range="nonsense"),
        status(416, Content_Range="bytes */5"),
        status(416),
    ],
)
def test_starts_over_when_the_rest_does_not_fit(
    wrong: Fault, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A rest of another version, size or place is not appended."""
    server.fail(PATH, cut(4000), wrong)
    fetch()
    assert server.statuses(PATH)[2] == 200
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_complete_part_needs_no_request(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A run stopped between the last byte and the renaming only checks and renames."""
    server.fail(PATH, cut(4000), status(404))
    with pytest.raises(ReferenceFault):
        fetch()
    (tmp_path / f"{NAME}.part").write_bytes(DATA)
    assert fetch().fetched == (NAME,)
    assert len(server.asked) == 2
    assert (tmp_path / NAME).read_bytes() == DATA


def test_416_can_mean_that_all_is_there(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """Where the length was never announced, "there is no more" completes the file."""
    note = {"url": f"{server.url}{PATH}", "etag": '"1"', "last_modified": None, "size": None}
    (tmp_path / f"{NAME}.part.json").write_text(json.dumps(note))
    (tmp_path / f"{NAME}.part").write_bytes(DATA)
    assert fetch().fetched == (NAME,)
    assert server.statuses(PATH) == [416]
    assert (tmp_path / NAME).read_bytes() == DATA


@pytest.mark.parametrize(
    "note", ["", '{"url": "http://elsewhere.example/x", "etag": "\\"1\\"", "last_modified": null, "size": null}']
)
def test_a_part_of_unknown_origin_is_dropped(
    note: str, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A part is only continued when its note says which file it is of."""
    (tmp_path / f"{NAME}.part").write_bytes(DATA[:4000])
    (tmp_path / f"{NAME}.part.json").write_text(note)
    fetch()
    assert "Range" not in server.asked[0].headers
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_weak_tag_resumes_by_date(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A weak entity tag does not promise equal bytes, so If-Range carries the date."""
    server.put(NAME, DATA, 'W/"1"')
    server.fail(PATH, cut(4000))
    fetch()
    assert server.asked[1].headers["If-Range"] == MODIFIED
    assert (tmp_path / NAME).read_bytes() == DATA


def test_without_any_tag_it_starts_over(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """A server that names no versions cannot be resumed."""
    server.put(NAME, DATA, None)
    server.fail(PATH, cut(4000))
    fetch()
    assert "Range" not in server.asked[1].headers
    assert (tmp_path / NAME).read_bytes() == DATA


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


def test_an_interruption_keeps_the_part(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """Ctrl-C in the middle loses nothing that has arrived."""

    def interrupt(_name: str, done: int, _total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(tmp_path, Order(names=(NAME,), imdb_url=server.url), progress=interrupt)
    have = (tmp_path / f"{NAME}.part").stat().st_size
    assert have > 0
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA


def test_an_early_fault_keeps_the_files_before(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """What is in place when a later file fails stays, and is known to the next run."""
    order = Order(names=(NAME, "title.akas.tsv.gz"), imdb_url=server.url)
    with pytest.raises(ReferenceFault, match="404"):
        download(tmp_path, order, web=Web(time.clock()))
    assert list(read_versions(tmp_path)) == [NAME]


def test_a_small_disk_is_told_before(
    monkeypatch: pytest.MonkeyPatch, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A file that cannot fit is not begun."""
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(ReferenceFault, match=r"are needed and 0 MB are free.*Free some room") as fault:
        fetch()
    assert fault.value.where == str(tmp_path)


class FullFile(io.FileIO):
    """A file on a disk that has room for some 4 kB more."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - any buffer
        """Write what fits."""
        if self.tell() + len(data) > 4096:
            super().write(data[: 4096 - self.tell()])
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_a_full_disk_keeps_the_part(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A disk that fills on the way is one clear line, and the download goes on when there is room."""
    with monkeypatch.context() as patch:
        real = Path.open
        patch.setattr(
            Path, "open", lambda path, mode="r", **how: (FullFile if mode == "wb" else real)(path, mode, **how)
        )
        with pytest.raises(ReferenceFault, match=r"No space left on device\)\. Free some room"):
            fetch()
    assert len(server.asked) == 1
    fetch()
    assert server.asked[1].headers["Range"] == "bytes=4096-"
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_folder_that_is_none(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """A file where the folder should be, or a folder where a file should, is one clear line."""
    (tmp_path / "file").write_text("")
    order = Order(names=(NAME,), imdb_url=server.url)
    with pytest.raises(ReferenceFault, match="cannot be written"):
        download(tmp_path / "file" / "imdb", order, web=Web(time.clock()))
    (tmp_path / NAME).mkdir()
    with pytest.raises(ReferenceFault, match="a folder is in the way"):
        download(tmp_path, order, web=Web(time.clock()))


def test_no_permission_is_told(
    monkeypatch: pytest.MonkeyPatch, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A folder that refuses is one clear line."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ReferenceFault, match=r"Permission denied\)\. Choose a folder that can be written"):
        fetch()


def test_names_of_data_sets() -> None:
    """Short names, file names and nothing at all are understood; order and doubles do not matter."""
    assert resolve_names([], countries=True) == (*IMDB_FILES, COUNTRIES_FILE)
    assert resolve_names([], countries=False) == IMDB_FILES
    wanted = ["name.basics.tsv.gz", "title.basics", "title.basics", "countries"]
    assert resolve_names(wanted, countries=True) == (NAME, "name.basics.tsv.gz", COUNTRIES_FILE)
    assert resolve_names([COUNTRIES_FILE], countries=True) == (COUNTRIES_FILE,)


def test_wrong_names_of_data_sets() -> None:
    """A name that is close is suggested; an order of nothing is an error."""
    with pytest.raises(UsageError, match=r"Did you mean 'title\.basics'"):
        resolve_names(["title.basic"], countries=True)
    with pytest.raises(UsageError, match=r"Choose from title\.basics"):
        resolve_names(["ü"], countries=True)
    with pytest.raises(UsageError, match="nothing is left"):
        resolve_names(["countries"], countries=False)


def test_default_folder_is_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The files can be fetched again, so they go where caches go."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = stage.default_folder()
    assert (folder.parent.name, folder.name) == ("listicle-audit", "imdb")
