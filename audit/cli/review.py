"""`audit review`: a local page on which editors decide about findings."""

import getpass
import json
import webbrowser
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.auditing import open_audit, present
from audit.cli.kept import DECISIONS_FILE
from audit.cli.run import DEFAULT_FOLDER
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model import AuditReport
    from audit.review import Book, Desk

MAX_REPORT_BYTES = 500_000_000
"""The report of 20,000 items has 60 MB; whatever is this large is none."""


def review(  # noqa: PLR0913  one parameter an option
    source: Annotated[
        list[str] | None,
        typer.Argument(help="Feeds, as for 'audit run', or a folder of reports: then the feeds they are of."),
    ] = None,
    *,
    decisions: Annotated[Path, typer.Option(help="The decisions file; it need not be there yet.")] = DECISIONS_FILE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Serve on this port. Default: any that is free.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    reference: Annotated[str | None, typer.Option(help="As for 'audit run'.")] = None,
    expectations: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
) -> None:
    """Decide about findings on a local page; each decision is written to the decisions file at once.

    The feeds are audited first. The page is for this machine alone; Ctrl-C ends it.
    """
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.decisions import load_decisions  # noqa: PLC0415
    from audit.read import fetch, sources  # noqa: PLC0415
    from audit.review import ReviewServer  # noqa: PLC0415

    # Tells of a file that cannot be used before anybody has decided anything.
    load_decisions(decisions, missing_ok=True)
    found = sources(_feeds(source or [str(DEFAULT_FOLDER)]))
    with open_audit(reference, expectations, ()) as audit:
        reports = [pipeline.audit_feed(fetch(one), one.name, audit) for one in found]
    with ReviewServer(open_desk(reports, decisions), port) as server:
        typer.echo(f"Review: {server.url}\nDecisions: {decisions}\nCtrl-C ends it.")
        if not no_browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("The review has ended; every decision is saved.")


def open_desk(reports: "list[AuditReport]", decisions: Path) -> "Desk":
    """Return a desk for reports that writes to a decisions file."""
    from audit.render import deciding_script, html, index_html  # noqa: PLC0415
    from audit.review import Desk  # noqa: PLC0415

    script = deciding_script({"mode": "review", "file": decisions.name, "editor": _user()})
    pages = [html(report, extra_script=script, csp_extra="connect-src 'self'") for report in reports]
    index = index_html([(report, str(number)) for number, report in enumerate(reports, start=1)])
    return Desk(reports, pages, index, _book(decisions))


def _book(decisions: Path) -> "Book":
    from audit.decisions import decide, forget, load_decisions, record  # noqa: PLC0415
    from audit.review import Book  # noqa: PLC0415

    return Book(
        load=partial(load_decisions, decisions, missing_ok=True),
        record=partial(record, decisions),
        forget=lambda fingerprint: forget(decisions, [fingerprint]),
        decide=decide,
        today=lambda: present().astimezone(UTC).date(),
    )


def _feeds(source: list[str]) -> list[str]:
    """Return the sources, a folder of reports replaced by the feeds they are of."""
    feeds = []
    for one in source:
        folder = Path(one)
        reports = sorted(folder.glob("*.json")) if folder.is_dir() else []
        audited = [feed for feed in map(_audited, reports) if feed is not None]
        if not audited and one == str(DEFAULT_FOLDER):
            raise UsageError("there are no reports", where=one, fix="Name a feed, or run 'audit run' first")
        feeds += audited or [one]
    return feeds


def _audited(report: Path) -> str | None:
    """Return the source of the feed that a report is of, or None where the file is no report of a file or address."""
    try:
        if report.stat().st_size > MAX_REPORT_BYTES:
            return None
        content = json.loads(report.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("schema") != "audit/1":
        return None
    feed = content.get("feed")
    source = feed.get("source") if isinstance(feed, dict) else None
    return source if isinstance(source, str) and source not in {"", "-"} else None


def _user() -> str:
    """Return a first guess of the editor's name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
