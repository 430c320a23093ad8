"""A list in unknown markup, recognised by its headings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.extract.candidates import Candidate, find_candidates
from audit.extract.html import fold
from audit.extract.labels import find_year, is_noise, read_rating, split_label, split_names
from audit.extract.lines import HEADING_TAGS, Line, read_lines
from audit.model import FilmList, FilmRecord, Post

# As in the known markup: the longest list of 3,655 on a large site has 142 films.
MAX_RECORDS = 1_000

# A year in a bullet below the heading: "USA, Italy, 1972.".
_MAX_FACT_LINE = 80
_NO_RATING = frozenset({"0", "-", "–", "—", "n/a", "N/A"})


@dataclass(slots=True)
class _Parts:
    """What the lines of an item say, by field."""

    texts: dict[str, str] = field(default_factory=dict)
    imdb_id: str | None = None


def extract_headings(post: Post, active: tuple[str, ...]) -> FilmList:
    """Return the list of a post in unknown markup; markup ``none`` and the whole text as intro where there is no list.

    Args:
        post: The post; its content is read.
        active: Names for ``active_content``.
    """
    lines = read_lines(post.content)
    candidates = find_candidates(lines)[:MAX_RECORDS]
    if not candidates:
        return FilmList(post=post, markup="none", intro=_joined(lines), active_content=active)
    ends = [*(candidate.index for candidate in candidates[1:]), len(lines)]
    bodies = [_body(lines, candidate.index, end) for candidate, end in zip(candidates, ends, strict=True)]
    records = tuple(
        _record(candidate, lines[candidate.index], body, position)
        for position, (candidate, body) in enumerate(zip(candidates, bodies, strict=True), start=1)
    )
    after = candidates[-1].index + 1 + len(bodies[-1])
    return FilmList(
        post=post,
        markup="headings",
        intro=_joined(lines[: candidates[0].index]),
        outro=_joined(lines[after:]),
        records=records,
        fields=_fields(records),
        active_content=active,
    )


def _joined(lines: Iterable[Line]) -> str:
    return fold(" ".join(line.text for line in lines))


def _body(lines: list[Line], head: int, end: int) -> list[Line]:
    """Return an item's lines: up to the next item, or to a heading that closes the list."""
    level = HEADING_TAGS.index(lines[head].kind) if lines[head].kind in HEADING_TAGS else len(HEADING_TAGS)
    body: list[Line] = []
    for line in lines[head + 1 : end]:
        if line.kind in HEADING_TAGS[: level + 1] and line.text != lines[head].text:
            break
        body.append(line)
    return body


def _record(candidate: Candidate, head: Line, body: list[Line], position: int) -> FilmRecord:
    headline = candidate.headline
    parts = _read_body(head, body, headline.rest)
    year = headline.year or find_year(parts.texts.get("year", "")) or _bulleted_year(body)
    rating = parts.texts.get("rating", "").strip(" ;") or None
    if rating in _NO_RATING:
        rating = None
    return FilmRecord(
        position=position,
        heading=head.text,
        title=headline.title,
        year=year,
        imdb_id=parts.imdb_id,
        directors=headline.directors or split_names(parts.texts.get("directors", "")),
        cast=split_names(parts.texts.get("cast", "")),
        rating=read_rating(rating or ""),
        rating_text=rating,
        description=parts.texts.get("description"),
        fact=parts.texts.get("fact"),
    )


def _read_body(head: Line, body: list[Line], rest: str) -> _Parts:
    """Sort an item's lines into fields; a line without a label goes on with the description or fact before it."""
    parts = _Parts(imdb_id=head.imdb_id)
    gathered: dict[str, list[str]] = {"description": [rest]} if rest else {}
    current = "description"
    for line in body:
        parts.imdb_id = parts.imdb_id or line.imdb_id
        if is_noise(line.text) or line.text == head.text:
            continue
        named, text = split_label(line.text)
        if named in {"description", "fact"}:
            current = named
        gathered.setdefault(named or current, []).append(text)
    parts.texts = {name: " ".join(filter(None, texts)) for name, texts in gathered.items()}
    return parts


def _bulleted_year(body: list[Line]) -> int | None:
    for line in body[:3]:
        if line.kind == "li" and len(line.text) <= _MAX_FACT_LINE and (year := find_year(line.text)):
            return year
    return None


def _fields(records: tuple[FilmRecord, ...]) -> frozenset[str]:
    """Return what this list states of its films: a year if most have one, anything else if any has."""
    stated = {"heading", "title"}
    if 2 * sum(record.year is not None for record in records) > len(records):
        stated.add("year")
    for name in ("imdb_id", "directors", "cast", "rating", "rating_text", "description", "fact"):
        if any(getattr(record, name) not in {None, ()} for record in records):
            stated.add(name)
    return frozenset(stated)
