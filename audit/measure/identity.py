"""Identity: does an item have an id, is the id the item's film, is there such a film."""

import re
from collections.abc import Iterable

from audit.measure.sameness import by_film, by_value, film_fact, is_well_formed, place, stated_id
from audit.measure.text import TEXT_LIMIT
from audit.model import Evidence, Film, Item, Match, MatchStatus, Material
from audit.spelling import title_forms, title_key, title_similarity
from audit.tables import FILMS, MATCHES, Measured, Tables, measures

MAX_CANDIDATES = 5
"""Films shown for an ambiguous title: more would not help an editor choose."""


_NO_FEATURE = re.compile(
    r"\b(?:(?:mini-?|tv |television |web )series|serials?|episodes|sitcom|(?:animated|documentary) short"
    r"|(?:short|animated|television|tv|student|documentary) films?|teleplay|cartoon|(?:ballet|opera|concert)[ -]film"
    r"|filmed (?:ballet|opera|concert|play|performance)|(?:stage|theatre|theater) production)\b",
    re.IGNORECASE,
)

_PERSON = r"(?-i:[^\W\d_a-z][\w’'-]{1,20}\s(?:[^\W\d_a-z][\w.’'-]{0,20}\s?){1,3})"
# Whose story it tells, who plays, who composed: generators that make a film up seldom say so.
_NAMED_MAKER = re.compile(
    r"\b(?:novels?|novellas?|stor(?:y|ies)|plays?|books?|tales?|script|screenplay|music|score"
    rf"|songs?)\b[^.;]{{0,40}}?\sby\s{_PERSON}|\b{_PERSON}[^.;]{{0,20}}?\b(?:plays|played|stars|starred|appears"
    r"|appeared)\b"
    rf"|\b(?:starring|stars|starred|featuring|played\sby|performed\sby|composed\sby|written\sby)\s{_PERSON}",
    re.IGNORECASE,
)


def has_title(film: Film, title: str) -> bool:
    """Whether a title is one of a film's, or a part of one, but for dress and transliteration."""
    forms = title_forms(title)
    known = (part for one in film.titles for part in title_forms(one))
    return any(title_similarity(form, part) == 1 for part in known for form in forms)


def described(film: Film) -> str:
    """Return a film as "Title (Year), directors"."""
    by = f", {', '.join(film.directors)}" if film.directors else ""
    return f"{film.title} ({film.year or 'year unknown'}){by}"


@measures(FILMS, has_imdb_id="boolean", stated_imdb_id="string")
def ids(material: Material, tables: Tables) -> Measured:
    """Measure whether an id is stated, and which; null where the markup has no place for one."""
    measured = Measured.start(tables.rows(FILMS), "has_imdb_id", "stated_imdb_id")
    for at, item in enumerate(material.items):
        stated = stated_id(item)
        if "imdb_id" in item.film_list.fields:
            measured.columns["has_imdb_id"][at] = stated is not None
        measured.columns["stated_imdb_id"][at] = stated
    return measured


@measures(FILMS, suggested_imdb_id="string", suggested_imdb_id_is_safe="boolean", likely_imdb_id="string")
def suggested_ids(material: Material, tables: Tables) -> Measured:
    """Measure the right id of an item whose own is missing, malformed or another film's.

    The film that title, year and director name decides; else the id that the same title and year carry elsewhere in
    the feed. Safe: the reference, in agreement with title and year.
    """
    measured = Measured.start(tables.rows(FILMS), "suggested_imdb_id", "suggested_imdb_id_is_safe", "likely_imdb_id")
    siblings = _ids_by_title(material)
    for at, (row, item) in enumerate(zip(tables.rows(FILMS), material.items, strict=True)):
        film = item.match.title_film
        others = siblings.get(_title_and_year(item), {})
        if film is not None:
            value, safe = film.imdb_id, film.year == item.record.year and has_title(film, item.record.title)
            facts = [Evidence(source=film.source, id=film.imdb_id, url=film.url, value=described(film))]
            facts += [place(other, value) for other in others.get(value, ())[:1]]
        elif len(others) == 1 and stated_id(item) not in others:
            ((value, places),) = others.items()
            safe, facts = False, [place(places[0], value)]
        else:
            continue
        measured.columns["suggested_imdb_id"][at] = value
        measured.columns["suggested_imdb_id_is_safe"][at] = safe
        measured.columns["likely_imdb_id"][at] = f"{value} ({described(film)})" if film else value
        measured.evidence[row, "likely_imdb_id"] = tuple(facts)
    return measured


def _title_and_year(item: Item) -> tuple[str, int | None]:
    return title_key(item.record.title), item.record.year


def _ids_by_title(material: Material) -> dict[tuple[str, int | None], dict[str, list[Item]]]:
    """Return title and year to the ids stated with them and not known to be another film's, each with its items."""
    return {
        key: by_value((item for item in group if _may_be_right(item)), lambda item: stated_id(item) or "")
        for key, group in _by_title_and_year(material.items).items()
    }


def _may_be_right(item: Item) -> bool:
    stated, film = stated_id(item), item.match.film
    return stated is not None and is_well_formed(stated) and (film is None or film.imdb_id == stated)


