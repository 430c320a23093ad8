"""`audit reference download` on the command line."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from audit.cli import download as command
from audit.cli.exits import INTERRUPTED
from audit.errors import ReferenceFault, UsageError
from audit.reference import download as stage
from audit.reference import wikidata
from audit.reference.download import COUNTRIES_FILE, IMDB_FILES
from tests.reference.imdb_server import ENTITY, ImdbServer, serve, tsv_gz

app = typer.Typer()
app.command()(command.download)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImdbServer]:
    """A server with all files, and no pause between its pages."""
    monkeypatch.setattr(wikidata, "PAUSE_SECONDS", 0.0)
    with serve() as running:
        for name in IMDB_FILES:
            running.put(name, tsv_gz("header", 3))
        running.origins = [("tt0000001", f"{ENTITY}Q30")]
        yield running


def invoke(server: ImdbServer, *arguments: str) -> tuple[str, str]:
    """Run the command against the server and return what it printed to both streams."""
    result = CliRunner().invoke(app, ["--imdb-url", server.url, "--wikidata-url", server.sparql, *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0
    return result.stdout, result.stderr


def test_prints_the_next_command(server: ImdbServer, tmp_path: Path) -> None:
    """The command that builds the reference is printed as a shell takes it, and the terms are named once."""
    folder = tmp_path / "my films"
    out, err = invoke(server, "-o", str(folder))
    last = out.splitlines()[-1]
    assert last.startswith("Next: audit reference build ")
    assert shlex.split(last)[4:] == ["--imdb", str(folder), "--countries", str(folder / COUNTRIES_FILE)]
    assert out.count("fetched") == 7
    assert err.count("personal and non-commercial use") == 1
    assert "https://developer.imdb.com/non-commercial-datasets/" in err


def test_a_second_run_changes_nothing(server: ImdbServer, tmp_path: Path) -> None:
    """Files the servers have not changed are called unchanged."""
    invoke(server, "-o", str(tmp_path))
    asked = len(server.asked)
    out, _ = invoke(server, "-o", str(tmp_path))
    assert out.count("unchanged") == 7
    assert len(server.asked) == asked + len(IMDB_FILES)  # the fresh country table is not even asked for


def test_without_countries(server: ImdbServer, tmp_path: Path) -> None:
    """The query service is left alone, and the next command does without its table."""
    out, _ = invoke(server, "-o", str(tmp_path), "--no-countries")
    assert not server.statuses("/sparql")
    assert "--countries" not in out


def test_only_some(server: ImdbServer, tmp_path: Path) -> None:
    """A part is fetched, and what is missing to build is named."""
    out, _ = invoke(server, "-o", str(tmp_path), "--only", "title.ratings", "--only", "countries")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "download.json",
        "title.ratings.tsv.gz",
        COUNTRIES_FILE,
    ]
    assert "needed to build: title.basics.tsv.gz, title.akas.tsv.gz" in out
    assert "Next:" not in out


def test_default_folder(server: ImdbServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without -o the files go to the user's cache."""
    monkeypatch.setattr(stage, "default_folder", lambda: tmp_path / "cache")
    out, _ = invoke(server, "--no-countries")
    assert str(tmp_path / "cache") in out


def test_wrong_use_is_told(server: ImdbServer, tmp_path: Path) -> None:
    """An unknown data set is a wrong use, before anything is fetched."""
    with pytest.raises(UsageError, match=r"Did you mean 'title\.crew'"):
        invoke(server, "-o", str(tmp_path), "--only", "title.crews")
    assert not server.asked


def test_a_fault_is_told(server: ImdbServer, tmp_path: Path) -> None:
    """A missing file is one line for the command line to print."""
    del server.files["/title.akas.tsv.gz"]
    with pytest.raises(ReferenceFault, match=r"title\.akas\.tsv\.gz: the server answered 404"):
        invoke(server, "-o", str(tmp_path))


def test_an_interruption_is_told(server: ImdbServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C says that nothing is lost, and leaves with the code shells expect."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stage, "download", interrupt)
    result = CliRunner().invoke(app, ["-o", str(tmp_path)])
    assert result.exit_code == INTERRUPTED
    assert "run the command again to go on" in result.stderr


def test_shows_progress_on_a_terminal(
    server: ImdbServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal each file has a bar; a name is no markup."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("FORCE_COLOR", "1")
    with command._progress() as show:  # noqa: SLF001
        show("title.basics.tsv.gz", 10, None)
        show("title.basics.tsv.gz", 50, 100)
        show("[red]", 1, 1)
    shown = capsys.readouterr().err
    assert "title.basics.tsv.gz" in shown
    assert "[red]" in shown
