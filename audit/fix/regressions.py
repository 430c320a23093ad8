"""What a corrected feed must hold to: the findings that were mended are gone, and no new ones came."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from audit.fix.corrections import Corrected
from audit.model import AuditReport, Finding


def find_regressions(before: AuditReport, after: AuditReport, corrected: Corrected) -> Mapping[Finding, str]:
    """Return the corrections to withdraw, each with the reason; none where the corrected feed is only better.

    Args:
        after: The audit of the corrected feed.
    """
    still = {(_place(one), one.observed) for one in after.findings}
    withdrawn = {
        one: "it would not mend the fault" for one in corrected.applied if (_place(one), one.observed) in still
    }
    # What was decided about a fault that is mended is unused from now on, as it should be.
    judged = {rule.rule for rule in after.documentation if rule.table != "decisions"}
    known = Counter(map(_place, before.findings))
    for finding in after.findings:
        known[_place(finding)] -= 1
        if finding.rule in judged and known[_place(finding)] < 0:
            for one in _causes(finding, corrected.applied, after):
                withdrawn.setdefault(one, f"it would bring {finding.rule}")
    return withdrawn


def find_gone(before: AuditReport, after: AuditReport, corrected: Corrected) -> tuple[Finding, ...]:
    """Return findings that are gone although nothing was written for them: an editor should know of these too."""
    left = {_place(one) for one in after.findings} | {_place(one) for one in corrected.applied}
    return tuple(one for one in before.findings if _place(one) not in left)


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.post_number, finding.position, finding.field


def _causes(finding: Finding, applied: Collection[Finding], after: AuditReport) -> Iterable[Finding]:
    """Return the corrections nearest to a new finding: of its item, else of its film, else of its post, else all."""
    films = _films(after)
    place = (finding.post_number, finding.position)
    film = films.get(place)
    for is_near in (
        lambda one: (one.post_number, one.position) == place,
        lambda one: film is not None and films.get((one.post_number, one.position)) == film,
        lambda one: one.post_number == finding.post_number,
    ):
        if near := [one for one in applied if is_near(one)]:
            return near
    return applied


def _films(report: AuditReport) -> Mapping[tuple[int | None, int | None], str]:
    """Return the film of each item that has one, by post number and position."""
    return {
        (film_list.post.number, record.position): match.film.imdb_id
        for film_list, matches in zip(report.lists, report.matches, strict=True)
        for record, match in zip(film_list.records, matches, strict=True)
        if match.film is not None
    }
