"""The history: what it keeps, what it says of the next run, and what it does when its file is no history."""

import dataclasses
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from audit.errors import HistoryError
from audit.history import History
from audit.history.schema import APPLICATION_ID
from audit.model import AuditReport, Finding, Severity, Status
from tests.render.factory import make_findings, make_report

ROOT = Path(__file__).parent.parent.parent


def report(*findings: Finding, day: int = 0, **changes: object) -> AuditReport:
    """Return the render tests' report with other findings, some days later."""
    made = make_report(findings=findings, **changes)
    return dataclasses.replace(made, audited_at=made.audited_at + timedelta(days=day))


FIRST, SECOND, THIRD = make_findings()[:3]


def test_the_first_run_has_nothing_to_compare_with(tmp_path: Path) -> None:
    """No finding is called new, and the trend is this run."""
    with History(tmp_path / "kept" / "history.sqlite") as history:
        kept = history.add(report(FIRST, SECOND))
    assert kept.new is None
    assert len(kept.trend) == 1


def test_a_later_run_knows_what_is_new(tmp_path: Path) -> None:
    """New is what the last run did not have; the trend holds both, oldest first."""
    with History(tmp_path / "history.sqlite") as history:
        history.add(report(FIRST, SECOND))
    with History(tmp_path / "history.sqlite") as history:
        kept = history.add(report(SECOND, THIRD, day=1))
    assert kept.new == frozenset({THIRD.fingerprint})
    assert [point.at for point in kept.trend] == [report().audited_at, report(day=1).audited_at]
    assert [point.critical for point in kept.trend] == [
        sum(one.severity is Severity.CRITICAL for one in pair) for pair in ((FIRST, SECOND), (SECOND, THIRD))
    ]


def test_two_runs_differ(tmp_path: Path) -> None:
    """Each finding is new, fixed, still there, or of a post that is gone."""
    kept = report(FIRST, SECOND)
    gone = dataclasses.replace(SECOND, post="https://lists.example/gone", fingerprint="f" * 16)
    decided = dataclasses.replace(FIRST, status=Status.FALSE_POSITIVE)
    with History(tmp_path / "history.sqlite") as history:
        history.add(dataclasses.replace(kept, findings=(FIRST, SECOND, gone)))
        history.add(dataclasses.replace(kept, findings=(decided, THIRD)))
        difference = history.difference(1, 2)
    assert [one.fingerprint for one in difference.new] == [THIRD.fingerprint]
    assert [one.fingerprint for one in difference.fixed] == [SECOND.fingerprint]
    assert [(one.fingerprint, one.status) for one in difference.still] == [(FIRST.fingerprint, Status.FALSE_POSITIVE)]
    assert [one.fingerprint for one in difference.dropped] == [gone.fingerprint]


def test_feeds_are_told_apart(tmp_path: Path) -> None:
    """Another file, another query of an address, or another site is another feed."""
    base = report(FIRST)
    with History(tmp_path / "history.sqlite") as history:
        for source in ("a.xml", "https://user:pw@lists.example/feed?key=1", "https://lists.example/feed?key=2"):
            kept = history.add(dataclasses.replace(base, feed=dataclasses.replace(base.feed, source=source)))
            assert kept.new is None
        sources = [run.source for run in history.runs()]
        assert sources == [str(Path("a.xml").absolute()), *["https://lists.example/feed"] * 2]
        with pytest.raises(HistoryError, match="different feeds"):
            history.difference(1, 2)
        assert [run.number for run in history.runs("a.xml")] == [1]
        assert len(history.runs(base.feed.link)) == 3
        with pytest.raises(HistoryError, match="no run of this feed"):
            history.runs("b.xml")
        with pytest.raises(HistoryError, match="there is no run 9"):
            history.difference(1, 9)


def test_no_secret_of_an_address_is_kept(tmp_path: Path) -> None:
    """Neither password nor query of a feed's address gets into the file."""
    base = report(FIRST)
    feed = dataclasses.replace(base.feed, source="https://anna:hunter2@lists.example/feed?key=sesame")
    with History(tmp_path / "history.sqlite") as history:
        history.add(dataclasses.replace(base, feed=feed))
    content = (tmp_path / "history.sqlite").read_bytes()
    assert b"hunter2" not in content
    assert b"sesame" not in content


def test_old_details_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of runs long ago only the counts are kept."""
    monkeypatch.setattr("audit.history.store.DETAILED_RUNS", 2)
    with History(tmp_path / "history.sqlite") as history:
        for findings in ((FIRST,), (SECOND,), (SECOND,)):
            kept = history.add(report(*findings))
        assert (len(kept.trend), len(history.runs())) == (3, 3)
        assert len(history.difference(2, 3).still) == 1
        with pytest.raises(HistoryError, match="no longer kept"):
            history.difference(1, 2)
    with sqlite3.connect(tmp_path / "history.sqlite") as connection:
        assert connection.execute("SELECT fingerprint FROM fault").fetchall() == [(SECOND.fingerprint,)]
        assert connection.execute("SELECT count(*) FROM tally").fetchone() == (3,)


def test_two_audits_at_once_are_both_kept(tmp_path: Path) -> None:
    """Programs that make and write one history at the same time lose no run."""
    path = tmp_path / "history.sqlite"
    program = (
        "import sys; from pathlib import Path; from audit.history import History\n"
        "from tests.render.factory import make_report\n"
        "for _ in range(10):\n"
        "    with History(Path(sys.argv[1])) as history: history.add(make_report())"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=ROOT) for _ in range(4)]
    assert [one.wait(timeout=120) for one in running] == [0] * 4
    with History(path) as history:
        assert [run.number for run in history.runs()] == list(range(1, 41))


def spoil(path: Path, how: str) -> None:
    """Make something at this path that is no history."""
    if how == "folder":
        path.mkdir()
    elif how == "text":
        path.write_text("no database " * 100, encoding="utf-8")
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE notes (text)")
            if how == "version":
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("how", "words"),
    [("folder", "cannot be used"), ("text", "cannot be used"), ("stranger", "no history"), ("version", "version 99")],
)
def test_what_is_no_history_is_refused(tmp_path: Path, how: str, words: str) -> None:
    """The file is named and left as it is."""
    path = tmp_path / "history.sqlite"
    spoil(path, how)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(HistoryError, match=words) as raised:
        History(path)
    assert raised.value.where == str(path)
    assert before is None or path.read_bytes() == before


def test_a_history_that_breaks_later_is_told(tmp_path: Path) -> None:
    """A file damaged while it is open is one error of ours."""
    path = tmp_path / "history.sqlite"
    with History(path) as history:
        with sqlite3.connect(path) as connection:
            connection.execute("DROP TABLE found")
        with pytest.raises(HistoryError, match="cannot be used"):
            history.add(report(FIRST))
        assert history.runs() == ()


def test_reading_makes_no_file(tmp_path: Path) -> None:
    """Asking for the history of nothing does not begin one."""
    with pytest.raises(HistoryError, match="no history yet"):
        History(tmp_path / "history.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []
