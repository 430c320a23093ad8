"""The country table is whole or not there, and the query service is asked for no more than it can do."""

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import ReferenceFault
from audit.reference import country_pages, wikidata
from audit.reference.country_pages import (
    PAGE_COUNTRIES,
    NoTableError,
    Page,
    plan_pages,
    read_counts,
    read_page,
)
from audit.reference.versions import FileVersion
from audit.reference.web import TRIES, USER_AGENT, Web
from audit.reference.wikidata import FRESH, PAUSE_SECONDS, fetch_countries, is_fresh
from tests.reference.imdb_faults import STACK_TRACE, body, cut, endless, html, redirect, refuse, status, trickle
from tests.reference.imdb_server import ENTITY, FakeTime, Fault, ImdbServer, serve

NAME = "wikidata-countries.csv.gz"
CSV = "text/csv;charset=utf-8"
USA, FRANCE, USSR = f"{ENTITY}Q30", f"{ENTITY}Q142", f"{ENTITY}Q15180"
ORIGINS = [
    *((f"tt{number:07d}", USA) for number in range(1, 31)),
    *((f"tt{number:07d}", FRANCE) for number in range(20, 25)),
    ("tt10000001", USSR),
    ("nm0000001", USSR),
    ("tt0000099", "_:t42"),
    ("tt0000098", "http://www.wikidata.org/.well-known/genid/0a1b"),
]
FILMS = sorted((imdb, country) for imdb, country in ORIGINS if imdb[0] == "t" and country.startswith(ENTITY))


@pytest.fixture
def server() -> Iterator[ImdbServer]:
    """A query service that knows a few films."""
    with serve() as running:
        running.origins = list(ORIGINS)
        yield running


