"""Build and ask a reference, ours beside the two others that import IMDb's data sets: seconds, megabytes, ratios.

Seconds are by the clock, and of all processors together (CPU), which another program's work changes less.

    python -m tests.benchmarks.reference FOLDER [--rounds 1] [--others PYTHON] [--keep FOLDER]

FOLDER holds IMDb's seven files (of `audit reference download` and title.episode, or of
`synthetic_imdb.py`). PYTHON is an interpreter with ``cinemagoer`` and ``imdb-sqlite`` installed; without
it only ours is measured. The tools take turns, so that what else the machine does falls on all of them.
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from audit.reference.store import SqliteReference
from audit.reference.tsv import read_rows

_POLL_SECONDS = 0.05
_COLD = 30
_BATCH = 100_000
_SAMPLE = 300
"""Ids that cinemagoer is asked for: at some 40 queries each more would take minutes."""

_OURS = """
import sys
from pathlib import Path
from audit.reference.imdb import Sources, build_imdb
build_imdb(Path(sys.argv[2]), Sources(imdb=Path(sys.argv[1])))
"""
_LOOK_UP = """
import sys
from audit.reference import open_reference
print(len(open_reference(sys.argv[1]).by_ids(sys.argv[2:])))
"""
_LOOK_UP_CINEMAGOER = """
import sys
import imdb
access = imdb.Cinemagoer("s3", "sqlite:///" + sys.argv[1], loggingLevel=51)
print(len([access.get_movie(one[2:]) for one in sys.argv[2:]]))
"""


@dataclass
class Tool:
    """A program that builds a database from a folder."""

    name: str
    command: Callable[[Path, Path], list[str]]
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    size: float = 0


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--others", type=Path)
    options.add_argument("--keep", type=Path, help="Folder for the databases, which are used again if they are there.")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tools = list(_tools(asked.others))
        _build(tools, asked.folder, folder, asked.rounds)
        _ask(asked.folder, folder, asked.others)


def _tools(others: Path | None) -> Iterator[Tool]:
    yield Tool("listicle-audit", lambda source, target: [sys.executable, "-c", _OURS, str(source), str(target)])
    if others is not None:
        beside = others.parent
        yield Tool(
            "imdb-sqlite",
            lambda source, target: [str(beside / "imdb-sqlite"), "--cache-dir", str(source), "--db", str(target)],
        )
        yield Tool(
            "cinemagoer",
            lambda source, target: [str(others), str(beside / "s32cinemagoer.py"), str(source), f"sqlite:///{target}"],
        )


def _build(tools: list[Tool], source: Path, folder: Path, rounds: int) -> None:
    for _ in range(rounds):
        for tool in tools:
            target = folder / f"{tool.name}.sqlite"
            target.unlink(missing_ok=True)
            before = _cpu()
            seconds, memory = _run(tool.command(source, target))
            tool.cpu.append(_cpu() - before)
            tool.seconds.append(seconds)
            tool.memory.append(memory)
            tool.size = target.stat().st_size / 1e6
            sys.stderr.write(f"  {tool.name}: {seconds:.1f} s\n")
    ours = tools[0]
    _say(f"{'build':<16}{'seconds':>9}{'CPU s':>9}{'MB file':>9}{'MB peak':>9}{'slower':>9}{'CPU':>9}{'larger':>9}")
    for tool in tools:
        seconds, cpu = statistics.median(tool.seconds), statistics.median(tool.cpu)
        ratios = (seconds / statistics.median(ours.seconds), cpu / statistics.median(ours.cpu), tool.size / ours.size)
        figures = "".join(f"{figure:>9.1f}" for figure in (seconds, cpu, tool.size, max(tool.memory), *ratios))
        _say(f"{tool.name:<16}{figures}")


def _ask(source: Path, folder: Path, others: Path | None) -> None:
    ids = _ids(source)
    cold = random.Random(1).sample(ids, _COLD)
    path = folder / "listicle-audit.sqlite"
    bare = _median([sys.executable, "-c", "pass"])
    ours = _median([sys.executable, "-c", _LOOK_UP, str(path), *cold])
    _say(f"{_COLD} ids, process start to answer: {1000 * (ours - bare):.0f} ms over bare Python ({1000 * bare:.0f} ms)")
    batch = random.Random(2).choices(ids, k=_BATCH)
    with closing(SqliteReference.open(path)) as reference:
        start = time.perf_counter()
        found = reference.by_ids(batch)
        seconds = time.perf_counter() - start
    _say(f"{_BATCH:,} ids in a batch: {seconds:.2f} s, {len(found):,} known, {1e6 * seconds / _BATCH:.0f} µs each")
    database = folder / "cinemagoer.sqlite"
    if others is None or not database.exists():
        return
    theirs = _median([str(others), "-c", _LOOK_UP_CINEMAGOER, str(database), *cold])
    _say(f"cinemagoer, {_COLD} ids: {1000 * (theirs - bare):.0f} ms over bare Python")
    start = time.perf_counter()
    _run([str(others), "-c", _LOOK_UP_CINEMAGOER, str(database), *batch[:_SAMPLE]])
    seconds = (time.perf_counter() - start) / _SAMPLE
    _say(f"cinemagoer, in a batch of {_SAMPLE}: {1e6 * seconds:.0f} µs each, {seconds * _BATCH:.0f} s for {_BATCH:,}")


def _ids(source: Path) -> list[str]:
    basics = next(path for path in (source / "title.basics.tsv.gz", source / "title.basics.tsv") if path.exists())
    numbers = [
        number for rows in read_rows(basics, ["tconst"], lambda *_: None) for number in rows.ids("tconst", b"tt")
    ]
    return [f"tt{number:07d}" for number in numbers]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _median(command: list[str]) -> float:
    return statistics.median(_run(command, poll=False)[0] for _ in range(7))


def _run(command: list[str], *, poll: bool = True) -> tuple[float, float]:
    """Run a command; return its seconds, and the peak of its and its children's memory in MB."""
    peak = [0.0]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
        if poll:
            watcher.start()
        process.wait()
        seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)[:300]}")
    return seconds, peak[0]


def _watch(process: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(one) for one in _family(process.pid)))
        time.sleep(_POLL_SECONDS)


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
