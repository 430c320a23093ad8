"""`audit history`: earlier runs, and what changed between two of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.history import Difference, Fault, History, Run

LAST_RUNS = 20
"""Runs listed unless more are asked for: a screen."""


def history(
    feed: Annotated[str | None, typer.Argument(help="A feed as it was audited, or its link. Default: all.")] = None,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="Compare the feed's last two runs.")] = False,
    between: Annotated[
        tuple[int, int] | None, typer.Option(help="Compare two runs by their numbers.", metavar="A B")
    ] = None,
    last: Annotated[int, typer.Option(min=1, help="List so many runs.")] = LAST_RUNS,
    path: Annotated[Path | None, typer.Option("--history", help="The history file. Default: the user's.")] = None,
) -> None:
    """List earlier runs with their open findings, or say what is new, fixed and still there between two."""
    from audit.history import History, default_path  # noqa: PLC0415

    with History(path or default_path(), create=False) as opened:
        if between is not None:
            _print_difference(opened, *between)
        elif diff:
            _print_difference(opened, *_last_two(opened, feed))
        else:
            _print_runs(opened.runs(feed)[-last:])


def _last_two(opened: "History", feed: str | None) -> tuple[int, int]:
    if feed is None:
        raise UsageError("--diff needs a feed", where="audit history", fix="Name it: audit history FEED --diff")
    runs = opened.runs(feed)
    if len(runs) < 2:
        raise UsageError("there is one run of this feed only", where=feed, fix="Audit it again first")
    return runs[-2].number, runs[-1].number


def _print_runs(runs: "tuple[Run, ...]") -> None:
    typer.echo(f"{'run':>6}  {'at':<16}  {'critical':>8}  {'warning':>7}  {'info':>5}  {'gate':<6}  feed")
    for run in runs:
        counts = f"{run.critical:>8,}  {run.warning:>7,}  {run.info:>5,}"
        typer.echo(f"{run.number:>6}  {run.at:%Y-%m-%d %H:%M}  {counts}  {run.gate:<6}  {_plain(run.source)}")


def _print_difference(opened: "History", earlier: int, later: int) -> None:
    difference: Difference = opened.difference(earlier, later)
    typer.echo(f"Run {later} against run {earlier}")
    references = {run.reference for run in opened.runs() if run.number in {earlier, later}}
    if len(references) > 1:
        typer.echo(f"They were checked against different references: {_plain('; '.join(sorted(references)))}")
    for name, faults in (("New", difference.new), ("Fixed", difference.fixed), ("Still there", difference.still)):
        typer.echo(f"\n{name}: {len(faults):,}")
        for fault in faults:
            typer.echo(_fault(fault))
    if difference.dropped:
        typer.echo(f"\nOf posts that the feed no longer holds: {len(difference.dropped):,}")


def _fault(fault: "Fault") -> str:
    status = "" if fault.status.value == "open" else f" ({fault.status.value.replace('-', ' ')})"
    return f"  {fault.severity.value:<8}  {fault.rule:<24}  {_plain(fault.title)}: {_plain(fault.message)}{status}"


def _plain(text: str) -> str:
    from audit.render.untrusted import show_hidden  # noqa: PLC0415

    return show_hidden(" ".join(text.split()))
