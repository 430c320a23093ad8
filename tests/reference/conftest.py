"""A server with a data set, and what fetches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.reference.download import Downloaded, Order, download
from audit.reference.web import Web
from tests.reference.downloading import DATA, NAME
from tests.reference.imdb_server import FakeTime, ImdbServer, serve


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
