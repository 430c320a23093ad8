"""`audit run`: audit feeds, write their reports, choose the exit code."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audit.cli.auditing import is_reproducible, present, suites_folder
from audit.cli.exits import FOUND, HOLDS, INCOMPLETE, complain
from audit.cli.kept import find_decisions, keep_history, read_baseline, read_decisions
from audit.errors import FeedError
from audit.model import Confidence, Severity

if TYPE_CHECKING:
    from audit.model import AuditReport
    from audit.pipeline import Audit
    from audit.read import Source

DEFAULT_FOLDER = Path("audit-reports")
INDEX = "index.html"
"""The page that links the reports of several feeds; their own names carry a digest and cannot meet it."""


class FailOn(StrEnum):
    """From which severity on an open finding fails the gate."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Format(StrEnum):
    """What goes to standard output."""

    TEXT = "text"
    JSON = "json"


def run(  # noqa: PLR0913  one parameter an option
    source: Annotated[list[str], typer.Argument(help="Feed: a file, a folder, a glob, '-' or an http(s) URL.")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the reports.")] = DEFAULT_FOLDER,
    output_format: Annotated[Format, typer.Option("--format", help="What goes to standard output.")] = Format.TEXT,
    reference: Annotated[
        str | None,
        typer.Option(help="A reference file, starter, or cinemagoer:URI. Default: the one built, else the starter."),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Fail the gate from this severity on.")] = FailOn.CRITICAL,
    min_confidence: Annotated[Confidence, typer.Option(help="Hide findings less sure than this.")] = Confidence.LOW,
    expectations: Annotated[Path | None, typer.Option(help="Folder of suites to judge by instead.")] = None,
    check_links: Annotated[bool, typer.Option("--check-links", help="Also open every link (network).")] = False,
    decisions: Annotated[
        Path | None, typer.Option(help="What editors decided. Default: audit-decisions.toml, if it is here.")
    ] = None,
    no_decisions: Annotated[bool, typer.Option("--no-decisions", help="Show what is decided as open.")] = False,
    baseline: Annotated[Path | None, typer.Option(help="Findings of before, from 'audit baseline'.")] = None,
    history: Annotated[Path | None, typer.Option(help="Keep this run here. Default: the user's history.")] = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", envvar="AUDIT_NO_HISTORY", help="Do not keep this run.")
    ] = False,
) -> None:
    """Audit feeds: one HTML report and one JSON file per feed.

    Exit codes: 0 the gate holds; 1 findings at or above --fail-on; 2 the audit is not complete.
    """
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.read import sources  # noqa: PLC0415
    from audit.reference import open_reference  # noqa: PLC0415

    decided = find_decisions(decisions, without=no_decisions)
    with (
        contextlib.closing(open_reference(reference)) as opened,
        keep_history(history, without=no_history and history is None) as keep,
    ):
        audit = pipeline.Audit(
            reference=opened,
            suites=pipeline.load_suites(suites_folder(expectations)),
            now=present(),
            fail_on=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
            min_confidence=min_confidence,
            check_links=check_links,
            timed=not is_reproducible(),
            decisions=read_decisions(decided),
            baseline=read_baseline(baseline),
        )
        found = sources(source)
        outcome = _audit_all(found, audit, Order(output, output_format, decided, keep))
    reports = [report for report, _ in outcome.reports]
    if output_format is Format.JSON:
        _print_json(reports, single=len(found) == 1)
    raise typer.Exit(_exit_code(reports, unreadable=len(outcome.unreadable)))


@dataclass(frozen=True, slots=True)
class Order:
    """What becomes of each report.

    Attributes:
        decided: The decisions file that was used.
        keep: Keeps a report in the history, and returns it with what that knows.
    """

    output: Path
    output_format: Format
    decided: Path | None
    keep: "Callable[[AuditReport], AuditReport]"


@dataclass(slots=True)
class Outcome:
    """What became of the feeds of a run.

    Attributes:
        reports: Each report with the path of its page.
        unreadable: Each feed that could not be read, as source and error.
    """

    reports: "list[tuple[AuditReport, Path]]" = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


def _audit_all(found: "list[Source]", audit: "Audit", order: Order) -> Outcome:
    """Audit every source; a feed that cannot be read is named, and the others are still audited."""
    outcome = Outcome()
    with _progress(len(found)) as advance:
        for one in found:
            try:
                report = order.keep(_audit_one(one, audit, advance))
            except FeedError as error:
                outcome.unreadable.append((one.name, str(error)))
                complain(error)
                continue
            path = _write(report, order.output, distinct=len(found) > 1)
            outcome.reports.append((report, path))
            if order.output_format is Format.TEXT:
                _summarise(report, path, order.decided)
            for broken in report.errored:
                sys.stderr.write(f"audit: rule {broken.rule} crashed: {broken.error}. Please report this as a bug.\n")
    if len(found) > 1 and outcome.reports:
        _write_index(outcome, order)
    return outcome


def _write_index(outcome: Outcome, order: Order) -> None:
    from audit.render import index_html, write_atomically  # noqa: PLC0415

    path = order.output / INDEX
    pages = [(report, page.name) for report, page in outcome.reports]
    write_atomically(path, index_html(pages, outcome.unreadable))
    if order.output_format is Format.TEXT:
        typer.echo(f"All reports: {path}")


def _audit_one(source: "Source", audit: "Audit", advance: Callable[[str], None]) -> "AuditReport":
    from dataclasses import replace  # noqa: PLC0415

    from audit import pipeline  # noqa: PLC0415
    from audit.read import fetch  # noqa: PLC0415

    data = fetch(source)
    return pipeline.audit_feed(data, source.name, replace(audit, progress=advance))


def _write(report: "AuditReport", output: Path, *, distinct: bool) -> Path:
    """Write the JSON and the HTML report, each whole or not at all, and return the path of the HTML."""
    from audit.decisions import blank_decisions  # noqa: PLC0415
    from audit.render import deciding_script, document, html, report_name, write_atomically  # noqa: PLC0415

    name = report_name(report.feed.source, distinct=distinct)
    page = output / f"{name}.html"
    write_atomically(output / f"{name}.json", _json(document(report)))
    script = deciding_script({"mode": "report", **blank_decisions(report.findings)})
    write_atomically(page, html(report, extra_script=script))
    return page


def _summarise(report: "AuditReport", path: Path, decided: Path | None) -> None:
    from rich.console import Console  # noqa: PLC0415

    from audit.render import summary  # noqa: PLC0415

    summary(report, Console(), path)
    if decided is not None:
        Console().print(f"Decisions: {decided}", markup=False, highlight=False, soft_wrap=True)


def _print_json(reports: "list[AuditReport]", *, single: bool) -> None:
    from audit.render import audit_set, document  # noqa: PLC0415

    if single and reports:
        typer.echo(_json(document(reports[0])), nl=False)
    elif not single:
        typer.echo(_json(audit_set(reports)), nl=False)


def _json(data: "dict[str, Any]") -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _exit_code(reports: "list[AuditReport]", *, unreadable: int) -> int:
    if unreadable or any(report.errored for report in reports):
        return INCOMPLETE
    return FOUND if any(report.gate_failed for report in reports) else HOLDS


@contextlib.contextmanager
def _progress(feeds: int) -> Iterator[Callable[[str], None]]:
    """Yield a function that shows the stage an audit is in, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from audit.pipeline import STAGES  # noqa: PLC0415

    columns = (TextColumn("{task.description:<8}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("start", total=feeds * len(STAGES))

        def advance(stage: str) -> None:
            bar.update(task, description=stage, advance=1)

        yield advance
