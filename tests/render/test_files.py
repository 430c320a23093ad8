"""Report files are named safely and written whole."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import UsageError
from audit.render import report_name, write_atomically


def test_file_holds_the_text(tmp_path: Path) -> None:
    """The text is written as UTF-8 with its line ends untouched, and the folder is made."""
    path = tmp_path / "new" / "report.html"
    write_atomically(path, "Летят\njournal")
    assert path.read_bytes() == "Летят\njournal".encode()


def test_nothing_else_is_left(tmp_path: Path) -> None:
    """The temporary name is gone afterwards."""
    write_atomically(tmp_path / "report.html", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_failed_write_leaves_the_earlier_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk gives up, the earlier report is whole and no temporary file stays."""
    path = tmp_path / "report.html"
    write_atomically(path, "earlier")

    def give_up(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", give_up)
    with pytest.raises(UsageError, match="no space left"):
        write_atomically(path, "later")
    assert path.read_text(encoding="utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_path_that_cannot_be_written_is_a_wrong_use(tmp_path: Path) -> None:
    """A file where a folder should be is said with its path and a way out."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="-o") as raised:
        write_atomically(tmp_path / "file" / "report.html", "text")
    assert raised.value.where == str(tmp_path / "file" / "report.html")


def test_folder_in_the_place_of_the_report_is_a_wrong_use(tmp_path: Path) -> None:
    """A folder is never replaced, and no temporary file stays."""
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UsageError):
        write_atomically(tmp_path / "report.html", "text")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_file_has_ordinary_permissions(tmp_path: Path) -> None:
    """A report can be read by whom the user's umask lets, unlike a temporary file."""
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "report.html", "text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o644


def test_text_that_is_no_unicode_is_written(tmp_path: Path) -> None:
    """A lone surrogate, as in an undecodable file name, does not cost the report."""
    write_atomically(tmp_path / "report.html", "feed-\udcff.xml")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "feed-?.xml"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("feeds/soviet-letters.xml", "soviet-letters"),
        ("/tmp/Old Feed.RSS.gz", "old-feed"),
        (r"C:\feeds\letters.xml", "letters"),
        ("https://lists.example/category/letters/feed/?key=secret", "lists.example-category-letters-feed"),
        ("https://lists.example", "lists.example"),
        ("-", "stdin"),
        ("письма.xml", "письма"),
        ("../../etc/passwd", "passwd"),
        ("..", "feed"),
        ("", "feed"),
        (".hidden", "hidden"),
        ("con.xml", "con-feed"),
        ("https://[broken/feed", "https-broken-feed"),
    ],
)
def test_name_is_made_from_the_source(source: str, name: str) -> None:
    """The name shows which feed it is, without path, query, or anything a file system takes amiss."""
    assert report_name(source) == name


def test_digest_tells_sources_of_one_name_apart() -> None:
    """Two feeds with the same file name get different, stable names where that is asked for."""
    names = [report_name(source, distinct=True) for source in ("a/feed.xml", "b/feed.xml", "a/feed.xml")]
    assert names[0] == names[2] != names[1]
    assert all(name.startswith("feed-") for name in names)


@given(st.text(), st.booleans())
def test_any_source_makes_a_safe_name(source: str, distinct: bool) -> None:  # noqa: FBT001
    """Whatever the source, the name is short, stays in its folder and is visible."""
    name = report_name(source, distinct=distinct)
    assert 0 < len(name.encode()) <= 75
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert not name.startswith((".", "-"))
    assert Path(name).name == name
