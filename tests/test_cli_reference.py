"""`audit reference` on the command line, and the place where a reference is found without being named."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.reference import app
from audit.errors import AuditError
from audit.reference import DEFAULT_VARIABLE, default_path, open_reference
from tests.reference.imdb_files import write_imdb


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's folders are in the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(DEFAULT_VARIABLE, raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")


@pytest.fixture
def imdb(tmp_path: Path) -> Path:
    """IMDb's files, in small."""
    return write_imdb(tmp_path / "imdb")


@pytest.fixture
def built(imdb: Path) -> Path:
    """A reference in the default place."""
    invoke("build", "--imdb", str(imdb))
    return default_path()


def invoke(*arguments: str) -> str:
    """Run a command that succeeds and return what it printed."""
    result = CliRunner().invoke(app, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_builds_in_the_default_place(imdb: Path) -> None:
    """Without -o the file is where a run finds it; it says how much was built, of which day."""
    printed = invoke("build", "--imdb", str(imdb))
    assert printed == f"{default_path()}: {_films(default_path()):,} films, data of {datetime.now(UTC).date()}\n"


def test_builds_from_what_was_downloaded(tmp_path: Path) -> None:
    """Without --imdb the files are taken from where the download puts them, with its country table."""
    folder = write_imdb(tmp_path / "cache" / "imdb")
    entity = "http://www.wikidata.org/entity/Q38"
    (folder / "wikidata-countries.csv.gz").write_text(f"imdb,country\ntt10954600,{entity}\n")
    invoke("build")
    with closing(open_reference()) as reference:
        assert reference.by_ids(["tt10954600"])["tt10954600"].countries == ("IT",)


def test_keeps_the_earlier_file_on_bad_input(built: Path, imdb: Path) -> None:
    """A failed build is a fault, and what was there still serves."""
    before = built.read_bytes()
    (imdb / "title.crew.tsv.gz").unlink()
    with pytest.raises(AuditError, match=r"title\.crew\.tsv\.gz missing"):
        invoke("build", "--imdb", str(imdb))
    assert built.read_bytes() == before


def test_tells_what_a_reference_is(built: Path) -> None:
    """Name, day, size, kinds and coverage."""
    printed = invoke("info", str(built))
    lines = {line[:14].strip(): line[14:].strip() for line in printed.splitlines()}
    assert lines["name"] == "imdb"
    assert lines["data of"].endswith("(0 days old)")
    assert lines["file"] == str(built)
    assert "checksum right" in lines["size"]
    assert lines["tvSeries"] >= "1"
    assert lines["complete"].startswith("no")
    assert {"with directors", "with cast", "with countries", "with rating"} <= {
        line[:15].strip() for line in printed.splitlines()
    }


def test_tells_of_the_starter() -> None:
    """The bundled reference has the same page."""
    assert "starter" in invoke("info", "starter")


def test_shows_a_film_by_id(built: Path) -> None:
    """Every fact that is known, one a line."""
    printed = invoke("show", "tt10954600", str(built))
    assert "The Hand of God" in printed
    assert "Paolo Sorrentino" in printed
    assert "10.0 (7 votes)" in printed
    assert "runtime        130 min" in printed


def test_shows_an_episode_as_what_it_is(built: Path) -> None:
    """Of an episode there is no more to say."""
    assert "tvEpisode" in invoke("show", "tt1480055", str(built))


@pytest.mark.parametrize("title", ["The Hand of God (2021)", "hand of god", "È stata la mano di Dio (2021)"])
def test_shows_a_film_by_title(built: Path, title: str) -> None:
    """A title with or without a year."""
    assert "tt10954600" in invoke("show", title, str(built))


def test_lists_what_a_title_may_mean(tmp_path: Path) -> None:
    """Namesakes are listed, none is chosen."""
    rows = "\n".join(f"tt000000{n}|movie|Home|Home|0|{1990 + n}|\\N|90|Drama" for n in range(1, 4))
    path = tmp_path / "homes.sqlite"
    invoke("build", "--imdb", str(write_imdb(tmp_path / "homes", title_basics=rows)), "-o", str(path))
    printed = invoke("show", "Home", str(path))
    assert [line.split()[0] for line in printed.splitlines()] == ["tt0000001", "tt0000002", "tt0000003"]


@pytest.mark.parametrize("text", ["tt7777777", "No Such Film (1901)", "tt", ""])
def test_says_that_there_is_no_such_film(built: Path, text: str) -> None:
    """What is not there is an error that says so."""
    with pytest.raises(AuditError, match="knows no such film"):
        invoke("show", text, str(built))


def test_a_run_finds_the_built_reference(built: Path) -> None:
    """The reference in the default place is used without being named; the starter when it is asked for."""
    with closing(open_reference()) as reference:
        assert reference.info.name == "imdb"
    with closing(open_reference("starter")) as reference:
        assert reference.info.name == "starter"


def test_a_variable_names_the_reference(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment says which reference counts where no option does."""
    monkeypatch.setenv(DEFAULT_VARIABLE, "starter")
    with closing(open_reference()) as reference:
        assert reference.info.name == "starter"
    monkeypatch.setenv(DEFAULT_VARIABLE, str(built))
    with closing(open_reference()) as reference:
        assert reference.info.name == "imdb"
    monkeypatch.setenv(DEFAULT_VARIABLE, str(built / "none"))
    with pytest.raises(AuditError):
        open_reference()


def test_an_outdated_reference_nobody_asked_for_is_told_and_passed_over(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says why the starter is used; asked for by name the same file is an error."""
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with closing(open_reference()) as reference:
        assert reference.info.name == "starter"
    told = capsys.readouterr().err
    assert "schema version 1" in told
    assert told.count("\n") == 1
    with pytest.raises(AuditError, match="schema version 1"):
        open_reference(str(built))


def test_without_any_reference_the_starter_serves(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was built, so nothing is said."""
    with closing(open_reference()) as reference:
        assert reference.info.name == "starter"
    assert capsys.readouterr().err == ""


def _films(path: Path) -> int:
    with closing(open_reference(str(path))) as reference:
        return reference.info.films
