"""The numbers and words at the head of a report, the same on the page, in JSON and in the terminal."""

from collections import Counter
from dataclasses import dataclass

from audit.model import AuditReport, MatchStatus, ReferenceInfo, Severity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was extracted, and how it was found in the reference.

    Attributes:
        ids: Items that state an IMDb id, well-formed or not.
        directors: Items that name a director.
        ambiguous: Items between whose candidates nothing decides; compared with no film.
        unmatched: Items no reference knows; compared with no film.
    """

    films: int
    titles: int
    years: int
    ids: int
    directors: int
    by_id: int
    by_title: int
    ambiguous: int
    unmatched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The gate in words.

    Attributes:
        state: ``failed``, ``passed`` or ``none`` (no gate was asked for).
        incomplete: Why the audit is not complete, or an empty string.
    """

    state: str
    headline: str
    reason: str
    incomplete: str


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, as in ``1 film`` or ``3,000 films``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def count_items(report: AuditReport) -> Figures:
    """Count what was extracted and matched over all lists."""
    records = [record for film_list in report.lists for record in film_list.records]
    statuses = Counter(match.status for matches in report.matches for match in matches)
    return Figures(
        films=len(records),
        titles=sum(bool(record.title) for record in records),
        years=sum(record.year is not None for record in records),
        ids=sum(bool(record.imdb_id) for record in records),
        directors=sum(bool(record.directors) for record in records),
        by_id=statuses[MatchStatus.ID],
        by_title=statuses[MatchStatus.TITLE],
        ambiguous=statuses[MatchStatus.AMBIGUOUS],
        unmatched=statuses[MatchStatus.NONE],
    )


def extraction_line(figures: Figures) -> str:
    """Return the extraction in one line, as ``30 films extracted, 30 titles, 30 years, 18 ids, 18 directors``."""
    return ", ".join(
        (
            f"{counted(figures.films, 'film')} extracted",
            counted(figures.titles, "title"),
            counted(figures.years, "year"),
            counted(figures.ids, "id"),
            counted(figures.directors, "director"),
        )
    )


def state_verdict(report: AuditReport) -> Verdict:
    """Say whether the gate holds, and whether the audit could be finished."""
    crashed = len(report.errored)
    incomplete = f"{counted(crashed, 'rule')} crashed, so the audit is not complete." if crashed else ""
    if report.fail_on is None:
        found = sum(finding.status is Status.OPEN for finding in report.findings)
        return Verdict(
            state="none",
            headline="No gate",
            reason=f"{counted(found, 'open finding')}; none of them fails this audit.",
            incomplete=incomplete,
        )
    order = list(Severity)
    gated = order[: order.index(report.fail_on) + 1]
    counts = {severity: report.count(severity) for severity in gated}
    if report.gate_failed:
        stated = " and ".join(f"{number:,} {severity}" for severity, number in counts.items() if number)
        plural = "" if sum(counts.values()) == 1 else "s"
        return Verdict(
            state="failed", headline="Fails the gate", reason=f"{stated} finding{plural}.", incomplete=incomplete
        )
    bound = "critical" if report.fail_on is Severity.CRITICAL else f"{report.fail_on} or worse"
    if report.fail_on is Severity.INFO:
        bound = "any severity"
    return Verdict(
        state="passed", headline="Passes the gate", reason=f"No open finding of {bound}.", incomplete=incomplete
    )


def reference_age(info: ReferenceInfo, report: AuditReport) -> str:
    """Return how old a reference's facts were when the audit ran, or an empty string where that is not known."""
    if info.built is None:
        return ""
    days = (report.audited_at.date() - info.built).days
    if days < 0:
        return f"dated {counted(-days, 'day')} ahead"
    return f"{counted(days, 'day')} old" if days else "of today"
