"""Files arrive whole or not at all, whatever the disk does on the way."""

import errno
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.errors import ReferenceFault
from audit.reference.download import Downloaded, Order, download
from audit.reference.versions import read_versions
from audit.reference.web import Web
from tests.reference.downloading import DATA, NAME
from tests.reference.imdb_server import FakeTime, ImdbServer


def test_an_interruption_keeps_the_part(server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path) -> None:
    """Ctrl-C in the middle loses nothing that has arrived."""

    def interrupt(_name: str, done: int, _total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(tmp_path, Order(names=(NAME,), imdb_url=server.url), progress=interrupt)
    have = (tmp_path / f"{NAME}.part").stat().st_size
    assert have > 0
    fetch()
    assert (tmp_path / NAME).read_bytes() == DATA


def test_an_early_fault_keeps_the_files_before(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """What is in place when a later file fails stays, and is known to the next run."""
    order = Order(names=(NAME, "title.akas.tsv.gz"), imdb_url=server.url)
    with pytest.raises(ReferenceFault, match="404"):
        download(tmp_path, order, web=Web(time.clock()))
    assert list(read_versions(tmp_path)) == [NAME]


def test_a_small_disk_is_told_before(
    monkeypatch: pytest.MonkeyPatch, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A file that cannot fit is not begun."""
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(ReferenceFault, match=r"are needed and 0 MB are free.*Free some room") as fault:
        fetch()
    assert fault.value.where == str(tmp_path)


class FullFile(io.FileIO):
    """A file on a disk that has room for some 4 kB more."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - any buffer
        """Write what fits."""
        if self.tell() + len(data) > 4096:
            super().write(data[: 4096 - self.tell()])
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_a_full_disk_keeps_the_part(
    monkeypatch: pytest.MonkeyPatch, server: ImdbServer, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A disk that fills on the way is one clear line, and the download goes on when there is room."""
    with monkeypatch.context() as patch:
        real = Path.open
        patch.setattr(
            Path, "open", lambda path, mode="r", **how: (FullFile if mode == "wb" else real)(path, mode, **how)
        )
        with pytest.raises(ReferenceFault, match=r"No space left on device\)\. Free some room"):
            fetch()
    assert len(server.asked) == 1
    fetch()
    assert server.asked[1].headers["Range"] == "bytes=4096-"
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_folder_that_is_none(server: ImdbServer, time: FakeTime, tmp_path: Path) -> None:
    """A file where the folder should be, or a folder where a file should, is one clear line."""
    (tmp_path / "file").write_text("")
    order = Order(names=(NAME,), imdb_url=server.url)
    with pytest.raises(ReferenceFault, match="cannot be written"):
        download(tmp_path / "file" / "imdb", order, web=Web(time.clock()))
    (tmp_path / NAME).mkdir()
    with pytest.raises(ReferenceFault, match="a folder is in the way"):
        download(tmp_path, order, web=Web(time.clock()))


def test_no_permission_is_told(
    monkeypatch: pytest.MonkeyPatch, fetch: Callable[[], Downloaded], tmp_path: Path
) -> None:
    """A folder that refuses is one clear line."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ReferenceFault, match=r"Permission denied\)\. Choose a folder that can be written"):
        fetch()
