"""`audit run`: audit feeds, write their reports, choose the exit code."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audit.cli.exits import FOUND, HOLDS, INCOMPLETE, complain
from audit.errors import FeedError, UsageError
from audit.model import Confidence, Severity

if TYPE_CHECKING:
    from audit.model import AuditReport
    from audit.pipeline import Audit
    from audit.read import Source

DEFAULT_FOLDER = Path("audit-reports")


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
        str | None, typer.Option(help="A reference file, or cinemagoer:URI. Default: the bundled starter.")
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Fail the gate from this severity on.")] = FailOn.CRITICAL,
    min_confidence: Annotated[Confidence, typer.Option(help="Hide findings less sure than this.")] = Confidence.LOW,
    expectations: Annotated[Path | None, typer.Option(help="Folder of suites to judge by instead.")] = None,
    check_links: Annotated[bool, typer.Option("--check-links", help="Also open every link (network).")] = False,
) -> None:
    """Audit feeds: one HTML report and one JSON file per feed.

    Exit codes: 0 the gate holds; 1 findings at or above --fail-on; 2 the audit is not complete.
    """
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.read import sources  # noqa: PLC0415
    from audit.reference import open_reference  # noqa: PLC0415

    with contextlib.closing(open_reference(reference)) as opened:
        audit = pipeline.Audit(
            reference=opened,
            suites=pipeline.load_suites(_folder(expectations)),
            now=_now(),
            fail_on=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
            min_confidence=min_confidence,
            check_links=check_links,
        )
        found = sources(source)
        reports, unreadable = _audit_all(found, audit, output, output_format)
    if output_format is Format.JSON:
        _print_json(reports, single=len(found) == 1)
    raise typer.Exit(_exit_code(reports, unreadable=unreadable))


def _audit_all(
    found: "list[Source]", audit: "Audit", output: Path, output_format: Format
) -> "tuple[list[AuditReport], int]":
    """Audit every source; a feed that cannot be read is named, and the others are still audited."""
    reports: list[AuditReport] = []
    unreadable = 0
    with _progress(len(found)) as advance:
        for one in found:
            try:
                report = _audit_one(one, audit, advance)
            except FeedError as error:
                unreadable += 1
                complain(error)
                continue
            reports.append(report)
            path = _write(report, output, distinct=len(found) > 1)
            if output_format is Format.TEXT:
                _summarise(report, path)
            for broken in report.errored:
                sys.stderr.write(f"audit: rule {broken.rule} crashed: {broken.error}. Please report this as a bug.\n")
    return reports, unreadable


def _audit_one(source: "Source", audit: "Audit", advance: Callable[[str], None]) -> "AuditReport":
    from dataclasses import replace  # noqa: PLC0415

    from audit import pipeline  # noqa: PLC0415
    from audit.read import fetch  # noqa: PLC0415

    data = fetch(source)
    return pipeline.audit_feed(data, source.name, replace(audit, progress=advance))


def _write(report: "AuditReport", output: Path, *, distinct: bool) -> Path:
    """Write the JSON and the HTML report, each whole or not at all, and return the path of the HTML."""
    from audit.render import document, html, report_name, write_atomically  # noqa: PLC0415

    name = report_name(report.feed.source, distinct=distinct)
    page = output / f"{name}.html"
    write_atomically(output / f"{name}.json", _json(document(report)))
    write_atomically(page, html(report))
    return page


def _summarise(report: "AuditReport", path: Path) -> None:
    from rich.console import Console  # noqa: PLC0415

    from audit.render import summary  # noqa: PLC0415

    summary(report, Console(), path)


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


def _folder(expectations: Path | None) -> Path | None:
    if expectations is not None and not expectations.is_dir():
        raise UsageError("there is no such folder of suites", where=str(expectations), fix="Check --expectations")
    return expectations


def _now() -> datetime:
    """Return the present, or SOURCE_DATE_EPOCH for reports that can be reproduced."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "not a number of seconds since 1970", where="SOURCE_DATE_EPOCH", fix="Unset it or give it an integer"
        ) from error
