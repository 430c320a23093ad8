"""Values are read from bytes as Python would read them from text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import ReferenceFault
from audit.reference import tsv
from audit.reference.joins import distinct, find, find_runs
from audit.reference.schema import id_number
from audit.reference.tsv import Rows, cut_lines, read_rows

VALUE = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=12)
NUMBER = st.integers(0, 10**10).map(str) | st.sampled_from(
    ["\\N", "", "0", "007", "1x", "x1", "-1", "1.5", "999999999"]
)
ID = st.sampled_from(["tt", "nm", "t", ""]).flatmap(lambda prefix: NUMBER.map(lambda number: prefix + number))


def cut(*values: str) -> Rows:
    """Return rows of one column, which is not the first."""
    (rows, _) = cut_lines("".join(f"x\t{value}\ty\n" for value in values).encode(), ["a", "value", "b"])
    return rows


@settings(deadline=None)
@given(st.lists(NUMBER, min_size=1))
def test_reads_numbers(values: list[str]) -> None:
    """Up to nine digits; anything else is none."""
    expected = [int(value) if value.isdecimal() and len(value) <= 9 else -1 for value in values]
    assert cut(*values).integers("value").tolist() == expected


@settings(deadline=None)
@given(st.lists(ID, min_size=1))
def test_reads_ids(values: list[str]) -> None:
    """Exactly the ids that are ids elsewhere."""
    assert cut(*values).ids("value", b"tt").tolist() == [id_number(value) or -1 for value in values]


@settings(deadline=None)
@given(
    st.lists(
        VALUE | st.sampled_from(["tvEpisode", "movie", "tvMiniSeries", "tvMiniXeries", "vEpisode", "\\N"]), min_size=1
    )
)
def test_reads_codes_and_nulls(values: list[str]) -> None:
    """A value is the one it equals, byte for byte."""
    known = ["movie", "tvEpisode", "tvMiniSeries", "a"]
    rows = cut(*values)
    found = rows.codes("value", [value.encode() for value in known]).tolist()
    assert found == [known.index(value) if value in known else -1 for value in values]
    assert rows.is_null("value").tolist() == [value in {"", "\\N"} for value in values]


@settings(deadline=None)
@given(st.lists(VALUE, min_size=1))
def test_reads_texts(values: list[str]) -> None:
    """Whatever stands between two tabs."""
    run, lengths = cut(*values).texts("value")
    assert run.tobytes().decode().split("\n")[:-1] == values
    assert lengths.tolist() == [len(value.encode()) + 1 for value in values]


@pytest.mark.parametrize(
    ("value", "tenths"),
    [("7.5", 75), ("10.0", 100), ("0.1", 1), ("7", -1), ("7.55", -1), ("x.5", -1), ("\\N", -1), ("", -1)],
)
def test_reads_tenths(value: str, tenths: int) -> None:
    """A rating has one decimal."""
    assert cut(value).tenths("value").tolist() == [tenths]


@pytest.mark.parametrize(
    ("value", "text"), [("SU", b"SU"), ("SUHH", b"SUHH"), ("LONGER", b""), ("\\N", b""), ("", b"")]
)
def test_reads_short_texts(value: str, text: bytes) -> None:
    """Up to four bytes as a number."""
    (number,) = cut(value).short_texts("value").tolist()
    assert number.to_bytes(4, "little").rstrip(b"\0") == text


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(VALUE, min_size=1, max_size=4), max_size=30),
    size=st.integers(1, 60),
    ended=st.booleans(),
)
def test_cuts_anywhere(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], size: int, *, ended: bool
) -> None:
    """Where a chunk ends makes no difference; rows of another width are left out."""
    path = tmp_path_factory.mktemp("tsv") / "file.tsv"
    text = "\n".join("\t".join(row) for row in [["h", "i"], *rows]) + "\n" * ended
    path.write_text(text, encoding="utf-8", newline="")
    whole = [row for row in rows if len(row) == 2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tsv, "_CHUNK", max(size, 8))
        patch.setattr(tsv, "_TOLERATED_LINES", 1000)
        try:
            read = [chunk.texts(column)[0].tobytes().decode().split("\n")[:-1]
                    for chunk in read_rows(path, ["h", "i"], lambda *_: None) for column in ("h", "i")]  # fmt: skip
        except ReferenceFault:
            assert not whole
            return
    pairs = [pair for h, i in zip(read[::2], read[1::2], strict=True) for pair in zip(h, i, strict=True)]
    assert pairs == [tuple(row) for row in whole]


def test_finds_numbers_in_sorted_ones() -> None:
    """What is not there has no place, below, between or above."""
    numbers = np.array([3, 5, 9])
    assert find(numbers, np.array([3, 4, 9, 1, 12, -1])).tolist() == [0, -1, 2, -1, -1, -1]
    assert find_runs(numbers, np.array([5, 5, 4, 9, 9, 5])).tolist() == [1, 1, -1, 2, 2, 1]
    assert find_runs(numbers, np.array([], dtype=np.int64)).tolist() == []
    assert find(np.array([], dtype=np.int64), np.array([1])).tolist() == [-1]
    assert distinct(np.array([5, 3, 5])).tolist() == [3, 5]


def test_tells_how_much_was_read(tmp_path: Path) -> None:
    """Bytes of the file and rows, whatever the size of its chunks."""
    path = tmp_path / "file.tsv"
    path.write_text("h\n" + "x\n" * 900_000)
    told: list[tuple[int, int]] = []
    for _ in read_rows(path, ["h"], lambda *one: told.append(one)):
        pass
    assert sum(size for size, _ in told) == path.stat().st_size
    assert sum(rows for _, rows in told) == 900_000
    assert len(told) > 1
