"""`audit reference`: fetch, build and look into the reference that films are looked up in."""

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.download import download
from audit.cli.exits import INTERRUPTED
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model import Film, Match, Reference, ReferenceInfo
    from audit.reference.imdb import Progress
    from audit.reference.statistics import Statistics

app = typer.Typer(name="reference", help="Fetch, build and look into the reference of all films.", no_args_is_help=True)
app.command()(download)

_ID = re.compile("tt[0-9]+")
_TITLE_AND_YEAR = re.compile(r"(.*\S)\s*\((\d{4})\)")

_Reference = Annotated[
    str | None, typer.Argument(help="A reference file, 'starter' or cinemagoer:URI. Default: the one 'run' would use.")
]


@app.command()
def build(
    *,
    imdb: Annotated[
        Path | None, typer.Option(help="Folder of IMDb's files. Default: where 'download' puts them.")
    ] = None,
    countries: Annotated[
        Path | None, typer.Option(help="Country table (imdb,country). Default: the one in that folder, if any.")
    ] = None,
    awards: Annotated[
        Path | None, typer.Option(help="Awards (event,ceremony_year,award,category,imdb_id,result).")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file. Default: where 'run' finds it by itself.")
    ] = None,
) -> None:
    """Build the reference of all films; an earlier one stays until the new one is whole."""
    from audit.reference import default_path  # noqa: PLC0415  slow import
    from audit.reference.download import COUNTRIES_FILE, default_folder  # noqa: PLC0415
    from audit.reference.imdb import Sources, build_imdb  # noqa: PLC0415

    folder = default_folder() if imdb is None else imdb
    if countries is None and (folder / COUNTRIES_FILE).is_file():
        countries = folder / COUNTRIES_FILE
    path = default_path() if output is None else output
    try:
        with _progress() as tell:
            info = build_imdb(path, Sources(imdb=folder, countries=countries, awards=awards), tell)
    except KeyboardInterrupt:
        typer.echo("audit: interrupted; an earlier reference is still in place", err=True)
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(f"{path}: {info.films:,} films, data of {info.version}")


@app.command()
def info(reference: _Reference = None) -> None:
    """Say what a reference is: its day, what it holds, and whether the file is whole."""
    from audit.reference import open_reference  # noqa: PLC0415  slow import
    from audit.reference.store import SqliteReference  # noqa: PLC0415

    with contextlib.closing(open_reference(reference)) as opened:
        lines = _about(opened.info)
        if isinstance(opened, SqliteReference):
            opened.check()
            lines |= {"file": opened.where, **_numbers(opened.statistics(), opened.info.films)}
        for name, value in lines.items():
            typer.echo(f"{name:<14} {value}")


@app.command()
def show(
    film: Annotated[str, typer.Argument(help="An IMDb id, or a title: 'Solaris (1972)'.", metavar="ID|TITLE")],
    reference: _Reference = None,
) -> None:
    """Print a film as the reference knows it, or the films a title may mean."""
    from audit.reference import open_reference  # noqa: PLC0415  slow import

    with contextlib.closing(open_reference(reference)) as opened:
        if _ID.fullmatch(film):
            found = list(opened.by_ids([film]).values())
        else:
            match = _match(film, opened)
            found = [match.film] if match.film is not None else list(match.candidates)
        if not found:
            fix = (
                "Check its spelling and year"
                if opened.info.complete
                else "It may know too few films: see 'audit reference build'"
            )
            raise UsageError(f"the reference {opened.info.name!r} knows no such film", where=film, fix=fix)
        if len(found) == 1:
            _print(found[0])
            return
        for one in found:
            by = f", {' and '.join(one.directors)}" if one.directors else ""
            typer.echo(f"{one.imdb_id:<11} {one.title} ({one.year or 'year unknown'}{by})")


def _match(text: str, reference: "Reference") -> "Match":
    from audit.lookup import look_up  # noqa: PLC0415  slow import
    from audit.model import FilmList, FilmRecord, Post  # noqa: PLC0415

    stated = _TITLE_AND_YEAR.fullmatch(text.strip())
    title, year = (stated[1], int(stated[2])) if stated else (text, None)
    record = FilmRecord(position=1, heading=text, title=title, year=year)
    post = Post(number=1, title="", link="", guid="")
    return look_up([FilmList(post=post, markup="none", records=(record,))], reference)[0][0]


def _print(film: "Film") -> None:
    facts = {
        "id": film.imdb_id,
        "title": film.title if film.titles else "",
        "also": " · ".join(film.titles[1:]),
        "kind": film.kind,
        "year": film.year,
        "directors": ", ".join(film.directors),
        "cast": ", ".join(film.cast),
        "countries": " ".join(film.countries),
        "origin hint": " ".join(film.origin_hint),
        "form": ", ".join(sorted(film.forms or ())),
        "runtime": f"{film.runtime_minutes} min" if film.runtime_minutes else "",
        "rating": f"{film.rating} ({film.votes or 0:,} votes)" if film.rating else "",
        "disagreements": "; ".join(film.disagreements),
        "source": film.source,
        "page": film.url,
    }
    for name, value in facts.items():
        if value:
            typer.echo(f"{name:<14} {value}")


def _about(info: "ReferenceInfo") -> dict[str, str]:
    age = "" if info.built is None else f" ({(datetime.now(UTC).date() - info.built).days:,} days old)"
    return {
        "name": info.name,
        "version": info.version,
        "data of": f"{info.built or 'a day not known'}{age}",
        "films": f"{info.films:,}",
        "complete": "yes: what it does not know does not exist" if info.complete else "no: it may lack a film",
    }


def _numbers(statistics: "Statistics", films: int) -> dict[str, str]:
    return {
        "size": f"{statistics.size / 1e6:,.1f} MB, checksum right",
        **{f"  {kind}": f"{count:,}" for kind, count in statistics.kinds.items()},
        **{f"with {fact}": f"{count:,} ({count / max(films, 1):.0%})" for fact, count in statistics.known.items()},
        "disagreements": f"{statistics.disagreements:,}",
        "awards": f"{statistics.awards:,}",
    }


@contextlib.contextmanager
def _progress() -> "Iterator[Callable[[Progress], None]]":
    """Yield a function that shows how far a build is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _progress: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (
        TextColumn("{task.description:<38}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("start", total=1.0)

        def tell(progress: "Progress") -> None:
            rows = f"{progress.step}, {progress.rows:,} rows"
            bars.update(task, description=rows, completed=progress.done)

        yield tell
