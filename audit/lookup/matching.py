"""From list items to films: by the stated id where the item agrees with it, else by title."""

from collections.abc import Sequence

from audit.lookup.agreement import Agreement, Fact, compare, probability
from audit.lookup.resolve import Resolution, resolve
from audit.model import Film, FilmList, FilmRecord, Match, MatchStatus, Reference

_LIKELY = 0.5
"""Score from which an item is more likely its id's film than another."""


def look_up(lists: Sequence[FilmList], reference: Reference) -> tuple[tuple[Match, ...], ...]:
    """Find each item of each list in a reference.

    All ids are asked for at once. Titles are resolved for every item, with or without an id, so that a wrong id can be
    told from a wrong title; an item that comes again is resolved once.

    Returns:
        One tuple a list, one match an item, in order.
    """
    records = [record for film_list in lists for record in film_list.records]
    known = reference.by_ids({imdb_id for record in records if (imdb_id := _stated_id(record))})
    resolved: dict[tuple[object, ...], Resolution] = {}

    def match(record: FilmRecord) -> Match:
        key = (record.title, record.year, record.directors, record.poster_title, record.poster_year)
        if key not in resolved:
            resolved[key] = resolve(record, reference)
        return _match(record, known.get(_stated_id(record)), resolved[key])

    return tuple(tuple(match(record) for record in film_list.records) for film_list in lists)


def _stated_id(record: FilmRecord) -> str:
    return record.imdb_id or record.poster_imdb_id or ""


def _match(record: FilmRecord, id_film: Film | None, resolution: Resolution) -> Match:
    title_film, titled = resolution.film, resolution.agreement
    id_score = None
    if id_film is not None:
        same = title_film is not None and title_film.imdb_id == id_film.imdb_id
        id_score = _score_id(compare(record, id_film), None if same else titled)
    if id_score is not None and id_score >= _LIKELY:
        status, film, score = MatchStatus.ID, id_film, id_score
    elif titled is not None:
        status, film, score = MatchStatus.TITLE, title_film, titled.score
    else:
        status, film, score = MatchStatus.AMBIGUOUS if resolution.candidates else MatchStatus.NONE, None, None
    return Match(
        status=status,
        film=film,
        id_film=id_film,
        title_film=title_film,
        candidates=resolution.candidates,
        score=score,
        id_score=id_score,
    )


def _score_id(agreement: Agreement, rival: Agreement | None) -> float:
    """Score the film of an id, beside the film that the title names.

    The rival counts only where the item has not the title of its id's film and nothing speaks against the rival: then
    a year that happens to fit, or the director of a sequel, is no longer enough.
    """
    if rival is None or rival.doubts or agreement.title is Fact.SAME:
        return agreement.score
    return min(agreement.score, probability(agreement.decibans - rival.decibans))
