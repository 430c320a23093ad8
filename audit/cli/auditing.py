"""What commands that audit have in common."""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import DecisionError, UsageError

if TYPE_CHECKING:
    from audit.model import AuditReport, Decision
    from audit.pipeline import Audit


def audit_completely(
    source: list[str],
    *,
    reference: str | None,
    expectations: Path | None,
    check_links: bool,
    decisions: "tuple[Decision, ...]",
) -> "list[AuditReport]":
    """Audit feeds for a command that concludes something from what is not found.

    Raises:
        FeedError: A feed cannot be read.
        DecisionError: A rule crashed, so that not everything was looked at.
    """
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.read import fetch, sources  # noqa: PLC0415

    with open_audit(reference, expectations, decisions, check_links=check_links) as audit:
        reports = [pipeline.audit_feed(fetch(one), one.name, audit) for one in sources(source)]
    for report in reports:
        for broken in report.errored:
            raise DecisionError(
                f"rule {broken.rule} crashed ({broken.error}), so the audit is not complete",
                where=report.feed.source,
                fix="Please report this as a bug",
            )
    return reports


@contextlib.contextmanager
def open_audit(
    reference: str | None, expectations: Path | None, decisions: "tuple[Decision, ...]", *, check_links: bool = False
) -> "Iterator[Audit]":
    """Yield what feeds are audited with, its reference open.

    Raises:
        AuditError: One of the options cannot be used.
    """
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.reference import open_reference  # noqa: PLC0415

    with contextlib.closing(open_reference(reference)) as opened:
        yield pipeline.Audit(
            reference=opened,
            suites=pipeline.load_suites(suites_folder(expectations)),
            now=present(),
            check_links=check_links,
            decisions=decisions,
        )


def suites_folder(expectations: Path | None) -> Path | None:
    """Return the folder of suites that was asked for.

    Raises:
        UsageError: There is none.
    """
    if expectations is not None and not expectations.is_dir():
        raise UsageError("there is no such folder of suites", where=str(expectations), fix="Check --expectations")
    return expectations


def is_reproducible() -> bool:
    """Whether two runs on one feed are to give the same bytes: then nothing is told that differs between them."""
    return "SOURCE_DATE_EPOCH" in os.environ


def present() -> datetime:
    """Return the present, or SOURCE_DATE_EPOCH for reports that can be reproduced.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "not a number of seconds since 1970", where="SOURCE_DATE_EPOCH", fix="Unset it or give it an integer"
        ) from error
