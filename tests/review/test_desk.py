"""Deciding: at once in the file, by several at once, and nothing is lost when the server dies."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit.decisions import load_decisions, record
from audit.model import Status
from tests.decisions.factory import make_decision
from tests.review.serving import asked, decide_by, serve

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The decisions file, which is not there yet."""
    return tmp_path / "audit-decisions.toml"


def test_a_decision_is_in_the_file_before_the_answer(path: Path) -> None:
    """It says what was decided of which value, in the server's own words; the answer holds all decisions."""
    with serve(path) as server:
        status, answer = decide_by(server, asked(status="ignored", until="2026-11-01"))
        (made,) = load_decisions(path)
        assert status == 200
        assert (made.status, str(made.until), made.title) == (Status.IGNORED, "2026-11-01", "The Cranes Are Flying")
        assert answer["decisions"] == [asked(status="ignored", until="2026-11-01")]


def test_taking_back(path: Path) -> None:
    """A decision that is taken back is gone from the file; one that is not there is no fault."""
    with serve(path) as server:
        assert decide_by(server, {"fingerprint": f"{1:016x}", "rule": "year-mismatch", "status": "open"})[0] == 200
        decide_by(server, asked(1))
        decide_by(server, asked(2))
        _, answer = decide_by(server, {"fingerprint": f"{1:016x}", "rule": "year-mismatch", "status": "open"})
        assert [one["fingerprint"] for one in answer["decisions"]] == [f"{2:016x}"]
        assert load_decisions(path) == (make_decision(2, status=Status.ACCEPTED, reason="Will mend it.", editor="Ada"),)


def test_decisions_about_other_feeds_stay_and_are_not_shown(path: Path) -> None:
    """The file may hold what this review is not about."""
    other = record(path, make_decision(1000), make_decision(1, rule="missing-year"))
    with serve(path) as server:
        _, answer = decide_by(server, asked(5))
        assert [one["fingerprint"] for one in answer["decisions"]] == [f"{5:016x}"]
    assert set(load_decisions(path)) > set(other)


def test_of_two_decisions_about_one_finding_the_last_counts(path: Path) -> None:
    """The first to have decided sees it in the next answer."""
    with serve(path) as server:
        decide_by(server, asked(1, editor="Ada"))
        decide_by(server, asked(1, editor="Boris", status="false-positive"))
        _, answer = decide_by(server, asked(2, editor="Ada"))
        assert [(one["editor"], one["status"]) for one in answer["decisions"]] == [
            ("Boris", "false-positive"),
            ("Ada", "accepted"),
        ]


def test_two_browsers_and_a_program_at_once_lose_nothing(path: Path) -> None:
    """A hundred decisions by two browsers, with another program writing the same file, are all there in the end."""
    stop = threading.Event()

    def write() -> None:
        number = 1000
        while not stop.is_set():
            record(path, make_decision(number := number + 1))
            time.sleep(0.2)

    with serve(path) as server, ThreadPoolExecutor(3) as pool:
        program = pool.submit(write)
        try:
            made = [pool.submit(lambda n: decide_by(server, asked(n))[0], number) for number in range(1, 101)]
            assert {one.result() for one in made} == {200}
        finally:
            stop.set()
        program.result()
    numbers = {int(one.fingerprint, 16) for one in load_decisions(path)}
    assert numbers.issuperset(range(1, 101))
    assert 1001 in numbers


SERVER = """
import sys
from pathlib import Path
from tests.review.serving import serve
with serve(Path(sys.argv[1])) as server:
    print(server.server_port, server.token, flush=True)
    sys.stdin.read()
"""
DYING = """
import os, signal
os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""


def start(program: str, path: Path) -> tuple["subprocess.Popen[str]", str]:
    """Start a server in a process of its own, and return it with its address."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    port, token = process.stdout.readline().split()
    return process, f"http://127.0.0.1:{port}/{token}/"


def post(address: str, number: int) -> int:
    """Decide about a finding, and return the status of the answer; 0 where there is none."""
    origin, _, rest = address.removeprefix("http://").partition("/")
    headers = {
        "X-Audit-Token": rest.rstrip("/"),
        "Origin": f"http://{origin}",
        "Content-Type": "application/json",
    }
    request = urllib.request.Request(f"{address}decisions", json.dumps(asked(number)).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            status: int = response.status
            return status
    except OSError:
        return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
class TestKilled:
    """The server is killed with kill -9."""

    def test_at_any_moment(self, path: Path) -> None:
        """What it answered for is in the file, which is whole."""
        process, address = start(SERVER, path)
        threading.Timer(0.25, process.kill).start()
        saved = []
        for number in range(1, 101):
            if post(address, number) == 200:
                saved.append(number)
            else:
                break
        process.communicate(timeout=30)
        assert {int(one.fingerprint, 16) for one in load_decisions(path, missing_ok=True)}.issuperset(saved)

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_in_the_middle_of_a_save(self, path: Path, step: str) -> None:
        """The file is the old one, and the next review goes on from it."""
        record(path, make_decision(1))
        dying = SERVER.replace("with serve", DYING.format(step=step) + "with serve", 1)
        process, address = start(dying, path)
        assert post(address, 2) == 0
        process.communicate(timeout=30)
        assert process.returncode == -signal.SIGKILL
        assert load_decisions(path) == (make_decision(1),)
        with serve(path) as server:
            assert decide_by(server, asked(3))[0] == 200
        assert {int(one.fingerprint, 16) for one in load_decisions(path)} == {1, 3}
        assert os.listdir(path.parent) == [path.name]  # noqa: PTH208