@pytest.fixture
def time(server: ImdbServer) -> FakeTime:
    """Time nobody has to wait for."""
    return FakeTime(server)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country of more than ten films is large, two countries fill a page."""
    monkeypatch.setattr(country_pages, "PAGE_FILMS", 10)
    monkeypatch.setattr(country_pages, "PAGE_COUNTRIES", 2)


@pytest.fixture
def fetch(server: ImdbServer, time: FakeTime, tmp_path: Path) -> Callable[[], FileVersion]:
    """Fetch the table into ``tmp_path``."""

    def run() -> FileVersion:
        with Web(time.clock()) as web:
            return fetch_countries(tmp_path / NAME, server.sparql, web)

    return run


def rows(folder: Path) -> list[tuple[str, ...]]:
    """The rows of the table in a folder, after its header."""
    with gzip.open(folder / NAME, "rt", encoding="utf-8", newline="") as file:
        header, *found = map(tuple, csv.reader(file))
    assert header == ("imdb", "country")
    return sorted(found)


def pages_asked(server: ImdbServer) -> list[str]:
    """The queries for pages, without that for the counts."""
    return [one.query for one in server.asked if "VALUES" in one.query]


def test_fetches_every_film_once(
    server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime, tmp_path: Path
) -> None:
    """Films with their countries, as the service writes them; people and unknown origins are left out."""
    version = fetch()
    assert rows(tmp_path) == FILMS
    assert gzip.decompress((tmp_path / NAME).read_bytes()).startswith(b"imdb,country\r\ntt")
    assert version == FileVersion(
        url=server.sparql, last_modified="Mon, 23 Nov 2026 12:00:00 GMT", size=(tmp_path / NAME).stat().st_size
    )
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


def test_asks_politely(server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime) -> None:
    """One page after the other with a pause between, named, asking for CSV."""
    fetch()
    assert len(server.asked) == 12  # the counts, ten tenths of a large country, one page of two small ones
    assert time.sleeps == [PAUSE_SECONDS] * 11
    for one in server.asked:
        assert one.headers["User-Agent"] == USER_AGENT
        assert one.headers["Accept"] == "text/csv"


def test_equal_tables_are_equal_files(fetch: Callable[[], FileVersion], tmp_path: Path) -> None:
    """Two downloads of the same data do not differ in a byte."""
    fetch()
    before = (tmp_path / NAME).read_bytes()
    fetch()
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize(
    "fault",
    [
        status(503),
        status(500),
        status(502),
        refuse(),
        cut(10),
        body(b"imdb,country\r\n<html>\r\n", CSV),
        body(b"imdb,country\r\ntt0000001,http://www.wikidata.org/entity/Q3", CSV),
        body(b'imdb,country\r\n"tt0000001,', CSV),
        body(b"imdb,country\r\n\xff,\xff\r\n", CSV),
        body(b"", CSV),
        body(b"imdb,country\r\n", CSV, encoding="gzip"),
        body(gzip.compress(b"imdb,country\r\n")[:-5], CSV, encoding="gzip"),
    ],
)
def test_a_passing_fault_passes(
    fault: Fault, server: ImdbServer, fetch: Callable[[], FileVersion], tmp_path: Path
) -> None:
    """An ill server, a broken connection or half a table is asked again; nothing of it gets into the table."""
    server.fail("/sparql", fault, fault)
    fetch()
    assert rows(tmp_path) == FILMS


def test_throttling_is_obeyed(server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime) -> None:
    """A 429 is waited for as long as it says, and for a minute if it does not say."""
    server.fail("/sparql", status(429, Retry_After="17"), status(429))
    fetch()
    assert time.sleeps[:2] == [17.0, 60.0]


@pytest.mark.parametrize(
    "overrun",
    [
        status(504),
        body(STACK_TRACE.encode(), "text/plain", 500),
        body(f"imdb,country\r\ntt0000001,{USA}\r\n{STACK_TRACE}".encode(), CSV),
    ],
)
def test_a_page_too_large_is_split(
    overrun: Fault, server: ImdbServer, fetch: Callable[[], FileVersion], tmp_path: Path
) -> None:
    """Where the service runs out of time, also in the middle of its answer, it is asked for less."""
    server.fail("/sparql", _pass, overrun, overrun)
    fetch()
    assert rows(tmp_path) == FILMS
    asked = pages_asked(server)
    assert '"0"' in asked[0]
    assert '"00"' in asked[1]
    assert '"000"' in asked[2]


def test_many_countries_are_split_in_halves(
    server: ImdbServer, fetch: Callable[[], FileVersion], tmp_path: Path
) -> None:
    """A page of several countries is split by country before it is split by film."""
    server.origins = [("tt0000001", USA), ("tt0000002", FRANCE)]
    server.fail("/sparql", _pass, status(504))
    fetch()
    assert [query.count("wd:Q") for query in pages_asked(server)] == [2, 1, 1]
    assert rows(tmp_path) == [("tt0000001", USA), ("tt0000002", FRANCE)]


def test_splitting_comes_to_an_end(server: ImdbServer, fetch: Callable[[], FileVersion]) -> None:
    """A service that cannot answer anything in time is given up, with the query that was small enough."""
    server.fail("/sparql", _pass)
    server.stubborn["/sparql"] = status(504)
    with pytest.raises(ReferenceFault, match="runs out of time even on Q30, ids ending in 000"):
        fetch()
    assert len(server.asked) == 4


def test_counting_too_slow_is_told(server: ImdbServer, fetch: Callable[[], FileVersion]) -> None:
    """Without the counts there is no plan."""
    server.stubborn["/sparql"] = status(504)
    with pytest.raises(ReferenceFault, match="counting films by country"):
        fetch()


def test_a_later_run_goes_on(server: ImdbServer, fetch: Callable[[], FileVersion], tmp_path: Path) -> None:
    """Pages that have arrived, and splits that were found necessary, are not asked for again."""
    server.fail("/sparql", _pass, status(504), *[_pass] * 5, *[status(503)] * TRIES)
    with pytest.raises(ReferenceFault, match=f"503 Service Unavailable, {TRIES} times"):
        fetch()
    assert not (tmp_path / NAME).exists()
    answered = {one.query for one in server.asked if one.status == 200}
    tried = {one.query for one in server.asked if one.status == 504}
    server.asked.clear()
    fetch()
    assert not {one.query for one in server.asked} & (answered | tried)
    assert rows(tmp_path) == FILMS


@pytest.mark.parametrize("spoil", ["age", "endpoint", "plan", "pages", "odd page"])
def test_an_old_plan_is_dropped(
    spoil: str, server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime, tmp_path: Path
) -> None:
    """Pages of another week, of another service, or under a plan that cannot be read are fetched again."""
    server.fail("/sparql", _pass, _pass, _pass, status(404))
    with pytest.raises(ReferenceFault):
        fetch()
    plan = tmp_path / f"{NAME}.part" / "plan.json"
    note = json.loads(plan.read_text())
    changes = {"endpoint": {"endpoint": "x"}, "pages": {"pages": 5}, "odd page": {"pages": [1]}, "age": {}, "plan": {}}
    plan.write_text(json.dumps(note | changes[spoil]) if spoil != "plan" else "{")
    time.passed += FRESH.total_seconds() if spoil == "age" else 0
    server.asked.clear()
    fetch()
    assert "COUNT" in server.asked[0].query
    assert len(pages_asked(server)) == 11
    assert rows(tmp_path) == FILMS


def test_a_service_that_knows_nothing_replaces_nothing(
    server: ImdbServer, fetch: Callable[[], FileVersion], tmp_path: Path
) -> None:
    """An empty table is a fault of the service, not news about all films."""
    (tmp_path / NAME).write_bytes(b"earlier")
    server.origins = []
    with pytest.raises(ReferenceFault, match=r"knows the country of no film\. .*--no-countries"):
        fetch()
    assert (tmp_path / NAME).read_bytes() == b"earlier"
    server.origins = list(ORIGINS)
    fetch()
    assert rows(tmp_path) == FILMS


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (html(), "a web page was sent"),
        (status(400), "400 Bad Request"),
        (status(403), "403 Forbidden"),
        (redirect("file:///etc/passwd"), "only http and https"),
        (redirect("/sparql"), "redirects without end"),
        (status(500), f"500 Internal Server Error, {TRIES} times"),
        (body(b"imdb;country\r\n", CSV), f"something else than the whole table, {TRIES} times"),
    ],
)
def test_a_lasting_fault_is_told(fault: Fault, told: str, server: ImdbServer, fetch: Callable[[], FileVersion]) -> None:
    """What does not pass is one line that names the service."""
    server.stubborn["/sparql"] = fault
    with pytest.raises(ReferenceFault, match=told) as caught:
        fetch()
    assert caught.value.where == server.sparql


def test_an_endless_page_is_bounded(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], FileVersion]
) -> None:
    """A page that never ends is left at a size no page has, counted after decoding."""
    monkeypatch.setattr(wikidata, "LARGEST_PAGE_BYTES", 2_000_000)
    server.fail("/sparql", endless())
    with pytest.raises(ReferenceFault, match="longer than 2 MB") as caught:
        fetch()
    assert "?" not in caught.value.where


def test_a_bomb_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], FileVersion]
) -> None:
    """A small answer that unpacks to a huge one is refused."""
    monkeypatch.setattr(wikidata, "LARGEST_PAGE_BYTES", 2_000_000)
    server.fail("/sparql", body(gzip.compress(bytes(20_000_000)), CSV, encoding="gzip"))
    with pytest.raises(ReferenceFault, match="longer than 2 MB"):
        fetch()


def test_a_trickle_is_cut_off(
    server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime, tmp_path: Path
) -> None:
    """A page that drips is asked for again."""
    time.step = 20.0
    server.fail("/sparql", trickle())
    fetch()
    assert rows(tmp_path) == FILMS


def test_tells_the_progress(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """Each page is told, the last with everything there is."""
    seen: list[tuple[str, int, int | None]] = []
    with Web(time.clock()) as web:
        fetch_countries(tmp_path / NAME, server.sparql, web, lambda *step: seen.append(step))
    assert len(seen) == 11
    assert seen[-1][1] == seen[-1][2]


def test_an_interruption_keeps_the_pages(
    server: ImdbServer, time: FakeTime, fetch: Callable[[], FileVersion], tmp_path: Path
) -> None:
    """Ctrl-C between two pages loses neither."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with Web(time.clock()) as web, pytest.raises(KeyboardInterrupt):
        fetch_countries(tmp_path / NAME, server.sparql, web, interrupt)
    fetch()
    assert len(server.asked) == 12
    assert rows(tmp_path) == FILMS


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://elsewhere.example"},
        {"size": 1},
        {"last_modified": None},
        {"last_modified": "yesterday"},
        {"last_modified": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"last_modified": "Mon, 01 Jan 2035 00:00:00 GMT"},
    ],
)
def test_another_table_is_not_fresh(
    change: dict[str, Any], server: ImdbServer, fetch: Callable[[], FileVersion], time: FakeTime, tmp_path: Path
) -> None:
    """Only a whole table of this service and this week needs no fetching."""
    version = fetch()
    assert is_fresh(version, tmp_path / NAME, server.sparql, time.now())
    assert not is_fresh(replace(version, **change), tmp_path / NAME, server.sparql, time.now())


