"""`audit reference download`: fetch what the full reference is built from."""

import contextlib
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exits import INTERRUPTED

if TYPE_CHECKING:
    from rich.progress import TaskID


def download(
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for the files. Default: the user's cache.")
    ] = None,
    imdb_url: Annotated[str | None, typer.Option(help="Where IMDb's data sets lie.")] = None,
    wikidata_url: Annotated[str | None, typer.Option(help="A SPARQL service that knows Wikidata.")] = None,
    no_countries: Annotated[bool, typer.Option("--no-countries", help="Leave out the country table.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="A data set, such as title.basics, or countries; repeatable.")
    ] = None,
) -> None:
    """Fetch IMDb's data sets and Wikidata's country table; run it again to go on after a break or to update.

    A country table of the last week is kept as it is; delete it to have a new one.
    """
    from audit.reference import download as stage  # noqa: PLC0415  slow import

    names = stage.resolve_names(only or [], countries=not no_countries)
    folder = stage.default_folder() if output is None else output
    order = stage.Order(
        names=names, imdb_url=imdb_url or stage.IMDB_URL, wikidata_url=wikidata_url or stage.WIKIDATA_URL
    )
    typer.echo(stage.TERMS, err=True)
    try:
        with _progress() as progress:
            done = stage.download(folder, order, progress=progress)
    except KeyboardInterrupt:
        typer.echo("audit: interrupted; what has arrived is kept, run the command again to go on", err=True)
        raise typer.Exit(INTERRUPTED) from None
    for name in names:
        typer.echo(f"{name:<26} {'unchanged' if name in done.unchanged else 'fetched'}")
    missing = stage.missing_files(folder)
    if missing:
        typer.echo(f"Not there yet, and needed to build: {', '.join(missing)}")
        return
    typer.echo(f"Next: {_build_command(folder, folder / stage.COUNTRIES_FILE)}")


def _build_command(folder: Path, countries: Path) -> str:
    words = ["audit", "reference", "build", "--imdb", str(folder)]
    if countries.is_file():
        words += ["--countries", str(countries)]
    return shlex.join(words)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """Yield a function that shows how far each file is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description:<26}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(name: str, done: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done, total=total)

        yield show
