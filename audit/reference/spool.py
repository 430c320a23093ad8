"""Texts kept on disk while a reference is built, so that memory does not grow with them."""

import mmap
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from audit.reference.tsv import Bytes, Numbers, Rows, gather


class Spool:
    """Short texts in a file without a name, which is gone with the process. First all are added, then they are read.

    Args:
        folder: Where the file is; it has room for the reference that is written there as well.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by close
        self._lengths: list[Numbers] = []
        self._starts: Numbers = np.zeros(1, dtype=np.int64)
        self._map: mmap.mmap | None = None
        self._data: Bytes = np.zeros(0, dtype=np.uint8)

    def __enter__(self) -> Self:
        """Return the spool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the texts."""
        self._data = np.zeros(0, dtype=np.uint8)
        if self._map is not None:
            self._map.close()
        self._file.close()

    def add(self, rows: Rows, column: str) -> None:
        """Add the values of a column."""
        run, lengths = rows.texts(column)
        self._file.write(run.data)
        self._lengths.append(lengths.astype(np.uint32))

    def add_bytes(self, message: bytes) -> None:
        """Add one text of any length and kind."""
        self._file.write(message)
        self._lengths.append(np.array([len(message)], dtype=np.int64))

    def end(self) -> None:
        """Make ready for reading."""
        self._file.flush()
        lengths = np.concatenate(self._lengths) if self._lengths else np.zeros(0, dtype=np.int64)
        self._lengths = []
        self._starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
        if self._starts[-1]:
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
            self._data = np.frombuffer(self._map, dtype=np.uint8)

    def take(self, places: Numbers) -> tuple[bytes, Numbers]:
        """Return some texts, each with its line end, one after another, and their lengths with it."""
        starts = self._starts[places]
        lengths = self._starts[places + 1] - starts
        taken = gather(self._data, starts, lengths).tobytes()
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)  # pages that were read are not kept
        return taken, lengths
