"""What the command line names, expanded to single feeds, and their bytes."""

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.errors import FeedError
from audit.read.web import MAX_BYTES, fetch_url, is_url

STDIN = "-"
FEED_SUFFIXES = (".xml", ".rss")

# A folder given by mistake (a home folder, a disk) must not be walked for minutes.
MAX_FOLDER_DEPTH = 8
MAX_FOLDER_FEEDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to audit.

    Attributes:
        name: A path, an address or ``-``, as given or as found below the folder given.
        problem: Why there is nothing to fetch, such as a folder without feeds; ``fetch`` raises it,
            so one bad argument does not keep the others from being audited.
    """

    name: str
    problem: FeedError | None = None


def sources(arguments: Sequence[str]) -> list[Source]:
    """Expand files, folders, globs, ``-`` and addresses, in the order given; a feed named twice comes once."""
    found: dict[str, Source] = {}
    for argument in arguments:
        for source in _expand(argument):
            found.setdefault(_identity(source.name), source)
    return list(found.values())


def fetch(source: Source) -> bytes:
    """Return the bytes of one source.

    Raises:
        FeedError: It is missing, may not be read, is a folder, is too large, or its server does not give it.
    """
    if source.problem is not None:
        raise source.problem
    if source.name == STDIN:
        return _bounded(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    if is_url(source.name):
        return fetch_url(source.name)
    try:
        with Path(source.name).open("rb") as file:
            return _bounded(file.read(MAX_BYTES + 1), source.name)
    except FileNotFoundError:
        raise FeedError("there is no such file", where=source.name, fix="Check the path") from None
    except PermissionError:
        raise FeedError(
            "permission to read it was denied", where=source.name, fix="Allow reading, or copy the file"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FeedError(
            f"it cannot be read ({reason})", where=source.name, fix="Give a file that can be read"
        ) from None


def _bounded(data: bytes, where: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise FeedError(
            f"it is larger than {MAX_BYTES // 1_000_000} MB", where=where, fix="Split the feed, or give fewer posts"
        )
    return data


def _identity(name: str) -> str:
    if name == STDIN or is_url(name):
        return name
    try:
        return os.path.realpath(name)
    except ValueError:
        # A path no file can have; fetching it says so.
        return name


def _expand(argument: str) -> Iterator[Source]:
    if argument == STDIN or is_url(argument):
        yield Source(name=argument)
    elif os.path.isdir(argument):  # noqa: PTH112 - Path.is_dir raises on a NUL, and the name is printed as given
        yield from _expand_folder(argument)
    elif not os.path.lexists(argument) and glob.has_magic(argument):
        yield from _expand_pattern(argument)
    else:
        yield Source(name=argument)


def _expand_pattern(pattern: str) -> Iterator[Source]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the names as the user wrote them
    if not matches:
        problem = FeedError(
            "the pattern matches no file", where=pattern, fix="Check the pattern, and quote it if the shell changes it"
        )
        yield Source(name=pattern, problem=problem)
    for match in matches:
        if not os.path.isdir(match):  # noqa: PTH112
            yield Source(name=match)


def _expand_folder(folder: str) -> Iterator[Source]:
    denied: list[OSError] = []
    names: list[str] = []
    for place, subfolders, files in os.walk(folder, onerror=denied.append):
        depth = len(Path(place).parts) - len(Path(folder).parts)
        # Hidden folders hold repositories and caches, not feeds.
        subfolders[:] = (
            sorted(name for name in subfolders if not name.startswith(".")) if depth < MAX_FOLDER_DEPTH else []
        )
        names += [os.path.join(place, name) for name in files if name.lower().endswith(FEED_SUFFIXES)]  # noqa: PTH118
        if len(names) > MAX_FOLDER_FEEDS:
            problem = FeedError(
                f"it holds more than {MAX_FOLDER_FEEDS} feeds", where=folder, fix="Give a folder further down"
            )
            yield Source(name=folder, problem=problem)
            return
    for error in denied:
        problem = FeedError(
            f"the folder cannot be listed ({error.strerror})", where=str(error.filename), fix="Allow reading it"
        )
        yield Source(name=str(error.filename), problem=problem)
    if not names and not denied:
        endings = " or ".join(f"*{suffix}" for suffix in FEED_SUFFIXES)
        yield Source(
            name=folder,
            problem=FeedError(
                f"the folder holds no feed ({endings})", where=folder, fix="Give a file, or a folder of feeds"
            ),
        )
    for name in sorted(names):
        yield Source(name=name)
