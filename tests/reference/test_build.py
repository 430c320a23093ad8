"""A reference file is built whole or not at all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import ReferenceFault
from audit.model import Film
from audit.reference import build, writer
from audit.reference.build import write_reference
from audit.reference.schema import TABLES
from audit.reference.store import SqliteReference
from tests.reference.factory import BALLAD, CRANES, INFO, LETTER, make_film, make_reference

TEXT = (
    st.text(min_size=1, max_size=40)
    .map(lambda text: " ".join(text.encode("utf-8", "ignore").decode().split()))
    .filter(bool)
)


def test_counts_what_it_wrote(tmp_path: Path) -> None:
    """The number of films is counted, whatever the caller thought."""
    path = tmp_path / "new" / "films.sqlite"
    written = write_reference(path, iter([CRANES, LETTER]), replace(INFO, films=99))
    assert written.films == 2
    with SqliteReference.open(path) as reference:
        assert reference.info == written
    assert [file.name for file in path.parent.iterdir()] == ["films.sqlite"]


def test_replaces_an_earlier_file(tmp_path: Path) -> None:
    """A second build takes the place of the first."""
    path = tmp_path / "films.sqlite"
    write_reference(path, [CRANES], INFO)
    write_reference(path, [BALLAD, LETTER], INFO)
    with SqliteReference.open(path) as reference:
        assert set(reference.by_ids([CRANES.imdb_id, BALLAD.imdb_id])) == {BALLAD.imdb_id}


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_keeps_the_earlier_file_when_interrupted(tmp_path: Path, error: type[BaseException]) -> None:
    """A build that breaks off leaves the good file, nothing of its own, and the error as it was."""
    path = tmp_path / "films.sqlite"
    write_reference(path, [CRANES], INFO)
    before = path.read_bytes()

    def break_off() -> Iterator[Film]:
        yield LETTER
        raise error

    with pytest.raises(error):
        write_reference(path, break_off(), INFO)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_two_builders_do_not_meet(tmp_path: Path) -> None:
    """Builders of one file at one time each write their own; the last to finish stays, whole."""
    path = tmp_path / "films.sqlite"

    def build_one(size: int) -> int:
        return write_reference(path, (make_film(n, f"Film {n}") for n in range(1, size)), INFO).films

    with ThreadPoolExecutor() as pool:
        counts = set(pool.map(build_one, range(200, 208)))
    with SqliteReference.open(path) as reference:
        assert reference.info.films in counts
    assert list(tmp_path.iterdir()) == [path]


def test_streams_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films are taken as they come, in batches, none lost between two."""
    monkeypatch.setattr(build, "_BATCH", 7)
    with make_reference(make_film(n, f"Film {n}", 1900 + n) for n in range(1, 51)) as reference:
        assert reference.info.films == 50
        assert reference.by_title("Film 22")[0].year == 1922


def test_refuses_two_films_with_one_id(tmp_path: Path) -> None:
    """An id names one film."""
    with pytest.raises(ReferenceFault, match="two films have the same IMDb id"):
        write_reference(tmp_path / "films.sqlite", [CRANES, CRANES], INFO)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("bad", [replace(CRANES, imdb_id="tt12"), replace(CRANES, titles=())])
def test_refuses_a_film_without_id_or_title(tmp_path: Path, bad: Film) -> None:
    """A film that could never be found is a mistake of who lists it."""
    with pytest.raises(ReferenceFault, match="tt"):
        write_reference(tmp_path / "films.sqlite", [bad], INFO)


def test_says_that_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that can grow no further is a fault with a way out, and leaves nothing behind."""
    monkeypatch.setattr(writer, "TABLES", "PRAGMA max_page_count = 8;" + TABLES)
    with pytest.raises(ReferenceFault, match=r"cannot be written.*full.*has room"):
        write_reference(tmp_path / "films.sqlite", (make_film(n, f"Film {n}") for n in range(1, 5_000)), INFO)
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_folder_it_cannot_write(tmp_path: Path) -> None:
    """A place that cannot be written is named."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReferenceFault, match="cannot be written"):
        write_reference(tmp_path / "file" / "films.sqlite", [CRANES], INFO)


@settings(deadline=None)
@given(titles=st.lists(TEXT, min_size=1, max_size=4, unique=True), names=st.lists(TEXT, max_size=3, unique=True))
def test_every_title_finds_its_film(titles: list[str], names: list[str]) -> None:
    """Whatever a title looks like, its film is found by it and comes back unchanged."""
    film = replace(CRANES, titles=tuple(titles), directors=tuple(names))
    with make_reference([film]) as reference:
        assert reference.by_ids([film.imdb_id]) == {film.imdb_id: film}
        for title in titles:
            assert reference.by_title(title) == [film]
