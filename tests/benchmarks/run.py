"""Measures how fast the program is: `python -m tests.benchmarks.run [FEED...]`.

Times are of whole processes, since that is what a CI job waits for. Machines differ, so what counts are ratios within
one run: each command is run five times in turn with `python -c "import great_expectations"`, the one import that no
audit can do without, and the medians are compared. A last table shows where the time of a large feed goes.

The script judges nothing: it exits with 0 whatever it measures.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
AUDIT = str(Path(sys.executable).with_name("audit"))
EXAMPLE = HERE.parent / "feeds" / "example.xml"
IMPORT = "import great_expectations"
ROUNDS = 5
POSTS, ITEMS = 2_000, 10
MEASURE_LARGE_FEED = "--measure-large-feed"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A command that is measured.

    Attributes:
        target: The ratio it must stay below; None where there is none.
    """

    name: str
    command: Sequence[str]
    target: float | None


def main(arguments: Sequence[str]) -> None:
    """Print both tables, or measure the large feed for the second."""
    if list(arguments) == [MEASURE_LARGE_FEED]:
        print(json.dumps(measure_large_feed()))
        return
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder  # what audits keep of their runs is not for the user here
        console.print(ratios(subjects([EXAMPLE, *map(Path, arguments)], folder)))
    console.print(large_feed())


def subjects(feeds: Sequence[Path], folder: str) -> list[Subject]:
    """Return what is measured."""
    audits = [
        Subject(name=f"audit run {feed.name}", command=(AUDIT, "run", str(feed), "-o", folder), target=1.5)
        for feed in feeds
    ]
    return [
        Subject(name="audit --help", command=(AUDIT, "--help"), target=0.2),
        Subject(name="audit explain year-mismatch", command=(AUDIT, "explain", "year-mismatch"), target=None),
        *audits,
    ]


def ratios(measured: Sequence[Subject]) -> Table:
    """Run all commands in turn and return their times beside that of the import."""
    baseline = Subject(name=f'python -c "{IMPORT}"', command=(sys.executable, "-c", IMPORT), target=None)
    everything = [baseline, *measured]
    times: list[list[float]] = [[] for _ in everything]
    for _ in range(ROUNDS):
        for subject, taken in zip(everything, times, strict=True):
            taken.append(seconds(subject.command))
    table = new_table("Command", "Median s", "Least s", "Ratio", "Target", "Met")
    unit = statistics.median(times[0])
    for subject, taken in zip(everything, times, strict=True):
        median = statistics.median(taken)
        ratio = median / unit
        target = "" if subject.target is None else f"< {subject.target:g}"
        met = "" if subject.target is None else ("yes" if ratio < subject.target else "no")
        table.add_row(subject.name, f"{median:.2f}", f"{min(taken):.2f}", f"{ratio:.2f}", target, met)
    return table


def seconds(command: Sequence[str]) -> float:
    """Return how long a process takes; findings (1) are no failure of it."""
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode(errors='replace')}")
    return taken


def large_feed() -> Table:
    """Measure the large feed in a process of its own, whose peak of memory is then its own."""
    done = subprocess.run([sys.executable, __file__, MEASURE_LARGE_FEED], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"the large feed failed:\n{done.stderr.decode(errors='replace')}")
    table = new_table(f"{POSTS:,} posts of {ITEMS} films", "Measured")
    for name, value in json.loads(done.stdout).items():
        table.add_row(name, value)
    return table


def measure_large_feed() -> dict[str, str]:
    """Return what an audit of the large feed takes, by stage."""
    from audit import pipeline
    from audit.judge.suites import load_suites
    from audit.reference import open_reference
    from audit.render import html

    data = generate_feed()
    begun: dict[str, float] = {}
    options = pipeline.Audit(
        reference=open_reference("starter"),
        suites=load_suites(),
        now=datetime.now(UTC),
        progress=lambda stage: begun.update({stage: time.perf_counter()}),
    )
    report = pipeline.audit_feed(data, "large.xml", options)
    begun["render"] = time.perf_counter()
    page = html(report)
    ends = [*list(begun.values())[1:], time.perf_counter()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "feed": f"{len(data) / MEGABYTE:.1f} MB",
        **{stage: f"{end - start:.2f} s" for (stage, start), end in zip(begun.items(), ends, strict=True)},
        "whole": f"{ends[-1] - next(iter(begun.values())):.2f} s",
        "findings": f"{len(report.findings):,}",
        "peak memory": f"{peak / MEGABYTE:.0f} MB",
        "HTML": f"{len(page.encode()) / MEGABYTE:.1f} MB",
    }


def generate_feed() -> bytes:
    """Return a feed of many posts: films of the starter in turn, the fact of one in ten cut off."""
    sys.path.insert(0, str(HERE.parent.parent))
    from audit.reference.starter import read_starter
    from tests.example_feed import feed_of

    films = list(read_starter(resources.files("audit.reference").joinpath("starter.tsv").read_text(encoding="utf-8")))
    posts = []
    for number in range(POSTS):
        chosen = [films[(number * ITEMS + position) % len(films)] for position in range(ITEMS)]
        items = [
            {
                "title": film.title,
                "year": film.year,
                "imdb_id": film.imdb_id,
                "director": ", ".join(film.directors),
                "cast": film.cast,
                "poster": f"https://lists.example/posters/film-{film.imdb_id}.webp",
                "trailer": f"https://video.example/watch?v={film.imdb_id}",
                "description": f"Evening {number} tells how {position} people part and meet in another country.",
                "fact": f"Reel {number}.{position} was shown "
                + ("first in " if position == number % ITEMS else "twice."),
            }
            for position, film in enumerate(chosen)
        ]
        posts.append({"list": f"Films for Evening {number}", "guid": f"evening-{number}", "items": items})
    return feed_of({"posts": posts})


def new_table(*columns: str) -> Table:
    """Return a table whose first column is words and whose others are figures."""
    table = Table(box=None, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    return table


if __name__ == "__main__":
    main(sys.argv[1:])
