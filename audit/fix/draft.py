"""A post while it is corrected.

Where a value stands is found by trying: an edit is kept only if reading the post again shows exactly the change that is
meant, and no other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

from audit.fix.edits import Edit, apply_edits, meet
from audit.fix.markup import read_tags, read_words
from audit.fix.suggested import Suggested
from audit.model import FilmList, FilmRecord, Post

MAX_TRIES = 30
"""Places tried for one value: in an item it stands at two or three; a text that repeats it more often is odd."""

# A year or a director may stand in the heading, which then changes with it.
_GOES_WITH = {
    "imdb_id": {"imdb_id", "poster_imdb_id"},
    "year": {"year", "heading"},
    "directors": {"directors", "heading"},
    "title": {"title", "heading"},
}

Place = tuple[int | None, str]
"""Position of an item, or None for the post, and a field."""


@dataclass(slots=True)
class Draft:
    """A post with the edits that were accepted so far.

    Attributes:
        film_list: What the post reads as with them.
        edits: Edits of the content as it was.
    """

    post: Post
    film_list: FilmList
    extract: Callable[[Post], FilmList]
    edits: list[Edit] = field(default_factory=list)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = list(_items(self.post.content, self.film_list))

    @property
    def content(self) -> str:
        """The content with the edits."""
        return apply_edits(self.post.content, self.edits)

    def correct(self, wanted: Suggested) -> str:
        """Correct one value, and return an empty string, or why that could not be done."""
        if wanted.position is None and wanted.field not in {"intro", "outro"}:
            return f"the {wanted.field or 'place'} is not a text of the list"
        now = self._value((wanted.position, wanted.field))
        if not wanted.is_text and now == wanted.new:
            return ""
        if not wanted.is_text and now != wanted.old:
            return "another correction changed it"
        if wanted.field == "imdb_id":
            return self._set_id(wanted)
        return self._replace(wanted)

    def _replace(self, wanted: Suggested) -> str:
        scope = self._scope(wanted.position)
        if scope is None:
            return "the item was not found in the post's markup"
        done, tried = False, 0
        for edit in self._edits(wanted, *scope):
            tried += 1
            if tried > MAX_TRIES:
                break
            if self._accept([edit], wanted):
                done = True
                # A text may hold the fault twice; a year stands in one place.
                if not wanted.is_text:
                    break
        if done:
            return ""
        return "no place was found where it can be changed alone" if tried else "it does not stand there as it is read"

    def _edits(self, wanted: Suggested, start: int, end: int) -> Iterator[Edit]:
        """Yield the edits that may be meant, one for each place where the old value stands."""
        words = read_words(self.post.content, start, end)
        for found in wanted.pattern.finditer(words.text):
            yield Edit(*words.span(*found.span()), wanted.markup_of(found))

    def _set_id(self, wanted: Suggested) -> str:
        scope = self._scope(wanted.position)
        if scope is None:
            return "the item was not found in the post's markup"
        if self.film_list.markup == "movie-selection":
            edits = list(self._id_edits(wanted, *scope))
            return "" if self._accept(edits, wanted) else "it cannot be changed alone"
        if not wanted.old:
            return "the list has no place for an IMDb id"
        link = re.compile(rf"\btitle/({re.escape(wanted.old)})(?![0-9A-Za-z])")
        for found in link.finditer(self.post.content, *scope):
            if self._accept([Edit(*found.span(1), wanted.new)], wanted):
                return ""
        return "no link with this id was found in the item"

    def _id_edits(self, wanted: Suggested, start: int, end: int) -> Iterator[Edit]:
        """Yield the edits of the item's own id, and of its poster's where that is the same or empty."""
        tags = read_tags(self.post.content, start, end)
        item = next(tags)
        yield item.set_attribute("data-imdb-id", wanted.new)
        poster = next((tag for tag in tags if tag.has_class("poster-container")), None)
        if poster is not None and "data-imdb-id" in poster.attributes:
            stated = poster.attributes["data-imdb-id"][0].strip()
            if stated in {"", wanted.old}:
                yield poster.set_attribute("data-imdb-id", wanted.new)

    def _accept(self, edits: Sequence[Edit], wanted: Suggested) -> bool:
        """Keep edits if with them the post reads as it should."""
        if any(meet(edit, kept) for edit in edits for kept in self.edits):
            return False
        content = apply_edits(self.post.content, [*self.edits, *edits])
        reads = self.extract(replace(self.post, content=content))
        if not _is_meant(self.film_list, reads, wanted):
            return False
        self.edits += edits
        self.film_list = reads
        return True

    def _value(self, place: Place) -> str:
        return value_of(self.film_list, place)

    def _scope(self, position: int | None) -> tuple[int, int] | None:
        """Return from where to where the markup of an item stands, or of the whole post."""
        content = self.post.content
        if position is None:
            return 0, len(content)
        if position > len(self._starts):
            return None
        following = self._starts[position : position + 1]
        return self._starts[position - 1], following[0] if following else len(content)


def _items(content: str, film_list: FilmList) -> Iterator[int]:
    """Yield where each item begins: its container, or its heading, looked for in their order."""
    if film_list.markup == "movie-selection":
        for tag in read_tags(content):
            if tag.name in {"div", "article", "li", "section"} and tag.has_class("movie-item"):
                yield tag.start
        return
    words, at = read_words(content), 0
    for record in film_list.records:
        found = words.text.find(record.heading, at)
        if found < 0:
            return
        yield words.spans[found][0]
        at = found + len(record.heading)


def value_of(film_list: FilmList, place: Place) -> str:
    """Return what a list says at a place, as a finding observes it."""
    position, name = place
    value = getattr(film_list if position is None else film_list.records[position - 1], name, None)
    if name == "imdb_id" and position is not None:
        value = value or film_list.records[position - 1].poster_imdb_id
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _is_meant(before: FilmList, after: FilmList, wanted: Suggested) -> bool:
    """Whether two readings of a post differ in what was wanted, and in nothing else."""
    if len(before.records) != len(after.records) or not _same(before, after, {"post", "records", wanted.field}):
        return False
    if wanted.position is None and before.records != after.records:
        return False
    for old, new in zip(before.records, after.records, strict=True):
        allowed = _GOES_WITH.get(wanted.field, {wanted.field}) if old.position == wanted.position else set()
        if not _same(old, new, allowed):
            return False
    place = (wanted.position, wanted.field)
    return value_of(after, place) in wanted.results(value_of(before, place))


def _same(one: FilmList | FilmRecord, other: FilmList | FilmRecord, but: "set[str]") -> bool:
    return all(getattr(one, each.name) == getattr(other, each.name) for each in fields(one) if each.name not in but)
