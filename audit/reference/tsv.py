"""Columns of a large TSV file, read a chunk at a time as positions in its bytes.

IMDb's files have no quoting and no escapes: a value is what stands between two tabs. So a chunk of some megabytes is
cut into values by one look for tabs and line ends, and only the values that are wanted ever become Python objects.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from audit.errors import ReferenceFault

Numbers: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]
Bytes: TypeAlias = npt.NDArray[np.uint8]
_Words: TypeAlias = npt.NDArray[np.uint64]

_CHUNK: Final = 2**19
"""Bytes cut at once: as many as stay in a processor's cache. With 8 MB reading took 1.4 times as long."""

_LONGEST_LINE: Final = 2**20
"""A line without an end up to here is no line of these files; the longest has some kilobytes."""

_PADDING: Final = bytes(8)
"""Before and after the data, so that eight bytes can be read at any place."""

_TAB, _NEWLINE = 9, 10
_WORD = 8
_ZEROS: Final = np.uint64(0x3030303030303030)
_HIGH: Final = np.uint64(0xF0F0F0F0F0F0F0F0)
_SIXES: Final = np.uint64(0x0606060606060606)

_TOLERATED: Final = 0.01
"""Share of lines that may be broken; more, and the file is not what it is taken for."""
_TOLERATED_LINES: Final = 100
"""Broken lines that are tolerated in any file."""

