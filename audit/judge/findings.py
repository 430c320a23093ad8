"""Failing rows become findings: message, observed and expected, evidence, suggestion, fingerprint."""

import hashlib
from collections.abc import Iterable, Mapping

from audit.judge.suites import SuiteRule
from audit.model import Confidence, Evidence, Finding, Severity, Suggestion
from audit.spelling import title_key
from audit.tables import DECISIONS, FEED, VISIBLE, Tables

MAX_SHOWN = 400
"""Characters of a value shown in a message; the report shows the whole text beside it."""


def findings_of(rule: SuiteRule, rows: Iterable[str], tables: Tables) -> list[Finding]:
    """Return one finding per failing row, in the order of the rows.

    Two findings of one rule with the same item, field and value get fingerprints of their own by their order.
    """
    found = []
    seen: dict[str, int] = {}
    for row in rows:
        columns = tables.visible(rule.documentation.table, row)
        parts = _identity(rule, columns)
        seen[parts] = seen.get(parts, 0) + 1
        fingerprint = hashlib.sha256(f"{parts}\x1f{seen[parts]}".encode()).hexdigest()[:16]
        found.append(_finding(rule, row, columns, fingerprint, tables))
    return found


def _finding(rule: SuiteRule, row: str, columns: Mapping[str, object], fingerprint: str, tables: Tables) -> Finding:
    of_feed = rule.documentation.table in {FEED, DECISIONS}
    in_doubt = rule.doubt is not None and columns[rule.doubt] is True
    severity = rule.documentation.severity
    return Finding(
        rule=rule.rule,
        severity=Severity.WARNING if in_doubt and severity is Severity.CRITICAL else severity,
        confidence=Confidence.LOW if in_doubt else rule.confidence,
        message=_message(rule.message, columns),
        post="" if of_feed else text_of(columns["post"]),
        post_number=None if of_feed else int(row.partition(".")[0]),
        position=_whole(columns.get("position")),
        title=_title(columns),
        field=_field(rule, columns),
        observed=text_of(columns[rule.observed]) if rule.observed else "",
        expected=text_of(columns[rule.expected]) if rule.expected else "",
        evidence=_evidence(rule, row, tables),
        suggestion=_suggestion(rule, columns),
        fingerprint=fingerprint,
        line=_line(columns),
    )


def text_of(value: object) -> str:
    """Return a column's value as text: nothing for null, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(value)


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None


def _title(columns: Mapping[str, object]) -> str:
    """Return the title of the item, else of the post, else of the feed."""
    return next((text_of(columns[name]) for name in ("title", "post_title", "feed_title") if columns.get(name)), "")


def _line(columns: Mapping[str, object]) -> int | None:
    lines = (_whole(columns.get(name)) for name in ("line", "post_line"))
    return next((line for line in lines if line is not None), None)


def _field(rule: SuiteRule, columns: Mapping[str, object]) -> str:
    """Return the rule's field; ``{column}`` stands for a field that differs from row to row."""
    return _message(rule.documentation.field, columns)


class _Shown:
    """Columns as a message shows them: as text, and long ones cut."""

    def __init__(self, columns: Mapping[str, object]) -> None:
        self._columns = columns

    def __getitem__(self, name: str) -> str:
        text = text_of(self._columns[name])
        return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _message(template: str, columns: Mapping[str, object]) -> str:
    return template.format_map(_Shown(columns))


def _identity(rule: SuiteRule, columns: Mapping[str, object]) -> str:
    """Return what makes a finding the same one in the next run: no position, no line, no time."""
    where = next(
        (text_of(columns[name]) for name in ("guid", "post", "post_title", "feed_title") if columns.get(name)), ""
    )
    item = title_key(text_of(columns.get("title")))
    observed = " ".join(text_of(columns[rule.observed]).casefold().split()) if rule.observed else ""
    return "\x1f".join((rule.rule, where, item, _field(rule, columns), observed))


def _evidence(rule: SuiteRule, row: str, tables: Tables) -> tuple[Evidence, ...]:
    named = [*rule.judged, rule.observed, rule.expected]
    facts: dict[Evidence, None] = {}
    for column in dict.fromkeys(name for name in named if name):
        for table in VISIBLE[rule.documentation.table]:
            facts.update(dict.fromkeys(tables.evidence.get((table, row, column), ())))
    return tuple(facts)


def _suggestion(rule: SuiteRule, columns: Mapping[str, object]) -> Suggestion | None:
    if rule.suggestion is None:
        return None
    column, safe = rule.suggestion.column, rule.suggestion.safe
    value = "" if column is None else text_of(columns[column])
    if column is not None and not value:
        return None
    return Suggestion(
        field=_field(rule, columns),
        value=value,
        safe=safe if isinstance(safe, bool) else columns[safe] is True,
    )
