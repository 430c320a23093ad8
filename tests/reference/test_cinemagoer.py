"""A database made by cinemagoer's own importer serves as a reference."""

import gzip
import subprocess
import sys
import sysconfig
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import ReferenceFault
from audit.model import Form, Reference
from audit.reference import open_reference

# IMDb's seven files in small: tab separated, \N for what is not known.
FILES = {
    "title.basics": r"""
tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres
tt0050634 movie The_Cranes_Are_Flying Letyat_zhuravli 0 1957 \N 97 Drama,War
tt0053106 movie Letter_Never_Sent Neotpravlennoye_pismo 0 1960 \N 96 Adventure,Animation
tt0090368 tvMovie A_Cruel_Romance Zhestokiy_romans 0 1984 \N 145 Drama
tt0100000 movie A_Cruel_Romance A_Cruel_Romance 0 2001 \N \N \N
tt0069628 tvMiniSeries Seventeen_Moments_of_Spring Semnadtsat_mgnoveniy_vesny 0 1973 1974 \N \N
tt12345678 movie Untitled Untitled 0 \N \N \N \N""",
    "title.akas": r"""
titleId ordering title region language types attributes isOriginalTitle
tt0050634 1 Летят_журавли SUHH \N original \N 1
tt0050634 2 Quand_passent_les_cigognes FR \N imdbDisplay \N 0""",
    "title.crew": r"""
tconst directors writers
tt0050634 nm0435577 \N
tt0053106 nm0435577 \N
tt0090368 nm0753358 \N""",
    "title.episode": r"""
tconst parentTconst seasonNumber episodeNumber
tt9999999 tt0069628 1 1""",
    "title.principals": r"""
tconst ordering nconst category job characters
tt0050634 2 nm0055988 actor \N \N
tt0050634 1 nm0763815 actress \N ["Veronika"]
tt0050634 3 nm0435577 director \N \N""",
    "title.ratings": r"""
tconst averageRating numVotes
tt0050634 8.3 19000""",
    "name.basics": r"""
nconst primaryName birthYear deathYear primaryProfession knownForTitles
nm0435577 Mikhail_Kalatozov 1903 1973 director tt0053106,tt0050634
nm0753358 Eldar_Ryazanov 1927 2015 director tt0090368
nm0055988 Aleksey_Batalov 1928 2017 actor tt0050634
nm0763815 Tatyana_Samoylova 1934 2014 actress tt0050634""",
}


def _import(folder: Path, *, without: str = "") -> Path:
    """Run the importer that cinemagoer installs, in a process of its own, on files written for it."""
    tables = folder / "tables"
    tables.mkdir()
    for name, text in FILES.items():
        if name != without:
            lines = [line.replace(" ", "\t").replace("_", " ") for line in text.strip().splitlines()]
            (tables / f"{name}.tsv.gz").write_bytes(gzip.compress(("\n".join(lines) + "\n").encode()))
    database = folder / "imdb films.db"
    importer = Path(sysconfig.get_path("scripts")) / "s32cinemagoer.py"
    uri = f"sqlite:///{str(database).replace(' ', '%20')}"
    subprocess.run([sys.executable, importer, tables, uri], check=True, capture_output=True, cwd=folder)
    return database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the files above."""
    return _import(tmp_path_factory.mktemp("imdb"))


@pytest.fixture(scope="module")
def reference(database: Path) -> Reference:
    """Open the reference in that database."""
    return open_reference(f"cinemagoer:{database}")


def test_maps_every_fact(reference: Reference) -> None:
    """A film carries all its titles, its people in IMDb's spelling, and no countries, which IMDb's files lack."""
    film = reference.by_ids(["tt0050634"])["tt0050634"]
    assert film.titles == (
        "The Cranes Are Flying", "Letyat zhuravli", "Летят журавли", "Quand passent les cigognes",
    )  # fmt: skip
    assert (film.kind, film.year, film.runtime_minutes, film.rating, film.votes) == ("movie", 1957, 97, 8.3, 19000)
    assert film.directors == ("Mikhail Kalatozov",)
    assert film.forms == frozenset()
    assert film.cast == ("Tatyana Samoylova", "Aleksey Batalov")
    assert (film.countries, film.source) == ((), "cinemagoer")


def test_knows_forms_by_genres(reference: Reference) -> None:
    """Animated, or neither; without a genre it is not known."""
    found = reference.by_ids(["tt0053106", "tt0090368", "tt0100000"])
    assert {number: film.forms for number, film in found.items()} == {
        "tt0053106": {Form.ANIMATION},
        "tt0090368": frozenset(),
        "tt0100000": None,
    }


def test_knows_nothing_of_absent_ids(reference: Reference) -> None:
    """An id that is not there is left out, though cinemagoer answers with a film that holds only genres."""
    found = reference.by_ids(["tt7777777", "tt0069628", "tt12345678", "tt12", "nm0435577"])
    assert set(found) == {"tt0069628", "tt12345678"}


def test_gives_back_imdb_kinds(reference: Reference) -> None:
    """Kinds are IMDb's title types again, and a span of years its first."""
    found = reference.by_ids(["tt0069628", "tt0090368"])
    assert (found["tt0069628"].kind, found["tt0069628"].year) == ("tvMiniSeries", 1973)
    assert found["tt0090368"].kind == "tvMovie"


