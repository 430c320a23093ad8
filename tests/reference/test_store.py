"""A reference file answers by id, title and director, and refuses to be opened when it is not whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.model import Reference
from audit.reference import open_reference
from audit.reference.build import write_reference
from audit.reference.schema import SCHEMA_VERSION
from audit.reference.store import SqliteReference
from tests.reference.factory import BALLAD, CRANES, INFO, LETTER, make_film, make_reference


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Build a whole reference file, its name with characters that mean something in a URI."""
    path = tmp_path / "films 100%? #1.sqlite"
    write_reference(path, [CRANES, LETTER, BALLAD], INFO)
    return path


@pytest.fixture
def reference(path: Path) -> Iterator[Reference]:
    """Open the reference in that file."""
    with SqliteReference.open(path) as reference:
        yield reference


def _titles(films: list[object]) -> list[str]:
    return [getattr(film, "title", "") for film in films]


def test_returns_what_was_stored(reference: Reference) -> None:
    """A film comes back with every fact it went in with."""
    assert reference.by_ids([CRANES.imdb_id]) == {CRANES.imdb_id: CRANES}
    assert reference.info.films == 3
    assert reference.info.built == INFO.built
    assert reference.info.knows == INFO.knows


def test_leaves_out_unknown_and_malformed_ids(reference: Reference) -> None:
    """Ids that are not there, or are no ids, are left out without an error."""
    asked = [
        "tt7777777",
        "tt00050634",
        "tt",
        "",
        "nm0050634",
        "tt0050634 ",
        "TT0050634",
        "tt\u0660\u0660\u0665\u0660\u0666\u0663\u0664",
        "tt0000000",
    ]
    assert reference.by_ids(asked) == {}


def test_answers_more_ids_than_a_statement_takes() -> None:
    """A batch larger than SQLite's limit of variables is answered whole."""
    with make_reference(make_film(number, f"Film {number}") for number in range(1, 2_101)) as reference:
        found = reference.by_ids(f"tt{number:07d}" for number in range(1, 40_000))
    assert len(found) == 2_100


@pytest.mark.parametrize(
    "title",
    ["The Cranes Are Flying", "cranes are flying", "LETYAT ZHURAVLI", "Letiat zhuravli", "Летят журавли"],
)
def test_finds_a_title_by_key_or_fold(reference: Reference, title: str) -> None:
    """Case, article, transliteration and script do not matter."""
    assert _titles([*reference.by_title(title)]) == ["The Cranes Are Flying"]


def test_limits_a_title_to_years(reference: Reference) -> None:
    """Both ends of the years are included."""
    assert reference.by_title("Letter Never Sent", years=(1958, 1960)) != []
    assert reference.by_title("Letter Never Sent", years=(1960, 1961)) != []
    assert reference.by_title("Letter Never Sent", years=(1961, 1970)) == []


def test_finds_either_part_of_an_or_title() -> None:
    """A film with an alternative title is found by the whole and by each part."""
    film = make_film(73179, "The Irony of Fate, or Enjoy Your Bath!", 1975)
    with make_reference([film]) as reference:
        for title in ("The Irony of Fate", "Enjoy Your Bath!", "The Irony of Fate, or Enjoy Your Bath!"):
            assert reference.by_title(title) == [film]


def test_orders_namesakes_by_fame() -> None:
    """Of several films with one title the one with more votes comes first; votes unknown come last."""
    films = [make_film(1, "Home", 2000), make_film(2, "Home", 2001, votes=5), make_film(3, "Home", 1990, votes=900)]
    with make_reference(films) as reference:
        assert [film.imdb_id for film in reference.by_title("home")] == ["tt0000003", "tt0000002", "tt0000001"]


@pytest.mark.parametrize("text", ["", " ", "'; DROP TABLE film; --", "%", "\x00", "☃", "x" * 5_000, "\ud800"])
def test_takes_any_text_for_a_title_or_name(reference: Reference, text: str) -> None:
    """Odd texts find nothing and break nothing."""
    assert reference.by_title(text) == []
    assert reference.by_director(text) == []


def test_finds_films_of_a_director_by_year(reference: Reference) -> None:
    """Every spelling of a director's name finds the films, the earliest first."""
    assert _titles([*reference.by_director("Mikhail Kalatozov")]) == ["The Cranes Are Flying", "Letter Never Sent"]
    assert _titles([*reference.by_director("Михаил Калатозов")]) == ["The Cranes Are Flying", "Letter Never Sent"]
    assert reference.by_director("Mikheil Chiaureli") == []


def test_opens_a_path_with_uri_characters(path: Path) -> None:
    """The path is a path: ``%``, ``?`` and ``#`` in it have no meaning."""
    with closing(open_reference(str(path))) as reference:
        assert reference.info.films == 3


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    """A missing file is named, and is not created."""
    path = tmp_path / "none.sqlite"
    with pytest.raises(ReferenceFault, match=r"none\.sqlite: there is no such reference file"):
        SqliteReference.open(path)
    assert not path.exists()


