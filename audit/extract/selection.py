"""The known markup: a ``movie-selection`` of ``movie-item`` containers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from audit.extract.headline import parse_headline
from audit.extract.html import classes, fold, text_after, text_before, text_of, text_pieces
from audit.extract.labels import read_rating, split_label, split_names
from audit.extract.poster import PosterName, read_poster_name
from audit.model import FilmList, FilmRecord, Post

# The generator writes ten items a post; the bound is for hostile feeds.
MAX_RECORDS = 1_000

FIELDS = frozenset(
    {
        "heading",
        "title",
        "year",
        "imdb_id",
        "poster_imdb_id",
        "directors",
        "cast",
        "rating",
        "rating_text",
        "description",
        "fact",
        "poster",
        "poster_title",
        "poster_year",
        "trailer",
        "watch_link",
    }
)

_ITEM = "movie-item"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_METADATA = {"movie-director": "directors", "movie-rating": "rating", "movie-actors": "cast"}
_WIDGETS = re.compile(
    r"modal|related|share|social|newsletter|subscribe|advert|comment|author-box|post-nav", re.IGNORECASE
)
_OPEN_MODAL = re.compile(r"openModal\(\s{0,9}['\"]([^'\"]{0,2000})['\"]")
_BOUNDARY = "\x00"


@dataclass(frozen=True, slots=True)
class _Item:
    """An item's elements in document order, and the first of each class."""

    container: etree._Element
    elements: list[etree._Element]
    by_class: dict[str, etree._Element]
    all_containers: set[etree._Element]

    def first(self, *tags: str) -> etree._Element | None:
        return next((element for element in self.elements if element.tag in tags), None)

    def text(self, class_name: str) -> str | None:
        element = self.by_class.get(class_name)
        return None if element is None else text_of(element, self.all_containers)


def extract_selection(post: Post, document: etree._Element, active: tuple[str, ...]) -> FilmList | None:
    """Return the list of a post in the known markup, or None where it is in another.

    Args:
        post: Goes into the list.
        document: The post's content, parsed.
        active: Names for ``active_content``.
    """
    containers = [element for element in document.iter("div", "article", "li", "section") if _ITEM in classes(element)][
        :MAX_RECORDS
    ]
    if not containers:
        return None
    known = set(containers)
    items = [_read_item(container, known) for container in containers]
    widgets = {element for element in document.iter(etree.Element) if _is_widget(element)}
    return FilmList(
        post=post,
        markup="movie-selection",
        intro=text_before(containers[0]),
        outro=text_after(containers[-1], widgets),
        records=tuple(
            _record(item, position, _line(post, item.container)) for position, item in enumerate(items, start=1)
        ),
        fields=FIELDS,
        active_content=active,
    )


def _read_item(container: etree._Element, known: set[etree._Element]) -> _Item:
    """Collect an item's elements up to the next item, which stands inside it if a closing tag was lost."""
    elements: list[etree._Element] = []
    by_class: dict[str, etree._Element] = {}
    for element in container.iter(etree.Element):
        if element in known and element is not container:
            break
        elements.append(element)
        for name in classes(element):
            by_class.setdefault(name, element)
    return _Item(container, elements, by_class, known)


def _line(post: Post, container: etree._Element) -> int | None:
    below = cast("int | None", container.sourceline)
    return post.content_line + below - 1 if post.content_line and below else None


def _record(item: _Item, position: int, line: int | None) -> FilmRecord:
    heading_element = item.first(*_HEADINGS)
    heading = "" if heading_element is None else text_of(heading_element, item.all_containers)
    headline = parse_headline(heading)
    texts = _labelled_texts(item)
    for class_name, field in _METADATA.items():
        if (text := item.text(class_name)) is not None:
            texts[field] = split_label(text)[1]
    poster = _poster(item)
    name = read_poster_name(poster) if poster else PosterName()
    container = item.by_class.get("poster-container")
    return FilmRecord(
        position=position,
        heading=heading,
        title=headline.title,
        year=headline.year,
        imdb_id=_attribute(item.container, "data-imdb-id"),
        poster_imdb_id=None if container is None else _attribute(container, "data-imdb-id"),
        directors=split_names(texts.get("directors", "")) or headline.directors,
        cast=split_names(texts.get("cast", "")),
        rating=read_rating(texts.get("rating", "")),
        rating_text=texts.get("rating") or None,
        description=texts.get("description"),
        fact=texts.get("fact"),
        poster=poster,
        poster_title=name.title,
        poster_year=name.year,
        poster_is_placeholder=name.is_placeholder,
        trailer=_trailer(container),
        watch_link=_watch_link(item),
        availability=item.text("no-amazon-message") or None,
        line=line,
    )


def _labelled_texts(item: _Item) -> dict[str, str]:
    """Return the texts of the paragraphs by field; a paragraph without a label goes on with the field before it."""
    texts: dict[str, str] = {}
    current = "description"
    paragraphs = [element for element in item.elements if element.tag == "p"]
    details = item.by_class.get("movie-details")
    skip = item.all_containers.union(paragraphs)
    for paragraph in paragraphs or ([] if details is None else [details]):
        for field, text in _labelled_parts(paragraph, skip):
            current = field or current
            texts[current] = f"{texts.get(current, '')} {text}".strip()
    return texts


def _labelled_parts(paragraph: etree._Element, skip: set[etree._Element]) -> Iterator[tuple[str | None, str]]:
    """Yield the parts of a paragraph with their fields: several labels may share one."""
    marked = "".join(
        _BOUNDARY + piece if element is not None and element.tag in {"strong", "b", "br"} else piece
        for element, piece in text_pieces(paragraph, skip)
    )
    part = ""
    for segment in marked.split(_BOUNDARY):
        if split_label(fold(segment))[0] and fold(part):
            yield split_label(fold(part))
            part = ""
        part += segment
    if fold(part):
        yield split_label(fold(part))


def _poster(item: _Item) -> str | None:
    for image in item.elements:
        if image.tag != "img" or "wp-smiley" in classes(image) or _is_in_link(image, item.container):
            continue
        # Pages that load pictures late keep the address in another attribute and a blank in src.
        for name in ("data-src", "data-lazy-src", "src"):
            address = _attribute(image, name)
            if address and not address.lower().startswith("data:"):
                return address
    return None


def _is_in_link(image: etree._Element, container: etree._Element) -> bool:
    parent = image.getparent()
    return parent is not None and parent is not container and "watch-button" in classes(parent)


def _trailer(container: etree._Element | None) -> str | None:
    if container is None:
        return None
    opened = _OPEN_MODAL.search(container.get("onclick") or "")
    return _attribute(container, "data-trailer") or (opened[1].strip() if opened else None) or None


def _watch_link(item: _Item) -> str | None:
    link = item.by_class.get("watch-button")
    return None if link is None else _attribute(link, "href")


def _attribute(element: etree._Element, name: str) -> str | None:
    return fold(element.get(name) or "") or None


def _is_widget(element: etree._Element) -> bool:
    return _WIDGETS.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
