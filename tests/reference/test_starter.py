"""The bundled reference is read from its table, built once, and works without a place to write to."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.model import Form
from audit.reference import open_reference
from audit.reference.starter import open_starter, read_starter, starter_info

HEADER = "imdb_id\tkind\tform\tyear\ttitle\toriginal_title\tcyrillic_title\tother_titles\tdirectors\tcountries\tcast"
CRANES = (
    "tt0050634\tmovie\t\t1957\tThe Cranes Are Flying\tLetyat zhuravli\tЛетят журавли\t\tMikhail Kalatozov\tSUHH\tA|B"
)


def _table(*rows: str) -> str:
    return "\n".join(["# a comment", HEADER, *rows, ""])


def test_reads_a_row() -> None:
    """Every column goes where it belongs; empty cells are unknown."""
    (film,) = read_starter(_table("", CRANES))
    assert film.titles == ("The Cranes Are Flying", "Letyat zhuravli", "Летят журавли")
    assert (film.kind, film.year, film.countries, film.cast) == ("movie", 1957, ("SUHH",), ("A", "B"))
    assert (film.rating, film.source) == (None, "starter")
    assert film.forms == frozenset()
    (both,) = read_starter(_table("", CRANES.replace("\t\t1957", "\tanimation|documentary\t1957")))
    assert both.forms == frozenset(Form)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (CRANES.replace("tt0050634", "tt50634"), "line 3: 'tt50634' is not an IMDb id"),
        (CRANES.replace("movie", "film"), "line 3: 'film' is not one of"),
        (CRANES.replace("\t\t1957", "\tcartoon\t1957"), "line 3: 'cartoon' is not one of animation, documentary"),
        (CRANES.replace("1957", "57"), "line 3: '57' is not a year"),
        (CRANES.replace("The Cranes Are Flying", ""), "line 3: tt0050634 has no title"),
        (CRANES.replace("SUHH", "USSR|Russia"), "line 3: 'Russia' is not an ISO 3166 code"),
        (CRANES + "\tmore", "line 3: 12 columns instead of 11"),
        (f"{CRANES}\n{CRANES}", "line 4: tt0050634 stands in line 3 already"),
    ],
)
def test_names_the_line_that_is_wrong(row: str, what: str) -> None:
    """A wrong row is named by its line and by what is wrong with it."""
    with pytest.raises(ReferenceFault, match=what):
        list(read_starter(_table(row)))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "imdb_id\ttitle\n", HEADER.replace("kind", "type")])
def test_refuses_a_table_of_another_form(text: str) -> None:
    """A table without the columns is refused whole."""
    with pytest.raises(ReferenceFault, match=r"starter\.tsv"):
        list(read_starter(text))


def test_is_dated_by_its_comment() -> None:
    """A comment may state the day of the facts; without one the version still changes with the table."""
    dated = starter_info("# Written for this project; facts of 2026-11-23.\n" + _table(CRANES))
    assert (dated.built, dated.version) == (date(2026, 11, 23), "2026-11-23")
    undated, other = starter_info(_table(CRANES)), starter_info(_table())
    assert undated.built is None
    assert undated.version != other.version


def test_is_built_once(tmp_path: Path) -> None:
    """The second run opens the file of the first."""
    with open_starter(tmp_path) as first:
        info = first.info
    (file,) = tmp_path.iterdir()
    written = file.stat().st_mtime_ns
    with open_starter(tmp_path) as second:
        assert second.info == info
    assert file.stat().st_mtime_ns == written
    assert info.films > 400
    assert not info.complete


def test_is_built_again_when_damaged(tmp_path: Path) -> None:
    """A damaged file in the cache is replaced, not reported: nobody asked for that file."""
    with open_starter(tmp_path) as reference:
        films = reference.info.films
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with open_starter(tmp_path) as reference:
        assert reference.info.films == films


def test_works_without_a_place_to_write(tmp_path: Path) -> None:
    """Where nothing can be written the reference is built in memory."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    with open_starter(tmp_path / "cache") as reference:
        assert "tt0050634" in reference.by_ids(["tt0050634"])


def test_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No name, or its own, opens it from the user's cache."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    for spec in (None, "starter"):
        with closing(open_reference(spec)) as reference:
            assert reference.info.name == "starter"
    assert [folder.name for folder in tmp_path.iterdir()] == ["listicle-audit"]
