"""Decisions that are not made yet, for a page that writes the decisions file by itself."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from audit.decisions import words
from audit.decisions.entries import FINGERPRINT, format_decisions
from audit.model import Finding

Entry = TypeVar("Entry", bound=Hashable)


def blank_decisions(findings: Iterable[Finding]) -> dict[str, object]:
    """Return what the script of a report needs to write decisions about these findings as `record` would.

    ``header`` is the head of the file; ``findings`` holds fingerprint, place in ``items``, places of rule and field in
    ``words``, and value; an item is the place of its post in ``posts``, and its title.
    """
    posts: dict[str, int] = {}
    items: dict[tuple[int, str], int] = {}
    known: dict[str, int] = {}
    rows = []
    for one in findings:
        if FINGERPRINT.fullmatch(one.fingerprint):
            post = _place(posts, words.fold(one.post, words.POST))
            item = _place(items, (post, words.fold(one.title, words.TITLE)))
            rule = _place(known, one.rule)
            field = _place(known, words.fold(one.field, words.FIELD))
            rows.append((one.fingerprint, item, rule, field, words.fold(one.observed, words.VALUE)))
    return {"header": format_decisions(()), "posts": [*posts], "items": [*items], "words": [*known], "findings": rows}


def _place(places: dict[Entry, int], entry: Entry) -> int:
    return places.setdefault(entry, len(places))
