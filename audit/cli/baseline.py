"""`audit baseline`: keep the present findings, so that the gate looks at new ones alone."""

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.kept import BASELINE_FILE, find_decisions, read_decisions


def baseline(  # noqa: PLR0913  one parameter an option
    source: Annotated[list[str], typer.Argument(help="Feed: a file, a folder, a glob, '-' or an http(s) URL.")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The baseline.")] = BASELINE_FILE,
    decisions: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
    no_decisions: Annotated[bool, typer.Option("--no-decisions", help="As for 'audit run'.")] = False,
    reference: Annotated[str | None, typer.Option(help="As for 'audit run'.")] = None,
    expectations: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
    check_links: Annotated[bool, typer.Option("--check-links", help="As for 'audit run'.")] = False,
) -> None:
    """Write the present open findings to a file for `audit run --baseline`: only new ones fail the gate then.

    What is decided stays out: when a decision ends, its finding is to come back.
    """
    from audit.cli.auditing import audit_completely  # noqa: PLC0415
    from audit.decisions import past_finding, write_baseline  # noqa: PLC0415
    from audit.model import Status  # noqa: PLC0415
    from audit.tables import DECISIONS  # noqa: PLC0415

    reports = audit_completely(
        source,
        reference=reference,
        expectations=expectations,
        check_links=check_links,
        decisions=read_decisions(find_decisions(decisions, without=no_decisions)),
    )
    findings = []
    for report in reports:
        about_decisions = {rule.rule for rule in report.documentation if rule.table == DECISIONS}
        opened = (one for one in report.findings if one.status is Status.OPEN and one.rule not in about_decisions)
        findings += [past_finding(one) for one in opened]
    number = write_baseline(output, findings)
    typer.echo(f"{number:,} {'finding' if number == 1 else 'findings'} in {output}")
