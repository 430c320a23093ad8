"""The result as JSON data of schema ``audit/1``.

Its own shape, kept apart from the dataclasses so that these may change while it may not. The shape is stated in
``audit-1.schema.json``, which ships beside the templates.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from audit.model import AuditReport, BaselineCounts, FilmRecord, Finding, Match, RuleResult, RuleStatus, Severity
from audit.render.figures import count_items

TOOL = "listicle-audit"


def document(report: AuditReport) -> dict[str, Any]:
    """Return one audited feed as plain data, its keys always in the same order."""
    return {
        "schema": "audit/1",
        "tool": {
            "name": TOOL,
            "version": report.tool_version,
            "audited_at": report.audited_at.isoformat(timespec="seconds"),
        },
        "feed": _feed(report),
        "references": [{"name": info.name, "version": info.version, "films": info.films} for info in report.references],
        "summary": _summary(report),
        "findings": [_finding(finding) for finding in report.findings],
        "films": list(_films(report)),
        "rules": [_rule(result) for result in report.rules],
    }


def audit_set(reports: Sequence[AuditReport]) -> dict[str, Any]:
    """Return several audited feeds as one piece of data."""
    return {"schema": "audit-set/1", "reports": [document(report) for report in reports]}


def _feed(report: AuditReport) -> dict[str, Any]:
    feed = report.feed
    return {
        "source": feed.source,
        "format": feed.format,
        "title": feed.title,
        "link": feed.link,
        "language": feed.language,
        "posts": len(feed.posts),
        "faults": [{"what": fault.what, "line": fault.line} for fault in feed.faults],
    }


def _summary(report: AuditReport) -> dict[str, Any]:
    figures = count_items(report)
    return {
        "posts": len(report.feed.posts),
        "films": figures.films,
        "matched": figures.by_id + figures.by_title,
        "unmatched": figures.unmatched,
        "unchecked": figures.unmatched + figures.ambiguous,
        "findings": {severity.value: report.count(severity) for severity in Severity},
        "claims": {
            "supported": report.claims.supported,
            "contradicted": report.claims.contradicted,
            "unchecked": report.claims.unchecked,
        },
        "unread_texts": report.claims.unread,
        "gate": "failed" if report.gate_failed else "passed",
    } | _baseline(report.baseline)


def _baseline(baseline: BaselineCounts | None) -> dict[str, Any]:
    """Return the comparison with a baseline; without one there is no such key."""
    if baseline is None:
        return {}
    fixed = [
        {
            "rule": one.rule,
            "post": one.post or None,
            "title": one.title,
            "field": one.field,
            "fingerprint": one.fingerprint,
        }
        for one in baseline.fixed
    ]
    return {"baseline": {"known": baseline.known, "new": baseline.new, "fixed": fixed}}


def _finding(finding: Finding) -> dict[str, Any]:
    suggestion, decision = finding.suggestion, finding.decision
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "post": finding.post or None,
        "position": finding.position,
        "title": finding.title,
        "field": finding.field,
        "observed": finding.observed,
        "expected": finding.expected,
        "evidence": [
            {"source": evidence.source, "id": evidence.id, "url": evidence.url, "value": evidence.value}
            for evidence in finding.evidence
        ],
        "suggestion": suggestion and {"field": suggestion.field, "value": suggestion.value, "safe": suggestion.safe},
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "decision": decision
        and {
            "status": decision.status.value,
            "reason": decision.reason,
            "editor": decision.editor,
            "until": decision.until and decision.until.isoformat(),
        },
    }


def _films(report: AuditReport) -> Iterable[dict[str, Any]]:
    for film_list, matches in zip(report.lists, report.matches, strict=True):
        for record, match in zip(film_list.records, matches, strict=True):
            yield _film(film_list.post.link, record, match)


def _film(post: str, record: FilmRecord, match: Match) -> dict[str, Any]:
    return {
        "post": post,
        "position": record.position,
        "title": record.title,
        "year": record.year,
        "imdb_id": record.imdb_id,
        "directors": list(record.directors),
        "cast": list(record.cast),
        "rating": record.rating,
        "description": record.description,
        "fact": record.fact,
        "poster": record.poster,
        "trailer": record.trailer,
        "match": _match(match),
    }


def _match(match: Match) -> dict[str, Any]:
    film = match.film
    return {
        "status": match.status.value,
        "imdb_id": film and film.imdb_id,
        "title": film and film.title,
        "year": film and film.year,
        "directors": list(film.directors) if film else [],
        "countries": list(film.countries) if film else [],
        "score": None if match.score is None else round(match.score, 4),
    }


def _rule(result: RuleResult) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "rule": result.rule,
        "status": result.status.value,
        "checked": result.checked,
        "unchecked": result.unchecked,
        "findings": result.findings,
        "hidden": result.hidden,
    }
    if result.status is RuleStatus.ERRORED:
        shown["error"] = result.error
    return shown