_GET_AGAIN: Final = "Download the file again"


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a file.

    Attributes:
        data: The bytes of a chunk, padded.
        starts: Where each row starts.
        ends: Where each value ends, a row a line and a column each.
        columns: Names of the columns.
    """

    data: Bytes
    starts: Numbers
    ends: Numbers
    columns: Sequence[str]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.starts)

    def pick(self, which: Mask) -> "Rows":
        """Return the rows of a mask."""
        return Rows(self.data, self.starts[which], self.ends[which], self.columns)

    def span(self, column: str) -> tuple[Numbers, Numbers]:
        """Return where the values of a column start and end."""
        place = self.columns.index(column)
        return (self.ends[:, place - 1] + 1 if place else self.starts), self.ends[:, place]

    def is_null(self, column: str) -> Mask:
        r"""Tell which values are empty or ``\N``."""
        starts, ends = self.span(column)
        null: Mask = (ends - starts == 2) & (self.data[starts] == ord("\\")) & (self.data[starts + 1] == ord("N"))
        null |= ends == starts
        return null

    def ids(self, column: str, prefix: bytes) -> Numbers:
        """Return the numbers of ids such as ``tt0050634``; -1 for what is none."""
        starts, ends = self.span(column)
        digits = ends - starts - 2
        number = self._decimal(ends, digits)
        known = (self.data[starts] == prefix[0]) & (self.data[starts + 1] == prefix[1]) & (digits >= 7)
        # IMDb pads to seven digits and no further.
        return np.where(known & (number > 0) & ((digits == 7) | (self.data[starts + 2] != ord("0"))), number, -1)

    def integers(self, column: str) -> Numbers:
        """Return the values as numbers of at most nine digits; -1 for what is none."""
        starts, ends = self.span(column)
        return self._decimal(ends, ends - starts)

    def tenths(self, column: str) -> Numbers:
        """Return values such as ``7.5`` in tenths; -1 for what is none."""
        starts, ends = self.span(column)
        whole, tenth = self._decimal(ends - 2, ends - starts - 2), self._decimal(ends, np.ones_like(ends))
        known = (whole >= 0) & (tenth >= 0) & (self.data[ends - 2] == ord("."))
        return np.where(known, 10 * whole + tenth, -1)

    def codes(self, column: str, values: Sequence[bytes]) -> Numbers:
        """Return the place of each value in ``values``; -1 for others."""
        starts, ends = self.span(column)
        lengths, heads, tails = ends - starts, self._words(starts), self._tails(ends, ends - starts)
        found = np.full(len(self), -1, dtype=np.int64)
        for code, value in enumerate(values):
            same = (lengths == len(value)) & (tails == _tail(value))
            if len(value) > _WORD:
                same &= heads == np.frombuffer(value[:_WORD], dtype="<u8")[0]
            found[same] = code
        return found

    def short_texts(self, column: str) -> npt.NDArray[np.uint32]:
        """Return values of up to four bytes as numbers: their bytes, the first the lowest; 0 for others and nulls."""
        starts, ends = self.span(column)
        lengths = ends - starts
        word = self._words(starts) & np.uint64(0xFFFFFFFF)
        shift = (8 * (4 - lengths.clip(0, 4))).astype(np.uint64)
        short = (word << shift & np.uint64(0xFFFFFFFF)) >> shift
        return np.where((lengths <= 4) & ~self.is_null(column), short, 0).astype(np.uint32)

    def texts(self, column: str) -> tuple[Bytes, Numbers]:
        """Return the values, each with a line end, in one run of bytes, and their lengths with it."""
        starts, ends = self.span(column)
        lengths = ends - starts + 1
        run = gather(self.data, starts, lengths)
        run[np.cumsum(lengths) - 1] = _NEWLINE
        return run, lengths

    def _words(self, places: Numbers) -> _Words:
        """Read eight bytes at each place."""
        view = np.ndarray(len(self.data) - _WORD + 1, dtype="<u8", buffer=self.data.data, strides=(1,))
        return view[places]

    def _tails(self, ends: Numbers, lengths: Numbers) -> _Words:
        """Read the last eight bytes of each value; zeros before a shorter one."""
        shift = (8 * (_WORD - lengths.clip(0, _WORD))).astype(np.uint64)
        words = self._words(ends - _WORD)
        return np.where(lengths > 0, words >> shift << shift, 0).astype(np.uint64)

    def _decimal(self, ends: Numbers, lengths: Numbers) -> Numbers:
        """Read numbers of one to nine digits that end at some places; -1 for what is none.

        Eight digits at once: each step adds neighbours, first digits, then pairs, then fours.
        """
        shift = (8 * (_WORD - lengths.clip(1, _WORD))).astype(np.uint64)
        word = self._words(ends - _WORD) >> shift << shift
        word |= _ZEROS & ((np.uint64(1) << shift) - np.uint64(1))
        known = (lengths >= 1) & (lengths <= _WORD + 1)
        known &= ((word & _HIGH) == _ZEROS) & (((word + _SIXES) & _HIGH) == _ZEROS)
        word -= _ZEROS
        for bits, mask in ((8, 0x00FF00FF00FF00FF), (16, 0x0000FFFF0000FFFF), (32, 0x00000000FFFFFFFF)):
            word = (word * np.uint64(10 ** (bits // 8)) + (word >> np.uint64(bits))) & np.uint64(mask)
        number = word.astype(np.int64)
        nine = np.flatnonzero(lengths == _WORD + 1)
        if len(nine):
            first = self.data[ends[nine] - 9].astype(np.int64) - ord("0")
            known[nine] &= (first >= 0) & (first <= 9)
            number[nine] += first * 10**8
        return np.where(known, number, -1)


def _tail(value: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(value[-_WORD:].rjust(_WORD, b"\0"), "little"))


def gather(data: Bytes, starts: Numbers, lengths: Numbers) -> Bytes:
    """Return the bytes of some spans, one after another."""
    shifts = starts - (np.cumsum(lengths) - lengths)
    return data[np.repeat(shifts, lengths) + np.arange(int(lengths.sum()))]


def read_rows(path: Path, columns: Sequence[str], advance: Callable[[int, int], None]) -> Iterator[Rows]:
    """Yield the rows of a file in chunks.

    Lines with too few or too many tabs are left out.

    Args:
        path: A ``.tsv`` or ``.tsv.gz`` file.
        columns: Columns that its header must have.
        advance: Told, for each chunk, the bytes of the file that were read, and its rows.

    Raises:
        ReferenceFault: The file is missing, cut, damaged, or not of this kind.
    """
    broken = total = 0
    with _open(path) as (file, raw):
        header, rest = _read_header(_read(file, path), path, columns)
        wanted = 1 + max(header.index(column) for column in columns)
        before = 0
        while True:
            block = _read(file, path)
            data, rest = _whole_lines(rest, block, path)
            if data:
                rows, lines = cut_lines(data, header)
                total, broken = total + lines, broken + lines - len(rows)
                if len(rows):
                    yield Rows(rows.data, rows.starts, rows.ends[:, :wanted], header)
                position = raw.tell()
                advance(position - before, lines)
                before = position
            if not block:
                break
    if broken > max(_TOLERATED_LINES, total * _TOLERATED) or (broken and broken == total):
        what = f"{broken:,} of {total:,} lines have not the {len(header)} columns of the header"
        raise ReferenceFault(what, where=str(path), fix=_GET_AGAIN)


class _open:  # noqa: N801 - used as a function
    """Open a file, unpacking it if it is packed; also give the file itself, which knows how far it was read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> tuple[IO[bytes], IO[bytes]]:
        from isal import igzip  # noqa: PLC0415 - only a build needs it

        try:
            self._raw = self._path.open("rb")
        except OSError as error:
            what = f"the file cannot be read ({error.strerror})"
            raise ReferenceFault(what, where=str(self._path), fix="Check the folder and its permissions") from error
        packed = self._raw.peek(2)[:2] == b"\x1f\x8b"
        unpack: Any = igzip.IGzipFile  # which is untyped
        self._file: IO[bytes] = unpack(fileobj=self._raw, mode="rb") if packed else self._raw
        return self._file, self._raw

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._raw.close()


