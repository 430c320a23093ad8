"""References: where a listed film is looked up. Each implements the ``Reference`` protocol of ``audit.model``."""

from pathlib import Path

from audit.errors import ReferenceFault
from audit.model import Reference

__all__ = ["open_reference"]

_CINEMAGOER = "cinemagoer:"


def open_reference(spec: str | None = None) -> Reference:
    """Open the reference that an option names.

    Args:
        spec: ``starter`` or None for the bundled one, ``cinemagoer:URI`` for a database that cinemagoer imported (a
            SQLAlchemy URI or the path of a SQLite file), or else the path of a reference file.

    Raises:
        ReferenceFault: It cannot be used.
    """
    # The imports wait for their turn: a run asks for one reference and should not pay for the others.
    if spec is None or spec == "starter":
        from audit.reference.starter import open_starter  # noqa: PLC0415

        return open_starter()
    if not spec.strip():
        raise ReferenceFault("no reference is named", where="--reference", fix="Give a path, or leave the option out")
    if spec.startswith(_CINEMAGOER):
        from audit.reference.cinemagoer import CinemagoerReference  # noqa: PLC0415

        return CinemagoerReference.open(spec.removeprefix(_CINEMAGOER))
    from audit.reference.store import SqliteReference  # noqa: PLC0415

    return SqliteReference.open(Path(spec))
