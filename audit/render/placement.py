"""Where on the page each finding goes. None is ever dropped."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.model import AuditReport, FilmList, Finding, Severity, Status

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
    """Sort findings under the items, posts and feed they are about.

    A finding names its post by link. Where two posts share one, its title decides; where no post has it, the
    finding stands with those of the feed.
    """
    by_link: defaultdict[str, list[int]] = defaultdict(list)
    positions: list[set[int]] = []
    for index, film_list in enumerate(report.lists):
        by_link[film_list.post.link].append(index)
        positions.append({record.position for record in film_list.records})
    placement = Placement(feed=[], posts=[PostFindings() for _ in report.lists])
    for finding in in_reading_order(report.findings):
        indices = by_link.get(finding.post, [])
        if not indices or (not finding.post and finding.position is None):
            placement.feed.append(finding)
            continue
        index = next((i for i in indices if _is_about(finding, report.lists[i])), indices[0])
        if finding.position in positions[index]:
            placement.posts[index].items[finding.position].append(finding)
        else:
            placement.posts[index].post.append(finding)
    return placement


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return open findings before decided ones, the worst first."""
    return sorted(findings, key=lambda f: (f.status is not Status.OPEN, _SEVERITY_ORDER[f.severity]))


def _is_about(finding: Finding, film_list: FilmList) -> bool:
    if finding.position is None:
        return finding.title == film_list.post.title
    return any(record.position == finding.position and record.title == finding.title for record in film_list.records)
