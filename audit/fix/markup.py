"""A post's markup as characters: its tags with their attributes, and its words with where each stands."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.fix.edits import Edit

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?/][^>]*+>|<([a-zA-Z][\w:-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))?)?")
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|\s+|.", re.DOTALL)
# Text of these is not read by anyone.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "object", "head"})
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)

BREAK = "\x00"
"""Stands among the words for a tag, so that nothing is ever found across one."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag.

    Attributes:
        start: Place of its ``<``.
        attributes: Name to value as it is read, and from where to where the value stands without its quotes; a
            negative place where the attribute has none.
        name_end: Place behind its name.
    """

    name: str
    start: int
    name_end: int
    attributes: dict[str, tuple[str, int, int]]

    def has_class(self, name: str) -> bool:
        """Whether a class name is among the tag's."""
        return name in self.attributes.get("class", ("", 0, 0))[0].split()

    def set_attribute(self, name: str, value: str) -> Edit:
        """Return the edit that gives an attribute a value; it keeps the quotes it has."""
        _, start, end = self.attributes.get(name, ("", self.name_end, -1))
        text = html.escape(value)
        if end < 0:
            # Not there, or there without a value: "data-imdb-id" alone.
            return Edit(start, start, f'="{text}"' if name in self.attributes else f' {name}="{text}"')
        return Edit(start, end, text)


@dataclass(frozen=True, slots=True)
class Words:
    """The text of some markup as a reader sees it, white space folded.

    Attributes:
        text: A `BREAK` stands for every tag.
        spans: Where each character of ``text`` stands in the markup.
    """

    text: str
    spans: list[tuple[int, int]]

    def find(self, wanted: str, at: int = 0) -> Iterator[tuple[int, int]]:
        """Yield from where to where in the markup a text stands, wherever it does."""
        while wanted and (at := self.text.find(wanted, at)) >= 0:
            yield self.span(at, at + len(wanted))
            at += len(wanted)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where in the markup some characters stand."""
        return self.spans[start][0], self.spans[end - 1][1]


def read_tags(markup: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """Yield the start tags of some markup."""
    for token in _TOKEN.finditer(markup, start, len(markup) if end is None else end):
        if token[1]:
            yield Tag(token[1].lower(), token.start(), token.end(1), dict(_attributes(token)))


def read_words(markup: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of some markup."""
    characters: list[str] = []
    spans: list[tuple[int, int]] = []
    at, end = start, len(markup) if end is None else end
    while at < end:
        token = _TOKEN.search(markup, at, end)
        _add_words(markup, at, token.start() if token else end, characters, spans)
        if token is None:
            break
        at = token.end()
        if token[1] and token[1].lower() in _UNSEEN:
            closing = re.compile(rf"</{token[1]}\b", re.IGNORECASE).search(markup, at, end)
            at = closing.start() if closing else end
        characters.append(BREAK)
        spans.append(token.span())
    return Words("".join(characters), spans)


def _add_words(markup: str, start: int, end: int, characters: list[str], spans: list[tuple[int, int]]) -> None:
    for piece in _PIECE.finditer(markup, start, end):
        read = html.unescape(piece[0]) if piece[0][0] == "&" else piece[0]
        if read.isspace():
            if characters and characters[-1] == " ":
                spans[-1] = (spans[-1][0], piece.end())
                continue
            read = " "
        for character in read:
            if character not in _INVISIBLE:
                characters.append(character)
                spans.append(piece.span())


def _attributes(token: "re.Match[str]") -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Yield name and value of each attribute; of two with one name the first counts, so they come last to first."""
    found = list(_ATTRIBUTE.finditer(token.string, token.start(2), token.end(2)))
    for one in reversed(found):
        group = next((group for group in (2, 3, 4) if one[group] is not None), None)
        if group is None:
            yield one[1].lower(), ("", one.end(1), -1)
        else:
            yield one[1].lower(), (html.unescape(one[group]), *one.span(group))
