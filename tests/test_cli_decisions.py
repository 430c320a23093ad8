"""`audit run` with decisions, baseline and history, and the commands about them, through the program's own entry."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from audit.cli import main
from audit.decisions import load_decisions, record
from audit.model import Decision, Status
from tests.test_cli import FOUND, HOLDS, INCOMPLETE, Done, assert_refused, write

OTHER: Mapping[str, Any] = {
    "title": "The Ascent",
    "year": 1977,
    "imdb_id": "tt0075404",
    "director": "Larisa Shepitko",
    "description": "Two partisans look for food in the snow.",
    "fact": "It won the Golden Bear.",
}
ITEMS: Mapping[str, Any] = {"items": [{"rating": "83"}, OTHER]}
MENDED: Mapping[str, Any] = {"items": [{"rating": "8.3"}, *ITEMS["items"][1:]]}
DECISIONS = "audit-decisions.toml"


class Run(Protocol):
    """Runs `audit` in the folder of the test, in this process: it need not be loaded forty times."""

    def __call__(self, *arguments: str) -> Done:
        """Return what the run printed, and its exit code."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")

    def call(*arguments: str) -> Done:
        monkeypatch.setattr("sys.argv", ["audit", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err, tmp_path)

    return call


def critical(done: Done) -> list[dict[str, Any]]:
    """Return the critical findings that a run printed as JSON."""
    return [finding for finding in json.loads(done.out)["findings"] if finding["severity"] == "critical"]


@pytest.fixture
def decision(tmp_path: Path, run: Run) -> Decision:
    """A decision about the one critical finding of feed.xml, made from nothing but the printed JSON."""
    write(tmp_path, "feed.xml", ITEMS)
    (found,) = critical(run("run", "feed.xml", "--format", "json"))
    return Decision(
        fingerprint=found["fingerprint"],
        rule=found["rule"],
        post=found["post"],
        title=found["title"],
        field=found["field"],
        value=found["observed"],
        status=Status.FALSE_POSITIVE,
        reason="Out of a hundred.",
        editor="Anna",
    )


def test_a_decision_lets_the_feed_pass(tmp_path: Path, run: Run, decision: Decision) -> None:
    """The file in the current directory is used, named in the summary, and told in the JSON; it can be left out."""
    record(tmp_path / DECISIONS, decision)
    done = run("run", "feed.xml")
    assert done.code == HOLDS
    assert f"Decisions: {DECISIONS}" in done.out
    assert "Decided and hidden: 1 false positive" in done.out
    (found,) = critical(run("run", "feed.xml", "--format", "json"))
    assert found["status"] == "false-positive"
    assert found["decision"] == {
        "status": "false-positive",
        "reason": "Out of a hundred.",
        "editor": "Anna",
        "until": None,
    }
    without = run("run", "feed.xml", "--no-decisions")
    assert without.code == FOUND
    assert "Decisions:" not in without.out


def test_a_named_file_is_used(tmp_path: Path, run: Run, decision: Decision) -> None:
    """--decisions names another file; both options together are refused, and so is a file that is missing."""
    record(tmp_path / "ours.toml", decision)
    assert run("run", "feed.xml", "--decisions", "ours.toml").code == HOLDS
    assert_refused(run("run", "feed.xml", "--decisions", "x.toml"), "x.toml", "no such file")
    assert_refused(run("run", "feed.xml", "--decisions", "ours.toml", "--no-decisions"), "--no-decisions")


def test_a_damaged_file_stops_the_audit(tmp_path: Path, run: Run, decision: Decision) -> None:
    """A gate that silently lost its decisions, or applied half of them, would be worse than none."""
    record(tmp_path / DECISIONS, decision)
    (tmp_path / DECISIONS).write_text("[decision]\nx.rule = 3\n", encoding="utf-8")
    assert_refused(run("run", "feed.xml"), DECISIONS, "'x' is no fingerprint")


def test_expired_and_unused_decisions(tmp_path: Path, run: Run, decision: Decision) -> None:
    """An expired decision fails the gate by itself; an unused one is a warning."""
    ended = dataclasses.replace(decision, status=Status.IGNORED, until=date(2025, 1, 1))
    record(tmp_path / DECISIONS, ended)
    found = critical(run("run", "feed.xml", "--format", "json"))
    assert [finding["rule"] for finding in found] == ["rating-out-of-range", "expired-decision"]
    write(tmp_path, "feed.xml", MENDED)
    assert run("run", "feed.xml").code == HOLDS
    assert run("run", "feed.xml", "--fail-on", "warning").code == FOUND


def test_prune(tmp_path: Path, run: Run, decision: Decision) -> None:
    """Decisions that match nothing go; those on other feeds' posts only when that is asked for."""
    elsewhere = dataclasses.replace(decision, fingerprint="a" * 16, post="https://other.example/1")
    record(tmp_path / DECISIONS, decision, elsewhere)
    kept = run("decisions", "prune", "feed.xml")
    assert (kept.code, kept.out) == (HOLDS, "")
    write(tmp_path, "feed.xml", MENDED)
    dry = run("decisions", "prune", "feed.xml", "--dry-run")
    assert len(load_decisions(tmp_path / DECISIONS)) == 2
    done = run("decisions", "prune", "feed.xml")
    assert done.out == dry.out
    assert done.out.startswith(f"{decision.fingerprint}  false-positive  rating-out-of-range")
    assert load_decisions(tmp_path / DECISIONS) == (elsewhere,)
    run("decisions", "prune", "feed.xml", "--missing-posts")
    assert load_decisions(tmp_path / DECISIONS) == ()


def test_list_and_add(tmp_path: Path, run: Run, decision: Decision) -> None:
    """A file saved from a report is added to the project's, which is listed for people."""
    other = dataclasses.replace(decision, fingerprint="b" * 16, status=Status.IGNORED, until=date(2027, 1, 31))
    record(tmp_path / DECISIONS, decision)
    record(tmp_path / "saved.toml", other)
    assert run("decisions", "add", "saved.toml").out == f"2 decisions in {DECISIONS}\n"
    listed = run("decisions", "list").out.splitlines()
    assert len(listed) == 2
    assert any("ignored until 2027-01-31" in line and "Anna: Out of a hundred." in line for line in listed)


def test_a_baseline_gates_on_what_is_new(tmp_path: Path, run: Run) -> None:
    """What was there passes, a new fault fails, a fixed one is counted, in the summary and in the JSON."""
    write(tmp_path, "feed.xml", ITEMS)
    assert run("run", "feed.xml").code == FOUND
    assert run("baseline", "feed.xml").out.endswith(" in audit-baseline.json\n")
    gate = ("run", "feed.xml", "--baseline", "audit-baseline.json")
    assert run(*gate).code == HOLDS
    write(tmp_path, "feed.xml", {"items": [*MENDED["items"], {"rating": "99"}]})
    done = run(*gate, "--format", "json")
    assert done.code == FOUND
    counts = json.loads(done.out)["summary"]["baseline"]
    assert "rating-out-of-range" in [one["rule"] for one in counts["fixed"]]
    assert counts["new"] > 0
    assert "1 fixed" in run(*gate).out


def test_a_baseline_leaves_decided_findings_out(tmp_path: Path, run: Run, decision: Decision) -> None:
    """When the decision ends its finding comes back; the baseline does not swallow it."""
    record(tmp_path / DECISIONS, decision)
    run("baseline", "feed.xml", "-o", "known.json")
    assert decision.fingerprint not in (tmp_path / "known.json").read_text(encoding="utf-8")
    run("baseline", "feed.xml", "-o", "known.json", "--no-decisions")
    assert decision.fingerprint in (tmp_path / "known.json").read_text(encoding="utf-8")


def test_a_baseline_of_half_an_audit_is_not_written(tmp_path: Path, run: Run) -> None:
    """With a feed that cannot be read, findings would be missing."""
    write(tmp_path, "feed.xml", ITEMS)
    assert_refused(run("baseline", "feed.xml", "missing.xml"), "missing.xml")
    assert not (tmp_path / "audit-baseline.json").exists()
    assert_refused(run("run", "feed.xml", "--baseline", "missing.json"), "missing.json")


def test_a_history_of_two_runs(tmp_path: Path, run: Run) -> None:
    """Runs are listed and compared; the second knows what is new."""
    write(tmp_path, "feed.xml", ITEMS)
    keep = ("run", "feed.xml", "--history", "h.sqlite")
    assert "since the last run" not in run(*keep).out
    write(tmp_path, "feed.xml", {"items": [{"year": None}, *MENDED["items"]]})
    assert "new since the last run" in run(*keep).out
    shown = run("history", "--history", "h.sqlite").out.splitlines()
    assert [line.split()[0] for line in shown] == ["run", "1", "2"]
    by_feed = run("history", "feed.xml", "--diff", "--history", "h.sqlite").out
    assert by_feed == run("history", "--between", "1", "2", "--history", "h.sqlite").out
    fixed = by_feed.partition("\nFixed: ")[2].partition("\nStill there")[0]
    assert "rating-out-of-range" in fixed
    assert "missing-year" in by_feed.partition("\nFixed: ")[0]
    assert_refused(run("history", "other.xml", "--history", "h.sqlite"), "other.xml", "no run of this feed")
    assert_refused(run("history", "--diff", "--history", "h.sqlite"), "--diff needs a feed")
    assert_refused(run("history", "--history", "none.sqlite"), "none.sqlite", "no history yet")


def test_a_broken_history_never_fails_an_audit(tmp_path: Path, run: Run) -> None:
    """It costs one line; the verdict and the exit code are the feed's."""
    write(tmp_path, "feed.xml", ITEMS)
    (tmp_path / "h.sqlite").write_text("no database " * 100, encoding="utf-8")
    done = run("run", "feed.xml", "--history", "h.sqlite")
    assert done.code == FOUND
    assert len(done.err.splitlines()) == 1
    assert "the history cannot be used" in done.err


def test_the_users_history_is_used_unless_told_otherwise(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies in the user's folder for such files; --no-history keeps nothing."""
    write(tmp_path, "feed.xml", ITEMS)
    monkeypatch.delenv("AUDIT_NO_HISTORY")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    run("run", "feed.xml", "--no-history")
    assert not list(tmp_path.rglob("history.sqlite"))
    run("run", "feed.xml")
    assert len(list(tmp_path.rglob("history.sqlite"))) == 1
    listed = run("history")
    assert (listed.code, len(listed.out.splitlines())) == (HOLDS, 2)


def test_a_conflict_of_git_is_usage(tmp_path: Path, run: Run, decision: Decision) -> None:
    """A file that git could not merge stops the audit with its line."""
    record(tmp_path / DECISIONS, decision)
    path = tmp_path / DECISIONS
    path.write_text("<<<<<<< HEAD\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("run", "feed.xml")
    assert done.code == INCOMPLETE
    assert f"{DECISIONS}, line 1: git left a merge conflict" in done.err
