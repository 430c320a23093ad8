"""A download goes on where it was cut, if what is there still fits."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.reference.download import Downloaded
from audit.reference.versions import read_versions
from tests.reference.downloading import DATA, NAME, NEWER, PATH, names
from tests.reference.imdb_faults import (
    cut,
    refuse,
    status,
    swap,
    with_headers,
)
from tests.reference.imdb_server import MODIFIED, FakeTime, Fault, ImdbServer


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
