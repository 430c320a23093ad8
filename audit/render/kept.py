"""What earlier runs and editors say of a report, in words."""

from collections import Counter
from collections.abc import Iterable

from audit.model import AuditReport, Status
from audit.render.figures import counted


def kept_lines(report: AuditReport) -> Iterable[str]:
    """Yield one line for each of: what is decided, how the baseline compares, what is new since the last run."""
    statuses = Counter(finding.status for finding in report.findings if finding.decision is not None)
    del statuses[Status.OPEN]
    if statuses:
        told = ", ".join(f"{number:,} {status.value.replace('-', ' ')}" for status, number in sorted(statuses.items()))
        yield f"Decided and hidden: {told}"
    if report.baseline is not None:
        fixed = len(report.baseline.fixed)
        yield f"Baseline: {report.baseline.new:,} new, {report.baseline.known:,} known and hidden, {fixed:,} fixed"
    if report.new is not None:
        opened = sum(one.status is Status.OPEN and one.fingerprint in report.new for one in report.findings)
        yield f"{counted(opened, 'open finding')} new since the last run"