@measures(MATCHES, id_is_known="boolean", id_score="Float64", id_film="string")
def id_agreement(material: Material, tables: Tables) -> Measured:
    """Measure whether the reference knows the id, and how well the item agrees with the id's film.

    ``id_is_known`` is False only in a reference that is complete enough to say so.
    """
    measured = Measured.start(tables.rows(MATCHES), "id_is_known", "id_score", "id_film")
    complete = material.reference.info.complete
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        film, stated = item.match.id_film, stated_id(item)
        if film is not None:
            measured.columns["id_is_known"][at] = True
            measured.columns["id_score"][at] = item.match.id_score
            measured.columns["id_film"][at] = described(film)
            fact = Evidence(source=film.source, id=film.imdb_id, url=film.url, value=described(film))
            measured.evidence[row, "id_score"] = (fact,)
        elif complete and stated is not None and is_well_formed(stated):
            measured.columns["id_is_known"][at] = False
    return measured


@measures(MATCHES, is_found="boolean", candidate_count="Int64", candidates="string")
def found(material: Material, tables: Tables) -> Measured:
    """Measure whether a title without a usable id is in the reference, and how many films it may be.

    ``is_found`` is False only where nothing speaks for such a film. It is null for a title that an incomplete reference
    does not know; for an item without a year; where a film is not unlike it (by spelling, by telling words, by its
    director in that year), which may be it under another translation; where the text names its author, players or
    composer; and for a work that by its own text is no feature film: of series, shorts and filmed stage works no
    reference has every title.
    """
    measured = Measured.start(tables.rows(MATCHES), "is_found", "candidate_count", "candidates")
    complete = material.reference.info.complete
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        match = item.match
        if match.status is not MatchStatus.NONE:
            measured.columns["is_found"][at] = True
            _add_candidates(measured, at, row, match)
        elif complete and match.id_film is None and not match.candidates and _is_stated_feature(item):
            measured.columns["is_found"][at] = False
    return measured


def _is_stated_feature(item: Item) -> bool:
    record = item.record
    text = ". ".join(filter(None, (record.title, record.description, record.fact)))[:TEXT_LIMIT]
    return record.year is not None and not _NO_FEATURE.search(text) and not _NAMED_MAKER.search(text)


def _add_candidates(measured: Measured, at: int, row: str, match: Match) -> None:
    ambiguous = match.status is MatchStatus.AMBIGUOUS
    measured.columns["candidate_count"][at] = len(match.candidates) if ambiguous else 1
    if ambiguous:
        shown = match.candidates[:MAX_CANDIDATES]
        measured.columns["candidates"][at] = "; ".join(described(film) for film in shown)
        measured.evidence[row, "candidate_count"] = tuple(
            Evidence(source=film.source, id=film.imdb_id, url=film.url, value=described(film)) for film in shown
        )


@measures(FILMS, ids_given="Int64", other_imdb_ids="string")
def ids_across_posts(material: Material, tables: Tables) -> Measured:
    """Measure how many ids the feed gives the items of one title and year; the poster's id counts too.

    Null for an item without an id.
    """
    measured = Measured.start(tables.rows(FILMS), "ids_given", "other_imdb_ids")
    at = {item.row: number for number, item in enumerate(material.items)}
    for group in _by_title_and_year(material.items).values():
        given = {**by_value(group, lambda item: item.record.imdb_id), **by_value(group, _poster_id)}
        given.pop(None, None)
        for item in group:
            stated = stated_id(item)
            if stated is None:
                continue
            others = {one: places for one, places in given.items() if one != stated}
            measured.columns["ids_given"][at[item.row]] = 1 + len(others)
            measured.columns["other_imdb_ids"][at[item.row]] = ", ".join(map(str, others))
            measured.evidence[item.row, "other_imdb_ids"] = tuple(
                place(other, one) for one, places in others.items() for other in places
            )
    return measured


def _poster_id(item: Item) -> str | None:
    return item.record.poster_imdb_id


def _by_title_and_year(items: Iterable[Item]) -> dict[tuple[str, int | None], list[Item]]:
    groups: dict[tuple[str, int | None], list[Item]] = {}
    for item in items:
        groups.setdefault(_title_and_year(item), []).append(item)
    return groups


@measures(FILMS, titles_given="Int64", other_titles="string")
def titles_across_posts(material: Material, tables: Tables) -> Measured:
    """Measure how many titles the feed gives one film; differences of case, article and punctuation are none."""
    measured = Measured.start(tables.rows(FILMS), "titles_given", "other_titles")
    at = {item.row: number for number, item in enumerate(material.items)}
    for group in by_film(material.items).values():
        titles = by_value(group, lambda item: title_key(item.record.title))
        for item in group:
            own = title_key(item.record.title)
            others = {key: places for key, places in titles.items() if key != own}
            measured.columns["titles_given"][at[item.row]] = 1 + len(others)
            measured.columns["other_titles"][at[item.row]] = "; ".join(
                places[0].record.title for places in others.values()
            )
            measured.evidence[item.row, "other_titles"] = tuple(
                place(other, other.record.title) for places in others.values() for other in places
            )
    return measured


@measures(MATCHES, kind="string")
def kind(material: Material, tables: Tables) -> Measured:
    """Measure the kind of the matched work, in IMDb's words; null where the post is a list of series."""
    measured = Measured.start(tables.rows(MATCHES), "kind")
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        title = item.film_list.post.title.casefold()
        if item.match.film is None or any(word in title for word in ("series", "shows", "television", "tv ", "games")):
            continue
        measured.columns["kind"][at] = item.match.film.kind
        measured.evidence[row, "kind"] = film_fact(item, item.match.film.kind)
    return measured
