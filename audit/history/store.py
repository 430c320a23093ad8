"""One small SQLite file of the user's, with a row per run and feed."""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from audit.errors import HistoryError
from audit.history.feeds import feed_key, shown_source
from audit.history.runs import Difference, Fault, Run
from audit.history.schema import APPLICATION_ID, TABLES, VERSION
from audit.model import AuditReport, Finding, Severity, Status, TrendPoint

PATIENCE_SECONDS = 10.0
"""How long to wait for another audit that is writing; a run of 20,000 findings takes half a second."""
TREND_RUNS = 30
"""Runs shown as a trend: a month of daily audits."""
DETAILED_RUNS = 100
"""Runs of a feed whose findings are kept; of older ones only the counts are. Bounds the file, not the trend."""
LONGEST = 300
"""Characters kept of a title or message; they only name a finding."""


def default_path() -> Path:
    """Return where the history is kept when nothing is said."""
    import platformdirs  # noqa: PLC0415  only needed without --history

    return platformdirs.user_state_path("listicle-audit", appauthor=False) / "history.sqlite"


class History:
    """An open history. Use it as a context manager; `HistoryError` says when it cannot be used."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open a history.

        Args:
            create: Make the file where there is none; otherwise that is an error.
        """
        self._path = path
        with self._told():
            if create:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not path.is_file():
                raise HistoryError("there is no history yet", where=str(path), fix="Run 'audit run' first")
            # Autocommit: each method says where its transaction begins. No write-ahead log: it does not work on network
            # folders, where home directories often are, and a few rows a run need no reader beside the writer.
            self._connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            self._prepare()
        except HistoryError:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._connection.close()

    def add(self, report: AuditReport) -> AuditReport:
        """Keep a run, and return its report with what is new since the last one and the trend up to this one."""
        feed = feed_key(report.feed.source, report.feed.link)
        with self._transaction():
            last = self._connection.execute("SELECT max(id) FROM run WHERE feed = ?", (feed,)).fetchone()[0]
            before = None if last is None else {fault.fingerprint for fault in self._faults(last)}
            self._insert(feed, report)
            self._forget_details(feed)
            trend = self._trend(feed)
        names = frozenset(finding.fingerprint for finding in report.findings)
        return replace(report, new=None if before is None else names - before, trend=trend)

    def runs(self, feed: str | None = None) -> tuple[Run, ...]:
        """Return the runs, oldest first: all, or those of a feed named by its path, address or link.

        Raises:
            HistoryError: No run of such a feed is kept.
        """
        columns = "id, source, link, title, at, reference, gate, critical, warning, info"
        with self._told():
            rows = self._connection.execute(f"SELECT {columns} FROM run ORDER BY id").fetchall()  # noqa: S608
        found = tuple(_run(row) for row in rows)
        if feed is None:
            return found
        asked = tuple(run for run in found if feed in {run.source, run.link} or shown_source(feed) == run.source)
        if not asked:
            known = ", ".join(sorted({run.source for run in found})[:5])
            raise HistoryError(
                "no run of this feed is kept", where=feed, fix=f"Known are: {known}" if known else "Audit it"
            )
        return asked

    def difference(self, earlier: int, later: int) -> Difference:
        """Compare two runs by their numbers.

        Raises:
            HistoryError: There is no such run, they are of different feeds, or too old for their findings to be kept.
        """
        with self._told():
            if self._feed_of(earlier) != self._feed_of(later):
                raise HistoryError(
                    f"runs {earlier} and {later} are of different feeds",
                    where=str(self._path),
                    fix="See 'audit history'",
                )
            before = {fault.fingerprint: fault for fault in self._faults(earlier)}
            after = {fault.fingerprint: fault for fault in self._faults(later)}
            posts = {link for (link,) in self._connection.execute("SELECT link FROM post WHERE run = ?", (later,))}
        gone = [fault for name, fault in before.items() if name not in after]
        return Difference(
            new=tuple(fault for name, fault in after.items() if name not in before),
            fixed=tuple(fault for fault in gone if not fault.post or fault.post in posts),
            still=tuple(fault for name, fault in after.items() if name in before),
            dropped=tuple(fault for fault in gone if fault.post and fault.post not in posts),
        )

    def _prepare(self) -> None:
        """Make the tables in a new file; refuse a file of another program or of another version."""
        with self._told():
            application, version = self._marks()
        if application == 0:
            with self._transaction():
                self._create()
                application, version = self._marks()
        if application != APPLICATION_ID:
            raise HistoryError("it is no history of audits", where=str(self._path), fix="Name another --history")
        if version != VERSION:
            raise HistoryError(
                f"it is of version {version}, not {VERSION}",
                where=str(self._path),
                fix="Use the version of audit that wrote it, or name another --history",
            )

    def _marks(self) -> tuple[int, int]:
        application, version = (
            self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        return application, version

    def _create(self) -> None:
        # Empty still? Another audit may have made the tables since we looked.
        if self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            for statement in TABLES.split(";"):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def _insert(self, feed: str, report: AuditReport) -> None:
        counts = [report.count(severity) for severity in Severity]
        reference = ", ".join(f"{info.name} {info.version}" for info in report.references)
        gate = "failed" if report.gate_failed else "passed"
        described = (shown_source(report.feed.source), report.feed.link, _short(report.feed.title))
        row = (feed, *described, report.audited_at.isoformat(), report.tool_version, reference, gate, *counts)
        run = self._connection.execute(
            "INSERT INTO run (feed, source, link, title, at, tool, reference, gate, critical, warning, info)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        opened = Counter((one.rule, one.severity.value) for one in report.findings if one.status is Status.OPEN)
        self._connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?, ?)", [(run, *key, number) for key, number in opened.items()]
        )
        links = {post.link for post in report.feed.posts if post.link}
        self._connection.executemany("INSERT INTO post VALUES (?, ?)", [(run, link) for link in sorted(links)])
        self._connection.executemany(
            "INSERT INTO fault (feed, fingerprint, rule, severity, post, title, message) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (feed, fingerprint) DO UPDATE SET severity = excluded.severity, message = excluded.message",
            [(feed, *_described(finding)) for finding in report.findings],
        )
        self._connection.executemany(
            "INSERT INTO found SELECT ?, id, ? FROM fault WHERE feed = ? AND fingerprint = ?",
            [(run, finding.status.value, feed, finding.fingerprint) for finding in report.findings],
        )

    def _forget_details(self, feed: str) -> None:
        old = "SELECT id FROM run WHERE feed = ? AND detailed ORDER BY id DESC LIMIT -1 OFFSET ?"
        runs = self._connection.execute(old, (feed, DETAILED_RUNS)).fetchall()
        for table in ("found", "post"):
            self._connection.executemany(f"DELETE FROM {table} WHERE run = ?", runs)  # noqa: S608  two words of ours
        self._connection.executemany("UPDATE run SET detailed = 0 WHERE id = ?", runs)
        if runs:
            unseen = "DELETE FROM fault WHERE feed = ? AND id NOT IN (SELECT fault FROM found)"
            self._connection.execute(unseen, (feed,))

    def _trend(self, feed: str) -> tuple[TrendPoint, ...]:
        rows = self._connection.execute(
            "SELECT at, critical, warning, info FROM run WHERE feed = ? ORDER BY id DESC LIMIT ?", (feed, TREND_RUNS)
        ).fetchall()
        return tuple(
            TrendPoint(at=datetime.fromisoformat(at), critical=critical, warning=warning, info=info)
            for at, critical, warning, info in reversed(rows)
        )

    def _faults(self, run: int) -> tuple[Fault, ...]:
        rows = self._connection.execute(
            "SELECT fingerprint, rule, severity, post, title, message, status FROM found"
            " JOIN fault ON fault.id = found.fault WHERE run = ? ORDER BY post, title, rule, fingerprint",
            (run,),
        )
        return tuple(
            Fault(
                fingerprint=fingerprint,
                rule=rule,
                severity=Severity(severity),
                post=post,
                title=title,
                message=message,
                status=Status(status),
            )
            for fingerprint, rule, severity, post, title, message, status in rows
        )

    def _feed_of(self, run: int) -> str:
        row = self._connection.execute("SELECT feed, detailed FROM run WHERE id = ?", (run,)).fetchone()
        if row is None:
            raise HistoryError(f"there is no run {run}", where=str(self._path), fix="See 'audit history'")
        feed, detailed = row
        if not detailed:
            raise HistoryError(
                f"the findings of run {run} are no longer kept",
                where=str(self._path),
                fix=f"Choose one of the feed's last {DETAILED_RUNS} runs",
            )
        return str(feed)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told():
            # At once the right to write: two audits that both read first could never finish.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # SQLite has rolled back already where the disk is full or the file damaged.
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            raise HistoryError(
                f"the history cannot be used ({said or type(error).__name__})",
                where=str(self._path),
                fix="Move the file away, name another --history, or use --no-history",
            ) from error


def _described(finding: Finding) -> tuple[str, ...]:
    texts = (finding.post, _short(finding.title), _short(finding.message))
    return (finding.fingerprint, finding.rule, finding.severity.value, *texts)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _run(row: tuple[Any, ...]) -> Run:
    number, source, link, title, at, *rest = row
    reference, gate, critical, warning, info = rest
    return Run(
        number=number,
        source=source,
        link=link,
        title=title,
        at=datetime.fromisoformat(at),
        reference=reference,
        gate=gate,
        critical=critical,
        warning=warning,
        info=info,
    )
