"""Where the texts of the posts stand among the feed's own characters, as XML: in CDATA or escaped."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.fix.edits import Edit
from audit.model import Post

# Possessive, so that a quote that is never closed costs no second look.
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*+)((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_SKIPPED = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"))
# What is read otherwise than it stands there: XML folds line ends, the reader drops characters XML forbids.
_ALTERED = r"\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_IN_SECTION = re.compile(_ALTERED)
_OUTSIDE = re.compile(
    rf"<!\[CDATA\[(?P<section>.*?)\]\]>|<!--.*?-->|<\?.*?\?>"
    rf"|(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{0,40}});)|(?P<altered>{_ALTERED})",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Some characters: each read as it stands, or, where ``whole`` is set, all read as what they stand for."""

    at: int
    start: int
    end: int
    in_section: bool
    whole: bool

    def source(self, at: int) -> tuple[int, int]:
        """Return where the character read at this place stands."""
        return (self.start, self.end) if self.whole else (self.start + at - self.at, self.start + at - self.at + 1)


@dataclass(slots=True)
class Place:
    """The text of an element, and where each character of it stands in the source.

    Attributes:
        name: The element's name as it is written.
        text: What is read.
    """

    name: str
    text: str
    _runs: list[_Run] = field(default_factory=list)

    def is_in_section(self, at: int) -> bool:
        """Whether a character stands in a CDATA section."""
        run = self._run(at)
        return run is not None and run.in_section

    def to_source(self, edit: Edit) -> Edit | None:
        """Return an edit of ``text`` as one of the source, or None where it cannot be written there."""
        last_at = max(edit.start, edit.end - 1)
        first, last = self._run(edit.start), self._run(last_at)
        if first is None or last is None or first.in_section != last.in_section:
            return None
        start = first.source(edit.start)[0]
        end = start if edit.start == edit.end else last.source(last_at)[1]
        if not first.in_section:
            return Edit(start, end, html.escape(edit.text, quote=False))
        return None if "]]>" in edit.text else Edit(start, end, edit.text)

    def _run(self, at: int) -> _Run | None:
        index = bisect_right(self._runs, at, key=lambda run: run.at) - 1
        return self._runs[index] if index >= 0 else None


@dataclass(slots=True)
class Child:
    """An element of a post: its name, and from where to where its content stands; ``plain`` without elements in it."""

    name: str
    start: int
    end: int = -1
    plain: bool = True


@dataclass(slots=True)
class _Open:
    """An element that is open while the feed is walked: its children where it is a post, itself where it is in one."""

    name: str
    children: list[Child] | None = None
    child: Child | None = None


def find_items(text: str) -> list[list[Child]]:
    """Return the elements of every ``item`` of a feed, in the order of the file."""
    items: list[list[Child]] = []
    stack: list[_Open] = []
    for tag in _tags(text):
        if tag[1]:
            _close(stack, tag)
            continue
        above = stack[-1] if stack else _Open("")
        if above.child is not None:
            above.child.plain = False
        opened = _Open(tag[2])
        if opened.name == "item":
            opened.children = []
            items.append(opened.children)
        elif above.children is not None:
            opened.child = Child(opened.name, tag.end())
            above.children.append(opened.child)
        if not tag[3].endswith("/"):
            stack.append(opened)
    return items


def _close(stack: list[_Open], tag: re.Match[str]) -> None:
    """Close an element and what is still open in it; a tag that closes nothing is passed over."""
    if any(one.name == tag[2] for one in stack):
        while True:
            closed = stack.pop()
            if closed.child is not None:
                closed.child.end = tag.start()
            if closed.name == tag[2]:
                return


def find_content(text: str, item: list[Child], post: Post) -> Place | None:
    """Return where the content of a post stands; None where no element of the item reads as it."""
    places = [read_place(text, one) for one in item if one.plain and one.end >= 0]
    same = [place for place in places if place.text == post.content]
    encoded = [place for place in same if place.name.rpartition(":")[2] == "encoded"]
    return next(iter(encoded or same), None)


def find_title(text: str, item: list[Child], post: Post) -> Place | None:
    """Return where the title of a post stands."""
    places = [read_place(text, one) for one in item if one.plain and one.end >= 0 and one.name == "title"]
    return next((place for place in places if " ".join(place.text.split()) == post.title), None)


def read_place(text: str, child: Child) -> Place:
    """Return the text of an element without elements."""
    place = Place(child.name, "")
    parts: list[str] = []
    length = 0

    def add(start: int, end: int, read: str | None = None, *, in_section: bool) -> None:
        nonlocal length
        part = text[start:end] if read is None else read
        if part:
            place._runs.append(_Run(length, start, end, in_section, read is not None))  # noqa: SLF001  made here
            parts.append(part)
            length += len(part)

    at = child.start
    for found in _OUTSIDE.finditer(text, child.start, child.end):
        add(at, found.start(), in_section=False)
        at = found.end()
        if found["section"] is not None:
            inside = found.start("section")
            for altered in _IN_SECTION.finditer(text, inside, found.end("section")):
                add(inside, altered.start(), in_section=True)
                add(*altered.span(), _line_end(altered[0]), in_section=True)
                inside = altered.end()
            add(inside, found.end("section"), in_section=True)
        elif found["entity"]:
            add(*found.span(), html.unescape(found[0]), in_section=False)
        elif found["altered"]:
            add(*found.span(), _line_end(found[0]), in_section=False)
    add(at, child.end, in_section=False)
    place.text = "".join(parts)
    return place


def _line_end(altered: str) -> str:
    return "\n" if altered.startswith("\r") else ""


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags outside comments, sections and instructions; what is never closed ends them."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        closing = next((closing for opening, closing in _SKIPPED if text.startswith(opening, at)), None)
        if closing is not None:
            end = text.find(closing, at)
            if end < 0:
                return
            at = end + len(closing)
        elif tag := _TAG.match(text, at):
            yield tag
            at = tag.end()
        else:
            at += 1
