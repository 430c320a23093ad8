"""Identity: does an item have an id, is the id the item's film, is there such a film."""

from audit.measure.sameness import by_film, distinct, film_fact, is_well_formed, place, stated_id
from audit.model import Evidence, Film, Item, Match, MatchStatus, Material
from audit.spelling import title_key
from audit.tables import FILMS, MATCHES, Measured, Tables, measures

MAX_CANDIDATES = 5
"""Films shown for an ambiguous title: more would not help an editor choose."""


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
    the feed. Safe: the reference and a year in agreement with it.
    """
    measured = Measured.start(tables.rows(FILMS), "suggested_imdb_id", "suggested_imdb_id_is_safe", "likely_imdb_id")
    siblings = _ids_by_title(material)
    for at, (row, item) in enumerate(zip(tables.rows(FILMS), material.items, strict=True)):
        film = item.match.title_film
        others = siblings.get(_title_and_year(item), [])
        if film is not None:
            value, safe = film.imdb_id, film.year == item.record.year
            facts = [Evidence(source=film.source, id=film.imdb_id, url=film.url, value=described(film))]
            facts += [place(other, value) for other in others if stated_id(other) == value][:1]
        elif len({stated_id(other) for other in others}) == 1:
            value, safe, facts = str(stated_id(others[0])), False, [place(others[0], stated_id(others[0]))]
        else:
            continue
        measured.columns["suggested_imdb_id"][at] = value
        measured.columns["suggested_imdb_id_is_safe"][at] = safe
        measured.columns["likely_imdb_id"][at] = f"{value} ({described(film)})" if film else value
        measured.evidence[row, "likely_imdb_id"] = tuple(facts)
    return measured


def _title_and_year(item: Item) -> tuple[str, int | None]:
    return title_key(item.record.title), item.record.year


def _ids_by_title(material: Material) -> dict[tuple[str, int | None], list[Item]]:
    """Return title and year to the items whose stated id is not known to be another film's."""
    known: dict[tuple[str, int | None], list[Item]] = {}
    for item in material.items:
        stated = stated_id(item)
        film = item.match.film
        if stated and is_well_formed(stated) and (film is None or film.imdb_id == stated):
            known.setdefault(_title_and_year(item), []).append(item)
    return known


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

    ``is_found`` is null for a title that an incomplete reference does not know, and for an item without a year: too
    little to say that a film does not exist.
    """
    measured = Measured.start(tables.rows(MATCHES), "is_found", "candidate_count", "candidates")
    complete = material.reference.info.complete
    for at, (row, item) in enumerate(zip(tables.rows(MATCHES), material.items, strict=True)):
        match = item.match
        if match.status is not MatchStatus.NONE:
            measured.columns["is_found"][at] = True
            _add_candidates(measured, at, row, match)
        elif complete and item.record.year is not None and item.match.id_film is None:
            measured.columns["is_found"][at] = False
    return measured


def _add_candidates(measured: Measured, at: int, row: str, match: Match) -> None:
    ambiguous = match.status is MatchStatus.AMBIGUOUS
    measured.columns["candidate_count"][at] = len(match.candidates) if ambiguous else 1
    if ambiguous:
        shown = match.candidates[:MAX_CANDIDATES]
        measured.columns["candidates"][at] = "; ".join(described(film) for film in shown)
        measured.evidence[row, "candidate_count"] = tuple(
            Evidence(source=film.source, id=film.imdb_id, url=film.url, value=described(film)) for film in shown
        )


@measures(FILMS, ids_given="Int64", other_imdb_ids="string", titles_given="Int64", other_titles="string")
def across_posts(material: Material, tables: Tables) -> Measured:
    """Measure how many ids and titles the feed gives one film; the poster's id counts too.

    Ids are compared among the items of one title and year; titles among the items of one film.
    """
    measured = Measured.start(tables.rows(FILMS), "ids_given", "other_imdb_ids", "titles_given", "other_titles")
    rows = {item.row: at for at, item in enumerate(material.items)}
    same_title: dict[tuple[str, int | None], list[Item]] = {}
    for item in material.items:
        same_title.setdefault(_title_and_year(item), []).append(item)
    for group in same_title.values():
        given = distinct(
            one for item in group for one in (item.record.imdb_id, item.record.poster_imdb_id) if one is not None
        )
        for item in group:
            if given and stated_id(item) is not None:
                others = [one for one in given if one != stated_id(item)]
                measured.columns["ids_given"][rows[item.row]] = len(given)
                measured.columns["other_imdb_ids"][rows[item.row]] = ", ".join(others)
                measured.evidence[item.row, "other_imdb_ids"] = tuple(
                    place(other, stated_id(other)) for other in group if stated_id(other) in others
                )
    for group in by_film(material.items).values():
        keys = {title_key(item.record.title) for item in group}
        for item in group:
            others = distinct(
                one.record.title for one in group if title_key(one.record.title) != title_key(item.record.title)
            )
            measured.columns["titles_given"][rows[item.row]] = len(keys)
            measured.columns["other_titles"][rows[item.row]] = "; ".join(others)
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