def test_refuses_a_folder(tmp_path: Path) -> None:
    """A folder is called a folder."""
    with pytest.raises(ReferenceFault, match="a folder"):
        SqliteReference.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"imdb_id\tkind\n", b"SQLite format 2\x00" + bytes(4096)])
def test_refuses_what_is_not_sqlite(tmp_path: Path, content: bytes) -> None:
    """An empty file or a file of another kind is no reference."""
    path = tmp_path / "films.tsv"
    path.write_bytes(content)
    with pytest.raises(ReferenceFault, match="not a SQLite file"):
        SqliteReference.open(path)


def test_refuses_another_sqlite_file(tmp_path: Path) -> None:
    """A SQLite file of another program is told from a damaged reference."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE film (id)")
    with pytest.raises(ReferenceFault, match="a SQLite file, but not a reference"):
        SqliteReference.open(path)


def test_refuses_another_schema_version(path: Path) -> None:
    """A file of another schema version names both versions and says to build it again."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(ReferenceFault, match=rf"version {SCHEMA_VERSION + 1}.*Build the reference again"):
        SqliteReference.open(path)


def test_refuses_a_cut_file(path: Path) -> None:
    """A file that lost its end is damaged."""
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(ReferenceFault, match="damaged"):
        SqliteReference.open(path)


@pytest.mark.parametrize("page", [2, 3, 4, 5, 6])
def test_refuses_a_page_of_noise(path: Path, page: int) -> None:
    """A page that was overwritten on disk is found on opening."""
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(ReferenceFault, match="damaged"):
        SqliteReference.open(path)


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM meta WHERE key = 'films'", "UPDATE meta SET value = 'x' WHERE key = 'films'", "DROP TABLE meta"],
)
def test_refuses_unreadable_meta(path: Path, change: str) -> None:
    """A reference that cannot say what it is is damaged."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(ReferenceFault, match="damaged"):
        SqliteReference.open(path)


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE title_page; DROP TABLE title_block",
        "UPDATE title_page SET hashes = x'01', numbers = x'01'; UPDATE title_block SET content = x'01'",
    ],
)
def test_reports_damage_met_later(path: Path, damage: str) -> None:
    """Damage that opening does not see is a fault of the reference when it is met, not a crash."""
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(damage)
    os.utime(path, ns=times)
    with SqliteReference.open(path) as reference:
        with pytest.raises(ReferenceFault, match="damaged"):
            reference.by_title("Letyat zhuravli")
        with pytest.raises(ReferenceFault, match="damaged"):
            reference.titles_of_years(1950, 1960)
        with pytest.raises(ReferenceFault, match="damaged"):
            reference.check()


@pytest.mark.parametrize("place", [100, 5_000, -100])
def test_refuses_a_byte_that_changed(path: Path, place: int) -> None:
    """A single byte that changed on disk, which SQLite would not see, is found on opening."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(ReferenceFault, match="damaged"):
        SqliteReference.open(path)


def test_lists_folds_by_year() -> None:
    """Both ends of the years are included; a film without a year is in none; nothing is found before the first."""
    films = [make_film(n, f"Film {n}", year) for n, year in enumerate([1950, 1951, 1952, None, 1951], start=1)]
    with make_reference(films) as reference:
        block = reference.titles_of_years(1951, 1952)
        assert sorted(zip(block.imdb_ids, block.folds, strict=True)) == [
            ("tt0000002", "film 2"),
            ("tt0000003", "film 3"),
            ("tt0000005", "film 5"),
        ]
        assert list(block.imdb_ids[1:]) == list(block.imdb_ids)[1:]
        assert len(reference.titles_of_years(-5, 3000).folds) == 4
        assert len(reference.titles_of_years(1960, 1950).folds) == 0


def test_finds_all_of_many_namesakes() -> None:
    """Films of one title are found together, however many pages of the index they would fill."""
    films = [make_film(n, "Home" if n % 2 else f"Film {n}", 1900 + n % 100) for n in range(1, 2_401)]
    with make_reference(films) as reference:
        assert len(reference.by_title("Home")) == 1_200
        assert len(reference.by_title("Home", years=(1901, 1901))) == 24
        assert [film.imdb_id for film in reference.by_title("Film 600")] == ["tt0000600"]


def test_keeps_hints_and_disagreements() -> None:
    """What sources hint and differ about comes back as it was."""
    film = make_film(1, "Film", 1950, origin_hint=("SUHH", "US"), disagreements=("year: imdb 1950, starter 1951",))
    with make_reference([film]) as reference:
        assert reference.by_ids([film.imdb_id])[film.imdb_id] == film


def test_opens_a_copy(path: Path, tmp_path: Path) -> None:
    """A file that was copied has another time, and is as good."""
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(path.read_bytes())
    os.utime(copy, (1, 1))
    with SqliteReference.open(copy) as reference:
        assert reference.info.films == 3
