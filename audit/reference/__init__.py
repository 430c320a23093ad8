"""References: where a listed film is looked up. Each implements the ``Reference`` protocol of ``audit.model``."""

import os
import sys
from pathlib import Path
from typing import Final

from audit.errors import ReferenceFault
from audit.model import Reference

__all__ = ["DEFAULT_VARIABLE", "default_path", "open_reference"]

DEFAULT_VARIABLE: Final = "AUDIT_REFERENCE"
"""Environment variable that names the reference where no option does, as ``open_reference`` takes it."""

_CINEMAGOER = "cinemagoer:"
_STARTER = "starter"


def open_reference(spec: str | None = None) -> Reference:
    """Open the reference that an option names.

    Args:
        spec: ``starter`` for the bundled one, ``cinemagoer:URI`` for a database that cinemagoer imported (a SQLAlchemy
            URI or the path of a SQLite file), or else the path of a reference file. None for what the environment
            variable AUDIT_REFERENCE names; without it the one in the default place, or the bundled one where there is
            none. One there that cannot be used is told on standard error: nobody asked for it.

    Raises:
        ReferenceFault: One that was asked for cannot be used.
    """
    # The imports wait for their turn: a run asks for one reference and should not pay for the others.
    if spec is None:
        spec = os.environ.get(DEFAULT_VARIABLE) or None
    if spec is None:
        return _open_default()
    if spec == _STARTER:
        return _open_starter()
    if not spec.strip():
        raise ReferenceFault("no reference is named", where="--reference", fix="Give a path, or leave the option out")
    if spec.startswith(_CINEMAGOER):
        from audit.reference.cinemagoer import CinemagoerReference  # noqa: PLC0415

        return CinemagoerReference.open(spec.removeprefix(_CINEMAGOER))
    return _open_file(Path(spec))


def default_path() -> Path:
    """Return where ``audit reference build`` puts a reference, and where one is looked for."""
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path("listicle-audit", appauthor=False) / "reference.sqlite"


def _open_default() -> Reference:
    path = default_path()
    if path.exists():
        try:
            return _open_file(path)
        except ReferenceFault as error:
            sys.stderr.write(f"audit: {error} Using the bundled reference instead.\n")
    return _open_starter()


def _open_file(path: Path) -> Reference:
    from audit.reference.store import SqliteReference  # noqa: PLC0415

    return SqliteReference.open(path)


def _open_starter() -> Reference:
    from audit.reference.starter import open_starter  # noqa: PLC0415

    return open_starter()
