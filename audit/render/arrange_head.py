"""Arrange the head of the page: what was audited, against what, how far, and what was found most."""

from collections import Counter
from collections.abc import Iterable, Sequence

from audit.model import AuditReport, ClaimCounts, Finding, RuleStatus, Severity, Status
from audit.render.figures import Figures, counted, reference_age
from audit.render.kept import kept_lines
from audit.render.untrusted import clip, web_link
from audit.render.view import Bar, Fact

_NAME = 200
_VALUE = 400
_MESSAGE = 500
_FAULTS = 20
# As many as stand beside the head without making it longer; the table has them all.
_BARS = 8
_SEVERITIES = tuple(severity.value for severity in Severity)


def arrange_facts(report: AuditReport, figures: Figures) -> Iterable[Fact]:
    """Return the lines of the head, the most asked for first."""
    feed = report.feed
    yield Fact(name="Checked", value=_checked(report, figures))
    unchecked = _unchecked(report, figures)
    yield Fact(name="Not checked", value=unchecked or "nothing was left out", link="#unchecked" if unchecked else "")
    yield Fact(name="Claims", value=claim_coverage(report.claims))
    for info in report.references:
        known = (f"version {info.version}", counted(info.films, "film"), reference_age(info, report))
        yield Fact(name="Reference", value=clip(f"{info.name}: {', '.join(filter(None, known))}", _VALUE))
    if not report.references:
        yield Fact(name="Reference", value="none: no film was compared with anything")
    yield Fact(name="Gate", value=f"fails at {report.fail_on} or worse" if report.fail_on else "never fails")
    for line in kept_lines(report):
        name, _, value = line.partition(": ")
        yield Fact(name=name, value=value) if value else Fact(name="New", value=line)
    took = f", in {report.seconds:.1f} s" if report.seconds else ""
    yield Fact(name="Audited", value=f"{report.audited_at:%d %B %Y, %H:%M} UTC{took}".lstrip("0"))
    yield Fact(name="Feed", value=clip(feed.source, _VALUE), link=web_link(feed.source))
    if feed.link:
        yield Fact(name="Site", value=clip(feed.link, _VALUE), link=web_link(feed.link))
    stated = clip(feed.language, _NAME) or "not stated"
    yield Fact(name="Format", value=f"{clip(feed.format, _NAME)}, language {stated}")


def claim_coverage(claims: ClaimCounts) -> str:
    """Return the share of the texts' claims that got a verdict, in words."""
    judged = claims.supported + claims.contradicted
    total = judged + claims.unchecked
    if not total:
        return "none found in the texts"
    share = f"{judged:,} of {counted(total, 'claim')} in the texts with a verdict ({judged / total:.0%})"
    return f"{share}: {claims.supported:,} supported, {claims.contradicted:,} contradicted"


def arrange_bars(findings: Iterable[Finding]) -> tuple[Sequence[Bar], int]:
    """Return a bar for each rule that found most, worst first, and the number of rules left out."""
    found = Counter((finding.severity.value, finding.rule) for finding in findings if finding.status is Status.OPEN)
    ranked = sorted(
        ((severity, rule, number) for (severity, rule), number in found.items()),
        key=lambda row: (_SEVERITIES.index(row[0]), -row[2], row[1]),
    )
    shown = ranked[:_BARS]
    longest = max((number for _, _, number in shown), default=1)
    bars = [
        Bar(rule=clip(rule, _NAME), severity=severity, findings=number, percent=round(100 * number / longest, 1))
        for severity, rule, number in shown
    ]
    return bars, len(ranked) - len(shown)


def arrange_faults(report: AuditReport) -> Iterable[str]:
    """Return what had to be worked around in the feed's bytes, the first ones in words."""
    faults = report.feed.faults
    for fault in faults[:_FAULTS]:
        where = "" if fault.line is None else f" (line {fault.line:,})"
        yield f"{clip(fault.what, _MESSAGE)}{where}"
    if len(faults) > _FAULTS:
        yield f"and {len(faults) - _FAULTS:,} more"


def _checked(report: AuditReport, figures: Figures) -> str:
    compared = figures.by_id + figures.by_title
    looked = sum(result.checked > 0 for result in report.rules)
    films = f"{compared:,} of {counted(figures.films, 'film')} against the reference"
    found = f"{figures.by_id:,} by id, {figures.by_title:,} by title"
    return f"{films} ({found}), by {looked:,} of {counted(len(report.rules), 'rule')}"


def _unchecked(report: AuditReport, figures: Figures) -> str:
    partly = sum(bool(result.unchecked) and result.status is not RuleStatus.NOT_APPLICABLE for result in report.rules)
    idle = sum(result.status is RuleStatus.NOT_APPLICABLE for result in report.rules)
    lost = figures.ambiguous + figures.unmatched
    parts = (
        f"{counted(lost, 'film')} compared with nothing" if lost else "",
        f"{counted(partly, 'rule')} could not look at everything" if partly else "",
        f"{idle:,} had nothing to look at" if idle else "",
    )
    return ", ".join(filter(None, parts))
