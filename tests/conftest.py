"""Fixtures of the whole suite."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from audit.model import Reference
from audit.reference import open_reference

# no test is timed: a busy machine is no fault of the code
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("AUDIT_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_users() -> Iterator[None]:
    """No test writes into the user's own history or reads the reference built there; one that needs them says so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIT_NO_HISTORY", "1")
        patch.setenv("AUDIT_REFERENCE", "starter")
        yield


@pytest.fixture(scope="session")
def starter() -> Iterator[Reference]:
    """The bundled reference."""
    reference = open_reference("starter")
    yield reference
    reference.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled feeds beside the checkout; tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("no labelled feeds beside the checkout")
    return SHARED
