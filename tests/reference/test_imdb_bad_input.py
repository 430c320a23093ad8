"""Bad files are clear errors or are passed over; whatever happens, an earlier reference stays in place."""

import gzip
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.reference import build as build_module
from audit.reference import imdb
from audit.reference.imdb import Sources, build_imdb
from audit.reference.store import SqliteReference
from tests.reference.imdb_files import HEADERS, ROWS, write_file, write_imdb, write_many

CRANES = "tt0050634"
OLD = b"an earlier reference"


@pytest.fixture(autouse=True)
def _no_starter(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bundled table adds has tests of its own."""
    monkeypatch.setattr(imdb, "bundled_films", tuple)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """IMDb's files."""
    return write_imdb(tmp_path / "imdb")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The path of a reference that is there already."""
    path = tmp_path / "out" / "reference.sqlite"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def refuse(folder: Path, output: Path, **sources: Path) -> str:
    """Build, expect a fault, and see that nothing was changed; return what the fault says."""
    with pytest.raises(ReferenceFault) as caught:
        build_imdb(output, Sources(imdb=folder, **sources))
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", HEADERS)
def test_refuses_a_missing_column(folder: Path, output: Path, name: str) -> None:
    """The column is named, and the file."""
    column = {"title.akas": "region", "title.principals": "category"}.get(name, HEADERS[name].split()[1])
    lines = [HEADERS[name].replace(column, "other").replace(" ", "\t")]
    write_file(folder, name, lines)
    said = refuse(folder, output)
    assert f"{name}.tsv.gz" in said
    assert "no column" in said


@pytest.mark.parametrize("name", HEADERS)
def test_refuses_a_cut_gzip(folder: Path, output: Path, name: str) -> None:
    """A download that broke off is called that."""
    path = folder / f"{name}.tsv.gz"
    path.write_bytes(path.read_bytes()[:-9])
    assert f"{name}.tsv.gz: the file is cut off. Download the file again." in refuse(folder, output)


@pytest.mark.parametrize("place", [15, -12, -3])
def test_refuses_a_damaged_gzip(folder: Path, output: Path, place: int) -> None:
    """A byte that changed, in the data or in the sum at its end, is noticed."""
    path = folder / "title.akas.tsv.gz"
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    said = refuse(folder, output)
    assert "title.akas.tsv.gz" in said
    assert "damaged" in said or "cut off" in said


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"<!DOCTYPE html><html><body>Access denied</body></html>\n", b"\x00" * 5000, bytes(range(256)) * 40],
)
def test_refuses_what_is_no_table(folder: Path, output: Path, content: bytes) -> None:
    """An error page, an empty file or noise in place of a file."""
    (folder / "title.basics.tsv.gz").write_bytes(content)
    assert "title.basics.tsv.gz" in refuse(folder, output)


def test_refuses_another_of_the_files(folder: Path, output: Path) -> None:
    """A file under another's name has other columns."""
    shutil.copy(folder / "title.ratings.tsv.gz", folder / "title.crew.tsv.gz")
    assert "title.crew.tsv.gz: the file has no column directors" in refuse(folder, output)


def test_refuses_a_file_of_broken_lines(folder: Path, output: Path) -> None:
    """A few broken lines are passed over; a file of nothing else is no file of IMDb's."""
    write_file(folder, "title.akas", [HEADERS["title.akas"].replace(" ", "\t"), *["tt0050634\tx"] * 50])
    assert "50 of 50 lines have not the 8 columns" in refuse(folder, output)


def test_refuses_a_line_of_megabytes(folder: Path, output: Path) -> None:
    """Memory does not grow with a file that has no lines."""
    path = folder / "title.akas.tsv.gz"
    header = HEADERS["title.akas"].replace(" ", "\t").encode()
    path.write_bytes(gzip.compress(header + b"\n" + bytes(24 * 2**20), 1))
    assert "line of megabytes" in refuse(folder, output)


@pytest.mark.parametrize(
    "row",
    [
        "tt0000077|movie|Tabs|too|many|0|1957|\\N|95|Drama",
        "tt0000077|movie|Too few",
        "",
        "tt000077|movie|Short id|x|0|1957|\\N|95|Drama",
        "tt00000077|movie|Padded id|x|0|1957|\\N|95|Drama",
        "nm0000077|movie|A person|x|0|1957|\\N|95|Drama",
        "tt00000x7|movie|No number|x|0|1957|\\N|95|Drama",
        "tt|movie|No digits|x|0|1957|\\N|95|Drama",
        "|movie|No id|x|0|1957|\\N|95|Drama",
        "tt99999999999999999999|movie|Long|x|0|1957|\\N|95|Drama",
        "tt0000077|movie|\\N|\\N|0|1957|\\N|95|Drama",
        "tt0000077|movie|||0|1957|\\N|95|Drama",
    ],
)
def test_passes_over_a_broken_row(tmp_path: Path, output: Path, row: str) -> None:
    """The rows around it are read as if it were not there."""
    rows = ROWS["title.basics"].strip().split("\n")
    folder = write_imdb(tmp_path / "broken", title_basics="\n".join([*rows[:2], row, *rows[2:]]))
    assert build_imdb(output, Sources(imdb=folder)).films == 6
    with SqliteReference.open(output) as reference:
        assert reference.by_ids(["tt0000077"]) == {}
        assert reference.by_ids([CRANES])[CRANES].year == 1957


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ('"Quoted" and "half', '"Quoted" and "half'),
        ("'", "'"),
        ("  spaces   within ", "spaces within"),
        ("Null \\N inside", "Null \\N inside"),
        ("back\\slash", "back\\slash"),
        ("Ночь 夜 🎬", "Ночь 夜 🎬"),
        ("x" * 3_000, "x" * 3_000),
    ],
)
def test_keeps_odd_titles_as_they_are(tmp_path: Path, output: Path, title: str, stored: str) -> None:
    """Quotes and backslashes mean nothing in these files."""
    folder = write_imdb(tmp_path / "odd", title_basics=f"tt0000077|movie|{title}|{title}|0|1957|\\N|95|Drama")
    build_imdb(output, Sources(imdb=folder))
    with SqliteReference.open(output) as reference:
        assert reference.by_ids(["tt0000077"])["tt0000077"].titles == (stored,)
        assert [film.imdb_id for film in reference.by_title(title)] == ["tt0000077"]