def test_a_table_ages(fetch: Callable[[], FileVersion], server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """After a week, or when it is gone, a table is fetched again."""
    version = fetch()
    path = tmp_path / NAME
    assert is_fresh(version, path, server.sparql, time.now() + FRESH - timedelta(minutes=1))
    assert not is_fresh(version, path, server.sparql, time.now() + FRESH)
    path.unlink()
    assert not is_fresh(version, path, server.sparql, time.now())


@given(st.dictionaries(st.integers(1, 400).map("Q{}".format), st.integers(0, 10**6), max_size=60))
def test_a_plan_has_every_film_once(films: dict[str, int]) -> None:
    """Each country is on one page, or on ten that divide its films by the last digit of the id."""
    places: dict[str, list[str]] = {}
    for page in plan_pages(films):
        assert len(page.countries) <= PAGE_COUNTRIES
        for country in page.countries:
            places.setdefault(country, []).append(page.ending)
    assert set(places) == set(films)
    assert all(endings in ([""], list("0123456789")) for endings in places.values())


@given(st.lists(st.integers(1, 999).map("Q{}".format), min_size=1, max_size=6, unique=True), st.data())
def test_splitting_loses_no_film(countries: list[str], data: st.DataObject) -> None:
    """However often a page is split, each of its films is on one of the parts, and each part has its own file."""
    pages = [Page(countries=tuple(countries))]
    for _ in range(4):
        at = data.draw(st.integers(0, len(pages) - 1))
        pages[at : at + 1] = pages[at].split() or (pages[at],)
    for country in countries:
        for digits in ("1234567", "0000000", "10000090"):
            assert sum(country in page.countries and digits.endswith(page.ending) for page in pages) == 1
    assert len({page.file_name for page in pages}) == len(pages)


def test_reads_quoted_tables() -> None:
    """Other services quote every value, or end lines as Unix does."""
    assert read_page(f'"imdb","country"\n"tt0000001","{USA}"\n'.encode()) == [f"tt0000001,{USA}"]
    assert read_counts(f'"country","films"\n"{USA}","3"\n_:x,9\n'.encode()) == {"Q30": 3}


@pytest.mark.parametrize("text", ["", "country,films", "a,b\n", f"country,films\n{USA},many\n", "country,films\nx\n"])
def test_other_answers_are_no_counts(text: str) -> None:
    """An answer that is not the counts is refused as a whole."""
    with pytest.raises(NoTableError):
        read_counts(text.encode())


def _pass(*_: object) -> bool:
    """No fault: for a place in the queue."""
    return False