def _read(file: IO[bytes], path: Path) -> bytes:
    from isal import isal_zlib  # noqa: PLC0415 - only a build needs it

    damage: Any = isal_zlib.IsalError
    try:
        return file.read(_CHUNK)
    except EOFError as error:
        raise ReferenceFault("the file is cut off", where=str(path), fix=_GET_AGAIN) from error
    except (gzip.BadGzipFile, zlib.error, damage, OSError) as error:
        raise ReferenceFault(f"the file is damaged ({error})", where=str(path), fix=_GET_AGAIN) from error


def _read_header(block: bytes, path: Path, columns: Sequence[str]) -> tuple[list[str], bytes]:
    line, found, rest = block.partition(b"\n")
    header = line[:_LONGEST_LINE].decode("utf-8-sig", "replace").rstrip("\r").split("\t")
    missing = [column for column in columns if column not in header]
    if missing or not found:
        known = ", ".join(missing) or "any line"
        what = f"the file has no column {known}" if missing else "the file has no lines"
        fix = f"Give IMDb's own {path.name}, whose first line names {', '.join(columns)}"
        raise ReferenceFault(what, where=str(path), fix=fix)
    return header, rest


def _whole_lines(rest: bytes, block: bytes, path: Path) -> tuple[bytes, bytes]:
    """Return the whole lines of what was read, and what is left of a line; the last line may lack its end."""
    if not block:
        return (rest + b"\n" if rest and not rest.endswith(b"\n") else rest), b""
    end = block.rfind(b"\n") + 1
    if not end and len(rest) + len(block) > _CHUNK + _LONGEST_LINE:
        raise ReferenceFault("the file has a line of megabytes", where=str(path), fix=_GET_AGAIN)
    if not end:
        return b"", rest + block
    return rest + block[:end], block[end:]


def cut_lines(data: bytes, header: Sequence[str]) -> tuple[Rows, int]:
    """Cut lines into values; also return how many lines there were, with those that are left out."""
    if b"\r\n" in data:
        data = data.replace(b"\r\n", b"\n")
    array = np.frombuffer(_PADDING + data + _PADDING, dtype=np.uint8)
    width = len(header)
    separators = np.flatnonzero(array - np.uint8(_TAB) < _NEWLINE - _TAB + 1)
    line_ends = np.flatnonzero(array[separators] == _NEWLINE)
    counts = np.diff(line_ends, prepend=-1)
    whole = counts == width
    starts = np.concatenate(([len(_PADDING)], separators[line_ends[:-1]] + 1))
    if whole.all():
        return Rows(array, starts, separators.reshape(-1, width), header), len(whole)
    firsts = line_ends[whole] - width + 1
    return Rows(array, starts[whole], separators[firsts[:, None] + np.arange(width)], header), len(whole)
