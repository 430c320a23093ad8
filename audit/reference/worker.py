"""A process that prepares titles while this one reads the other files.

It is started as a program of its own, not through ``multiprocessing``: that would run the caller's main module again,
and leave an orphan behind a build that is killed. This one ends when its input does.
"""

import os
import pickle
import signal
import subprocess
import sys
from types import TracebackType
from typing import IO, Self

from audit.reference.titles import PreparedTitles, TitleBatch, prepare_titles

_COMMAND = "from audit.reference.worker import serve; serve()"


class TitleWorker:
    """Prepares batches of titles, in the other process as long as that lives, else in this one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start the process."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and a constant
                [sys.executable, "-c", _COMMAND], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment
            )
        except OSError:
            self._process = None  # no room for another process: this one does the work
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._stop()

    def prepare(self, batch: TitleBatch) -> bytes:
        """Return the pickled `PreparedTitles` of a batch."""
        process = self._process
        if process is not None and process.stdin is not None and process.stdout is not None:
            try:
                _send(process.stdin, pickle.dumps(batch))
                answer = _receive(process.stdout)
            except OSError:
                answer = None
            if answer is not None:
                return answer
            self._stop()
        return pickle.dumps(prepare_titles(batch))

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def read_prepared(answer: bytes) -> PreparedTitles:
    """Read what a worker answered."""
    prepared = pickle.loads(answer)  # noqa: S301 - from our own process
    assert isinstance(prepared, PreparedTitles)  # noqa: S101 - tells the type checker
    return prepared


def serve() -> None:
    """Answer batches from standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the builder, which then ends this process
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (question := _receive(source)) is not None:
        batch = pickle.loads(question)  # noqa: S301 - from the process that started this one
        _send(target, pickle.dumps(prepare_titles(batch)))


def _send(target: IO[bytes], message: bytes) -> None:
    target.write(len(message).to_bytes(8, "little"))
    target.write(message)
    target.flush()


def _receive(source: IO[bytes]) -> bytes | None:
    """Return the next message, or None when the other end is gone."""
    size = int.from_bytes(head, "little") if len(head := source.read(8)) == 8 else 0
    message = source.read(size) if size else b""
    return message if message and len(message) == size else None
