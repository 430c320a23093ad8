"""The difference between a feed and the corrected one, as `patch` and `git apply` read it."""

from collections.abc import Iterator

CONTEXT = 3
"""Lines around a change, as in every unified diff."""


def unified_diff(before: bytes, after: bytes, name: str) -> bytes:
    """Return the unified diff of two feeds of which no correction added or took a line; empty without a change.

    Args:
        name: What the file is called in it.
    """
    old, new = before.split(b"\n"), after.split(b"\n")
    if len(old) != len(new):
        raise ValueError(name)
    changed = [number for number, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    if not changed:
        return b""
    # A tab ends the name, which may hold spaces; a line end in it would be a line of the patch.
    label = " ".join(name.split()).encode("utf-8", "surrogateescape")
    parts = [b"--- a/" + label + b"\t", b"+++ b/" + label + b"\t"]
    for first, last in _hunks(changed, len(old)):
        parts += _hunk(old, new, first, last)
    return b"\n".join(parts) + b"\n"


def _hunks(changed: list[int], lines: int) -> Iterator[tuple[int, int]]:
    """Yield first and last line of each hunk; changes whose surroundings meet share one."""
    first = last = changed[0]
    for number in [*changed[1:], lines + 3 * CONTEXT]:
        if number - last > 2 * CONTEXT:
            yield max(0, first - CONTEXT), min(lines, last + CONTEXT + 1)
            first = number
        last = number


def _hunk(old: list[bytes], new: list[bytes], first: int, last: int) -> Iterator[bytes]:
    ends = last == len(old)
    if ends and not old[-1]:
        # What follows the last line end is no line.
        last -= 1
        ends = False
    yield f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@".encode()
    at = first
    while at < last:
        if old[at] == new[at]:
            yield b" " + old[at]
            at += 1
            continue
        until = at
        while until < last and old[until] != new[until]:
            until += 1
        yield from (b"-" + line for line in old[at:until])
        if ends and until == last:
            yield b"\\ No newline at end of file"
        yield from (b"+" + line for line in new[at:until])
        at = until
    if ends:
        yield b"\\ No newline at end of file"
