"""Measures how well and how fast titles are resolved: `python -m tests.benchmarks.titles REFERENCE [QUERIES] [URI]`.

QUERIES has one JSON object a line: ``noise``, ``title``, ``year``, ``tconst`` (the right film) and ``director``, as
`noise.py` beside this file writes them; without it they are made from the reference itself. With the URI of a database
that cinemagoer imported from the same files, cinemagoer is asked the same.

Recall@1 counts the films that are named first, as a match or as the first candidate. A wrong match is worse than none:
the item would be accused of the other film's faults. The script judges nothing: it exits with 0 whatever it measures.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from audit.lookup.resolve import Resolver
from audit.model import FilmRecord
from audit.reference import open_reference
from audit.spelling import title_fold
from tests.benchmarks.noise import Query, make_queries

OUTCOMES = (
    "matched right",
    "matched wrong",
    "first of the candidates",
    "among the candidates",
    "not among the candidates",
    "not found",
)
MADE = 1_500

Answer = tuple[str | None, list[str]]
"""The film that is named, and the films between which it is left open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of all queries.

    Attributes:
        outcomes: Kind of noise to how often which outcome.
        seconds: Processor time of all together, in the order of their years, as an audit asks.
    """

    outcomes: dict[str, Counter[str]]
    seconds: float

    @property
    def total(self) -> Counter[str]:
        """Return the outcomes of all kinds together."""
        return sum(self.outcomes.values(), Counter())


def main(arguments: Sequence[str]) -> None:
    """Print a table for each way of asking, and one of them all."""
    path, *rest = arguments
    queries = sorted(_queries(path, rest[:1]), key=lambda query: query.year)
    console = Console()
    summary = Table(
        "", "recall@1", "matched right", "matched wrong", "ms each", title=f"{len(queries)} titles in {path}"
    )
    for name, with_director in (("without director", False), ("with director", True)):
        result = measure(_resolving(path, with_director=with_director), queries)
        console.print(confusion(name, result))
        _add(summary, f"audit, {name}", result)
    if rest[1:]:
        result = measure(_cinemagoer(rest[1]), queries)
        console.print(confusion("cinemagoer", result))
        _add(summary, "cinemagoer, without director", result)
    console.print(summary)


def measure(ask: Callable[[Query], Answer], queries: Sequence[Query]) -> Result:
    """Ask every query once."""
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    started = time.process_time()
    answers = [ask(query) for query in queries]
    seconds = time.process_time() - started
    for query, answer in zip(queries, answers, strict=True):
        outcomes[query.noise][_outcome(query, answer)] += 1
    return Result(outcomes=outcomes, seconds=seconds)


def confusion(name: str, result: Result) -> Table:
    """Return how often which outcome came of which kind of noise."""
    table = Table("noise", "titles", *OUTCOMES, title=name)
    for noise, counts in (*sorted(result.outcomes.items()), ("all", result.total)):
        table.add_row(noise, str(counts.total()), *(str(counts[outcome] or "") for outcome in OUTCOMES))
    return table


def _add(table: Table, name: str, result: Result) -> None:
    counts, asked = result.total, max(result.total.total(), 1)
    first = (counts["matched right"] + counts["first of the candidates"]) / asked
    shares = (first, counts["matched right"] / asked, counts["matched wrong"] / asked)
    table.add_row(name, *(f"{share:.3f}" for share in shares), f"{1000 * result.seconds / asked:.2f}")


def _outcome(query: Query, answer: Answer) -> str:
    film, candidates = answer
    if film is not None:
        return "matched right" if film == query.tconst else "matched wrong"
    if not candidates:
        return "not found"
    if candidates[0] == query.tconst:
        return "first of the candidates"
    return "among the candidates" if query.tconst in candidates else "not among the candidates"


def _queries(path: str, file: Sequence[str]) -> list[Query]:
    if not file:
        return list(make_queries(open_reference(path), MADE))
    lines = (json.loads(line) for line in Path(file[0]).read_text(encoding="utf-8").splitlines())
    return [Query(**{name: line.get(name) for name in Query.__slots__}) for line in lines]


def _resolving(path: str, *, with_director: bool) -> Callable[[Query], Answer]:
    resolver = Resolver(open_reference(path))

    def ask(query: Query) -> Answer:
        directors = (query.director,) if with_director and query.director else ()
        record = FilmRecord(position=1, heading=query.title, title=query.title, year=query.year, directors=directors)
        found = resolver.resolve(record)
        return (found.film.imdb_id if found.film is not None else None), [film.imdb_id for film in found.candidates]

    return ask


def _cinemagoer(uri: str) -> Callable[[Query], Answer]:
    """Ask cinemagoer as its own documentation does: the first of the films that a search finds, a near year first."""
    import imdb

    access = imdb.Cinemagoer("s3", uri)

    def ask(query: Query) -> Answer:
        found = access.search_movie(query.title, results=20)
        # Of a series it gives "1908-1911", of a film a number or a text.
        near = [one for one in found if abs(int(str(one.get("year") or 0)[:4]) - query.year) <= 1] or found
        fold = title_fold(query.title)
        near.sort(key=lambda one: title_fold(one.get("title") or "") != fold)
        return (f"tt{int(near[0].movieID):07d}" if near else None), []

    return ask


if __name__ == "__main__":
    main(sys.argv[1:])
