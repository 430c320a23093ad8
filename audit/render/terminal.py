"""The summary on the terminal."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from audit.model import AuditReport, RuleStatus, Severity, Status
from audit.render.figures import (
    Figures,
    count_items,
    counted,
    extraction_line,
    reference_age,
    state_verdict,
)
from audit.render.kept import kept_lines
from audit.render.untrusted import clip, show_hidden

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_TOP_RULES = 8
_TITLE = 120
_ERROR = 200
_STYLES = {"critical": "bold red", "warning": "yellow", "info": "blue", "failed": "bold red", "passed": "bold green"}


def summary(report: AuditReport, console: "Console", path: Path) -> None:
    """Print the verdict, the counts, what could not be checked, and where the report is.

    Args:
        report: The audited feed.
        console: Where to print; it decides about colour, so ``NO_COLOR`` and pipes get none.
        path: The HTML report.
    """
    _Summary(report, console).print(path)


class _Summary:
    def __init__(self, report: AuditReport, console: "Console") -> None:
        self.report = report
        self.console = console

    def print(self, path: Path) -> None:
        figures = count_items(self.report)
        self.line(self.report.feed.title or self.report.feed.source, style="bold", limit=_TITLE)
        self.line(f"{counted(len(self.report.feed.posts), 'post')}: {extraction_line(figures)}")
        self.references(figures)
        self.console.print()
        self.console.print(self.severities())
        self.top_rules()
        self.unchecked(figures)
        self.errors()
        self.console.print()
        self.verdict()
        for line in kept_lines(self.report):
            self.line(line)
        # Never wrapped, so that it can be copied or clicked.
        self.line(f"Report: {path}", soft_wrap=True)

    def line(self, text: str, *, style: str = "", limit: int = 0, soft_wrap: bool = False) -> None:
        self.console.print(
            self.plain(text, limit), style=style, markup=False, highlight=False, emoji=False, soft_wrap=soft_wrap
        )

    def plain(self, text: str, limit: int = 0) -> str:
        """Return text that can only be read: no control characters, nothing the terminal cannot encode."""
        shown = clip(" ".join(text.split()), limit) if limit else show_hidden(text)
        encoding = self.console.encoding
        return shown.encode(encoding, errors="replace").decode(encoding)

    def references(self, figures: Figures) -> None:
        for info in self.report.references:
            known = (counted(info.films, "film"), reference_age(info, self.report))
            self.line(f"Reference {info.name} {info.version} ({', '.join(filter(None, known))})", limit=_TITLE)
        if not self.report.references:
            self.line("No reference: no film was compared with anything", style="bold red")
        self.line(
            f"Found {figures.by_id:,} by id, {figures.by_title:,} by title; "
            f"{figures.ambiguous:,} ambiguous, {figures.unmatched:,} unmatched"
        )

    def severities(self) -> "Table":
        table = self.table()
        table.add_column("Severity")
        table.add_column("Findings", justify="right")
        table.add_column("Films", justify="right")
        for severity in Severity:
            films = {
                (finding.post, finding.position)
                for finding in self.report.findings
                if finding.severity is severity and finding.position is not None and finding.status is Status.OPEN
            }
            found = self.report.count(severity)
            table.add_row(severity.value, f"{found:,}", f"{len(films):,}", style=_STYLES[severity])
        return table

    def top_rules(self) -> None:
        counts = Counter(
            (finding.severity, finding.rule) for finding in self.report.findings if finding.status is Status.OPEN
        )
        if not counts:
            return
        order = list(Severity)
        ranked = sorted(counts.items(), key=lambda entry: (order.index(entry[0][0]), -entry[1], entry[0][1]))
        table = self.table()
        table.add_column("Rule")
        table.add_column("Severity")
        table.add_column("Findings", justify="right")
        for (severity, rule), number in ranked[:_TOP_RULES]:
            table.add_row(self.plain(rule, 40), severity.value, f"{number:,}", style=_STYLES[severity])
        self.console.print()
        self.console.print(table)
        if len(ranked) > _TOP_RULES:
            self.line(f" and {counted(len(ranked) - _TOP_RULES, 'more rule')}")

    def unchecked(self, figures: Figures) -> None:
        lost = figures.ambiguous + figures.unmatched
        lines = list(self.unchecked_rules())
        if lost:
            lines.insert(0, f"{lost:,} of {counted(figures.films, 'film')}: compared with no film of a reference")
        if self.report.claims.unchecked:
            lines.append(f"{counted(self.report.claims.unchecked, 'claim')} in the texts")
        if self.report.claims.unread:
            lines.append(f"{counted(self.report.claims.unread, 'text')}: claims not checked for this language")
        if lines:
            self.console.print()
            self.line("Not checked")
            for line in lines:
                self.line(f"  {line}")

    def unchecked_rules(self) -> Iterable[str]:
        partial = [r for r in self.report.rules if r.unchecked and r.status is not RuleStatus.NOT_APPLICABLE]
        if partial:
            worst = max(partial, key=lambda result: result.unchecked)
            yield (
                f"{counted(len(partial), 'rule')} could not look at everything "
                f"(most: {self.plain(worst.rule, 40)}, {worst.unchecked:,} of {worst.checked + worst.unchecked:,})"
            )
        idle = sum(result.status is RuleStatus.NOT_APPLICABLE for result in self.report.rules)
        if idle:
            yield f"{counted(idle, 'rule')} had nothing to look at"

    def errors(self) -> None:
        for result in self.report.errored:
            self.line(f"Rule {result.rule} crashed: {result.error}", style="bold red", limit=_ERROR)

    def verdict(self) -> None:
        verdict = state_verdict(self.report)
        self.line(f"{verdict.headline}: {verdict.reason}", style=_STYLES.get(verdict.state, "bold"))
        if verdict.incomplete:
            self.line(verdict.incomplete, style="bold red")

    @staticmethod
    def table() -> "Table":
        # Imported here because every command would pay for it otherwise, `audit --help` too.
        from rich.table import Table  # noqa: PLC0415

        return Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
