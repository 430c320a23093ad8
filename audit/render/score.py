"""The score line: how many items need an editor, and how many do not."""

from dataclasses import dataclass

from audit.model import AuditReport, MatchStatus, Severity, Status
from audit.render.figures import counted

_COMPARED = frozenset({MatchStatus.ID, MatchStatus.TITLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The items of a report, each counted once.

    Attributes:
        needing: Items with an open critical or warning finding.
        clean: Items without one that were compared with a film of the reference.
        unseen: Items without one that were compared with nothing, and so are not called clean.
    """

    items: int
    needing: int
    clean: int
    unseen: int

    @property
    def line(self) -> str:
        """The score in a sentence, as ``11 of 30 items are clean; 18 need a look; 1 could not be compared.``."""
        if not self.items:
            return "No list item was found, so none was audited."
        parts = [f"{self.clean:,} of {counted(self.items, 'item')} {'is' if self.clean == 1 else 'are'} clean"]
        if self.needing:
            parts.append(f"{self.needing:,} {'needs' if self.needing == 1 else 'need'} a look")
        if self.unseen:
            parts.append(f"{self.unseen:,} could not be compared")
        return f"{'; '.join(parts)}."


def score_items(report: AuditReport) -> Score:
    """Count the items that need a look, that are clean, and that nothing can be said of."""
    faulty = {
        (finding.post_number, finding.position)
        for finding in report.findings
        if finding.status is Status.OPEN and finding.severity is not Severity.INFO
    }
    items = needing = unseen = 0
    for film_list, matches in zip(report.lists, report.matches, strict=True):
        for record, match in zip(film_list.records, matches, strict=True):
            items += 1
            if (film_list.post.number, record.position) in faulty:
                needing += 1
            elif match.status not in _COMPARED:
                unseen += 1
    return Score(items=items, needing=needing, clean=items - needing - unseen, unseen=unseen)
