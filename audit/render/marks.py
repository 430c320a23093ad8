"""Where in a text the fault lies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.model import FilmRecord, Finding
from audit.render.untrusted import clip, show_hidden

# Enough to read a mark in its paragraph; generated texts have some 150 to 400 characters.
_LONGEST_TEXT = 1200
_CONTEXT = 200
# Enough of a text nothing is wrong with to know the item by.
_GLANCE = 240
# Fields shown as they are beside the finding: their value may stand in a text by chance.
_STATED_APART = frozenset(
    {"title", "year", "imdb_id", "poster", "trailer", "rating", "directors", "cast", "heading", "availability"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of a text that is, or is not, at fault."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text of an item, cut into segments; ``label`` is the label it has in the post."""

    label: str
    segments: tuple[Segment, ...]


def mark_texts(record: FilmRecord, findings: Iterable[Finding], *, whole: bool = False) -> tuple[MarkedText, ...]:
    """Return the texts of an item in which a finding's observed value stands.

    Args:
        whole: Return the beginning of the others too, so that the item can be read as the post has it.
    """
    spans: dict[str, list[tuple[int, int]]] = {"description": [], "fact": []}
    texts = {"description": record.description or "", "fact": record.fact or ""}
    for finding in findings:
        names = [finding.field] if finding.field in texts else list(texts)
        if finding.field in _STATED_APART:
            continue
        for name in names:
            span = find_span(texts[name], finding.observed)
            if span:
                spans[name].append(span)
                break
    return tuple(
        MarkedText(label=name.capitalize(), segments=tuple(_segments(text, spans[name])))
        for name, text in texts.items()
        if spans[name] or (whole and text)
    )


def find_span(text: str, value: str) -> tuple[int, int] | None:
    """Return where ``value`` stands in ``text``: at its end, as whole words, or anywhere.

    A value that is the whole text, or a single character inside it, has no place worth marking.
    """
    value = value.strip()
    stripped = text.rstrip()
    if not value or value == text.strip():
        return None
    if stripped.endswith(value):
        return len(stripped) - len(value), len(stripped)
    if len(value) == 1:
        return None
    whole = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)
    start = whole.start() if whole else text.find(value)
    return (start, start + len(value)) if start >= 0 else None


def cut_segments(text: str, spans: Iterable[tuple[int, int]]) -> list[Segment]:
    """Cut a text at its spans, overlapping ones joined; of a very long text only the surroundings are kept."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    shorten = len(text) > _LONGEST_TEXT
    segments: list[Segment] = []
    last = 0
    for start, end in merged:
        between = text[last:start]
        shown = _middle(between, first=last == 0) if shorten else show_hidden(between)
        segments.append(Segment(text=shown, marked=False))
        segments.append(Segment(text=clip(text[start:end], _LONGEST_TEXT), marked=True))
        last = end
    rest = text[last:]
    segments.append(Segment(text=clip(rest, _CONTEXT) if shorten else show_hidden(rest), marked=False))
    return [segment for segment in segments if segment.text]


def _segments(text: str, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    if spans or len(text) <= _GLANCE:
        return cut_segments(text, spans)
    glance = text[:_GLANCE].rpartition(" ")[0] or text[:_GLANCE]
    return [Segment(text=f"{show_hidden(glance)} …", marked=False)]


def _middle(text: str, *, first: bool) -> str:
    if len(text) <= 2 * _CONTEXT:
        return show_hidden(text)
    head = "" if first else show_hidden(text[:_CONTEXT])
    return f"{head}… ({len(text) - (1 if first else 2) * _CONTEXT:,} characters) …{show_hidden(text[-_CONTEXT:])}"
