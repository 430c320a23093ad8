"""Where on the page each finding goes. None is ever dropped."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.model import AuditReport, Finding, Severity, Status

_SEVERITY_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(slots=True)
class PostFindings:
    """Findings of one post, and of its items by position."""

    post: list[Finding] = field(default_factory=list)
    items: defaultdict[int, list[Finding]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Placement:
    """Findings of the feed, and of each list in the order of ``AuditReport.lists``."""

    feed: list[Finding]
    posts: list[PostFindings]


def place_findings(report: AuditReport) -> Placement:
    """Sort findings under the items, posts and feed they are about; what fits nowhere stands with the feed."""
    numbers = {film_list.post.number: index for index, film_list in enumerate(report.lists)}
    positions = [{record.position for record in film_list.records} for film_list in report.lists]
    placement = Placement(feed=[], posts=[PostFindings() for _ in report.lists])
    for finding in in_reading_order(report.findings):
        index = None if finding.post_number is None else numbers.get(finding.post_number)
        if index is None:
            placement.feed.append(finding)
        elif finding.position in positions[index]:
            placement.posts[index].items[finding.position].append(finding)
        else:
            placement.posts[index].post.append(finding)
    return placement


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return open findings before decided ones, the worst first."""
    return sorted(findings, key=lambda f: (f.status is not Status.OPEN, _SEVERITY_ORDER[f.severity]))
