"""Saving: killed at any moment, two writers at once, two branches of git; nothing is lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audit.decisions import load_decisions, record
from audit.decisions.saving import lock_file
from audit.errors import DecisionError
from audit.model import Status
from tests.decisions.factory import make_decision

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from pathlib import Path
from audit.decisions import record
from tests.decisions.factory import make_decision
path, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
for number in range(first, last):
    record(path, make_decision(number))
    print(number, flush=True)
"""
DYING = """
import os, signal, sys
from pathlib import Path
from audit.decisions import record
from tests.decisions.factory import make_decision
os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
record(Path(sys.argv[1]), make_decision(2))
"""


def start(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a Python program that uses this checkout."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("step", ["fsync", "replace", "unlink"])
def test_killed_in_the_middle_of_a_save(tmp_path: Path, step: str) -> None:
    """A process killed while it writes or renames leaves the old file whole, and the next one goes on from it."""
    path = tmp_path / "audit-decisions.toml"
    record(path, make_decision(1))
    dying = start(DYING.format(step=step), path)
    dying.communicate(timeout=60)
    assert dying.returncode == -signal.SIGKILL
    assert load_decisions(path) == (make_decision(1),)
    assert record(path, make_decision(3)) == (make_decision(1), make_decision(3))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """What a killed process said it had saved is in the file, which is whole."""
    path = tmp_path / "audit-decisions.toml"
    for attempt in range(5):
        writer = start(WRITER, path, attempt * 1000, attempt * 1000 + 1000)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(0.02 + 0.013 * attempt)
        writer.kill()
        said = [int(line) for line in writer.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
        kept = {int(one.fingerprint, 16) for one in load_decisions(path, missing_ok=True)}
        assert kept.issuperset(said)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two programs record fifty decisions each into one file: it holds all hundred."""
    path = tmp_path / "audit-decisions.toml"
    writers = [start(WRITER, path, 0, 50), start(WRITER, path, 50, 100)]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    assert {int(one.fingerprint, 16) for one in load_decisions(path)} == set(range(100))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_writer_that_hangs_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot get the right to write says so after a while, and writes nothing."""
    path = tmp_path / "audit-decisions.toml"
    monkeypatch.setattr("audit.decisions.saving.PATIENCE_SECONDS", 0.1)
    with lock_file(path), pytest.raises(DecisionError, match="another program is writing it"):
        record(path, make_decision())
    assert not path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The reason is told, with the file."""
    tmp_path.chmod(0o500)
    with pytest.raises(DecisionError, match="cannot be written"):
        record(tmp_path / "audit-decisions.toml", make_decision())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A decisions file is not made in a folder that does not exist: it is most often a slip."""
    with pytest.raises(DecisionError, match="no such folder"):
        record(tmp_path / "nowhere" / "audit-decisions.toml", make_decision())


class Repository:
    """A repository of git in a folder."""

    def __init__(self, folder: Path) -> None:
        """Make it, with one decisions file of six decisions."""
        self.path = folder / "audit-decisions.toml"
        self.git("init", "--quiet", "--initial-branch=main")
        record(self.path, *(make_decision(number * 16, post=f"https://lists.example/{number}") for number in range(6)))
        self.commit()

    def git(self, *arguments: str) -> int:
        """Run git without the user's settings, and return how it ended."""
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        names = {
            f"GIT_{who}_{what}": "anna@lists.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        command = ["git", *arguments]
        environment = {**os.environ, **settings, **names}
        return subprocess.run(
            command, cwd=self.path.parent, env=environment, check=False, capture_output=True
        ).returncode

    def commit(self) -> None:
        """Commit everything."""
        assert self.git("add", ".") == 0
        assert self.git("commit", "--quiet", "--message=decide") == 0

    def branch(self, name: str, number: int, post: str, **changes: object) -> None:
        """Record a decision on a branch of its own."""
        assert self.git("switch", "--quiet", "--create", name, "main") == 0
        record(self.path, make_decision(number, post=post, **changes))
        self.commit()


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
class TestGit:
    """Two editors decide on branches of their own."""

    def test_decisions_on_different_posts_merge(self, tmp_path: Path) -> None:
        """With others between them, git merges two new decisions without any setting."""
        repository = Repository(tmp_path)
        repository.branch("anna", 1, "https://lists.example/0")
        repository.branch("boris", 2, "https://lists.example/4", editor="Boris")
        assert repository.git("merge", "--quiet", "--no-edit", "anna") == 0
        assert len(load_decisions(repository.path)) == 8

    @pytest.mark.parametrize("changes", [{}, {"status": Status.ACCEPTED, "reason": "Will mend.", "editor": "Boris"}])
    def test_decisions_side_by_side_merge_by_union(self, tmp_path: Path, changes: dict[str, object]) -> None:
        """With git's own union driver, even neighbours merge, and writing the file again sorts it."""
        repository = Repository(tmp_path)
        (tmp_path / ".gitattributes").write_text("audit-decisions.toml merge=union\n", encoding="utf-8")
        repository.commit()
        repository.branch("anna", 1, "https://lists.example/2")
        repository.branch("boris", 2, "https://lists.example/2", **changes)
        assert repository.git("merge", "--quiet", "--no-edit", "anna") == 0
        merged = load_decisions(repository.path)
        assert {one.fingerprint for one in merged} >= {f"{1:016x}", f"{2:016x}"}
        assert len(record(repository.path)) == 8

    def test_a_conflict_is_named(self, tmp_path: Path) -> None:
        """Without the driver neighbours conflict; the file says so, and nothing is decided by half."""
        repository = Repository(tmp_path)
        repository.branch("anna", 1, "https://lists.example/2")
        repository.branch("boris", 2, "https://lists.example/2")
        assert repository.git("merge", "--quiet", "--no-edit", "anna") != 0
        with pytest.raises(DecisionError, match="git left a merge conflict"):
            load_decisions(repository.path)
