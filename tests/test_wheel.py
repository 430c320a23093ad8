"""The wheel, as users install it: everything is in it, and it audits without the checkout.

It is built from a copy of the sources, so that nothing left over from an earlier build gets into it, and installed into
an environment of its own, whose other libraries are those of this one.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from audit.judge.suites import load_suites

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "feeds" / "example.xml"
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "audit", "expectations", "reports")
SECONDS = 300

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that knows nothing of the checkout, and keeps what it keeps in its working directory."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "AUDIT_", "VIRTUAL_"))}
    kept = {"XDG_STATE_HOME": str(cwd / ".state"), "XDG_DATA_HOME": str(cwd / ".data")}
    words = [str(word) for word in command]
    return subprocess.run(
        words, cwd=cwd, env=clean | kept, capture_output=True, text=True, check=False, timeout=SECONDS
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sources as they are."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    sources.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, sources / name)
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", folder)
    done = run(sys.executable, "-m", "pip", "wheel", *options, sources, cwd=folder)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with the wheel in it."""
    home = tmp_path_factory.mktemp("installed")
    assert run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home).returncode == 0
    programs = home / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python")
    done = run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=home)
    assert done.returncode == 0, done.stderr
    # Only this folder joins the path; the .pth files in it, the editable install's among them, are not read.
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(programs / "python", "-c", asked, cwd=home).stdout.strip())
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


def test_every_package_is_listed() -> None:
    """The build lists each package below audit/, and no other: a forgotten one is missing only after installing."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        listed = tomllib.load(file)["tool"]["setuptools"]["packages"]
    below = {".".join(init.parent.relative_to(ROOT).parts) for init in (ROOT / "audit").rglob("__init__.py")}
    assert set(listed) == below | {"audit.expectations", "audit.reports"}
    assert len(listed) == len(set(listed))


def test_everything_is_in_the_wheel(wheel: Path) -> None:
    """Each module and each data file of the sources is in the wheel, and nothing of the tests."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    folders = {"audit": "audit", "expectations": "audit/expectations", "reports": "audit/reports"}
    sources = {
        f"{inside}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in folders.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == sources
    assert {
        "audit/py.typed",
        "audit/expectations/films.yaml",
        "audit/measure/nationalities.tsv",
        "audit/reference/starter.tsv",
        "audit/reports/audit-1.schema.json",
        "audit/reports/report.css",
        "audit/reports/report.html.j2",
    } <= names


def test_the_program_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """What is run below is the installed package and nothing of the checkout."""
    asked = "import audit, audit.reports, sys; print(audit.__file__, audit.reports.__file__, *sys.path, sep='\\n')"
    done = run(installed / "python", "-c", asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    module, reports, *path = done.stdout.splitlines()
    assert Path(module).is_relative_to(installed.parent)
    assert Path(reports).is_relative_to(installed.parent)
    assert str(ROOT) not in path


def test_the_wheel_knows_the_rules(installed: Path, tmp_path: Path) -> None:
    """`audit rules` lists every rule of the suites."""
    done = run(installed / "audit", "rules", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rules = [rule.rule for suite in load_suites(check_columns=False) for rule in suite.rules]
    assert [line.split()[0] for line in done.stdout.splitlines()] == rules


def test_the_wheel_audits_the_example(installed: Path, tmp_path: Path) -> None:
    """From the wheel the example gets its reports, with what stands in the data files: suites, starter, templates."""
    feed = shutil.copy(EXAMPLE, tmp_path / "feed.xml")
    done = run(installed / "audit", "run", feed, "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    summary = json.loads(done.stdout)["summary"]
    assert summary["films"] == 36
    assert summary["matched"] > 30
    assert summary["findings"]["critical"] > 20
    assert "<style>" in (tmp_path / "audit-reports" / "feed.html").read_text(encoding="utf-8")
