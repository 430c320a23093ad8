"""`audit review` from the command line."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from audit.decisions import load_decisions

FEEDS = Path(__file__).parent / "feeds"


def start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Start `audit review` in a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", "from audit.cli import main; main()", "review", "--no-browser", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(FEEDS.parent.parent)},
    )


def fails(folder: Path, *arguments: str) -> str:
    """Return the one line of a review that cannot start."""
    process = start(folder, *arguments)
    out, said = process.communicate(timeout=120)
    assert (process.returncode, out) == (2, "")
    assert said.count("\n") == 1
    assert said.startswith("audit: ")
    return said


@pytest.fixture
def running(tmp_path: Path) -> Iterator["Running"]:
    """A review of the small feed, named by a folder of reports."""
    reports = tmp_path / "audit-reports"
    reports.mkdir()
    source = str(FEEDS / "small.xml")
    (reports / "small.json").write_text(json.dumps({"schema": "audit/1", "feed": {"source": source}}))
    (reports / "other.json").write_text("{}")
    process = start(tmp_path)
    try:
        yield Running(process)
    finally:
        process.kill()
        process.communicate()


class Running:
    """A review that runs."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Read where it can be found."""
        assert process.stdout is not None
        self.process = process
        self.host, _, self.path = process.stdout.readline().removeprefix("Review: http://").strip().partition("/")
        self.token = self.path.rstrip("/")

    def ask(self, method: str, name: str, body: object = None, headers: Mapping[str, str] = {}) -> tuple[int, str]:
        """Return status and body of an answer."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            own = {"X-Audit-Token": self.token, "Origin": f"http://{self.host}", "Content-Type": "application/json"}
            connection.request(method, f"/{self.token}/{name}", json.dumps(body) if body else None, {**own, **headers})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_a_review_from_start_to_end(running: Running, tmp_path: Path) -> None:
    """It serves the page, writes the decision beside where it was started, and Ctrl-C ends it with 0."""
    assert running.host.startswith("127.0.0.1:")
    status, page = running.ask("GET", "")
    assert status == 200
    assert "connect-src &#39;self&#39;" in page
    assert '"mode":"review"' in page
    finding = page.partition('data-rule="missing-imdb-id"')[0].rpartition('data-fingerprint="')[2].partition('"')[0]
    decision = {
        "fingerprint": finding,
        "rule": "missing-imdb-id",
        "status": "accepted",
        "reason": "Will add it.",
        "editor": "Ada",
        "until": None,
    }
    assert running.ask("POST", "decisions", decision)[0] == 200
    assert running.ask("POST", "decisions", decision, {"Origin": "https://evil.example"})[0] == 403
    (made,) = load_decisions(tmp_path / "audit-decisions.toml")
    assert (made.title, made.reason) == ("Carnival Night", "Will add it.")
    running.process.send_signal(signal.SIGINT)
    out, said = running.process.communicate(timeout=30)
    assert running.process.returncode == 0
    assert out.endswith("The review has ended; every decision is saved.\n")
    assert said == ""


def test_without_reports(tmp_path: Path) -> None:
    """Where nothing was audited yet, it says what to do."""
    assert "there are no reports" in fails(tmp_path)


def test_a_feed_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    assert "there is no such file" in fails(tmp_path, "gone.xml")


def test_a_damaged_decisions_file(tmp_path: Path) -> None:
    """It is told of before anybody has decided anything."""
    (tmp_path / "audit-decisions.toml").write_text("nonsense")
    assert "not valid TOML" in fails(tmp_path, str(FEEDS / "small.xml"))
