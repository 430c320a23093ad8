"""The index: one page that leads to the reports of several feeds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from audit.model import AuditReport
from audit.render.arrange_findings import tally
from audit.render.document import TOOL
from audit.render.figures import counted, state_verdict
from audit.render.page import render_template
from audit.render.score import score_items
from audit.render.untrusted import clip
from audit.render.view import Tally

_NAME = 200
_VALUE = 400
# Feeds that need an editor come first.
_ORDER = {"incomplete": 0, "failed": 1, "none": 2, "passed": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One audited feed; ``state`` is ``incomplete``, ``failed``, ``none`` or ``passed``."""

    title: str
    source: str
    href: str
    state: str
    verdict: str
    score: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The index page."""

    headline: str
    rows: tuple[FeedRow, ...]
    unreadable: tuple[tuple[str, str], ...]
    tool: str


def index_html(
    reports: Sequence[tuple[AuditReport, str]],
    unreadable: Sequence[tuple[str, str]] = (),
) -> str:
    """Return a page that links the reports of several feeds, those that need an editor first.

    Args:
        reports: Each report with the file name of its page, in the same folder as the index.
        unreadable: Each feed that could not be read, as source and error.
    """
    rows = sorted((_row(report, name) for report, name in reports), key=lambda row: _ORDER[row.state])
    tool = f"{TOOL} {clip(reports[0][0].tool_version, _NAME)}" if reports else TOOL
    view = IndexView(
        headline=_headline(rows, len(unreadable)),
        rows=tuple(rows),
        unreadable=tuple((clip(source, _VALUE), clip(error, _VALUE)) for source, error in unreadable),
        tool=tool,
    )
    return render_template("index.html.j2", index=view)


def _row(report: AuditReport, name: str) -> FeedRow:
    verdict = state_verdict(report)
    return FeedRow(
        title=clip(report.feed.title, _NAME) or clip(report.feed.source, _NAME),
        source=clip(report.feed.source, _VALUE),
        # Relative to the index, whatever the name holds: never a scheme, never another folder.
        href=f"./{quote(name, safe='')}",
        state="incomplete" if verdict.incomplete else verdict.state,
        verdict=" ".join(filter(None, (f"{verdict.headline}.", verdict.incomplete))),
        score=score_items(report).line,
        tally=tally(report.findings),
    )


def _headline(rows: Iterable[FeedRow], unreadable: int) -> str:
    states = [row.state for row in rows]
    parts = [
        f"{states.count(state):,} {one if states.count(state) == 1 else many}"
        for state, one, many in (
            ("failed", "fails the gate", "fail the gate"),
            ("passed", "passes the gate", "pass the gate"),
            ("incomplete", "is not complete", "are not complete"),
        )
        if state in states
    ]
    if unreadable:
        parts.append(f"{unreadable:,} could not be read")
    feeds = counted(len(states) + unreadable, "feed")
    return f"{feeds}: {', '.join(parts)}." if parts else f"{feeds}."