def test_reads_bytes_that_are_no_text(tmp_path: Path, output: Path) -> None:
    """A byte that is no UTF-8 becomes a mark, windows line ends and a byte order mark vanish."""
    folder = write_imdb(tmp_path / "odd", packed=False)
    path = folder / "title.basics.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"Cranes", b"Cran\xe9s").replace(b"\n", b"\r\n"))
    build_imdb(output, Sources(imdb=folder))
    with SqliteReference.open(output) as reference:
        assert reference.by_ids([CRANES])[CRANES].title == "The Cran\ufffds Are Flying"


@pytest.mark.parametrize("years", ["\\N", "19x7", "-1957", "99999", "1957.5", ""])
def test_takes_an_odd_year_for_none(tmp_path: Path, output: Path, years: str) -> None:
    """What is no year is not guessed."""
    folder = write_imdb(tmp_path / "odd", title_basics=f"tt0000077|movie|T|T|0|{years}|\\N|95|Drama")
    build_imdb(output, Sources(imdb=folder))
    with SqliteReference.open(output) as reference:
        assert reference.by_ids(["tt0000077"])["tt0000077"].year is None


@pytest.mark.parametrize(
    ("directors", "names"),
    [
        ("nm0435758,nm0000000,nm1,,x,nm0815204", ("Mikhail Kalatozov", "Paolo Sorrentino")),
        ("nm0435758,nm0435758", ("Mikhail Kalatozov",)),
        ("nm1234567", ()),
        ("nobody", ()),
        (",", ()),
    ],
)
def test_credits_only_people_it_can_name(tmp_path: Path, output: Path, directors: str, names: tuple[str, ...]) -> None:
    """Ids of nobody are left out."""
    folder = write_imdb(tmp_path / "odd", title_crew=f"tt0053106|{directors}|\\N", title_principals="")
    build_imdb(output, Sources(imdb=folder))
    with SqliteReference.open(output) as reference:
        assert reference.by_ids(["tt0053106"])["tt0053106"].directors == names


