"""Arrange posts and their items for the page: FilmList → PostView."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.model import Film, FilmList, FilmRecord, Finding, Match, Post, Severity
from audit.render.arrange_findings import FindingViews, tally
from audit.render.marks import mark_texts
from audit.render.placement import PostFindings
from audit.render.untrusted import clip, film_link, web_link
from audit.render.view import ItemView, Link, Part, PostView
from audit.render.voices import item_anchor, post_anchor

_NAME = 200
_NAMES = 300
_ADDRESS = 120
_COMPARED = frozenset({"id", "title"})
_MARKUPS = {"movie-selection": "known markup", "headings": "read by its headings", "none": "no list recognised"}


@dataclass(frozen=True, slots=True)
class PostViews:
    """Makes the views of one page's posts."""

    findings: FindingViews

    def view(self, film_list: FilmList, matches: Sequence[Match], found: PostFindings) -> PostView:
        """Return the view of one post, its list and the findings placed under them."""
        post = film_list.post
        items = [
            self.item(post, record, match, found.items.get(record.position, []))
            for record, match in zip(film_list.records, matches, strict=True)
        ]
        quiet = [item for item in items if not item.findings]
        return PostView(
            anchor=post_anchor(post.number),
            number=post.number,
            title=clip(post.title, _NAME) or "(no title)",
            link=Link(text=clip(post.link, _ADDRESS), href=web_link(post.link)),
            byline=_byline(post),
            markup=_MARKUPS.get(film_list.markup) or clip(film_list.markup, _NAME),
            items=len(items),
            tally=tally([*found.post, *(finding for findings in found.items.values() for finding in findings)]),
            findings=self.findings.together(found.post),
            faulty=[item for item in items if item.findings],
            clean=[item for item in quiet if item.match in _COMPARED],
            unseen=[item for item in quiet if item.match not in _COMPARED],
            unmatched=[item for item in items if item.match not in _COMPARED],
        )

    def item(self, post: Post, record: FilmRecord, match: Match, found: Sequence[Finding]) -> ItemView:
        """Return the view of one item, with its texts where an editor has to look at it."""
        title = clip(record.title, _NAME) or "(no title)"
        name = title if record.year is None else f"{title} ({record.year})"
        fields = _fields(found)
        serious = any(finding.severity is not Severity.INFO for finding in found)
        return ItemView(
            anchor=item_anchor(post.number, record.position),
            position=record.position,
            name=name,
            film=clip(match.film.imdb_id, _NAME) if match.film else name,
            title=Part(text=title, wrong="title" in fields),
            year=_part("" if record.year is None else str(record.year), fields, "year", "no year"),
            directors=_part(clip(", ".join(record.directors), _NAMES), fields, "directors", "no director"),
            imdb=Link(text=clip(record.imdb_id or "", 40), href=film_link(record.imdb_id)),
            imdb_wrong="imdb_id" in fields,
            match=match.status.value,
            taken_for=_taken_for(match.film) if found else Link(text=""),
            texts=mark_texts(record, found, whole=serious),
            findings=self.findings.together(found),
        )


def _fields(found: Sequence[Finding]) -> Mapping[str, Finding]:
    # A note about a field is no reason to call it wrong.
    return {finding.field: finding for finding in found if finding.severity is not Severity.INFO}


def _part(text: str, fields: Mapping[str, Finding], name: str, missing: str) -> Part:
    wrong = name in fields
    return Part(text=text or (missing if wrong else ""), wrong=wrong)


def _byline(post: Post) -> str:
    date = f"{post.published:%d %B %Y}".lstrip("0") if post.published else clip(post.published_text, _NAME)
    return ", ".join(filter(None, (clip(post.author, _NAME), date)))


def _taken_for(film: Film | None) -> Link:
    if film is None:
        return Link(text="")
    year = "" if film.year is None else f" ({film.year})"
    directors = f", {', '.join(film.directors)}" if film.directors else ""
    return Link(text=clip(f"{film.title}{year}{directors}", _NAMES), href=film_link(film.imdb_id))
