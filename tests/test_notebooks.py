"""The notebooks run from top to bottom, and are committed without outputs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    """Return the code cells of a notebook."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    """The three notebooks the architecture names are there."""
    assert [path.stem for path in NOTEBOOKS] == ["audit_a_feed", "how_matching_works", "tune_expectations"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped(notebook: Path) -> None:
    """A notebook with outputs would show figures that nobody renews."""
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells_of(notebook))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs, in order, from the root of the repository."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for number, cell in enumerate(cells_of(notebook), start=1):
        exec(compile("".join(cell["source"]), f"{notebook.name}[{number}]", "exec"), names)
