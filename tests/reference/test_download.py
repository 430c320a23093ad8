"""Files are fetched where they are new, and everything about them is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.errors import UsageError
from audit.reference import download as stage
from audit.reference.download import COUNTRIES_FILE, IMDB_FILES, Downloaded, Order, download, resolve_names
from audit.reference.versions import read_versions
from audit.reference.web import USER_AGENT, Web
from tests.reference.downloading import DATA, NAME, NEWER, PATH, names
from tests.reference.imdb_faults import (
    status,
    with_headers,
)
from tests.reference.imdb_server import ENTITY, MODIFIED, FakeTime, ImdbServer, tsv_gz


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