@pytest.mark.parametrize("title", ["Cranes Are Flying", "Летят журавли", "QUAND PASSENT LES CIGOGNES"])
def test_finds_a_title(reference: Reference, title: str) -> None:
    """The best known title and every other that IMDb lists find the film, in any case."""
    assert [film.imdb_id for film in reference.by_title(title)] == ["tt0050634"]


def test_finds_a_title_a_year_off(reference: Reference) -> None:
    """The years are a range, though cinemagoer itself finds only the exact year."""
    assert [film.year for film in reference.by_title("The Cranes Are Flying", years=(1958, 1960))] == []
    assert [film.year for film in reference.by_title("The Cranes Are Flying", years=(1956, 1958))] == [1957]
    assert {film.year for film in reference.by_title("A Cruel Romance")} == {1984, 2001}
    assert [film.year for film in reference.by_title("A Cruel Romance", years=(2000, 2002))] == [2001]


def test_takes_no_near_title(reference: Reference) -> None:
    """What only sounds alike is not the film."""
    assert reference.by_title("The Crane Is Flying") == []


def test_finds_films_of_a_director(reference: Reference) -> None:
    """A director's known films come by year; an actor of the name directed none."""
    assert [film.year for film in reference.by_director("Mikhail Kalatozov")] == [1957, 1960]
    assert reference.by_director("Aleksey Batalov") == []
    assert reference.by_director("Nobody Atall") == []


@pytest.mark.parametrize("name", ["Михаил Калатозов", "", "\x00", "1957"])
def test_survives_names_without_latin_letters(reference: Reference, name: str) -> None:
    """Cinemagoer cannot search such names; nothing is found and nothing fails."""
    assert reference.by_director(name) == []


@settings(deadline=None)
@given(text=st.text(max_size=30))
def test_survives_any_text(reference: Reference, text: str) -> None:
    """No title or name, however odd, is taken for a damaged database."""
    reference.by_title(text)
    reference.by_title(text, years=(1957, 1957))
    reference.by_director(text)


def test_says_what_it_is(reference: Reference) -> None:
    """It knows people and ratings, counts its rows, and never claims that what it does not find does not exist."""
    info = reference.info
    assert (info.name, info.films, info.complete, info.built) == ("cinemagoer", 6, False, None)
    assert info.knows == {"directors", "cast", "rating"}


def test_takes_a_uri(database: Path) -> None:
    """A URI as cinemagoer's documentation writes it opens the same database."""
    uri = f"sqlite:///{str(database).replace(' ', '%20')}"
    with closing(open_reference(f"cinemagoer:{uri}")) as reference:
        assert reference.info.films == 6


@pytest.mark.parametrize("uri", ["none.db", "sqlite:///none.db"])
def test_creates_nothing(uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing database stays missing: cinemagoer alone would leave an empty one behind."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReferenceFault, match=r"none\.db: there is no such reference file"):
        open_reference(f"cinemagoer:{uri}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("uri", ["", "sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_asks_for_a_file(uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A URI that names no file is refused."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReferenceFault, match="no database file is named"):
        open_reference(f"cinemagoer:{uri}")
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_file_of_another_kind(tmp_path: Path) -> None:
    """A file that is not SQLite is told so before cinemagoer sees it."""
    path = tmp_path / "title.basics.tsv"
    path.write_text("tconst\ttitleType\n")
    with pytest.raises(ReferenceFault, match="not a SQLite file"):
        open_reference(f"cinemagoer:{path}")


def test_refuses_an_incomplete_import(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A database without one of the seven tables is refused on opening, in one line, with nothing logged."""
    path = _import(tmp_path, without="title.episode")
    with pytest.raises(ReferenceFault, match="title_episode") as caught:
        open_reference(f"cinemagoer:{path}")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_hides_a_password() -> None:
    """An error about a database server names it without the password."""
    with pytest.raises(ReferenceFault) as caught:
        open_reference("cinemagoer:nosuchdatabase://me:secret@localhost/imdb")
    assert "secret" not in str(caught.value)
    assert "nosuchdatabase://me:***@localhost/imdb" in str(caught.value)
