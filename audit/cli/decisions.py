"""`audit decisions`: what the decisions file holds, and taking out what is over."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.kept import DECISIONS_FILE, read_decisions

if TYPE_CHECKING:
    from audit.model import AuditReport, Decision

app = typer.Typer(name="decisions", help="List what was decided about findings, or take out what is over.")


@app.command(name="list")
def list_decisions(
    decisions: Annotated[Path, typer.Option(help="The decisions file.")] = DECISIONS_FILE,
) -> None:
    """List the decisions, by post and item."""
    for one in read_decisions(decisions):
        typer.echo(_line(one))


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="Decisions files, such as one saved from a report.")],
    *,
    decisions: Annotated[Path, typer.Option(help="The decisions file.")] = DECISIONS_FILE,
) -> None:
    """Add the decisions of other files; one about the same finding takes the place of the earlier."""
    from audit.decisions import load_decisions, record  # noqa: PLC0415

    added = [one for file in files for one in load_decisions(file)]
    total = len(record(decisions, *added))
    typer.echo(f"{total:,} {'decision' if total == 1 else 'decisions'} in {decisions}")


@app.command()
def prune(  # noqa: PLR0913  one parameter an option
    source: Annotated[list[str], typer.Argument(help="Every feed that the file is about, as for 'audit run'.")],
    *,
    decisions: Annotated[Path, typer.Option(help="The decisions file.")] = DECISIONS_FILE,
    missing_posts: Annotated[
        bool, typer.Option("--missing-posts", help="Also take out those about posts that no feed holds.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print them.")] = False,
    reference: Annotated[str | None, typer.Option(help="As for 'audit run'.")] = None,
    expectations: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
    check_links: Annotated[bool, typer.Option("--check-links", help="As for 'audit run'.")] = False,
) -> None:
    """Take the decisions whose finding is gone out of the file, and print them.

    A decision stays where the rule could not look, and while the feeds no longer hold its post (see --missing-posts).
    """
    from audit.cli.auditing import audit_completely  # noqa: PLC0415
    from audit.decisions import forget  # noqa: PLC0415

    found = read_decisions(decisions)
    reports = audit_completely(
        source, reference=reference, expectations=expectations, check_links=check_links, decisions=found
    )
    gone = _unused(reports)
    if missing_posts:
        links = {post.link for report in reports for post in report.feed.posts}
        gone |= {one.fingerprint for one in found if one.post and one.post not in links}
    for one in found:
        if one.fingerprint in gone:
            typer.echo(_line(one))
    if gone and not dry_run:
        forget(decisions, gone)


def _unused(reports: "list[AuditReport]") -> set[str]:
    """Return the fingerprints of decisions that a feed calls unused, and no other feed needs."""
    needed = {finding.fingerprint for report in reports for finding in report.findings if finding.decision}
    unused = {
        finding.observed for report in reports for finding in report.findings if finding.rule == "unused-decision"
    }
    return unused - needed


def _line(one: "Decision") -> str:
    until = f" until {one.until.isoformat()}" if one.until else ""
    return f"{one.fingerprint}  {one.status.value}{until}  {one.rule}  “{one.title}”  {one.editor}: {one.reason}"
