"""Commands: parse options, call the pipeline, write the reports, choose the exit code.

Only what every command needs is imported here: `audit --help` must answer at once.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from audit import __version__
from audit.errors import AuditError, FeedError, UsageError
from audit.model import Confidence, Severity

if TYPE_CHECKING:
    from audit.model import AuditReport, Rule
    from audit.pipeline import Audit
    from audit.read import Source

HOLDS, FOUND, INCOMPLETE, INTERRUPTED = 0, 1, 2, 130
DEFAULT_FOLDER = Path("audit-reports")

app = typer.Typer(
    name="audit",
    help="Audit generated film lists before they are published.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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


def main() -> NoReturn:
    """Run the command line; bad input is one line on standard error and exit code 2."""
    try:
        app()
    except AuditError as error:
        _complain(error)
        sys.exit(INCOMPLETE)
    except KeyboardInterrupt:
        sys.stderr.write("audit: interrupted; reports written so far are whole\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output went away; nothing is wrong here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(HOLDS)
    sys.exit(HOLDS)


@app.callback()
def _options(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"listicle-audit {__version__}")
        raise typer.Exit


@app.command()
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


@app.command()
def explain(rule: Annotated[str, typer.Argument(help="Id of a rule, such as year-mismatch.")]) -> None:
    """Explain one rule: what it checks, why, an example, how to fix it."""
    from audit.render import explain_text  # noqa: PLC0415

    known = {one.rule: one for one in _rules()}
    if rule not in known:
        raise UsageError(f"there is no rule {rule!r}", where="audit explain", fix=_closest(rule, list(known)))
    typer.echo(explain_text(known[rule]))


@app.command()
def rules(
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the whole documentation, as in RULES.md.")] = False,
) -> None:
    """List the rules with their severity."""
    if markdown:
        from audit.render import rules_markdown  # noqa: PLC0415

        typer.echo(rules_markdown(_rules()), nl=False)
        return
    for one in _rules():
        typer.echo(f"{one.rule:<26} {one.severity.value:<9} {one.summary}")


def _rules() -> "tuple[Rule, ...]":
    from audit.judge import load_suites  # noqa: PLC0415

    return tuple(rule.documentation for suite in load_suites(check_columns=False) for rule in suite.rules)


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
                _complain(error)
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
    from audit.render import document, html, json_text, report_name, write_atomically  # noqa: PLC0415

    name = report_name(report.feed.source, distinct=distinct)
    page = output / f"{name}.html"
    try:
        output.mkdir(parents=True, exist_ok=True)
        write_atomically(output / f"{name}.json", json_text(document(report)))
        write_atomically(page, html(report))
    except OSError as error:
        raise UsageError(
            f"the report cannot be written ({error.strerror})", where=str(output), fix="Name another folder with -o"
        ) from error
    return page


def _summarise(report: "AuditReport", path: Path) -> None:
    from rich.console import Console  # noqa: PLC0415

    from audit.render import summary  # noqa: PLC0415

    summary(report, Console(), path)


def _print_json(reports: "list[AuditReport]", *, single: bool) -> None:
    from audit.render import audit_set, document, json_text  # noqa: PLC0415

    if single and reports:
        typer.echo(json_text(document(reports[0])), nl=False)
    elif not single:
        typer.echo(json_text(audit_set(reports)), nl=False)


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


def _closest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]!r}" if close else "See 'audit rules' for all of them"


def _complain(error: AuditError) -> None:
    sys.stderr.write(f"audit: {error}\n")
