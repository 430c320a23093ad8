"""A post's markup as the lines a reader sees, each with the tag it stands in."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from audit.extract.html import BLOCKS, UNSEEN, clean_markup, fold

HEADING_TAGS = ("h1", "h2", "h3", "h4")

# A table of contents repeats the headings; navigation and related posts are no text of the list.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:toc|table-of-contents|breadcrumbs?|related|sharedaddy|share|modal)(?:$|[\s_-])", re.IGNORECASE
)
_HAS_BLOCKS = re.compile(r"<(?:p|br|div|li|h[1-6]|tr|section|article)\b", re.IGNORECASE)
_IMDB_LINK = re.compile(r"imdb\.com/(?:[a-z-]{2,7}/)?title/(tt\d{1,12})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        kind: ``h1`` to ``h4``, ``li``, ``strong`` (nothing else in the line) or ``p``.
        imdb_id: The title an IMDb link in the line leads to.
    """

    kind: str
    text: str
    imdb_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece of text stands: its nearest block, and what holds of everything inside it."""

    block: int
    kind: str
    is_strong: bool = False
    is_hidden: bool = False


def read_lines(markup: str) -> list[Line]:
    """Return the lines of a post's markup."""
    # In a document without blocks the line breaks are those of the text.
    reader = _Reader(breaks_at_newlines=_HAS_BLOCKS.search(markup) is None)
    # The container keeps Beautiful Soup from taking a short text for a file name or an address.
    soup = BeautifulSoup(f"<div>{clean_markup(markup)}</div>", "lxml")
    for node in soup.descendants:
        reader.read(node)
    reader.end_line()
    return reader.lines


class _Reader:
    """Collects lines from a document's nodes, given in document order."""

    def __init__(self, *, breaks_at_newlines: bool) -> None:
        self.lines: list[Line] = []
        self._breaks_at_newlines = breaks_at_newlines
        self._places: dict[int, _Place] = {}
        self._current = _Place(block=0, kind="p")
        self._pieces: list[tuple[str, bool]] = []
        self._imdb_id: str | None = None

    def read(self, node: PageElement) -> None:
        # Parents come first in document order, so no node ever looks further up than one step: nesting may be deep.
        place = self._places.get(id(node.parent), _Place(block=0, kind="p"))
        if isinstance(node, Tag):
            self._read_tag(node, place)
        elif type(node) is NavigableString and not place.is_hidden:
            if place.block != self._current.block:
                self.end_line()
            self._current = place
            self._read_text(str(node), is_strong=place.is_strong)

    def end_line(self) -> None:
        """Turn what was read since the last line into a line, or two where it begins in bold: "**T (Y)** text"."""
        pieces, self._pieces = self._pieces, []
        text = fold("".join(piece for piece, _ in pieces))
        if not text:
            return
        bold = 0
        while bold < len(pieces) and (pieces[bold][1] or not pieces[bold][0].strip()):
            bold += 1
        lead, rest = (fold("".join(piece for piece, _ in part)) for part in (pieces[:bold], pieces[bold:]))
        kind = self._current.kind
        if kind in {"p", "li"} and lead and not lead.endswith((":", "：")) and not rest.startswith((":", "：")):
            self._add("strong" if kind == "p" else "li", lead)
            self._add("p", rest.lstrip("–—-: "))
        else:
            self._add(kind, text)

    def _add(self, kind: str, text: str) -> None:
        if text:
            self.lines.append(Line(kind, text, self._imdb_id))
            self._imdb_id = None

    def _read_tag(self, tag: Tag, place: _Place) -> None:
        if tag.name in BLOCKS:
            self.end_line()
            kind = tag.name if tag.name in {*HEADING_TAGS, "li"} else place.kind if place.kind in HEADING_TAGS else "p"
            place = _Place(block=id(tag), kind=kind, is_hidden=place.is_hidden)
        is_strong = place.is_strong or tag.name in {"strong", "b"}
        is_hidden = place.is_hidden or tag.name in UNSEEN or tag.name == "nav" or _is_aside(tag)
        self._places[id(tag)] = _Place(place.block, place.kind, is_strong, is_hidden)
        if tag.name == "a" and not is_hidden:
            link = _IMDB_LINK.search(str(tag.get("href") or ""))
            self._imdb_id = link[1] if link else self._imdb_id

    def _read_text(self, text: str, *, is_strong: bool) -> None:
        if not self._breaks_at_newlines:
            self._pieces.append((text, is_strong))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            self._pieces.append((line, is_strong))


def _is_aside(tag: Tag) -> bool:
    return any(
        _ASIDE.search(name) for name in (*tag.get_attribute_list("class"), tag.get("id")) if isinstance(name, str)
    )
