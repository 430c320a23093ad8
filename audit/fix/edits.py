"""Edits: characters of a text that become others."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` become ``text``; where both are one place, it is put in."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: one.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def meet(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap, or begin at one place, so that their order would have to be guessed."""
    return (one.start < other.end and other.start < one.end) or one.start == other.start