@pytest.mark.parametrize("content", [b"imdb\ntt0050634\n", b"", b"\x1f\x8b\x08", b"imdb,country\n\xff\xfe\n"])
def test_refuses_a_broken_country_table(folder: Path, output: Path, content: bytes) -> None:
    """The other tables are read as carefully."""
    table = folder / "countries.csv"
    table.write_bytes(content)
    assert "countries.csv: the table" in refuse(folder, output, countries=table)
    assert "countries.csv: the table" in refuse(folder, output, awards=table)


def test_refuses_a_folder_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """A file in place of a folder."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ReferenceFault, match="cannot be written"):
        build_imdb(tmp_path / "file" / "reference.sqlite", Sources(imdb=folder))


def test_says_that_the_disk_is_full(tmp_path: Path) -> None:
    """On a disk that is too small the earlier file stays, and nothing else."""
    small = tmp_path / "small"
    small.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", small], check=False).returncode
    ):
        pytest.skip("no small disk can be mounted here")
    try:
        output = small / "reference.sqlite"
        output.write_bytes(OLD)
        said = refuse(write_many(tmp_path / "imdb", 20_000), output)
        assert "cannot be written" in said
        assert "has room" in said
    finally:
        subprocess.run(["umount", str(small)], check=True)


_BUILD = """
import sys
from pathlib import Path
from audit.reference import imdb
imdb._WORTH_A_PROCESS = 1
imdb._BATCH = 500
def tell(progress):
    print(progress.step, flush=True)
imdb.build_imdb(Path(sys.argv[2]), imdb.Sources(imdb=Path(sys.argv[1])), tell)
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that take a second or two to build."""
    return write_many(tmp_path_factory.mktemp("many"), 30_000)


@pytest.fixture
def building(many: Path, output: Path) -> Iterator["subprocess.Popen[str]"]:
    """A build that is writing films in a process of its own."""
    command = [sys.executable, "-c", _BUILD, str(many), str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("write films"):
                break
        yield process
        process.kill()


def test_interrupting_keeps_the_earlier_file(building: "subprocess.Popen[str]", output: Path) -> None:
    """Ctrl-C in the middle leaves the earlier file and nothing of its own."""
    building.send_signal(signal.SIGINT)
    assert building.wait(20) != 0
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]


def test_killing_keeps_the_earlier_file(building: "subprocess.Popen[str]", output: Path, folder: Path) -> None:
    """What a killed build leaves is removed by a later one, when it is old; its helper is gone at once."""
    helpers = _children(building.pid)
    building.kill()
    building.wait(20)
    assert output.read_bytes() == OLD
    leftover = [path for path in output.parent.iterdir() if path != output]
    assert len(leftover) == 1
    assert helpers
    assert _ended(helpers)
    build_imdb(output, Sources(imdb=folder))
    assert leftover[0].exists()
    os.utime(leftover[0], (time.time() - 2 * build_module.STALE_SECONDS,) * 2)
    build_imdb(output, Sources(imdb=folder))
    assert list(output.parent.iterdir()) == [output]


def test_never_removes_what_is_being_written(folder: Path, output: Path) -> None:
    """However old it is, the file of a build that runs is left alone."""
    part = output.with_name(f".{output.name}.{os.getpid()}-0123abcd.part")
    part.write_text("")
    os.utime(part, (0, 0))
    build_imdb(output, Sources(imdb=folder))
    assert part.exists()


def test_two_builds_at_once_do_not_meet(many: Path, output: Path) -> None:
    """Each writes its own file; the last to finish stays, whole."""
    with ThreadPoolExecutor() as pool:
        counts = list(pool.map(lambda _: build_imdb(output, Sources(imdb=many)).films, range(2)))
    assert counts == [30_000, 30_000]
    with SqliteReference.open(output) as reference:
        assert reference.info.films == 30_000
    assert list(output.parent.iterdir()) == [output]


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    if not tasks.is_dir():
        pytest.skip("processes cannot be listed here")
    return [int(child) for task in tasks.glob("*/children") for child in task.read_text().split()]


def _ended(processes: list[int]) -> bool:
    """Wait until processes are gone, or only remain to be collected."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not any(_runs(process) for process in processes):
            return True
        time.sleep(0.05)
    return False


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
