"""What the review page can do: show the reports, tell what is decided, decide."""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, Protocol

from audit.errors import ReviewError
from audit.model import AuditReport, Decision, Finding, Status

OPEN = "open"
"""The status that takes a decision back."""
_KEYS = frozenset({"fingerprint", "rule", "status", "reason", "editor", "until"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Decide(Protocol):
    """Makes a decision about a finding; `audit.decisions.decide`."""

    def __call__(
        self, finding: Finding, status: Status, *, reason: str, editor: str, until: date | None = None
    ) -> Decision:
        """Return it, or raise what is wrong with it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The decisions file, which others may write at the same time."""

    load: Callable[[], Sequence[Decision]]
    record: Callable[[Decision], object]
    forget: Callable[[str], object]
    decide: Decide
    today: Callable[[], date]


class Desk:
    """The reports under review, and the decisions about their findings.

    Args:
        pages: The page of each report.
        index: The page that leads to them, by their numbers; for one report its own page is the first.
    """

    def __init__(self, reports: Sequence[AuditReport], pages: Sequence[str], index: str, book: Book) -> None:
        self._findings = {
            (finding.fingerprint, finding.rule): finding for report in reports for finding in report.findings
        }
        self._pages = {str(number): page.encode("utf-8", "replace") for number, page in enumerate(pages, start=1)}
        self._pages[""] = index.encode("utf-8", "replace") if len(pages) > 1 else self._pages["1"]
        self._book = book
        # Within one program the file's own lock would let waiting threads starve.
        self._turn = threading.Lock()

    def page(self, name: str) -> bytes | None:
        """Return a page by its number, the first one by an empty name, or None where there is none."""
        return self._pages.get(name)

    def decisions(self) -> tuple[bytes, str]:
        """Return what is decided about the findings of these reports, and a tag that changes when it does.

        Raises:
            DecisionError: The file cannot be read.
        """
        known = [one for one in self._book.load() if (one.fingerprint, one.rule) in self._findings]
        content = json.dumps({"decisions": [_told(one) for one in known]}).encode()
        return content, f'"{hashlib.sha256(content).hexdigest()[:32]}"'

    def decide(self, body: bytes) -> None:
        """Make the decision that a body of JSON asks for, and save it before returning.

        Raises:
            ReviewError: It is not a decision about one of these findings.
            DecisionError: It is not complete, or the file cannot be written.
        """
        asked = _parse(body)
        finding = self._findings.get((asked["fingerprint"], asked["rule"]))
        if finding is None:
            _refuse("there is no such finding here", "Reload the page")
        if asked["status"] == OPEN:
            with self._turn:
                if any(one.fingerprint == finding.fingerprint for one in self._book.load()):
                    self._book.forget(finding.fingerprint)
            return
        until = _day(asked.get("until"))
        if until is not None and until < self._book.today():
            _refuse("the day is over", "Choose a later one")
        if asked["status"] not in {status.value for status in Status}:
            _refuse("there is no such decision", "Reload the page")
        made = self._book.decide(
            finding, Status(asked["status"]), reason=asked["reason"], editor=asked["editor"], until=until
        )
        with self._turn:
            self._book.record(made)


def _told(decision: Decision) -> Mapping[str, str | None]:
    return {
        "fingerprint": decision.fingerprint,
        "rule": decision.rule,
        "status": decision.status.value,
        "reason": decision.reason,
        "editor": decision.editor,
        "until": None if decision.until is None else decision.until.isoformat(),
    }


def _parse(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        _refuse("it is not JSON", "Reload the page")
    if not isinstance(asked, dict) or not asked.keys() <= _KEYS:
        _refuse("it is not a decision", "Reload the page")
    for key in _KEYS - {"until"}:
        if not isinstance(asked.setdefault(key, ""), str):
            _refuse(f"{key!r} is not a text", "Reload the page")
    return asked


def _day(given: object) -> date | None:
    if given is None:
        return None
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        _refuse("'until' is not a day", "Choose one")
    try:
        return date.fromisoformat(given)
    except ValueError:
        _refuse("there is no such day", "Choose another")


def _refuse(what: str, fix: str) -> NoReturn:
    raise ReviewError(what, where="the decision", fix=fix)
