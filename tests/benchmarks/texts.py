"""Measures how fast texts are measured: `python -m tests.benchmarks.texts [FEED...]`, on the example feed without one.

The feeds are taken again and again, each time with other words in every text, until they have some 12,000 items.
Counted is the processor time of finding the claims and of every measure of the tables of texts and claims. Machines
differ, so the time stands beside that of the plainest reading there is: splitting every text into its words, once.

The script judges nothing: it exits with 0 whatever it measures.
"""

import gc
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from audit.cli import COLLECT_AFTER
from audit.extract import extract
from audit.lookup import look_up
from audit.measure.claims import find_claims
from audit.measure.rows import base_tables
from audit.model import Feed, FilmList, Item, Material
from audit.read import read_feed
from audit.reference import open_reference
from audit.tables import CLAIMS, MEASURES, TEXTS

EXAMPLE = Path(__file__).parent.parent / "feeds" / "example.xml"
ITEMS = 12_000
SHOWN = 10
"""Measures that have a line of their own."""
_WORD = re.compile(r"\w+")


def main(arguments: Sequence[str]) -> None:
    """Print a table of the dearest measures, and of all together."""
    gc.set_threshold(*COLLECT_AFTER)
    material = make_material([Path(path) for path in arguments] or [EXAMPLE])
    plain = seconds_of(lambda: split_words(material.items))
    measured = measure_texts(material)
    whole, count = sum(measured.values()), len(material.items)
    table = Table("", "s", "µs an item", "items a second", "times splitting into words", title=f"{count:,} items")
    for name, taken in sorted(measured.items(), key=lambda one: -one[1])[:SHOWN]:
        table.add_row(name, f"{taken:.2f}", f"{1e6 * taken / count:.0f}", "", f"{taken / plain:.1f}")
    table.add_row(
        "all of it", f"{whole:.2f}", f"{1e6 * whole / count:.0f}", f"{count / whole:,.0f}", f"{whole / plain:.1f}"
    )
    Console().print(table)


def make_material(paths: Sequence[Path]) -> Material:
    """Return the items of the feeds, looked up in the starter, as often as it takes."""
    feeds = [read_feed(path.read_bytes(), path.name) for path in paths]
    lists = [extract(post) for feed in feeds for post in feed.posts]
    rounds = 1 + ITEMS // max(sum(len(one.records) for one in lists), 1)
    copies = tuple(_copy(one, number) for number in range(rounds) for one in lists)
    reference = open_reference("starter")
    matches = look_up(copies, reference)
    numbered = [replace(one, post=replace(one.post, number=number)) for number, one in enumerate(copies, 1)]
    items = tuple(
        Item(row=f"{one.post.number}.{record.position}", film_list=one, record=record, match=match)
        for one, found in zip(numbered, matches, strict=True)
        for record, match in zip(one.records, found, strict=True)
    )
    feed: Feed = feeds[0]
    return Material(feed=feed, lists=tuple(numbered), items=items, reference=reference, now=datetime.now(UTC))


def _copy(one: FilmList, number: int) -> FilmList:
    """Return a list with every text changed, so that nothing read before serves again."""
    records = tuple(
        replace(
            record,
            description=f"{record.description or ''} Reel {number} is lost.",
            fact=f"Print {number} is kept. {record.fact or ''}".strip(),
        )
        for record in one.records
    )
    return replace(one, records=records, post=replace(one.post, title=f"{one.post.title}, part {number}"))


def measure_texts(material: Material) -> dict[str, float]:
    """Return the processor seconds of finding the claims and of each measure of texts and claims."""
    started = time.process_time()
    claims = find_claims(material.items)
    taken = {"find claims": time.process_time() - started}
    tables = base_tables(material, claims)
    for source in MEASURES:
        started = time.process_time()
        columns = source.function(material, tables)
        if source.table in {TEXTS, CLAIMS}:
            taken[source.function.__name__.replace("_", " ")] = time.process_time() - started
        tables.add(source, columns)
    return taken


def split_words(items: Sequence[Item]) -> int:
    """Split every text into its words, and return how many there are."""
    return sum(len(_WORD.findall(f"{item.record.description} {item.record.fact}")) for item in items)


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor seconds that something takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv[1:])
