"""Suggestions: what to write instead, and where the evidence is sure enough to write it without reading."""

import html
import re

from audit.measure.leftovers import find_double_escape, find_shortcode
from audit.measure.sameness import stated_id
from audit.measure.text import read_texts
from audit.model import Film, Item, Material
from audit.spelling import same_person, title_key
from audit.tables import CLAIMS, MATCHES, TEXTS, Measured, Tables, measures

_CONTENTS = re.compile(r"\[(?:ez-)?toc\]")
"""A table of contents holds nothing of its own; any other shortcode stands for something an editor may miss."""

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d|s\b)")


@measures(MATCHES, match_year_is_safe="boolean", match_directors_is_safe="boolean")
def facts(material: Material, tables: Tables) -> Measured:
    """Measure whether the year or the directors of the film may take the place of the stated ones.

    So it is where the id is the film's, the title is one of its titles, and the other one of year and director is
    right. Null without a film, False where its sources disagree on the fact.
    """
    measured = Measured.start(tables.rows(MATCHES), "match_year_is_safe", "match_directors_is_safe")
    for at, item in enumerate(material.items):
        film = item.match.film
        if film is None:
            continue
        named = _is_named(item, film)
        director = any(same_person(name, known) for name in item.record.directors for known in film.directors)
        year = item.record.year is not None and item.record.year == film.year
        measured.columns["match_year_is_safe"][at] = named and director and not _is_disputed(film, "year")
        measured.columns["match_directors_is_safe"][at] = named and year and not _is_disputed(film, "directors")
    return measured


@measures(TEXTS, unescaped_text="string", shortcode_is_contents="boolean")
def leftover_suggestions(material: Material, tables: Tables) -> Measured:
    """Measure what a double escape stands for, and whether a leftover shortcode is a table of contents.

    Null where there is none. A tag that shows is no text: what it was meant for is the editor's to say.
    """
    measured = Measured.start(tables.rows(TEXTS), "unescaped_text", "shortcode_is_contents")
    for at, (_, words) in enumerate(read_texts(material)):
        if escape := find_double_escape(words):
            measured.columns["unescaped_text"][at] = _unescaped(escape)
        if shortcode := find_shortcode(words):
            measured.columns["shortcode_is_contents"][at] = _CONTENTS.fullmatch(shortcode) is not None
    return measured


@measures(CLAIMS, corrected_span="string")
def corrected_spans(material: Material, tables: Tables) -> Measured:  # noqa: ARG001  every measure takes both
    """Measure the words of a claim with the right year in place of the wrong one.

    Null where no year is known to be right, and where the words hold more than one year.
    """
    measured = Measured.start(tables.rows(CLAIMS), "corrected_span")
    columns = (tables.values(CLAIMS, name) for name in ("span", "award_year", "known_year"))
    for at, (span, award_year, known_year) in enumerate(zip(*columns, strict=True)):
        right = str(award_year or known_year or "")
        if _YEAR.fullmatch(right) and len(_YEAR.findall(str(span))) == 1:
            measured.columns["corrected_span"][at] = _YEAR.sub(right, str(span))
    return measured


def _is_named(item: Item, film: Film) -> bool:
    """Whether id and title of an item are the film's."""
    key = title_key(item.record.title)
    return stated_id(item) == film.imdb_id and any(title_key(title) == key for title in film.titles)


def _is_disputed(film: Film, fact: str) -> bool:
    return any(one.startswith(f"{fact}:") for one in film.disagreements)


def _unescaped(escape: str) -> str | None:
    # "&amp;#039;" shows where a text was escaped three times.
    character = html.unescape(html.unescape(escape))
    return character if escape.startswith("&") and character != escape else None
